import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */
/** @import { MadePlan, TeamOnBoard } from "./room-types.js" */

const ALL_TEAMS = "all";

/**
 * The written plans: made at any moment, and given to their teams.
 * @param {{ lead: Lead }} props
 */
export function PlansView({ lead }) {
  const { plans, teams, wire } = lead;
  const rollup = plans.made[ALL_TEAMS];
  return html`<section class="lead-part lead-plans" aria-label=${lead.say("plans")}>
    <p class="lead-here">${lead.say("plans")}</p>
    <p class="lead-line">
      <button type="button" class="room-button room-main" disabled=${plans.running} onClick=${() => wire.say({ plans: [] })}>
        ${lead.say("plans_all")}
      </button>
      <${GiveAll} lead=${lead} />
      <span role="status">${plans.running ? lead.say("plans_running", { done: plans.done, all: plans.wanted }) : plans.failure}</span>
    </p>
    <ul class="lead-alone">
      ${teams.map((team) => html`<${TeamPlan} key=${team.id} lead=${lead} team=${team} made=${plans.made[team.id]} />`)}
      ${rollup && html`<li class="lead-alone-team"><span><strong>${lead.say("plans_rollup")}</strong> <${PlanFiles} lead=${lead} team=${ALL_TEAMS} made=${rollup} /></span></li>`}
    </ul>
    <p class="room-quiet">${lead.say("plans_help")}</p>
  </section>`;
}

/** @param {{ lead: Lead, team: TeamOnBoard, made: MadePlan | undefined }} props */
function TeamPlan({ lead, team, made }) {
  const { plans, wire } = lead;
  return html`<li class="lead-alone-team">
    <span>
      <strong><bdi>${team.name}</bdi></strong>
      ${team.agreed && html` <span class="room-quiet">${lead.say("plans_agreed", { day: team.agreed })}</span>`}
      ${made && html` <${PlanFiles} lead=${lead} team=${team.id} made=${made} />`}
    </span>
    <span class="lead-line">
      <button
        type="button"
        class="room-button"
        disabled=${plans.running}
        aria-label=${`${lead.say("plans_one")}: ${team.name}`}
        onClick=${() => wire.say({ plans: [team.id] })}
      >
        ${lead.say("plans_one")}
      </button>
      <${Give} lead=${lead} team=${team} />
      <button
        type="button"
        class="lead-quiet-button"
        disabled=${plans.running}
        aria-label=${`${lead.say("plans_agree")}: ${team.name}`}
        onClick=${() => wire.say({ agree: team.id })}
      >
        ${lead.say("plans_agree")}
      </button>
    </span>
  </li>`;
}

/**
 * The plans given to their teams, where they are made elsewhere: in a notebook, beside this.
 * @param {{ lead: Lead }} props
 */
export function GivingView({ lead }) {
  if (lead.teams.length === 0) return null;
  return html`<section class="lead-part lead-plans" aria-label=${lead.say("giving")}>
    <p class="lead-here">${lead.say("giving")}</p>
    <p class="lead-line"><${GiveAll} lead=${lead} /></p>
    <ul class="lead-alone">
      ${lead.teams.map(
        (team) =>
          html`<li key=${team.id} class="lead-alone-team">
            <span>
              <strong><bdi>${team.name}</bdi></strong>
              ${team.agreed && html` <span class="room-quiet">${lead.say("plans_agreed", { day: team.agreed })}</span>`}
            </span>
            <${Give} lead=${lead} team=${team} />
          </li>`,
      )}
    </ul>
    <p class="room-quiet">${lead.say("giving_help")}</p>
  </section>`;
}

/** @param {{ lead: Lead, team: TeamOnBoard }} props */
function Give({ lead, team }) {
  const isGiven = lead.live.released.includes(team.id);
  return html`<button
    type="button"
    class="room-button"
    aria-pressed=${isGiven ? "true" : "false"}
    aria-label=${`${lead.say("plans_give")}: ${team.name}`}
    onClick=${() => lead.wire.say({ release: team.id, given: !isGiven })}
  >
    ${lead.say("plans_give")}
  </button>`;
}

/**
 * Gives every team its plan; once all have theirs, it takes them back.
 * @param {{ lead: Lead }} props
 */
function GiveAll({ lead }) {
  const { teams, live, wire } = lead;
  if (teams.length < 2) return null;
  const isGiven = teams.every(({ id }) => live.released.includes(id));
  const give = () => wire.say({ release: teams.map(({ id }) => id), given: !isGiven });
  return html`<button type="button" class="room-button" onClick=${give}>${isGiven ? lead.say("give_none") : lead.say("give_all")}</button>`;
}

/** @param {{ lead: Lead, team: string, made: MadePlan }} props */
function PlanFiles({ lead, team, made }) {
  if (made.error) return html`<span class="lead-away">${lead.say("plans_failed", { reason: made.error })}</span>`;
  const { words, root } = lead.data;
  const whole = stem(made.files[made.files.length - 1] ?? "");
  return html`<span class="lead-files">
    ${made.files.map((name, number) => {
      const ending = name.slice(name.lastIndexOf(".") + 1);
      const said = stem(name) === whole ? words[`file_${ending}`] : words.file_page_one;
      return html`<a key=${name} href=${`${root}/plans/${team}/${number}`} download>${said ?? name}</a>`;
    })}
  </span>`;
}

/** @param {string} name */
function stem(name) {
  return name.slice(0, name.lastIndexOf("."));
}
