import { html } from "./vendor/htm-preact-standalone.js";
import { clockTime } from "./clock.js";
import { closed, filled } from "./words.js";

/** @import { Led, LiveStep } from "./room-types.js" */

/**
 * The time that is left, while a timer runs.
 * @param {{ visit: Led }} props
 */
export function TimeLeft({ visit }) {
  const left = visit.clock.left();
  if (left === null) return null;
  const label = filled({ t: visit.say("timer") }, "t", { time: clockTime(left) });
  return html`<p class="room-timer" role="timer" aria-label=${label}>${clockTime(left)}</p>`;
}

/**
 * What is said to all, or to oneself: that time is up, a message, that one's own answers are missing.
 * @param {{ visit: Led }} props
 */
export function SaidToMe({ visit }) {
  const { message } = visit.live;
  return html`${visit.clock.left() === 0 && html`<p class="room-note">${visit.say("timer_over")}</p>`}
    ${message && message !== visit.hiddenMessage && html`<${FromFacilitator} visit=${visit} />`}
    ${visit.nudgedTo && html`<${Nudged} visit=${visit} step=${visit.nudgedTo} />`}`;
}

/**
 * That the step which is shown can't be written in.
 * @param {{ visit: Led }} props
 */
export function StepState({ visit }) {
  const state = visit.stepOf(visit.step)?.state;
  return html`${state === "locked" && html`<p class="room-note room-look">${visit.say("locked_help")}</p>`}
    ${state === "closed" && html`<p class="room-note">${visit.say("closed_help")}</p>`}`;
}

/** @param {{ visit: Led }} props */
function FromFacilitator({ visit }) {
  const hide = () => {
    visit.hiddenMessage = visit.live.message;
    visit.draw();
  };
  return html`<div class="room-note room-message">
    <p><span class="room-from">${visit.say("message")}</span> <bdi>${closed(visit.live.message)}</bdi></p>
    <button type="button" class="room-button" onClick=${hide}>${visit.say("message_hide")}</button>
  </div>`;
}

/** @param {{ visit: Led, step: LiveStep }} props */
function Nudged({ visit, step }) {
  const hide = () => {
    visit.nudgedTo = null;
    visit.draw();
  };
  const go = () => {
    hide();
    void visit.goTo(step.id);
  };
  return html`<div class="room-note room-call">
    <p>${filled({ t: visit.say("nudged") }, "t", { step: step.title })}</p>
    <div class="room-choices">
      ${step.id !== visit.step && html`<button type="button" class="room-button room-main" onClick=${go}>${visit.say("go")}</button>`}
      <button type="button" class="room-button" onClick=${hide}>${visit.say("message_hide")}</button>
    </div>
  </div>`;
}

/**
 * That the room is at another step: whoever types is asked, at once or once they are done.
 * @param {{ visit: Led, step: LiveStep, role?: string }} props
 */
export function Called({ visit, step, role }) {
  const stay = () => {
    visit.calledTo = null;
    visit.typedIn?.focus();
    visit.draw();
  };
  return html`<div class="room-note room-call" role=${role}>
    <p>${filled({ t: visit.say("called") }, "t", { step: step.title })}</p>
    <div class="room-choices">
      <button type="button" class="room-button room-main" onClick=${() => void visit.goTo(step.id)}>${visit.say("go")}</button>
      <button type="button" class="room-button" onClick=${stay}>${visit.say("stay")}</button>
    </div>
  </div>`;
}

/**
 * Raise a hand, or take it down.
 * @param {{ visit: Led }} props
 */
export function Hand({ visit }) {
  const raise = () => visit.wire.say({ hand: !visit.hand });
  return html`<button type="button" class="room-button" aria-pressed=${visit.hand ? "true" : "false"} disabled=${visit.wire.isOpen === false} onClick=${raise}>
    ${visit.say(visit.hand ? "hand_lower" : "hand")}
  </button>`;
}
