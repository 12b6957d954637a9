import { html } from "./vendor/htm-preact-standalone.js";
import { Radio, emptying } from "./choice.js";
import { pathOf } from "./paths.js";

/** @import { App, Capability, Field } from "./types.js" */

const LEVELS = [1, 2, 3, 4, 5];

/**
 * A rating from 1 to 5, and what the chosen level is called.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function ScaleField({ app, field, path, id, labelId, described }) {
  const now = app.sheet.valueOf(path);
  const means = `${id}-means`;
  const cannotSay = field.options.find((option) => option.value === "cannot-say");
  const scale = (/** @type {number} */ level) => worded(app, field, level);
  return html`<div class="wf-scale">
    <div
      class="wf-levels"
      role="radiogroup"
      id=${id}
      aria-labelledby=${labelId}
      aria-describedby=${`${described} ${means}`.trim()}
      aria-required=${field.needed ? "true" : null}
      onKeyDown=${emptying(app, path)}
    >
      ${LEVELS.map(
        (level) =>
          html`<label class="wf-level" key=${level}>
            <${Radio} app=${app} path=${path} name=${id} value=${level} now=${now} label=${`${level} ${scale(level)}`} />
            <span>${level}</span>
          </label>`,
      )}
      ${cannotSay &&
      html`<label class="wf-chip wf-cannot-say">
        <${Radio} app=${app} path=${path} name=${id} value="cannot-say" now=${now} />
        <span>${cannotSay.label}</span>
      </label>`}
    </div>
    <p class="wf-means" id=${means}>
      ${typeof now === "number" && html`<b>${scale(now)}</b>${between(app, now) && `: ${between(app, now)}`}`}
      ${now === null && app.say("scale_ends", { least: scale(1), most: scale(5) })}
    </p>
  </div>`;
}

/**
 * What a level of a scale is called.
 * @param {App} app
 * @param {Field} field
 * @param {number} level
 */
function worded(app, field, level) {
  const own = field.options.find((option) => option.value === level);
  return own?.label ?? app.definition.scale[String(level)] ?? "";
}

/**
 * How a level that has no behaviour of its own lies between its neighbours.
 * @param {App} app
 * @param {number} level
 */
function between(app, level) {
  return level % 2 === 0 ? app.say("scale_between", { more: level - 1, less: level + 1 }) : "";
}

/**
 * The five levels of a capability with what can be seen at each, and beside each level where we stand on it.
 * @param {{ app: App, capability: Capability, fields: Field[] }} props
 */
export function Behaviours({ app, capability, fields }) {
  const { id, name, what, evidence } = capability;
  const seen = { 1: capability.one, 3: capability.three, 5: capability.five };
  const scales = fields.filter((field) => field.draw === "scale" || field.draw === "alone");
  const answer = (/** @type {Field} */ field) => {
    const path = pathOf(app, field.field, id);
    return field.draw === "alone" ? app.exchange.alone.valueOf(path) : app.sheet.valueOf(path);
  };
  const here = (/** @type {number} */ level) => scales.filter((field) => answer(field) === level);
  return html`<div class="wf-behaviours">
    ${what && html`<p class="wf-help">${what}</p>`}
    <ol class="wf-ladder" aria-label=${app.say("scale_seen", { name })}>
      ${LEVELS.map(
        (level) =>
          html`<li key=${level} class=${`wf-rung ${here(level).length > 0 ? "wf-is-here" : ""}`}>
            <b>${level}</b>
            <span class=${level % 2 === 0 ? "wf-between" : ""}>
              ${level % 2 === 0 ? between(app, level) : seen[/** @type {1 | 3 | 5} */ (level)]}
            </span>
            ${here(level).map((field) => html`<span class="wf-here" key=${field.field}>${field.label}</span>`)}
          </li>`,
      )}
    </ol>
    ${evidence && html`<p class="wf-help">${app.say("scale_evidence", { evidence })}</p>`}
  </div>`;
}
