/** @import { LiveStep, StepData } from "./room-types.js" */
/** @import { Derived } from "./types.js" */

/** Milliseconds after which steps are fetched that nobody has gone to yet: what somebody waits for goes first. */
const FETCH_AHEAD = 2500;
/** Milliseconds after which they are asked for once more, where one did not come. */
const ONCE_MORE = 10000;
/** Milliseconds after which an answer is no longer waited for: a network can swallow a question without a word. */
const ANSWER_COMES_WITHIN = 15000;

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
   * @param {(id: string) => void} renewed  told when a step is drawn anew that was there before
   */
  constructor(root, wantsAnswers, begin, derive, renewed) {
    this.root = root;
    this.wantsAnswers = wantsAnswers;
    this.begin = begin;
    this.derive = derive;
    this.renewed = renewed;
    /** @type {Map<string, StepData["definition"]>} */
    this.definitions = new Map();
    /** How often what the forms say has changed, and up to which change each step that is there was drawn. */
    this.edition = 0;
    /** @type {Map<string, number>} */
    this.editions = new Map();
    /** @type {Map<string, Promise<void>>} */
    this.fetching = new Map();
    this.timer = 0;
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

  /**
   * @param {StepData} data
   * @param {number} edition
   */
  take({ definition, start, derived = start?.derived }, edition = this.edition) {
    const { id } = definition.step;
    const before = this.editions.get(id) ?? edition;
    if (edition >= before) {
      this.definitions.set(id, definition);
      this.editions.set(id, edition);
    }
    if (edition > before) this.renewed(id);
    if (start && this.wantsAnswers()) this.begin(id, start);
    else if (derived) this.derive(id, derived);
  }

  /**
   * What the forms say has changed: every step is fetched anew, and stays as it was until it has come.
   * @param {string} shown  the step that somebody looks at, which goes first; empty for none
   */
  renew(shown) {
    this.edition += 1;
    this.fetching.clear();
    if (this.definitions.has(shown)) void this.fetchNew(shown);
  }

  /** @param {string} id */
  isNew(id) {
    return this.editions.get(id) === this.edition;
  }

  /**
   * Fetch a step unless it is there. One that is there only as it was before is shown meanwhile.
   * @param {string} id
   * @returns {Promise<boolean>} whether it is there then
   */
  async fetch(id) {
    const coming = this.fetchNew(id);
    if (!this.definitions.has(id)) await coming;
    return this.definitions.has(id);
  }

  /**
   * Fetch a step unless it is there as it is now; once for all who ask meanwhile.
   * @param {string} id
   */
  async fetchNew(id) {
    if (this.isNew(id)) return;
    const fetching = this.fetching.get(id) ?? this.ask(id);
    this.fetching.set(id, fetching);
    await fetching;
    if (this.fetching.get(id) === fetching) this.fetching.delete(id);
  }

  /** @param {string} id */
  async ask(id) {
    const { edition } = this;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), ANSWER_COMES_WITHIN);
    try {
      const query = this.wantsAnswers() ? "?answers" : "";
      const answer = await fetch(`${this.root}/step/${encodeURIComponent(id)}${query}`, { signal: stop.signal });
      if (answer.status === 401) location.reload();
      if (answer.ok) this.take(await answer.json(), edition);
    } catch {
      // Whoever asked sees that it is not there, and asks again in its time.
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Fetch what is not there yet, a moment from now: told whenever the line is up and whenever a step opens, so that
   * each can be shown without a connection.
   * @param {LiveStep[]} steps
   * @param {number} after  milliseconds
   */
  soon(steps, after = FETCH_AHEAD) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ahead(steps), after);
  }

  /**
   * Fetch steps while nothing else goes on. Where one does not come, it goes on from there a while later.
   * @param {LiveStep[]} steps
   */
  async ahead(steps) {
    const { timer } = this;
    for (const { id, state } of steps) {
      if (state === "closed") continue;
      await this.fetchNew(id);
      if (timer !== this.timer) return;
      if (!this.isNew(id)) return this.soon(steps, ONCE_MORE);
    }
  }
}
