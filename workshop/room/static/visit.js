import { Calls } from "./calls.js";
import { RoomClock } from "./clock.js";
import { FetchedSteps } from "./fetched.js";
import { formModel } from "./form-model.js";
import { Moving } from "./moving.js";
import { watchSaved } from "./saved.js";
import { show } from "./show.js";
import { Whereabouts } from "./whereabouts.js";
import { Wire } from "./wire.js";

/** @import { Here, Live, LiveStep, Message, ParticipantData, StepData } from "./room-types.js" */
/** @import { Derived, Heard, Told } from "./types.js" */

const FETCH_AGAIN = 3000;
/** States in which something of a form is not stored. */
const NOT_STORED = new Set(["saving", "kept", "unkept", "held"]);

/**
 * A participant's visit: one connection, the step that is shown, and everything that is known of the others. The
 * form of a step is the very one of the notebooks; what it takes for its kernel is this.
 */
export class Visit {
  /**
   * @param {ParticipantData} data
   * @param {HTMLElement} place  where the form goes
   * @param {() => void} draw  draws everything around the form
   */
  constructor(data, place, draw) {
    this.data = data;
    this.place = place;
    this.draw = draw;
    /** @type {Live} */
    this.live = data.live;
    this.clock = new RoomClock();
    this.clock.hear(data.live);
    this.step = "";
    /** @type {LiveStep | null} a step to which the room has called while somebody was typing */
    this.calledTo = null;
    /** @type {HTMLElement | null} where it was typed when the room called */
    this.typedIn = null;
    /** @type {LiveStep | null} where the facilitator's call led just now */
    this.wentTo = null;
    /** @type {LiveStep | null} a step in which the room waits for what one answers alone */
    this.nudgedTo = null;
    this.hand = false;
    /** Whether it was worth the time, as one has said; empty for nothing. */
    this.worth = "";
    /** Why it can't be said from here yet; empty when it can. */
    this.worthWaits = "";
    this.calls = new Calls(data.session);
    this.moving = new Moving(this);
    this.wasMoved = data.moved;
    this.hiddenMessage = "";
    /** @type {"" | "steps" | "me"} */
    this.dialog = "";
    /** @type {Here} */
    this.here = [];
    this.isWaiting = false;
    /** What the form says of saving; it stands in the bar, which is always in sight. */
    this.saved = { state: "", text: "" };
    this.steps = new FetchedSteps(
      this.base(),
      () => this.latest === 0,
      (id, start) => this.learn(id, { type: "changes", ...start }),
      (id, derived) => !this.derived.has(id) && void this.derived.set(id, derived),
      (id) => id === this.step && this.redrawn.forEach((act) => act()),
    );
    /** @type {Told} every answer of the team, as it was told last */
    this.answers = {};
    this.latest = 0;
    /** @type {Map<string, Derived>} */
    this.derived = new Map();
    /** @type {Set<(heard: Heard) => void>} */
    this.ears = new Set();
    /** @type {Set<() => void>} */
    this.redrawn = new Set();
    /** @type {(() => void) | null} */
    this.leave = null;
    this.whereabouts = new Whereabouts(place, (at) => this.wire.say({ at }));
    const as = data.look ? `look&team=${encodeURIComponent(data.teamId)}` : "participant";
    this.wire = new Wire(data.root, as, (message) => this.hear(message), () => this.connected());
  }

  /** @param {StepData | null} first  the step to begin with, where it came along: it stands before all else is begun */
  start(first) {
    if (this.wasMoved) history.replaceState(null, "", `${this.data.root}/${location.hash}`);
    const begin = this.toBeginWith();
    if (first) this.steps.comeAlong(first, begin);
    this.listen();
    setTimeout(() => this.wire.start());
    void this.goTo(begin || this.data.landing);
    addEventListener("hashchange", () => void this.goTo(this.inAddress() || this.step));
  }

  /** The step that the address names, or the one to which the room has called while this device was away. */
  toBeginWith() {
    const wanted = this.inAddress();
    const missed = this.data.look ? null : this.calls.missed(this.live, wanted);
    if (missed) this.wentTo = missed;
    return missed?.id ?? wanted;
  }

  /** Below which address the team's steps and plan lie: for a look at a team, elsewhere than for its members. */
  base() {
    const { look, root, teamId } = this.data;
    return look ? `${root}/look/${encodeURIComponent(teamId)}` : root;
  }

  /** @param {string} key */
  say(key) {
    return this.data.words[`page_${key}`] ?? key;
  }

