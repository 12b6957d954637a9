import { html } from "./vendor/htm-preact-standalone.js";
import { readTally, tallyText } from "./tally.js";

/** @import { App } from "./types.js" */

const MOST_COUNTED = 999;

/**
 * How many gave one answer: a figure to type, and a button that counts one more.
 * @param {{
 *   app: App, path: string, answer: string, id: string, label: string, addLabel: string, described?: string,
 * }} props  all counters of a tally write the one path
 */
export function Counter({ app, path, answer, id, label, addLabel, described = "" }) {
  const now = () => readTally(String(app.sheet.valueOf(path) ?? ""));
  const count = now().get(answer) ?? 0;
  /** @param {number} next */
  const write = (next) => {
    const counts = now();
    counts.set(answer, Math.max(0, Math.min(MOST_COUNTED, Math.floor(next) || 0)));
    app.sheet.write(path, tallyText(counts));
    app.exchange.touched();
  };
  /** @param {Event} event */
  const type = (event) => write(Number(/** @type {HTMLInputElement} */ (event.currentTarget).value));
  return html`<span class="wf-counter">
    <input
      type="number"
      class="wf-box"
      id=${id}
      min="0"
      max=${MOST_COUNTED}
      step="1"
      inputmode="numeric"
      placeholder="0"
      aria-label=${label}
      aria-describedby=${described || null}
      value=${count || ""}
      onInput=${type}
      onBlur=${() => app.exchange.flush()}
    />
    <button type="button" class="wf-one-more" aria-label=${addLabel} onClick=${() => write(count + 1)}>+</button>
  </span>`;
}
