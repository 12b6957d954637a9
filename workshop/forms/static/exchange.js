import { Alone } from "./alone.js";
import { isAskedIn } from "./paths.js";

/** @import { Derived, Heard, Model } from "./types.js" */
/** @import { Sheet } from "./sheet.js" */

const PAUSE = 1000;
const LONGEST_WAIT = 5000;
const PATIENCE = 5000;
const MOST_PATIENCE = 30000;
const LOOK_AGAIN = 900;
const HELD_AGAIN = 15000;
const LOOK_AGAIN_WHEN_TOLD = 20000;

/** @type {Derived} */
const NOTHING = { offers: {}, shown: {}, keys: {}, hints: {}, asides: {}, totals: {} };

/**
 * Carries edits to the kernel and answers back. An edit is sent again, under the same id, until its receipt
 * comes.
 */
export class Exchange {
  /**
   * @param {Model} model
   * @param {Sheet} sheet
   * @param {() => boolean} isShown  whether somebody can see the form
   */
  constructor(model, sheet, isShown) {
    this.model = model;
    this.sheet = sheet;
    this.isShown = isShown;
    this.derived = NOTHING;
    this.greeted = false;
    this.isLate = false;
    /** Whether the host has no connection at present; one that never says so is always there. */
    this.isAway = false;
    /** @type {Record<string, string[]>} who else is in a field, by its path */
    this.present = {};
    this.hasWritten = sheet.waiting.length > 0;
    this.failure = "";
    this.patience = PATIENCE;
    this.lookedAt = 0;
    /** @type {import("./types.js").Changed[] | null} the latest changes, once asked for */
    this.history = null;
    this.alone = new Alone(this, sheet.shelf);
    this.isHistoryShown = false;
    /** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
    this.timers = {};
    this.receive = this.receive.bind(this);
  }

  start() {
    this.model.on("msg:custom", this.receive);
    this.greet();
    this.again("look", () => this.look(), this.model.get("isTold") ? LOOK_AGAIN_WHEN_TOLD : LOOK_AGAIN);
  }

  stop() {
    this.flush();
    this.model.off("msg:custom", this.receive);
    for (const name of Object.keys(this.timers)) this.still(name);
  }

  greet() {
    this.tell({ type: "hello", seq: this.sheet.latest });
    this.after("receipt", () => this.retry(), this.patience);
  }

  /** Something is being typed: send it after a pause, and after five seconds at the latest. */
  touched() {
    this.hasWritten = true;
    this.after("pause", () => this.flush(), PAUSE);
    if (this.timers.longest === undefined) this.after("longest", () => this.flush(), LONGEST_WAIT);
  }

  /**
   * Send what was not sent.
   * @param {boolean} withHeld  whether that includes what was not taken because its step was closed or locked
   */
  flush(withHeld = false) {
    this.still("pause");
    this.still("longest");
    if (!this.greeted) return;
    const edits = this.sheet.takeOff(withHeld);
    if (edits.length === 0) return;
    this.hasWritten = true;
    this.tell({ type: "edits", edits, seq: this.sheet.latest });
    this.after("receipt", () => this.retry(), this.patience);
    this.sheet.changed();
  }

  /** No answer came: say so, and try once more. */
  retry() {
    this.isLate = true;
    this.patience = Math.min(this.patience * 2, MOST_PATIENCE);
    if (this.greeted) {
      this.tell({ type: "edits", edits: this.sheet.underWay(), seq: this.sheet.latest });
      this.after("receipt", () => this.retry(), this.patience);
    } else this.greet();
    this.sheet.changed();
  }

  /** Ask for what others have changed, unless the last question is still open. */
  look() {
    const isOpen = this.lookedAt > 0 && Date.now() - this.lookedAt < MOST_PATIENCE;
    if (!this.greeted || isOpen || !this.isShown()) return;
    this.lookedAt = Date.now();
    this.tell({ type: "since", seq: this.sheet.latest });
  }

  /**
   * Follow the latest changes as long as somebody looks at them.
   * @param {boolean} isShown
   */
  showHistory(isShown) {
    this.isHistoryShown = isShown;
    if (isShown) this.tell({ type: "history" });
  }

  /**
   * The connection went, or is back: then everything that was under way is sent again at once.
   * @param {boolean} isAway
   */
  connected(isAway) {
    this.isAway = isAway;
    if (isAway) this.isLate ||= this.sheet.flying.size > 0;
    else {
      this.lookedAt = 0;
      this.greet();
      if (this.sheet.flying.size > 0) this.tell({ type: "edits", edits: this.sheet.underWay() });
    }
    this.sheet.changed();
  }

  /** @param {Heard} heard */
  receive(heard) {
    if (heard.type === "connection") {
      this.connected(heard.isAway);
      return;
    }
    if (heard.type === "alone") {
      this.alone.hear(heard);
      this.tryLater();
      return;
    }
    if (heard.type === "present") {
      this.present = heard.at;
      this.sheet.changed();
      return;
    }
    if (heard.type === "history") {
      this.history = heard.entries;
      this.sheet.changed();
      return;
    }
    if (heard.type === "opened") {
      this.sendHeld();
      return;
    }
    if (heard.type === "failed") {
      this.failure = heard.text;
      this.isLate = true;
      this.lookedAt = 0;
      this.sheet.changed();
      return;
    }
    if ("derived" in heard && heard.derived) this.derived = heard.derived;
    const isWanted = this.isAlone() || this.alone.lacksCode();
    if (isWanted && (heard.type === "all" || isCounted(heard))) this.alone.greet();
    else if (heard.type === "all") this.alone.flush();
    if (heard.type === "receipts") this.sheet.settle(heard.receipts);
    else this.sheet.hear(heard.answers, heard.latest);
    if (heard.type === "changes") this.lookedAt = 0;
    const isNews = heard.type === "receipts" || Object.keys(heard.answers).length > 0;
    if (this.isHistoryShown && isNews) this.tell({ type: "history" });
    this.calm(heard.type === "all");
  }

  /**
   * An answer came: nothing is late any more, and what was written meanwhile may go out.
   * @param {boolean} isGreeting
   */
  calm(isGreeting) {
    this.greeted ||= isGreeting;
    if (!this.greeted || this.sheet.flying.size > 0) return;
    this.still("receipt");
    this.patience = PATIENCE;
    const wasLate = this.isLate || isGreeting;
    this.isLate = false;
    this.failure = "";
    const isTyping = this.timers.pause !== undefined;
    if (this.sheet.waiting.length > 0 && (wasLate || !isTyping)) this.flush(isGreeting);
    this.tryLater();
    this.sheet.changed();
  }

  /** What was not taken because its step is shut is sent again in a while: not every host tells that it was opened. */
  tryLater() {
    const { pending } = this.alone;
    const isHeld = this.sheet.held.size > 0 || (pending.size > 0 && !this.alone.isBusy());
    if (isHeld && !this.timers.held) this.after("held", () => this.sendHeld(), HELD_AGAIN);
  }

  sendHeld() {
    this.flush(true);
    this.alone.flush();
  }

  /** Whether this form has questions that one answers alone. */
  isAlone() {
    return this.model.get("definition").alone === true;
  }

  /** @returns {"ready" | "saved" | "saving" | "kept" | "unkept" | "away" | "held" | "look"} */
  state() {
    const { sheet } = this;
    if (sheet.isBusy() || this.alone.isBusy()) {
      if (!this.isLate && !this.isAway && !this.alone.waits) return "saving";
      return sheet.shelf.works ? "kept" : "unkept";
    }
    if (this.isAway) return sheet.shelf.works ? "away" : "unkept";
    const isHere = (/** @type {string} */ path) => isAskedIn(this.model.get("definition"), path);
    if (this.alone.isHeld() || sheet.waiting.some(({ path }) => isHere(path))) return "held";
    if ([...sheet.problems.keys()].some(isHere)) return "look";
    return this.hasWritten ? "saved" : "ready";
  }

  /** @param {object} content */
  tell(content) {
    try {
      this.model.send(content);
    } catch (reason) {
      console.warn("The form could not reach the kernel and will try again.", reason);
    }
  }

  /**
   * @param {string} name
   * @param {() => void} act
   * @param {number} wait  milliseconds
   */
  after(name, act, wait) {
    this.still(name);
    this.timers[name] = setTimeout(() => {
      delete this.timers[name];
      act();
    }, wait);
  }

  /**
   * @param {string} name
   * @param {() => void} act
   * @param {number} wait  milliseconds
   */
  again(name, act, wait) {
    this.after(
      name,
      () => {
        act();
        this.again(name, act, wait);
      },
      wait,
    );
  }

  /** @param {string} name */
  still(name) {
    clearTimeout(this.timers[name]);
    delete this.timers[name];
  }
}

/**
 * Whether something was revealed just now: a round is closed, and one's own answers belong to the next.
 * @param {Heard} heard
 */
function isCounted(heard) {
  return heard.type === "changes" && Object.keys(heard.answers).some((path) => path.startsWith("tallies/"));
}
