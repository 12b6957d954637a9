import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */
/** @import { Present } from "./room-types.js" */

/**
 * Who has raised a hand.
 * @param {{ lead: Lead }} props
 */
export function HandsView({ lead }) {
  const raised = lead.teams.flatMap(({ name, here }) => here.filter(({ hand }) => hand).map((who) => ({ ...who, team: name })));
  if (raised.length === 0) return null;
  return html`<section class="lead-part lead-hands" aria-label=${lead.say("hands")}>
    <p class="lead-here">${lead.say("hands")}</p>
    <ul class="lead-alone">
      ${raised.map(
        ({ id, name, team }) =>
          html`<li key=${id} class="lead-alone-team">
            <span><strong><bdi>${name}</bdi></strong>, <bdi>${team}</bdi></span>
            <button type="button" class="room-button" aria-label=${`${lead.say("hands_lower")}: ${name}`} onClick=${() => lead.wire.say({ lower: id })}>
              ${lead.say("hands_lower")}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * Everybody who is here, each with the team: another one is chosen there.
 * @param {{ lead: Lead }} props
 */
export function PeopleView({ lead }) {
  const people = lead.teams.flatMap(({ id, here }) => here.map((who) => ({ who, team: id })));
  return html`<details class="lead-part lead-folded">
    <summary>${lead.say("people")}</summary>
    <p class="room-quiet">${lead.say(people.length > 0 ? "people_help" : "people_none")}</p>
    <ul class="lead-alone">
      ${people.map(({ who, team }) => html`<${PersonView} key=${who.id} lead=${lead} who=${who} team=${team} />`)}
    </ul>
  </details>`;
}

/** @param {{ lead: Lead, who: Present, team: string }} props */
function PersonView({ lead, who, team }) {
  /** @param {Event} event */
  const choose = (event) => {
    const to = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    lead.wire.say({ move: who.id, from: team, to });
    lead.draw();
  };
  return html`<li class="lead-alone-team">
    <span><strong><bdi>${who.name}</bdi></strong> ${who.to !== team && html`<span class="room-quiet">${lead.say("people_moving")}</span>`}</span>
    <select class="lead-box" aria-label=${lead.say("people_team", { name: who.name })} value=${who.to} disabled=${who.to !== team} onChange=${choose}>
      ${lead.teams.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
    </select>
  </li>`;
}

/** @param {{ lead: Lead }} props */
export function EndView({ lead }) {
  return html`<details class="lead-part lead-folded">
    <summary>${lead.say("end")}</summary>
    <p class="room-quiet">${lead.say("end_help")}</p>
    <p class="lead-line">
      <button type="button" class="room-button" onClick=${() => lead.wire.say({ end: true })}>${lead.say("end_really")}</button>
      <span role="status">${lead.ended === null ? "" : lead.count("ended", lead.ended)}</span>
    </p>
  </details>`;
}
