import { html, useEffect, useState } from "./vendor/htm-preact-standalone.js";

/** @import { App } from "./types.js" */

const REACHED = "input:not([type=hidden]), textarea, select, button";

/**
 * What the plan check says of this step, folded behind its number; each leads to where it can be mended.
 * What is said of the record that somebody is in waits until they leave it.
 * @param {{ app: App }} props
 */
export function PointsView({ app }) {
  const [at, move] = useState("");
  useEffect(() => {
    const look = () => move(recordAt(document.activeElement));
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  const { said, each } = app.exchange.derived.points ?? {};
  const shown = (each ?? []).filter(({ path }) => !at || recordOf(path) !== at);
  if (!said) return null;
  // It keeps its place: were the page to grow shorter under a finger, the touch would miss what it meant.
  return html`<details class=${`wf-details wf-points ${shown.length === 0 ? "wf-points-wait" : ""}`}>
    <summary>${said}</summary>
    <p class="wf-help">${app.say("points_help")}</p>
    <ul>
      ${shown.map(
        ({ path, text }) =>
          html`<li key=${`${path} ${text}`}>
            <button type="button" class="wf-point" onClick=${(/** @type {Event} */ event) => goTo(event, path)}>
              ${text}
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * Return the record that a path is of; empty for what is no record's.
 * @param {string} path
 */
function recordOf(path) {
  const parts = path.split("/");
  return parts.length > 2 ? parts.slice(0, 2).join("/") : "";
}

/** @param {Element | null} element */
function recordAt(element) {
  const field = /** @type {HTMLElement | null} */ (element?.closest("[data-path]") ?? null);
  return field?.dataset.path ? recordOf(field.dataset.path) : "";
}

/**
 * Lead to the question of a path: open what is closed around it, and put the caret there.
 * @param {Event} event
 * @param {string} path
 */
function goTo(event, path) {
  const form = /** @type {Element} */ (event.currentTarget).closest(".workshop-form");
  if (!form) return;
  if (!questionIn(form, path)) openRecord(form, path.split("/")[1] ?? "");
  requestAnimationFrame(() => {
    const target = questionIn(form, path) ?? form.querySelector(`[data-of="${CSS.escape(path.split("/")[0])}"]`);
    const place = target ?? form.querySelector(".wf-block") ?? form;
    const reached = /** @type {HTMLElement | null} */ (place.querySelector(REACHED));
    place.scrollIntoView({ block: "center" });
    reached?.focus({ preventScroll: true });
  });
}

/**
 * @param {Element} form
 * @param {string} path
 * @returns {Element | null}
 */
function questionIn(form, path) {
  const name = CSS.escape(path);
  return form.querySelector(`[data-path="${name}"], [data-alone="${name}"]`);
}

/**
 * @param {Element} form
 * @param {string} record
 */
function openRecord(form, record) {
  for (const each of form.querySelectorAll(`[data-record$="/${CSS.escape(record)}"]`)) {
    /** @type {HTMLElement | null} */ (each.querySelector(".wf-toggle[aria-expanded=false]"))?.click();
  }
}
