import { html, useLayoutEffect, useRef } from "./vendor/htm-preact-standalone.js";

/** @import { App, Field } from "./types.js" */

const FIRST_WHOLE_YEAR = "1000";

/**
 * A date, with taps for those that are often meant.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function DateField({ app, field, path, id, labelId, described }) {
  const { sheet, exchange } = app;
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const problem = sheet.problems.get(path);
  const shown = problem ? problem.text : String(sheet.valueOf(path) ?? "");
  useLayoutEffect(() => {
    if (box.current && !sheet.typing.has(path) && box.current.value !== shown) box.current.value = shown;
  });
  const write = () => {
    const input = box.current;
    if (!input || input.validity.badInput || (input.value && input.value < FIRST_WHOLE_YEAR)) return;
    sheet.write(path, input.value || null);
    exchange.touched();
  };
  const leave = () => {
    sheet.leave(path);
    exchange.flush();
    sheet.changed();
  };
  /** @param {string} day */
  const take = (day) => {
    if (box.current) box.current.value = day; // a tap on a phone may leave the caret in it
    sheet.write(path, day);
    exchange.flush();
  };
  return html`<div class="wf-date">
    <input
      type="date"
      id=${id}
      ref=${box}
      class="wf-box"
      aria-labelledby=${labelId}
      aria-describedby=${described || null}
      aria-required=${field.needed ? "true" : null}
      aria-invalid=${problem?.sentence ? "true" : null}
      onFocus=${() => sheet.takenIn(path)}
      onBlur=${leave}
      onInput=${write}
    />
    ${field.quick.length > 0 &&
    html`<div class="wf-taps" role="group" aria-labelledby=${labelId}>
      ${field.quick.map(
        (tap) =>
          html`<button
            type="button"
            key=${tap.value}
            class="wf-tap"
            aria-label=${tap.spoken}
            aria-pressed=${shown === tap.value ? "true" : "false"}
            onClick=${() => take(tap.value)}
          >
            ${tap.label}
          </button>`,
      )}
    </div>`}
  </div>`;
}
