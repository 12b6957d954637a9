import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */
/** @import { TeamOnBoard } from "./room-types.js" */

/**
 * What each answers alone in the step that is picked: who is done, by name, and the reveal.
 * @param {{ lead: Lead }} props
 */
export function RevealView({ lead }) {
  const step = lead.step();
  const teams = step ? lead.teams.filter(({ alone }) => alone[step.id]) : [];
  if (!step || teams.length === 0) return null;
  const ready = teams.filter(({ alone }) => alone[step.id].ready > 0);
  const revealAll = () => lead.wire.say({ reveal: step.id, teams: ready.map(({ id }) => id) });
  return html`<section class="lead-part lead-reveal" aria-label=${lead.say("alone")}>
    <p class="lead-here">${lead.say("alone")}: <strong><bdi>${step.title}</bdi></strong></p>
    <ul class="lead-alone">
      ${teams.map((team) => html`<${TeamAlone} key=${team.id} lead=${lead} team=${team} step=${step.id} />`)}
    </ul>
    <p class="lead-line">
      <button type="button" class="room-button room-main" disabled=${ready.length === 0} aria-describedby="reveal-help" onClick=${revealAll}>
        ${lead.say("reveal_all")}
      </button>
    </p>
    <p class="room-quiet" id="reveal-help">${lead.say("reveal_help")}</p>
  </section>`;
}

/** @param {{ lead: Lead, team: TeamOnBoard, step: string }} props */
function TeamAlone({ lead, team, step }) {
  const { done, waiting, ready, revealed } = team.alone[step];
  const all = done.length + waiting.length;
  const said = lead.data.inNotebook
    ? lead.say("alone_so_far", { done: done.length })
    : lead.say("alone_done", { done: done.length, all });
  const isOnWall = lead.live.wall === team.id;
  return html`<li class="lead-alone-team">
    <span>
      <strong><bdi>${team.name}</bdi></strong>: ${said}
      ${waiting.length > 0 && html` <span class="room-quiet">${lead.say("alone_waiting", { names: waiting.join(", ") })}</span>`}
      ${revealed > 0 && html` <span class="room-quiet">${lead.say("alone_revealed")}</span>`}
    </span>
    <span class="lead-line">
    ${waiting.length > 0 &&
    html`<button
      type="button"
      class="lead-quiet-button"
      aria-label=${`${lead.say("nudge")}: ${team.name}`}
      onClick=${() => lead.wire.say({ nudge: team.id, step })}
    >
      ${lead.say("nudge")}
    </button>`}
    ${revealed > 0 &&
    html`<button
      type="button"
      class="room-button"
      aria-pressed=${isOnWall ? "true" : "false"}
      aria-label=${`${lead.say("wall")}: ${team.name}`}
      onClick=${() => lead.wire.say({ wall: isOnWall ? "" : team.id })}
    >
      ${lead.say("wall")}
    </button>`}
    <button
      type="button"
      class="room-button"
      disabled=${ready === 0}
      aria-label=${`${lead.say("reveal")}: ${team.name}`}
      onClick=${() => lead.wire.say({ reveal: step, teams: [team.id] })}
    >
      ${lead.say("reveal")}
    </button>
    </span>
  </li>`;
}
