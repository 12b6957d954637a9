import { html } from "./vendor/htm-preact-standalone.js";
import { RoomClock } from "./clock.js";
import { drawnInNotebook, tellKernel } from "./hosted.js";
import { Called, Hand, SaidToMe, StepState, TimeLeft } from "./notes.js";
import { filled } from "./words.js";

/** @import { Live, LiveStep, Message } from "./room-types.js" */
/** @import { Model } from "./types.js" */

const HEAR_EVERY = 1000;

/** What a participant's notebook knows of how the room is led, and what can be done about it there. */
class LedNotebook {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Record<string, string>} */
    this.words = model.get("data").words;
    /** @type {Live | null} */
    this.told = null;
    this.clock = new RoomClock();
    this.step = "";
    this.hand = false;
    this.moved = "";
    this.failure = "";
    this.hiddenMessage = "";
    /** @type {LiveStep | null} */
    this.calledTo = null;
    /** @type {LiveStep | null} */
    this.nudgedTo = null;
    /** @type {number | null} how often one was reminded, as far as was heard */
    this.nudges = null;
    this.typedIn = null;
    this.draw = () => {};
    this.wire = { say: (/** @type {Message} */ message) => tellKernel(model, message) };
    this.hear = this.hear.bind(this);
  }

  get live() {
    return /** @type {Live} */ (this.told);
  }

  /** @param {string} key */
  say(key) {
    return this.words[`page_${key}`] ?? key;
  }

  /** @param {string} id */
  stepOf(id) {
    return this.told?.steps.find((each) => each.id === id) ?? null;
  }

  /** @param {string} id */
  async goTo(id) {
    this.calledTo = null;
    this.wire.say({ go: id });
    this.draw();
  }

  /** @param {Message} message */
  hear(message) {
    this.failure = message.failed ?? "";
    if (message.live) this.hearLive(message.live, message.step);
    if ("hand" in message) this.hand = message.hand;
    if ("moved" in message) this.moved = message.moved;
    if ("nudges" in message) this.hearNudges(message.nudges, message.nudged);
    this.draw();
  }

  /**
   * @param {Live} live
   * @param {string} step  the step that the notebook shows
   */
  hearLive(live, step) {
    const isCalled = this.told !== null && live.called !== this.told.called && live.step !== "";
    if (live.message !== this.hiddenMessage) this.hiddenMessage = "";
    this.told = live;
    this.step = step;
    this.clock.hear(live);
    if (isCalled) this.calledTo = this.stepOf(live.step);
    if (this.calledTo?.id === step) this.calledTo = null;
  }

  /**
   * @param {number} count  how often one was reminded since the notebook was opened
   * @param {string} step  of what
   */
  hearNudges(count, step) {
    if (this.nudges !== null && count > this.nudges) this.nudgedTo = this.stepOf(step);
    this.nudges = count;
  }
}

/** @param {{ visit: LedNotebook }} props */
function LedView({ visit }) {
  if (visit.told === null) return null;
  return html`<div class="room-led-bar">
      <${TimeLeft} visit=${visit} />
      <${Hand} visit=${visit} />
    </div>
    <div role="status">
      ${visit.failure && html`<p class="room-note room-look">${visit.failure}</p>`}
      ${visit.moved && html`<p class="room-note">${filled({ t: visit.say("moved_notebook") }, "t", { team: visit.moved })}</p>`}
      ${visit.calledTo && html`<${Called} visit=${visit} step=${visit.calledTo} />`}
      <${SaidToMe} visit=${visit} />
      <${StepState} visit=${visit} />
    </div>`;
}

/**
 * Quietly above the form of a participant's notebook: what the phones are told.
 * @param {{ model: Model, el: HTMLElement }} given
 */
function ledInNotebook(given) {
  const page = new LedNotebook(given.model);
  return drawnInNotebook(given, "led-notebook", page, () => html`<${LedView} visit=${page} />`, HEAR_EVERY);
}

export default { render: ledInNotebook };
