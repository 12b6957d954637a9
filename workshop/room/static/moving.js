import { Shelf } from "./shelf.js";

/** @import { Visit } from "./visit.js" */

const TRY_TO_GO = 400;
const UNSAID = new Set(["saving", "kept", "unkept", "away"]);

/**
 * The way to another team, to which the facilitator has moved whoever sits here: not while they type, and not before
 * what they wrote is stored with the former team.
 */
export class Moving {
  /** @param {Visit} visit */
  constructor(visit) {
    this.visit = visit;
    this.team = "";
    this.isGoing = false;
  }

  /** @param {string} team */
  hear(team) {
    const isNew = this.team === "";
    this.team = team;
    if (isNew) setInterval(() => void this.look(), TRY_TO_GO);
    void this.look();
  }

  /** Go now: whoever was typing has said so. */
  go() {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
    void this.look();
  }

  hasUnsaid() {
    const { data, leave, saved } = this.visit;
    const shelf = new Shelf(`workshop/${data.session}/${data.teamId}`);
    const held = shelf.held();
    const isUnsent = shelf.edits().some(({ id }) => !held.has(id)) || [...shelf.ballots().values()].some(({ isHeld }) => !isHeld);
    return leave !== null && (UNSAID.has(saved.state) || isUnsent);
  }

  async look() {
    this.visit.draw();
    if (this.isGoing || this.visit.whereabouts.isTyping() || this.hasUnsaid() || !this.visit.wire.isOpen) return;
    this.isGoing = true;
    const done = await this.visit.wire.post("/moved", {}, TRY_TO_GO * 10);
    if (done) location.replace(`${this.visit.data.root}/?moved#${encodeURIComponent(this.visit.step)}`);
    else this.isGoing = false;
  }
}
