import { html } from "./vendor/htm-preact-standalone.js";
import { BesideView } from "./beside.js";
import { BoardView } from "./board.js";
import { RoomClock } from "./clock.js";
import { FoundView } from "./found.js";
import { EndView, HandsView, PeopleView } from "./people.js";
import { GivingView, PlansView } from "./plans.js";
import { RevealView } from "./revealing.js";
import { SteeringView } from "./steering.js";
import { filled } from "./words.js";
import { WorthView } from "./worth.js";

/** @import { LeadingData, Live, LiveStep, Message, PlansTold, PointsTold, Speaking, TeamOnBoard, WorthTold } from "./room-types.js" */

/** What the facilitator page knows and can do. */
export class Lead {
  /**
   * @param {LeadingData} data
   * @param {(lead: Lead) => Speaking} wire  makes the way to whoever keeps the session: a room, or a kernel
   */
  constructor(data, wire) {
    this.data = data;
    /** @type {Live} */
    this.live = data.live;
    this.clock = new RoomClock();
    this.clock.hear(data.live);
    /** @type {TeamOnBoard[]} */
    this.teams = [];
    this.picked = "";
    /** @type {number | null} how many answers were erased when the workshop was closed */
    this.ended = null;
    /** @type {PlansTold} */
    this.plans = { running: false, done: 0, wanted: 0, failure: "", made: {} };
    /** @type {{ team: string, step: string } | null} the cell that is opened */
    this.opened = null;
    /** @type {PointsTold} */
    this.points = {};
    /** Whether a room follows; a page of the room itself is not asked this. */
    this.isRoomOpen = true;
    /** @type {WorthTold} */
    this.worth = { answered: 0 };
    this.failure = "";
    this.draw = () => {};
    this.hear = this.hear.bind(this);
    this.wire = wire(this);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} values
   */
  say(key, values = {}) {
    return filled(this.data.words, `facilitator_${key}`, values);
  }

  /**
   * @param {string} key
   * @param {number} count
   */
  count(key, count) {
    return this.say(`${key}_${count === 1 ? "one" : "other"}`, { count });
  }

  /** @returns {LiveStep | undefined} the step that the buttons are about: the one picked, else where the room is */
  step() {
    const wanted = this.picked || this.live.step;
    return this.live.steps.find(({ id }) => id === wanted) ?? this.live.steps[0];
  }

  /**
   * Open the list of what is open in a step of a team, or close it; it is asked for again after a lost connection.
   * @param {{ team: string, step: string } | null} place
   */
  look(place) {
    this.opened = place;
    this.ask();
    this.draw();
  }

  ask() {
    this.wire.say({ points: this.opened?.team ?? "", step: this.opened?.step ?? "" });
  }

  connected() {
    if (this.wire.isOpen && this.opened) this.ask();
    this.draw();
  }

  /** @param {Message} message */
  hear(message) {
    if (message.live) {
      this.live = message.live;
      this.clock.hear(message.live);
      this.failure = "";
    }
    if (message.failed) this.failure = message.failed;
    if (message.teams) this.teams = message.teams;
    if (typeof message.ended === "number") this.ended = message.ended;
    if (message.points) this.points = message.points;
    if (message.worth) this.worth = message.worth;
    if (message.plans) this.plans = message.plans;
    if ("isRoomOpen" in message) this.isRoomOpen = message.isRoomOpen;
    this.draw();
  }
}

/** @param {{ lead: Lead }} props */
export function LeadView({ lead }) {
  const { data, live, wire } = lead;
  const count = lead.teams.reduce((sum, team) => sum + team.here.length, 0);
  return html`${data.inNotebook
      ? html`<p class="room-quiet">${lead.say("in_notebook")}</p>`
      : html`<header class="lead-head">
          <h1><bdi>${live.title}</bdi></h1>
          <p class="lead-count">${lead.count("count", count)}</p>
          <p class="lead-join">${lead.say("join")}: <strong>${data.address}</strong> · <strong class="lead-code">${data.code}</strong></p>
          <a class="room-button" href=${`${data.root}/projector`} target="_blank">${lead.say("projector")}</a>
        </header>`}
    <div role="status">
      ${!wire.isOpen && wire.attempt > 1 && html`<p class="lead-away">${lead.say("away")}</p>`}
      ${!lead.isRoomOpen && html`<p class="lead-no-room">${lead.say("no_room")}</p>`}
      ${lead.failure && html`<p class="lead-away">${lead.failure}</p>`}
    </div>
    <main>
      ${data.inNotebook && html`<${BoardView} lead=${lead} /><${FoundView} lead=${lead} />`}
      <${SteeringView} lead=${lead} />
      <${HandsView} lead=${lead} />
      <${RevealView} lead=${lead} />
      ${data.inNotebook && html`<${GivingView} lead=${lead} /><${WorthView} lead=${lead} />`}
      ${!data.inNotebook &&
      html`<${BoardView} lead=${lead} />
        <${FoundView} lead=${lead} />
        <${PeopleView} lead=${lead} />
        <${PlansView} lead=${lead} />
        <${WorthView} lead=${lead} />
        <${BesideView} lead=${lead} />`}
      <${EndView} lead=${lead} />
    </main>`;
}
