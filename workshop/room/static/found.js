import { html, useEffect, useRef } from "./vendor/htm-preact-standalone.js";
import { titled } from "./steering.js";
import { closed } from "./words.js";

/** @import { Lead } from "./lead.js" */
/** @import { PointGroup } from "./room-types.js" */

/**
 * What the plan check finds in the step and the team whose cell was opened; it follows what the team writes.
 * @param {{ lead: Lead }} props
 */
export function FoundView({ lead }) {
  const { opened } = lead;
  const team = lead.teams.find(({ id }) => id === opened?.team);
  const number = lead.live.steps.findIndex(({ id }) => id === opened?.step);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const place = opened ? `${opened.team}/${opened.step}` : "";
  useEffect(() => {
    if (place) box.current?.focus();
  }, [place]);
  if (!team || number < 0) return null;
  const step = lead.live.steps[number];
  const isTold = lead.points.team === team.id && lead.points.step === step.id;
  const groups = isTold ? (lead.points.groups ?? []) : [];
  const [state, open] = team.cells[number] ?? ["empty", 0];
  return html`<section class="lead-part lead-found" ref=${box} tabindex="-1" aria-labelledby="lead-found">
    <h2 id="lead-found"><bdi>${team.name}</bdi>: ${titled(step)}</h2>
    ${state === "begun" && open > 0 && html`<p>${lead.count("points_questions", open)}</p>`}
    ${isTold && groups.length === 0 && html`<p>${lead.say("points_none")}</p>`}
    <div role="status">${groups.map((group) => html`<${GroupView} key=${group.severity} group=${group} />`)}</div>
    <p class="lead-line">
      <button type="button" class="room-button" onClick=${() => lead.look(null)}>${lead.say("points_close")}</button>
    </p>
  </section>`;
}

/** @param {{ group: PointGroup }} props */
function GroupView({ group }) {
  return html`<div class=${`lead-group lead-${group.severity}`}>
    <h3>${group.title}</h3>
    <ul>
      ${group.sentences.map((sentence) => html`<li key=${sentence} dir="auto">${closed(sentence)}</li>`)}
    </ul>
  </div>`;
}
