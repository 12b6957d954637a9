import { html, render } from "./vendor/htm-preact-standalone.js";
import { RoomClock, clockTime } from "./clock.js";
import { Wire } from "./wire.js";
import { filled } from "./words.js";

/** @import { LeadingData, LiveStep, OnWall, TeamOnProjector } from "./room-types.js" */

/** @type {Record<string, string>} */
const DOTS = { empty: "○", begun: "◐", complete: "●" };
const LAST_MINUTE = 60;
/** From so many teams on they stand in columns, and from so many in smaller type: all of them fit beside the way in. */
const SOME_TEAMS = 6;
const MANY_TEAMS = 16;

const data = /** @type {LeadingData} */ (JSON.parse(document.body.dataset.room ?? "{}"));
const shown = { live: data.live, teams: /** @type {TeamOnProjector[]} */ ([]), clock: new RoomClock(), wall: /** @type {OnWall | null} */ (null) };
shown.clock.hear(data.live);
const wire = new Wire(
  data.root,
  "projector",
  (message) => {
    if (message.live) {
      shown.live = message.live;
      shown.clock.hear(message.live);
    }
    if (message.teams) shown.teams = message.teams;
    if ("wall" in message) shown.wall = message.wall;
    project();
  },
  () => project(),
);
wire.start();
setInterval(project, 1000);
project();

/**
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
function projected(key, values = {}) {
  return filled(data.words, `projector_${key}`, values);
}

function project() {
  const place = document.getElementById("room");
  if (place) render(html`<${ProjectorView} />`, place);
}

function ProjectorView() {
  const { live } = shown;
  const step = live.steps.find(({ id }) => id === live.step);
  const left = shown.clock.left();
  const isAway = !wire.isOpen && wire.attempt > 1;
  const beside = `${shown.wall ? "wall-with-answers" : ""} ${live.message || isAway ? "wall-with-message" : ""}`;
  return html`<div class=${`wall ${beside}`}>
    <header class="wall-head">
      <p class="wall-step">${step ? (step.number ? `${step.number} · ${step.title}` : step.title) : html`<bdi>${live.title}</bdi>`}</p>
      ${left !== null &&
      html`<p class=${`wall-timer ${left <= LAST_MINUTE ? "wall-soon" : ""}`} role="timer">
        ${left === 0 ? projected("timer_over") : clockTime(left)}
      </p>`}
    </header>
    <main class="wall-main">
      <h1 class=${`wall-question ${sized(step)}`}>${step ? step.question : projected("before")}</h1>
      ${live.message && html`<p class="wall-message"><bdi>${live.message}</bdi></p>`}
      ${isAway && html`<p class="wall-message">${projected("away")}</p>`}
      ${shown.wall && html`<${Said} wall=${shown.wall} />`}
    </main>
    <footer class="wall-foot">
      <${WayIn} />
      ${step && shown.teams.length > 0 && html`<${Dots} at=${live.steps.indexOf(step)} />`}
    </footer>
  </div>`;
}

/**
 * What a team said, without names: bars from five answers on, else the word for how far apart they lie.
 * @param {{ wall: OnWall }} props
 */
function Said({ wall }) {
  const most = Math.max(1, ...wall.rows.flatMap(({ counts }) => counts));
  const mostDots = Math.max(1, ...wall.dots.map(([, count]) => count));
  return html`<section class="wall-said" aria-label=${projected("said", { team: wall.team })}>
    <h2>${projected("said", { team: wall.team })}</h2>
    <ul class="wall-rows">
      ${wall.rows.map(
        ({ name, said, counts }) =>
          html`<li key=${name}>
            <b>${name}</b>
            ${counts.length > 0 &&
            html`<span class="wall-bars" role="img" aria-label=${counts.map((count, place) => `${place + 1}: ${count}`).join(", ")}>
              ${counts.map((count, place) => html`<span key=${place}><i style=${`height: calc(${count / most} * var(--bar))`}></i>${place + 1}</span>`)}
            </span>`}
            <span class="wall-quiet">${said}</span>
          </li>`,
      )}
      ${wall.dots.map(
        ([name, count]) =>
          html`<li key=${name}>
            <b>${name}</b><span class="wall-dots"><i style=${`width: ${(count / mostDots) * 6}em`}></i></span><b>${count}</b>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {LiveStep | undefined} step */
function sized(step) {
  const { length } = step?.question ?? "";
  return length > 110 ? "wall-long" : "";
}

/** How to come in: always there, so that whoever is late, or whose phone died, finds it. */
function WayIn() {
  const [size, path] = data.qr;
  return html`<div class="wall-join">
    <svg class="wall-qr" viewBox=${`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label=${projected("join")}>
      <rect x="-2" y="-2" width=${size + 4} height=${size + 4} fill="#fff" />
      <path d=${path} fill="#000" />
    </svg>
    <div>
      <p class="wall-quiet">${projected("join")}</p>
      <p class="wall-address">${data.address}</p>
      <p class="wall-address">${projected("code")} <strong class="wall-code">${data.code}</strong></p>
    </div>
  </div>`;
}

/**
 * How far each team is with this step, without any answer.
 * @param {{ at: number }} props
 */
function Dots({ at }) {
  const count = shown.teams.reduce((sum, team) => sum + team.here, 0);
  const { length } = shown.teams;
  const size = `${length >= SOME_TEAMS ? "wall-teams-some" : ""} ${length >= MANY_TEAMS ? "wall-teams-many" : ""}`;
  return html`<div class="wall-progress">
    <p class="wall-quiet">${projected(count === 1 ? "here_one" : "here_other", { count })}</p>
    <ul class=${`wall-teams ${size}`} aria-label=${projected("progress")}>
      ${shown.teams.map((team) => {
        const [state] = team.cells[at] ?? ["empty"];
        return html`<li key=${team.id} class=${`wall-${state}`}>
          <span aria-hidden="true">${DOTS[state]}</span> <bdi>${team.name}</bdi>
          <span class="room-hidden">: ${data.words[`state_${state}`]}</span>
        </li>`;
      })}
    </ul>
  </div>`;
}
