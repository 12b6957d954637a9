import { html, render } from "./vendor/htm-preact-standalone.js";
import { Dialogs } from "./dialogs.js";
import { EndNotes } from "./end.js";
import { joinInPlace } from "./joining.js";
import { onlyLook } from "./look.js";
import { Called, SaidToMe, StepState, TimeLeft } from "./notes.js";
import { Visit } from "./visit.js";
import { filled } from "./words.js";

/** @import { LiveStep, ParticipantData, StepData } from "./room-types.js" */

const WENT_SHOWN = 8000;
/** States in which there is nothing to say of a form that can only be read. */
const AT_REST = new Set(["ready", "saved"]);

const room = document.getElementById("room");
/** @type {HTMLFormElement | null} */
const joining = document.querySelector("form.join");
if (room) begin(room, JSON.parse(document.body.dataset.room ?? "{}"), JSON.parse(room.dataset.first || "null"));
else if (joining) joinInPlace(joining, begin);

/**
 * @param {HTMLElement} place
 * @param {ParticipantData} told
 * @param {StepData | null} first  the step to begin with, where it came along
 */
function begin(place, told, first) {
  performance.mark("room-begun");
  const [top, notes, foot] = ["room-head", "room-notes", "room-foot"].map((name) => {
    const part = document.createElement("div");
    part.className = name;
    return part;
  });
  const main = document.createElement("main");
  const form = document.createElement("fieldset");
  form.className = "room-form";
  main.append(form);
  place.append(top, notes, main, foot);
  const visit = new Visit(told, form, () => draw());
  const draw = () => {
    visit.leaveClosed();
    const isOpen = (visit.stepOf(visit.step)?.state ?? "open") === "open";
    form.disabled = !told.look && !isOpen && !visit.whereabouts.isTyping();
    render(html`<${RoomHead} visit=${visit} />`, top);
    render(html`<${RoomNotes} visit=${visit} />`, notes);
    render(html`<${RoomFoot} visit=${visit} />`, foot);
  };
  setInterval(() => {
    const isRunning = visit.clock.ends > 0 || visit.wentTo !== null || visit.live.steps.some(({ state }) => state !== "open");
    if (isRunning) draw();
  }, 1000);
  form.addEventListener("focusout", () => setTimeout(draw));
  if (told.look) onlyLook(form);
  visit.start(first);
  draw();
}

/** @param {{ visit: Visit }} props */
function RoomHead({ visit }) {
  const { look, name, team } = visit.data;
  const isLocked = visit.stepOf(visit.step)?.state === "locked";
  const isSaid = !look && visit.saved.text && !(isLocked && AT_REST.has(visit.saved.state));
  const open = () => {
    visit.dialog = "me";
    visit.draw();
  };
  return html`<header class="room-bar">
    <h1 class="room-hidden" tabindex="-1"><bdi>${visit.live.title}</bdi></h1>
    <button type="button" class="room-me" onClick=${open}>
      <span class="room-dot" data-connection=${visit.wire.isOpen ? "open" : "away"} aria-hidden="true"></span>
      <span class="room-me-text">${look ? html`<bdi>${look}</bdi>` : html`<bdi>${name}</bdi> · <bdi>${team}</bdi>`}</span>
    </button>
    ${isSaid && html`<p class="room-saved" data-state=${visit.saved.state}>${visit.saved.text}</p>`}
    <${TimeLeft} visit=${visit} />
    ${visit.moving.team && visit.whereabouts.isTyping() && html`<${Moved} visit=${visit} />`}
    ${visit.calledTo && html`<${Called} visit=${visit} step=${visit.calledTo} role="alert" />`}
  </header>`;
}

/**
 * What there is to know before one goes on: a message, a lock, a step that is on its way.
 * @param {{ visit: Visit }} props
 */
function RoomNotes({ visit }) {
  const isAway = !visit.wire.isOpen && visit.wire.attempt > 1;
  const went = visit.wentTo;
  if (went) setTimeout(() => leaveNote(visit, went), WENT_SHOWN);
  return html`<div role="status">
    ${visit.data.look && html`<p class="room-note room-look">${visit.say("look_help")}</p>`}
    ${visit.wasMoved && html`<${WasMoved} visit=${visit} />`}
    ${visit.wentTo && html`<p class="room-note">${filled({ t: visit.say("called_went") }, "t", { step: visit.wentTo.title })}</p>`}
    <${SaidToMe} visit=${visit} />
    <${EndNotes} visit=${visit} />
    <${StepState} visit=${visit} />
    ${visit.isWaiting && html`<p class="room-note">${visit.say(visit.wire.isOpen || !isAway ? "loading" : "offline_step")}</p>`}
  </div>`;
}

/**
 * @param {Visit} visit
 * @param {LiveStep} went
 */
function leaveNote(visit, went) {
  if (visit.wentTo !== went) return;
  visit.wentTo = null;
  visit.draw();
}

/** @param {{ visit: Visit }} props */
function Moved({ visit }) {
  return html`<div class="room-note room-call" role="alert">
    <p>${filled({ t: visit.say("moved_typing") }, "t", { team: visit.moving.team })}</p>
    <div class="room-choices">
      <button type="button" class="room-button room-main" onClick=${() => visit.moving.go()}>${visit.say("go")}</button>
    </div>
  </div>`;
}

/** @param {{ visit: Visit }} props */
function WasMoved({ visit }) {
  const hide = () => {
    visit.wasMoved = false;
    visit.draw();
  };
  return html`<div class="room-note room-message">
    <p>${filled({ t: visit.say("moved") }, "t", { team: visit.data.team })}</p>
    <button type="button" class="room-button" onClick=${hide}>${visit.say("message_hide")}</button>
  </div>`;
}

/** @param {{ visit: Visit }} props */
function RoomFoot({ visit }) {
  const [back, next] = [visit.neighbour(-1), visit.neighbour(1)];
  const open = () => {
    visit.dialog = "steps";
    visit.draw();
  };
  return html`<nav class="room-nav">
      <${Turn} visit=${visit} to=${back} mark="‹" word="back" />
      <button type="button" class="room-button" aria-haspopup="dialog" onClick=${open}>${visit.say("steps")}</button>
      <${Turn} visit=${visit} to=${next} mark="›" word="next" />
    </nav>
    <${Dialogs} visit=${visit} />`;
}

/** @param {{ visit: Visit, to: LiveStep | null, mark: string, word: string }} props */
function Turn({ visit, to, mark, word }) {
  const text = visit.say(word);
  return html`<button
    type="button"
    class=${`room-button ${word === "next" ? "room-main" : ""}`}
    disabled=${to === null}
    aria-label=${to ? `${text}: ${to.title}` : text}
    onClick=${() => to && void visit.goTo(to.id)}
  >
    ${word === "back" ? `${mark} ${text}` : `${text} ${mark}`}
  </button>`;
}
