import { newId } from "./ids.js";

/** @import { AloneTold, Json, Pending } from "./types.js" */
/** @import { Exchange } from "./exchange.js" */
/** @import { Shelf } from "./shelf.js" */

const ASK_AGAIN = 2000;
/** Milliseconds after which an answer that did not arrive is sent again: the box may have taken nothing. */
const CAST_AGAIN = 5000;

/**
 * What one answers alone: it goes to the room's ballot box and to nobody's form. It takes the place of the sheet
 * and of the exchange for the fields that write into it.
 */
export class Alone {
  /**
   * @param {Exchange} exchange
   * @param {Shelf} shelf
   */
  constructor(exchange, shelf) {
    this.exchange = exchange;
    this.shelf = shelf;
    /** @type {Map<string, Json>} what lies in the box, by question */
    this.own = new Map();
    /** @type {Map<string, Pending>} what has not arrived there yet */
    this.pending = shelf.ballots();
    const { step } = exchange.model.get("definition");
    /** The step of this form: what was answered in another one goes out for that. */
    this.step = step.id;
    /** @type {Map<string, string>} why an answer was not taken */
    this.problems = new Map();
    /** Why nothing is taken from here yet, in a sentence: another device has the code that this one lacks. */
    this.waits = "";
  }

  /** @param {string} path */
  valueOf(path) {
    const question = questionOf(path);
    const waiting = this.pending.get(question);
    return waiting ? waiting.answer : (this.own.get(question) ?? null);
  }

  /**
   * @param {string} path
   * @param {Json} answer
   */
  write(path, answer) {
    const question = questionOf(path);
    const pending = { id: newId(), answer, step: this.step };
    this.problems.delete(question);
    this.pending.set(question, pending);
    this.shelf.keepBallot(question, pending);
    this.exchange.hasWritten = true;
    this.exchange.sheet.changed();
  }

  touched() {}

  /** Send what has not arrived, in whichever step it was answered; sending it twice changes nothing. */
  flush() {
    if (this.waits) return;
    if (this.pending.size === 0) return;
    const steps = new Set([...this.pending.values()].map((each) => this.stepOf(each)));
    for (const step of steps) {
      const mine = [...this.pending].filter(([, each]) => this.stepOf(each) === step);
      const ballots = mine.map(([question, { id, answer }]) => ({ question, id, answer }));
      this.exchange.tell({ type: "cast", step, ballots, ...this.code() });
    }
    this.exchange.after("cast", () => this.flush(), CAST_AGAIN);
  }

  /** @param {Pending} pending */
  stepOf({ step }) {
    return step ?? this.step;
  }

  /** Whether something is on its way, and not kept until its step is open once more. */
  isBusy() {
    return [...this.pending.values()].some(({ isHeld }) => !isHeld);
  }

  /** Whether something of this step waits for it to be opened. */
  isHeld() {
    return [...this.pending.values()].some((each) => each.isHeld && this.stepOf(each) === this.step);
  }

  /** Ask what lies in the box, and send what doesn't yet. */
  greet() {
    this.exchange.tell({ type: "alone", ...this.code() });
    this.flush();
  }

  /**
   * By what this person's ballots are known, where the page itself has to say so: a kernel keeps nothing, and a phone
   * has a cookie for it. It is the room that gives it: the same to each device of theirs.
   */
  code() {
    const { rater } = this.exchange.model.get("definition");
    return rater ? { code: this.shelf.boxCode(rater) } : {};
  }

  /** Whether this page still has to be told a code to keep: it is asked for early, while the room knows it. */
  lacksCode() {
    const { rater } = this.exchange.model.get("definition");
    return Boolean(rater) && this.shelf.boxCode(rater) === "";
  }

  /** @param {AloneTold} told */
  hear(told) {
    const { rater } = this.exchange.model.get("definition");
    if (rater && told.code) this.shelf.keepBox(rater, told.code);
    const hasWaited = this.waits !== "";
    const isWaiting = this.exchange.isAlone() || this.pending.size > 0;
    this.waits = (isWaiting && told.waits) || "";
    if (this.waits) this.exchange.after("box", () => this.greet(), ASK_AGAIN);
    for (const { question, id, refused, waits } of told.receipts) {
      if (refused) this.problems.set(question, refused);
      else this.problems.delete(question);
      const pending = this.pending.get(question);
      if (pending?.id !== id) continue;
      if (waits) {
        pending.isHeld = true;
        this.shelf.keepBallot(question, pending);
        continue;
      }
      this.pending.delete(question);
      this.shelf.dropBallot(question);
    }
    if (!this.isBusy()) this.exchange.still("cast");
    if (told.receipts.length > 0) this.exchange.calm(false);
    if (told.step === undefined || told.step === this.step) this.own = new Map(told.own);
    if (hasWaited) this.flush();
    this.exchange.sheet.changed();
  }
}

/** @param {string} path  such as tallies/hiring/day-0/1 */
export function questionOf(path) {
  return path.split("/")[1];
}
