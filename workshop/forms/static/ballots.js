import { html } from "./vendor/htm-preact-standalone.js";
import { Counter } from "./counter.js";
import { elementId } from "./paths.js";
import { counted, readTally } from "./tally.js";

/** @import { App, Field } from "./types.js" */

/** From so many levels on, how they are spread is drawn as well. */
const ENOUGH_FOR_A_PICTURE = 5;
const TALLEST = 40;

/**
 * Paper ballots, typed in: how many gave each answer, folded away until it is wanted. The rating that the team
 * agrees on is never filled from it.
 * @param {{ app: App, field: Field, path: string, id: string, described: string }} props
 */
export function BallotsField({ app, field, path, id, described }) {
  const counts = readTally(String(app.sheet.valueOf(path) ?? ""));
  const all = counted(counts);
  const aside = all > 0 ? (app.exchange.derived.asides[path] ?? "") : "";
  const levels = [...counts].filter(([answer]) => answer !== "cannot-say");
  const isDrawn = counted(new Map(levels)) >= ENOUGH_FOR_A_PICTURE;
  const most = Math.max(1, ...levels.map(([, count]) => count));
  /** @param {string} answer */
  const bar = (answer) => {
    const share = answer === "cannot-say" ? 0 : (counts.get(answer) ?? 0) / most;
    return html`<span class="wf-bar" aria-hidden="true"><i style=${`height: ${share * TALLEST}px`}></i></span>`;
  };
  return html`<details class="wf-details wf-ballots" id=${id}>
    <summary>${all > 0 ? app.say("ballots_typed_in", { count: all }) : app.say("ballots_type_in")}</summary>
    <p class="wf-help">${field.help}</p>
    <ul class="wf-ballot-row">
      ${field.options.map(({ value, label }) => {
        const answer = String(value);
        return html`<li key=${answer} class="wf-ballot">
          ${isDrawn && bar(answer)}
          <span class="wf-ballot-name" aria-hidden="true">${label}</span>
          <${Counter}
            app=${app}
            path=${path}
            answer=${answer}
            id=${elementId(app, path, answer)}
            label=${app.say("ballots_answer", { answer: label })}
            addLabel=${app.say("ballots_one_more", { answer: label })}
            described=${described}
          />
        </li>`;
      })}
    </ul>
    ${aside && html`<p class="wf-ballots-say">${aside}</p>`}
    <p class="wf-help">${app.say("ballots_privacy")}</p>
  </details>`;
}