  inAddress() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    return this.live.steps.some(({ id }) => id === wanted) ? wanted : "";
  }

  /** @param {string} id */
  stepOf(id) {
    return this.live.steps.find((each) => each.id === id) ?? null;
  }

  /** @param {number} by */
  neighbour(by) {
    const at = this.live.steps.findIndex(({ id }) => id === this.step);
    return this.live.steps[at + by] ?? null;
  }

  /**
   * Show a step. Without a connection, one that was fetched before; else as soon as it is back.
   * @param {string} id
   */
  async goTo(id) {
    this.dialog = "";
    this.calledTo = null;
    if (id === "" || id === this.step) return this.draw();
    this.close();
    const isFirst = this.step === "";
    this.step = id;
    // The browser's own way back leads to the step before, and from the first one only out of the room.
    if (this.inAddress() !== id) history[isFirst ? "replaceState" : "pushState"](null, "", `#${encodeURIComponent(id)}`);
    scrollTo(0, 0);
    await this.open();
  }

  async open() {
    const id = this.step;
    this.isWaiting = !this.steps.definitions.has(id);
    if (this.isWaiting) this.draw();
    if (this.stepOf(id)?.state !== "closed" && !this.leave && (await this.steps.fetch(id)) && id === this.step) this.mount();
    if (id !== this.step) return;
    this.isWaiting = !this.leave && this.stepOf(id)?.state !== "closed";
    if (this.isWaiting) setTimeout(() => id === this.step && !this.leave && void this.open(), FETCH_AGAIN);
    this.draw();
  }

  mount() {
    const definition = this.steps.definitions.get(this.step);
    if (!definition || this.leave) return;
    this.leave = show({ model: formModel(this, definition), el: this.place });
    this.place.dataset.step = this.step;
    performance.mark("room-form");
    if (!this.wire.isOpen && this.wire.attempt > 1) this.tell({ type: "connection", isAway: true });
    this.tellPresent();
  }

  close() {
    this.leave?.();
    this.leave = null;
    delete this.place.dataset.step;
  }

  /** @param {Heard} heard */
  tell(heard) {
    for (const ear of this.ears) ear(heard);
  }

  connected() {
    this.tell({ type: "connection", isAway: !this.wire.isOpen });
    if (this.wire.isOpen) this.whereabouts.again();
    if (this.wire.isOpen && !this.leave) void this.open();
    this.draw();
  }

  /** @param {Message} message */
  hear(message) {
    if ("hand" in message) {
      this.hand = message.hand === true;
      this.draw();
    }
    if ("worth" in message) {
      this.worth = message.worth;
      this.worthWaits = message.waits;
      this.draw();
    }
    if (message.moved) this.moving.hear(message.moved);
    if (message.box) void this.wire.post("/box", {}, FETCH_AGAIN);
    if (message.live) this.hearLive(message.live, message.redraw === true);
    else if (message.here) {
      this.here = message.here;
      this.tellPresent();
      this.draw();
    } else if (message.nudge) {
      this.nudgedTo = this.stepOf(message.nudge);
      this.draw();
    } else if (message.message) {
      this.learn(message.form, message.message);
      if (message.form === "" || message.form === this.step) this.tell(message.message);
    }
  }

  /**
   * Take in what was told, for the forms that are opened later.
   * @param {string} form
   * @param {Heard} heard
   */
  learn(form, heard) {
    if ("derived" in heard && heard.derived) this.derived.set(form, heard.derived);
    if (heard.type === "receipts") {
      for (const { path, value, seq, refused } of heard.receipts) {
        if (!refused && seq >= (this.answers[path]?.[1] ?? 0)) {
          this.answers[path] = [value, seq, this.data.name, new Date().toISOString()];
        }
      }
    } else if (heard.type === "all" || heard.type === "changes") {
      for (const [path, told] of Object.entries(heard.answers)) {
        if (told[1] >= (this.answers[path]?.[1] ?? 0)) this.answers[path] = told;
      }
      this.latest = Math.max(this.latest, heard.latest);
    }
  }

  /**
   * @param {Live} live
   * @param {boolean} isRedrawn  whether what the forms say has changed
   */
  hearLive(live, isRedrawn) {
    const isCalled = live.called !== this.live.called && live.step !== "";
    const before = this.stepOf(this.step)?.state;
    const isOpened = live.steps.some(({ id, state }) => state === "open" && this.stepOf(id)?.state !== "open");
    if (live.message !== this.hiddenMessage) this.hiddenMessage = "";
    if (!this.data.look) this.calls.heard(live.called);
    this.live = live;
    this.clock.hear(live);
    if (isOpened) this.tell({ type: "opened" });
    if (isRedrawn) this.steps.renew(this.step);
    this.steps.soon(live.steps);
    if (isCalled && live.step !== this.step) this.called(live.step);
    const state = this.stepOf(this.step)?.state;
    if (state !== before) void this.stateChanged();
    this.draw();
  }

  /** Nobody is pulled away while typing: whoever is, is asked. */
  called(/** @type {string} */ id) {
    const step = this.stepOf(id);
    if (!step) return;
    if (this.whereabouts.isTyping()) {
      this.calledTo = step;
      this.typedIn = /** @type {HTMLElement} */ (document.activeElement);
    } else {
      this.wentTo = step;
      void this.goTo(id);
    }
  }

  async stateChanged() {
    this.leaveClosed();
    await this.open();
  }

  /** A step that was closed stays in sight while somebody types there, or something of it is not stored. */
  leaveClosed() {
    if (!this.leave || this.stepOf(this.step)?.state !== "closed") return;
    if (!this.whereabouts.isTyping() && !NOT_STORED.has(this.saved.state)) this.close();
  }

  /** Who else of the team is in which field, by name. */
  tellPresent() {
    /** @type {Record<string, string[]>} */
    const at = {};
    for (const [person, name, path] of this.here) {
      if (path && person !== this.data.person) at[path] = [...(at[path] ?? []), name];
    }
    this.tell({ type: "present", at });
  }

  listen() {
    watchSaved(this.place, (saved) => {
      this.saved = saved;
      this.draw();
    });
    this.whereabouts.start();
  }
}
