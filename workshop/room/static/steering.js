import { html, useRef } from "./vendor/htm-preact-standalone.js";
import { clockTime } from "./clock.js";

/** @import { Lead } from "./lead.js" */
/** @import { LiveStep } from "./room-types.js" */

const MINUTES = [5, 10, 15, 20];
const STATES = /** @type {const} */ ([
  ["open", "open"],
  ["lock", "locked"],
  ["close", "closed"],
]);

/**
 * What the facilitator does for all: the step, the timer, a message.
 * @param {{ lead: Lead }} props
 */
export function SteeringView({ lead }) {
  return html`<div class="lead-steering">
    <${StepSteering} lead=${lead} />
    <${TimerSteering} lead=${lead} />
    <${MessageSteering} lead=${lead} />
  </div>`;
}

/** @param {{ lead: Lead }} props */
function StepSteering({ lead }) {
  const { live, wire } = lead;
  const step = lead.step();
  const here = live.steps.find(({ id }) => id === live.step);
  if (!step) return null;
  /** @param {Event} event */
  const pick = (event) => {
    lead.picked = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    lead.draw();
  };
  const others = live.steps.filter(({ id }) => id !== step.id).map(({ id }) => id);
  const closeRest = () => {
    wire.say({ state: "closed", steps: others });
    wire.say({ state: "open", steps: [step.id] });
  };
  return html`<section class="lead-part lead-step" aria-label=${lead.say("steps")}>
    <p class="lead-here">${lead.say("room_at")}: <strong>${here ? titled(here) : lead.say("nowhere")}</strong></p>
    <div class="lead-line">
      <select class="lead-box" aria-label=${lead.say("steps")} onChange=${pick}>
        ${live.steps.map((each) => html`<option value=${each.id} selected=${each.id === step.id}>${titled(each)}</option>`)}
      </select>
      <button type="button" class="room-button room-main" aria-describedby="call-help" onClick=${() => wire.say({ call: step.id })}>
        ${lead.say("call")}
      </button>
    </div>
    <p class="room-quiet" id="call-help">${lead.say("call_help")}</p>
    <div class="lead-line">
      <div class="lead-states" role="group" aria-label=${`${lead.say("state")}: ${titled(step)}`}>
        ${STATES.map(
          ([word, state]) =>
            html`<button
              type="button"
              class="room-button"
              aria-pressed=${step.state === state ? "true" : "false"}
              onClick=${() => wire.say({ state, steps: [step.id] })}
            >
              ${lead.say(word)}
            </button>`,
        )}
      </div>
      <button type="button" class="lead-quiet-button" onClick=${closeRest}>${lead.say("close_rest")}</button>
      <button
        type="button"
        class="lead-quiet-button"
        onClick=${() => wire.say({ state: "open", steps: live.steps.map(({ id }) => id) })}
      >
        ${lead.say("open_all")}
      </button>
    </div>
  </section>`;
}

/** @param {{ lead: Lead }} props */
function TimerSteering({ lead }) {
  const left = lead.clock.left();
  const { wire } = lead;
  const said = left === null ? lead.say("timer_none") : left === 0 ? lead.say("timer_over") : clockTime(left);
  return html`<section class="lead-part" aria-label=${lead.say("timer")}>
    <p class="lead-here">${lead.say("timer")}: <strong class="lead-clock" role="timer">${said}</strong></p>
    <div class="lead-line">
      ${MINUTES.map(
        (minutes) =>
          html`<button type="button" class="room-button" onClick=${() => wire.say({ timer: minutes * 60 })}>
            ${lead.say("start", { minutes })}
          </button>`,
      )}
    </div>
    <div class="lead-line">
      <button type="button" class="room-button" onClick=${() => wire.say({ more: 60 })}>${lead.say("more", { minutes: 1 })}</button>
      <button type="button" class="room-button" onClick=${() => wire.say({ more: 300 })}>${lead.say("more", { minutes: 5 })}</button>
      <button type="button" class="room-button" disabled=${!left} onClick=${() => wire.say({ more: -60 })}>
        ${lead.say("less", { minutes: 1 })}
      </button>
      <button type="button" class="room-button" disabled=${left === null} onClick=${() => wire.say({ timer: 0 })}>
        ${lead.say("stop")}
      </button>
    </div>
  </section>`;
}

/** @param {{ lead: Lead }} props */
function MessageSteering({ lead }) {
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { live, wire } = lead;
  /** @param {Event} event */
  const send = (event) => {
    event.preventDefault();
    // While the room is away nothing goes out: what was written stays there.
    if (!box.current || !box.current.value.trim() || !wire.isOpen) return;
    // Said once more, it is seen once more, also where it was hidden.
    if (box.current.value.trim() === live.message) wire.say({ message: "" });
    wire.say({ message: box.current.value });
    box.current.value = "";
  };
  return html`<section class="lead-part" aria-label=${lead.say("message")}>
    <form class="lead-line" onSubmit=${send}>
      <label class="lead-here" for="message">${lead.say("message")}</label>
      <input id="message" class="lead-box" maxlength="300" autocomplete="off" ref=${box} placeholder=${lead.say("message_example")} />
      <button type="submit" class="room-button">${lead.say("send")}</button>
    </form>
    ${live.message &&
    html`<p class="lead-line">
      <span>${lead.say("message_now", { text: live.message })}</span>
      <button type="button" class="lead-quiet-button" onClick=${() => wire.say({ message: "" })}>${lead.say("take_back")}</button>
    </p>`}
  </section>`;
}

/** @param {LiveStep} step */
export function titled(step) {
  return step.number === null ? step.title : `${step.number} · ${step.title}`;
}
