import { html } from "./vendor/htm-preact-standalone.js";

/** @import { App, Field, Json } from "./types.js" */

/**
 * @typedef {{
 *   app: App, field: Field, path: string, id: string, labelId: string, described: string,
 * }} GroupProps
 */

/**
 * One of a few answers side by side, yes or no included. Tapping the chosen one again empties the field.
 * @param {GroupProps} props
 */
export function ChipsField({ app, field, path, id, labelId, described }) {
  const now = app.sheet.valueOf(path);
  return html`<div
    class="wf-chips"
    role="radiogroup"
    id=${id}
    aria-labelledby=${labelId}
    aria-describedby=${described || null}
    aria-required=${field.needed ? "true" : null}
    onKeyDown=${emptying(app, path)}
  >
    ${field.options.map(
      (option) =>
        html`<label class="wf-chip" key=${String(option.value)}>
          <${Radio} app=${app} path=${path} name=${id} value=${option.value} now=${now} />
          <span>${option.label}</span>
        </label>`,
    )}
  </div>`;
}

/**
 * One choice of a group.
 * @param {{ app: App, path: string, name: string, value: Json, now: Json, label?: string }} props
 */
export function Radio({ app, path, name, value, now, label }) {
  /** @param {Json} chosen */
  const choose = (chosen) => {
    app.sheet.write(path, chosen);
    app.exchange.touched();
    app.exchange.flush();
  };
  return html`<input
    type="radio"
    name=${name}
    value=${String(value)}
    checked=${now === value}
    aria-label=${label ?? null}
    onChange=${() => choose(value)}
    onClick=${() => app.sheet.valueOf(path) === value && choose(null)}
  />`;
}

/**
 * The keys that empty a group: Delete and Backspace.
 * @param {App} app
 * @param {string} path
 */
export function emptying(app, path) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    app.sheet.write(path, null);
    app.exchange.touched();
    app.exchange.flush();
  };
}

/**
 * One of several answers in a list that opens.
 * @param {GroupProps} props
 */
export function SelectField({ app, field, path, id, described }) {
  const now = app.sheet.valueOf(path);
  /** @param {Event} event */
  const choose = (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
    app.sheet.write(path, value || null);
    app.exchange.touched();
    app.exchange.flush();
  };
  return html`<select
    id=${id}
    class="wf-box"
    aria-describedby=${described || null}
    aria-required=${field.needed ? "true" : null}
    onChange=${choose}
  >
    <option value="" selected=${now === null}>${app.say("choose")}</option>
    ${field.options.map(
      (option) =>
        html`<option key=${String(option.value)} value=${String(option.value)} selected=${option.value === now}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}
