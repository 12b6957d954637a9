import { newId } from "./ids.js";

/** Characters that one message may hold, as the room takes them in any script. */
const MOST_AT_A_TIME = 40000;
const SIZE_OF_AN_EDIT = 250;

/** @import { Edit, Json, Problem, Receipt, Said, Stored, Told } from "./types.js" */

/**
 * What one form knows: the answers as they are stored, the edits that are on their way, and what was refused.
 */
export class Sheet {
  /** @param {import("./shelf.js").Shelf} shelf */
  constructor(shelf) {
    this.shelf = shelf;
    /** @type {Map<string, Stored>} */
    this.stored = new Map();
    /** @type {Edit[]} made and not acknowledged, oldest first */
    this.waiting = shelf.edits();
    /** @type {Set<string>} ids of those that are under way */
    this.flying = new Set();
    /** @type {Set<string>} ids of those that were ever sent: whether they arrived is not known yet */
    this.tried = shelf.tried();
    /** Ids of those that were not taken because their step is closed or locked: they go out once it is open. */
    this.held = shelf.held();
    /** @type {Map<string, Problem>} */
    this.problems = shelf.problems();
    /** @type {Map<string, Said>} what somebody else wrote meanwhile, where mine then took its place */
    this.overtaken = new Map();
    /** @type {Map<string, number>} what a text that is being typed is based on */
    this.typing = new Map();
    /** @type {Map<string, string>} the own edit that such a text goes on from, until its box shows what came of it */
    this.unseen = new Map();
    this.latest = 0;
    this.version = 0;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
  }

  /**
   * The answer as people see it: what they wrote last, stored or not.
   * @param {string} path
   * @returns {Json}
   */
  valueOf(path) {
    for (let number = this.waiting.length - 1; number >= 0; number -= 1) {
      if (this.waiting[number].path === path) return this.waiting[number].value;
    }
    return this.stored.get(path)?.value ?? null;
  }

  /** @param {string} path */
  seqOf(path) {
    return this.stored.get(path)?.seq ?? 0;
  }

  /** @param {string} path */
  isWaiting(path) {
    return this.waiting.some((edit) => edit.path === path);
  }

  /**
   * Take down a new answer. It replaces one on the same path that was not sent yet.
   * @param {string} path
   * @param {Json} value
   * @param {string} [after]  for an order: the record to stand after
   */
  write(path, value, after) {
    const before = this.waiting.find((edit) => edit.path === path && !this.tried.has(edit.id));
    if (before) this.forget(before);
    this.clear(path);
    this.overtaken.delete(path);
    const isBack = after === undefined && value === (this.stored.get(path)?.value ?? null);
    if (!isBack || this.isWaiting(path)) {
      const earlier = this.waiting.filter((each) => each.path === path).at(-1);
      const base = before?.base ?? earlier?.base ?? this.typing.get(path) ?? this.seqOf(path);
      /** @type {Edit} */
      const edit = { id: newId(), path, value, base };
      const follows = earlier?.id ?? before?.follows ?? this.unseen.get(path);
      if (follows) edit.follows = follows;
      if (after !== undefined) edit.after = after;
      this.waiting.push(edit);
      this.shelf.keep(edit);
    }
    this.changed();
  }

  /**
   * Keep what was typed and can't be stored. An answer on the same path that was not sent yet is dropped.
   * @param {string} path
   * @param {Problem} problem
   */
  refuse(path, problem) {
    const before = this.waiting.find((edit) => edit.path === path && !this.tried.has(edit.id));
    if (before) this.forget(before);
    this.problems.set(path, problem);
    this.shelf.keepProblem(path, problem);
    this.changed();
  }

  /** @param {string} path */
  clear(path) {
    if (this.problems.delete(path)) this.shelf.dropProblem(path);
  }

  /** @param {Edit} edit */
  forget(edit) {
    this.waiting = this.waiting.filter((each) => each !== edit);
    this.flying.delete(edit.id);
    this.tried.delete(edit.id);
    this.held.delete(edit.id);
    this.shelf.drop(edit.id);
  }

