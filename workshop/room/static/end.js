import { html } from "./vendor/htm-preact-standalone.js";

/** @import { Visit } from "./visit.js" */

const WORTH = /** @type {const} */ (["yes", "partly", "no"]);

/**
 * What there is at the end: the team's plan and what one takes home of it, and one question.
 * @param {{ visit: Visit }} props
 */
export function EndNotes({ visit }) {
  const { live, data } = visit;
  const isReleased = live.released.includes(data.teamId);
  const isAsked = live.worth.step !== "" && (isReleased || visit.step === live.worth.step);
  return html`${isReleased && html`<${PlanNote} visit=${visit} />`} ${isAsked && html`<${WorthNote} visit=${visit} />`}`;
}

/**
 * The team's plan, given by the facilitator.
 * @param {{ visit: Visit }} props
 */
function PlanNote({ visit }) {
  return html`<p class="room-note room-plan">
    ${visit.say("plan")}
    <span class="room-choices">
      <a class="room-button room-main" href=${`${visit.base()}/plan`} download>${visit.say("plan_open")}</a>
      <a class="room-button" href=${`${visit.base()}/recap`}>${visit.say("recap")}</a>
    </span>
  </p>`;
}

/**
 * Whether it was worth the time: one tap, which nobody else sees.
 * @param {{ visit: Visit }} props
 */
function WorthNote({ visit }) {
  const { worth, live, wire } = visit;
  const isOver = live.worth.isCounted || visit.data.look !== "";
  if (live.worth.isCounted && !worth) return null;
  const said = live.worth.isCounted ? "worth_counted" : worth ? "worth_thanks" : "worth_help";
  return html`<div class="room-note room-worth" role="group" aria-labelledby="room-worth">
    <p><strong id="room-worth">${visit.say("worth")}</strong> <span class="room-from">${(!live.worth.isCounted && visit.worthWaits) || visit.say(said)}</span></p>
    <div class="room-choices">
      ${WORTH.map(
        (each) =>
          html`<button
            key=${each}
            type="button"
            class="room-button"
            aria-pressed=${worth === each ? "true" : "false"}
            disabled=${isOver || !wire.isOpen}
            onClick=${() => wire.say({ worth: worth === each ? null : each })}
          >
            ${visit.say(`worth_${each}`)}
          </button>`,
      )}
    </div>
  </div>`;
}
