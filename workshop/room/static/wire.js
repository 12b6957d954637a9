import { newId } from "./ids.js";

/** @import { Message } from "./room-types.js" */

const OURS = { "X-Workshop-Room": "1", "Content-Type": "application/json" };
/** Milliseconds. */
const TO_OPEN = 4000;
const QUIET_FOR = 10000;
const ANSWER_WITHIN = 5000;
const ASKED_FOR = 30000;
const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 8000;
const LIVED = 20000;
const SOCKET_TRIES = 2;

/**
 * The way to the room: a socket, or, where sockets are blocked or die without a word, asking again and again.
 * It comes back by itself. What is said while it is away is dropped: whoever says it says it again.
 */
export class Wire {
  /**
   * @param {string} root  where the room lies on its server
   * @param {string} as  participant, facilitator, projector, or a look at which team
   * @param {(message: Message) => void} hear
   * @param {() => void} changed  told when the connection comes or goes
   */
  constructor(root, as, hear, changed) {
    this.root = root;
    /** What is asked for; the page has an id, by which the room knows that a new line takes the place of an old one. */
    this.query = `?as=${as}&page=${newId()}`;
    this.hear = hear;
    this.changed = changed;
    this.isOpen = false;
    this.isOverHttp = false;
    this.failures = 0;
    this.pause = FIRST_PAUSE;
    this.openedAt = 0;
    this.heardAt = 0;
    /** When something was said of which no answer has come; 0 when there is nothing. */
    this.awaits = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.line = "";
    this.attempt = 0;
    /** @type {Message[]} */
    this.unsaid = [];
    this.isSaying = false;
  }

  start() {
    setInterval(() => this.tick(), 1000);
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => this.hurry());
    this.connect();
  }

  /** Connect now rather than after the pause: the phone woke up, or the network is back. */
  hurry() {
    if (this.isOpen || document.visibilityState !== "visible") return;
    this.pause = FIRST_PAUSE;
    this.connect();
  }

  connect() {
    this.attempt += 1;
    const { attempt } = this;
    this.letGo();
    if (this.failures < SOCKET_TRIES) this.openSocket(attempt);
    else void this.openLine(attempt);
  }

  /** @param {Message} message */
  say(message) {
    if (!this.isOpen) return;
    if (this.awaits === 0) this.awaits = Date.now();
    if (this.socket) this.socket.send(JSON.stringify(message));
    else {
      this.unsaid.push(message);
      void this.sayOverHttp(this.attempt);
    }
  }

  /** @param {Message} message */
  heard(message) {
    this.heardAt = Date.now();
    this.awaits = 0;
    if ("unknown" in message) {
      location.reload();
      return;
    }
    if (!this.isOpen) this.opened();
    this.hear(message);
  }

  opened() {
    this.isOpen = true;
    this.openedAt = Date.now();
    this.pause = FIRST_PAUSE;
    this.isOverHttp = this.socket === null;
    this.changed();
  }

  /** Once a second: ask whether the other end is still there, and give it up when no answer comes. */
  tick() {
    if (!this.isOpen) return;
    const now = Date.now();
    if (this.awaits > 0 && now - this.awaits > ANSWER_WITHIN) this.lost(this.attempt);
    else if (this.awaits === 0 && this.socket && now - this.heardAt > QUIET_FOR) this.say({ still: this.attempt });
    if (this.isOpen && this.socket && now - this.openedAt > LIVED) this.failures = 0;
  }

  /** @param {number} attempt */
  lost(attempt) {
    if (attempt !== this.attempt) return;
    // Where both ways fail in turn, the server is away: each is tried again.
    this.failures = this.failures >= SOCKET_TRIES ? SOCKET_TRIES - 1 : this.failures + 1;
    this.attempt += 1;
    const next = this.attempt;
    this.letGo();
    const wasOpen = this.isOpen;
    this.isOpen = false;
    if (wasOpen) this.changed();
    setTimeout(() => next === this.attempt && this.connect(), this.pause * (0.75 + Math.random() / 2));
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  letGo() {
    const { socket } = this;
    this.socket = null;
    this.line = "";
    this.unsaid = [];
    this.isSaying = false;
    this.awaits = 0;
    if (socket) socket.close();
  }

  /** @param {number} attempt */
  openSocket(attempt) {
    const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${this.root}/line${this.query}`;
    let socket;
    try {
      socket = new WebSocket(address);
    } catch {
      this.lost(attempt);
      return;
    }
    this.socket = socket;
    socket.onmessage = (event) => {
      if (attempt === this.attempt) this.heard(JSON.parse(event.data));
    };
    socket.onclose = () => this.lost(attempt);
    setTimeout(() => {
      if (attempt === this.attempt && !this.isOpen) this.lost(attempt);
    }, TO_OPEN);
  }

  /** @param {number} attempt */
  async openLine(attempt) {
    const begun = await this.post(`/line${this.query}`, {}, ANSWER_WITHIN);
    if (attempt !== this.attempt) return;
    if (begun && "unknown" in begun) this.heard({ unknown: true });
    else if (!begun || typeof begun.line !== "string") this.lost(attempt);
    else {
      this.line = begun.line;
      this.opened();
      await this.ask(attempt);
    }
  }

  /** @param {number} attempt */
  async ask(attempt) {
    let got = 0;
    while (attempt === this.attempt) {
      const taken = await this.post(`/line/${this.line}/take`, { got }, ASKED_FOR);
      if (attempt !== this.attempt) return;
      if (!taken || !Array.isArray(taken.messages)) {
        this.lost(attempt);
        return;
      }
      for (const [number, message] of taken.messages) {
        got = number;
        this.heard(message);
      }
    }
  }

  /** @param {number} attempt */
  async sayOverHttp(attempt) {
    if (this.isSaying) return;
    this.isSaying = true;
    while (attempt === this.attempt && this.unsaid.length > 0) {
      const messages = this.unsaid.splice(0, 20);
      const taken = await this.post(`/line/${this.line}/say`, { messages }, ANSWER_WITHIN);
      if (attempt !== this.attempt) return;
      if (!taken) {
        this.lost(attempt);
        return;
      }
      // That it was taken is an answer; what follows from it comes the other way.
      this.awaits = 0;
    }
    this.isSaying = false;
  }

  /**
   * @param {string} path
   * @param {object} content
   * @param {number} patience
   * @returns {Promise<any>}  null when no answer came, or none that was meant
   */
  async post(path, content, patience) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const options = { method: "POST", headers: OURS, body: JSON.stringify(content), signal: stop.signal };
      const answer = await fetch(this.root + path, options);
      return answer.ok || answer.status === 401 ? await answer.json() : null;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