  /**
   * Return the edits to send now, so many as one message bears; while some are under way, none.
   * @param {boolean} withHeld  whether those that wait for their step to be opened are tried once more
   */
  takeOff(withHeld = false) {
    if (this.flying.size > 0) return [];
    let size = 0;
    for (const edit of this.waiting) {
      if (this.held.has(edit.id) && !withHeld) continue;
      size += String(edit.value ?? "").length + SIZE_OF_AN_EDIT;
      if (this.flying.size > 0 && size > MOST_AT_A_TIME) break;
      this.flying.add(edit.id);
      this.tried.add(edit.id);
      this.shelf.keepTried(edit.id);
    }
    return this.underWay();
  }

  /** Return the edits that were sent and not acknowledged. */
  underWay() {
    return this.waiting.filter((edit) => this.flying.has(edit.id));
  }

  /** @param {Receipt[]} receipts */
  settle(receipts) {
    for (const receipt of receipts) {
      const edit = this.waiting.find((each) => each.id === receipt.id);
      if (edit && receipt.waits) {
        this.hold(edit, receipt.refused);
        continue;
      }
      if (edit && this.held.has(edit.id)) this.problems.delete(edit.path);
      if (edit) this.forget(edit);
      if (!receipt.refused) this.settled(edit, receipt);
      else if (edit && !this.isWaiting(edit.path)) {
        const problem = { text: String(edit.value ?? ""), sentence: receipt.refused };
        this.problems.set(edit.path, problem);
        this.shelf.keepProblem(edit.path, problem);
      }
    }
    this.changed();
  }

  /**
   * Keep an edit that is known not to be stored, until its step is open once more; what was written stays in sight.
   * @param {Edit} edit
   * @param {string} sentence
   */
  hold(edit, sentence) {
    this.flying.delete(edit.id);
    this.tried.delete(edit.id);
    this.held.add(edit.id);
    this.shelf.keepHeld(edit.id);
    this.problems.set(edit.path, { text: String(this.valueOf(edit.path) ?? ""), sentence });
  }

  /** Whether something is on its way, or will be without anybody opening a step. */
  isBusy() {
    return this.waiting.some(({ id }) => !this.held.has(id));
  }

  /**
   * What is being typed goes on from what was just stored, unless somebody else's words came into it.
   * @param {Edit | undefined} edit
   * @param {Receipt} receipt
   */
  settled(edit, receipt) {
    this.learn(receipt.path, receipt.value, receipt.seq);
    if (receipt.over) this.overtaken.set(receipt.path, receipt.over);
    if (!edit) return;
    const isTyped = this.typing.has(edit.path);
    if (!isSame(edit.value, receipt.value)) {
      if (isTyped) this.unseen.set(edit.path, edit.id);
      return;
    }
    if (isTyped) this.takenIn(edit.path, receipt.seq);
    for (const later of this.waiting.filter((each) => each.path === edit.path)) {
      later.base = receipt.seq;
      delete later.follows;
      this.shelf.keep(later);
    }
  }

  /**
   * A box that is being typed into shows an answer as it stands, or stood: what is typed next goes on from that.
   * @param {string} path
   * @param {number} [seq]  the edit that it shows, where others have come since
   */
  takenIn(path, seq) {
    this.typing.set(path, seq ?? this.seqOf(path));
    this.unseen.delete(path);
  }

  /** @param {string} path */
  leave(path) {
    this.typing.delete(path);
    this.unseen.delete(path);
  }

  /**
   * @param {string} path
   * @param {Json} value
   * @param {number} seq
   */
  learn(path, value, seq) {
    if (seq >= this.seqOf(path)) this.stored.set(path, { value, seq });
  }

  /**
   * Take in what the kernel told of the answers.
   * @param {Told} answers
   * @param {number} latest
   */
  hear(answers, latest) {
    for (const [path, [value, seq, who, when]] of Object.entries(answers)) {
      const mine = this.waiting.find((edit) => edit.path === path && edit.after === undefined);
      if (mine && seq > mine.base && !isSame(mine.value, value)) this.overtaken.set(path, { value, seq, who, when });
      this.learn(path, value, seq);
    }
    this.latest = Math.max(this.latest, latest);
    this.changed();
  }

  changed() {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}

/**
 * Whether two answers are the same but for the space around them.
 * @param {Json} one
 * @param {Json} two
 */
function isSame(one, two) {
  return String(one ?? "").trim() === String(two ?? "").trim();
}
