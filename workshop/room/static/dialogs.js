import { html, useLayoutEffect, useRef } from "./vendor/htm-preact-standalone.js";
import { Hand } from "./notes.js";
import { filled } from "./words.js";

/** @import { LiveStep } from "./room-types.js" */
/** @import { Visit } from "./visit.js" */

/**
 * What lies over the form when asked for: all steps, or what concerns oneself.
 * @param {{ visit: Visit }} props
 */
export function Dialogs({ visit }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    if (!box.current) return;
    if (visit.dialog && !box.current.open) box.current.showModal();
    if (!visit.dialog && box.current.open) box.current.close();
  });
  const closeIt = () => {
    visit.dialog = "";
    visit.draw();
  };
  /** @param {MouseEvent} event */
  const beside = (event) => {
    if (event.target === box.current) closeIt();
  };
  const title = visit.dialog === "steps" ? visit.say("steps") : visit.data.look || visit.say("own_code");
  return html`<dialog class="room-dialog" ref=${box} aria-label=${title} onClose=${closeIt} onClick=${beside}>
    <div class="room-dialog-inside">
      ${visit.dialog === "steps" && html`<${Steps} visit=${visit} />`} ${visit.dialog === "me" && html`<${Me} visit=${visit} />`}
      <button type="button" class="room-button" onClick=${closeIt}>${visit.say("close")}</button>
    </div>
  </dialog>`;
}

/** @param {{ visit: Visit }} props */
function Steps({ visit }) {
  return html`<h2>${visit.say("steps")}</h2>
    <ol class="room-steps">
      ${visit.live.steps.map((step) => html`<li key=${step.id}><${StepLine} visit=${visit} step=${step} /></li>`)}
    </ol>`;
}

/** @param {{ visit: Visit, step: LiveStep }} props */
function StepLine({ visit, step }) {
  const marks = [
    step.id === visit.step && visit.say("you_are_here"),
    step.id === visit.live.step && visit.say("here"),
    step.state === "locked" && visit.say("locked"),
    step.state === "closed" && visit.say("closed"),
  ].filter(Boolean);
  return html`<button
    type="button"
    class="room-step"
    aria-current=${step.id === visit.step ? "step" : null}
    onClick=${() => void visit.goTo(step.id)}
  >
    <span class="room-step-number">${step.number ?? ""}</span>
    <span class="room-step-title">${step.title}</span>
    ${marks.length > 0 && html`<span class="room-step-marks">${marks.join(", ")}</span>`}
  </button>`;
}

/** @param {{ visit: Visit }} props */
function Me({ visit }) {
  const { code, look } = visit.data;
  if (look) return html`<${TeamHere} visit=${visit} />`;
  return html`<h2>${visit.say("own_code")}</h2>
    <p class="room-code">${code}</p>
    <p class="room-quiet">${visit.say("own_code_help")}</p>
    <p class="room-quiet">${filled({ t: visit.say("notebook_help") }, "t", { address: location.origin + visit.data.root })}</p>
    <${TeamHere} visit=${visit} />
    <p><${Hand} visit=${visit} /></p>
    <details class="room-leave">
      <summary>${visit.say("leave")}</summary>
      <p class="room-quiet">${visit.say("leave_help")}</p>
      <form method="post" action=${`${visit.data.root}/leave`}>
        <button type="submit" class="room-button">${visit.say("leave_really")}</button>
      </form>
    </details>
    ${visit.wire.isOverHttp && html`<p class="room-quiet">${visit.say("over_http")}</p>`}`;
}

/** @param {{ visit: Visit }} props */
function TeamHere({ visit }) {
  const { person, team } = visit.data;
  const others = [...new Map(visit.here.map(([id, name]) => [id, name]))].filter(([id]) => id !== person);
  return html`<h2><bdi>${team}</bdi></h2>
    ${others.length === 0
      ? html`<p class="room-quiet">${visit.say(visit.data.look ? "team_nobody" : "team_alone")}</p>`
      : html`<p class="room-quiet">${visit.say(visit.data.look ? "team_members" : "team_here")}</p>
          <ul class="room-people">
            ${others.map(([id, name]) => html`<li key=${id}><bdi>${name}</bdi></li>`)}
          </ul>`}`;
}
