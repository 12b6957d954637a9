import { html } from "./vendor/htm-preact-standalone.js";
import { titled } from "./steering.js";

/** @import { Lead } from "./lead.js" */
/** @import { LiveStep, TeamOnBoard } from "./room-types.js" */

/** @type {Record<string, string>} */
export const PROGRESS_MARKS = { empty: "○", begun: "◐", complete: "●" };

/**
 * The teams side by side: how far each is with each step, and who of it is there.
 * @param {{ lead: Lead }} props
 */
export function BoardView({ lead }) {
  const { live, teams } = lead;
  return html`<section class="lead-board" aria-label=${lead.say("teams")} tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${lead.say("team")}</th>
          ${live.steps.map((step) => html`<${HeadCell} key=${step.id} lead=${lead} step=${step} />`)}
        </tr>
      </thead>
      <tbody>
        ${teams.map((team) => html`<${TeamRow} key=${team.id} lead=${lead} team=${team} />`)}
      </tbody>
    </table>
    <p class="room-quiet">${lead.say("legend")}</p>
  </section>`;
}

/** @param {{ lead: Lead, step: LiveStep }} props */
function HeadCell({ lead, step }) {
  const isRoom = step.id === lead.live.step;
  const isPicked = step.id === lead.step()?.id;
  const pick = () => {
    lead.picked = step.id;
    lead.draw();
  };
  return html`<th scope="col" class=${isPicked ? "lead-picked" : ""} aria-current=${isRoom ? "step" : null}>
    <button type="button" class="lead-head-cell" aria-pressed=${isPicked ? "true" : "false"} onClick=${pick}>
      <span class="lead-number">${isRoom ? "▶ " : ""}${step.number ?? ""}</span>
      <span class="lead-title">${step.title}</span>
      ${step.state !== "open" && html`<span class="lead-state">${lead.say(`is_${step.state}`)}</span>`}
    </button>
  </th>`;
}

/** @param {{ lead: Lead, team: TeamOnBoard }} props */
function TeamRow({ lead, team }) {
  const { live } = lead;
  const elsewhere = team.here.filter(({ step }) => !live.steps.some(({ id }) => id === step));
  return html`<tr>
    <th scope="row">
      <bdi>${team.name}</bdi>
      <span class="lead-people">${team.here.length === 0 && !lead.data.inNotebook ? lead.say("nobody") : names(elsewhere)}</span>
      ${!lead.data.inNotebook &&
      html`<a class="lead-look" href=${`${lead.data.root}/look/${team.id}`} target="_blank" aria-label=${`${lead.say("look")}: ${team.name}`}>
        ${lead.say("look")}
      </a>`}
    </th>
    ${live.steps.map((step, number) => {
      const [state, open] = team.cells[number] ?? ["empty", 0];
      const there = team.here.filter((each) => each.step === step.id);
      const isOpened = lead.opened?.team === team.id && lead.opened.step === step.id;
      return html`<td key=${step.id} class=${`${step.id === lead.step()?.id ? "lead-picked" : ""} lead-${state}`}>
        <button
          type="button"
          class="lead-cell"
          aria-expanded=${isOpened ? "true" : "false"}
          onClick=${() => lead.look(isOpened ? null : { team: team.id, step: step.id })}
        >
          ${markOf(lead, team, step, state, open)}
        </button>
        ${there.length > 0 && html`<span class="lead-people">${names(there)}</span>`}
      </td>`;
    })}
  </tr>`;
}

/**
 * @param {Lead} lead
 * @param {TeamOnBoard} team
 * @param {LiveStep} step
 * @param {string} state
 * @param {number} open
 */
function markOf(lead, team, step, state, open) {
  return html`<span aria-hidden="true">${PROGRESS_MARKS[state]}</span>
    <span class="room-hidden">${team.name}, ${lead.data.words[`state_${state}`]}: ${titled(step)}</span>
    ${state === "begun" && html`<span class="lead-points">${lead.count("points", open)}</span>`}`;
}

/** @param {TeamOnBoard["here"]} people */
function names(people) {
  return people.map(({ id, name }, number) => html`<bdi key=${id}>${number > 0 ? ", " : ""}${name}</bdi>`);
}
