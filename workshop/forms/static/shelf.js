/** @import { Edit, Pending, Problem } from "./types.js" */

/** @type {Map<string, string>} what this page keeps itself, where the browser keeps nothing */
const IN_THIS_PAGE = new Map();

/**
 * What this browser keeps until it is stored. Each edit lies under a key of its own, so that two tabs don't
 * overwrite each other's. Where a browser keeps nothing, `works` is false, and what was written lasts as long as the
 * page, whatever form it shows.
 */
export class Shelf {
  /** @param {string} key  the session and the team */
  constructor(key) {
    this.key = key;
    this.works = true;
    this.made = 0;
  }

  /** @returns {Edit[]} the edits that were never acknowledged, in the order in which they were made */
  edits() {
    const found = this.all(`${this.key}/edit/`).map(([, kept]) => kept);
    found.sort((one, two) => one.made - two.made);
    return found.map((kept) => kept.edit).filter((edit) => typeof edit?.id === "string");
  }

  /** @returns {Set<string>} ids of the edits that were sent, whether or not they arrived */
  tried() {
    const start = `${this.key}/tried/`;
    return new Set(this.all(start).map(([key]) => key.slice(start.length)));
  }

  /** @returns {Set<string>} ids of the edits that wait until their step is open once more */
  held() {
    const start = `${this.key}/held/`;
    return new Set(this.all(start).map(([key]) => key.slice(start.length)));
  }

  /** @returns {Map<string, Problem>} what was typed and refused, by path */
  problems() {
    const start = `${this.key}/problem/`;
    return new Map(this.all(start).map(([key, problem]) => [key.slice(start.length), problem]));
  }

  /** @param {Edit} edit */
  keep(edit) {
    this.made = Math.max(Date.now(), this.made + 1);
    this.write(`${this.key}/edit/${edit.id}`, { edit, made: this.made });
  }

  /** @returns {Map<string, Pending>} what was answered alone and has not arrived, by question */
  ballots() {
    const start = `${this.key}/ballot/`;
    return new Map(this.all(start).map(([key, pending]) => [key.slice(start.length), pending]));
  }

  /**
   * @param {string} question
   * @param {Pending} pending
   */
  keepBallot(question, pending) {
    this.write(`${this.key}/ballot/${question}`, pending);
  }

  /** @param {string} question */
  dropBallot(question) {
    this.erase(`${this.key}/ballot/${question}`);
  }

  /**
   * The code by which this browser's ballots are known as one person's; empty until the room has told it.
   * @param {string} rater
   * @returns {string}
   */
  boxCode(rater) {
    const known = this.all(`${this.key}/box/${rater}`)[0]?.[1].code;
    return typeof known === "string" ? known : "";
  }

  /**
   * @param {string} rater
   * @param {string} code
   */
  keepBox(rater, code) {
    if (code !== this.boxCode(rater)) this.write(`${this.key}/box/${rater}`, { code });
  }

  /** @param {string} id */
  keepTried(id) {
    this.write(`${this.key}/tried/${id}`, { at: Date.now() });
  }

  /** @param {string} id */
  keepHeld(id) {
    this.write(`${this.key}/held/${id}`, { at: Date.now() });
    this.erase(`${this.key}/tried/${id}`);
  }

  /** @param {string} id */
  drop(id) {
    for (const kept of ["edit", "tried", "held"]) this.erase(`${this.key}/${kept}/${id}`);
  }

  /**
   * @param {string} path
   * @param {Problem} problem
   */
  keepProblem(path, problem) {
    this.write(`${this.key}/problem/${path}`, problem);
  }

  /** @param {string} path */
  dropProblem(path) {
    this.erase(`${this.key}/problem/${path}`);
  }

  /**
   * @param {string} start
   * @returns {[string, any][]}
   */
  all(start) {
    /** @type {[string, any][]} */
    const found = [];
    try {
      for (let number = 0; number < localStorage.length; number += 1) {
        const key = localStorage.key(number) ?? "";
        const kept = key.startsWith(start) ? parsed(localStorage.getItem(key)) : null;
        if (kept) found.push([key, kept]);
      }
    } catch {
      this.works = false;
    }
    for (const [key, text] of IN_THIS_PAGE) if (key.startsWith(start)) found.push([key, parsed(text)]);
    return found;
  }

  /**
   * @param {string} key
   * @param {object} content
   */
  write(key, content) {
    try {
      localStorage.setItem(key, JSON.stringify(content));
      IN_THIS_PAGE.delete(key);
      this.works = true;
    } catch {
      IN_THIS_PAGE.set(key, JSON.stringify(content));
      this.works = false;
    }
  }

  /** @param {string} key */
  erase(key) {
    IN_THIS_PAGE.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      this.works = false;
    }
  }
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
