/** @import { LiveStep, StepData } from "./room-types.js" */
/** @import { Derived } from "./types.js" */

/** Milliseconds after which steps are fetched that nobody has gone to yet: what somebody waits for goes first. */
const FETCH_AHEAD = 2500;

/**
 * How the steps are drawn: each fetched once for all who ask meanwhile, and kept, so that it opens without a
 * connection, too. With the first come the team's answers.
 */
export class FetchedSteps {
  /**
   * @param {string} root  where the room lies on its server
   * @param {() => boolean} wantsAnswers  whether none were told yet
   * @param {(id: string, start: NonNullable<StepData["start"]>) => void} begin  takes the answers in
   * @param {(id: string, derived: Derived) => void} derive  takes in what is worked out for a step, where nothing is known
   */
  constructor(root, wantsAnswers, begin, derive) {
    this.root = root;
    this.wantsAnswers = wantsAnswers;
    this.begin = begin;
    this.derive = derive;
    /** @type {Map<string, StepData["definition"]>} */
    this.definitions = new Map();
    /** @type {Map<string, Promise<boolean>>} */
    this.fetching = new Map();
  }

  /**
   * Take in the step that came along with the page. Somebody who comes back to another asks for that one with its
   * answers, for what it draws comes with these.
   * @param {StepData} first
   * @param {string} wanted  the step in the address; empty for none
   */
  comeAlong(first, wanted) {
    const { definition } = first;
    this.take(!wanted || wanted === definition.step.id ? first : { definition, derived: first.start?.derived });
  }

  /** @param {StepData} data */
  take({ definition, start, derived = start?.derived }) {
    const { id } = definition.step;
    this.definitions.set(id, definition);
    if (start && this.wantsAnswers()) this.begin(id, start);
    else if (derived) this.derive(id, derived);
  }

  /**
   * Fetch a step unless it is there.
   * @param {string} id
   * @returns {Promise<boolean>} whether it is there then
   */
  async fetch(id) {
    if (this.definitions.has(id)) return true;
    const fetching = this.fetching.get(id) ?? this.fetchAnew(id);
    this.fetching.set(id, fetching);
    const isThere = await fetching;
    this.fetching.delete(id);
    return isThere;
  }

  /** @param {string} id */
  async fetchAnew(id) {
    try {
      const query = this.wantsAnswers() ? "?answers" : "";
      const answer = await fetch(`${this.root}/step/${encodeURIComponent(id)}${query}`);
      if (answer.status === 401) location.reload();
      if (!answer.ok) return false;
      this.take(await answer.json());
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Fetch what is not there yet, a moment from now: told whenever the line is up and whenever a step opens, so that
   * each can be shown without a connection.
   * @param {LiveStep[]} steps
   */
  soon(steps) {
    setTimeout(() => void this.ahead(steps), FETCH_AHEAD);
  }

  /**
   * Fetch steps while nothing else goes on, until one does not come.
   * @param {LiveStep[]} steps
   */
  async ahead(steps) {
    for (const { id, state } of steps) {
      if (state !== "closed" && !(await this.fetch(id))) return;
    }
  }
}
