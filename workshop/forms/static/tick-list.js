import { html } from "./vendor/htm-preact-standalone.js";
import { elementId, pathOf } from "./paths.js";

/** @import { App, EachBlock, Keyed } from "./types.js" */

/**
 * One yes on each of something: a list to tick, with what speaks for each at its side.
 * @param {{ app: App, block: EachBlock, each: Keyed[] }} props
 */
export function TickList({ app, block, each }) {
  const [field] = block.fields;
  const labelId = elementId(app, block.id, "label");
  return html`<div class="wf-ticks wf-rows wf-tick-list" role="group" aria-labelledby=${labelId}>
    <p class="wf-label" id=${labelId}>${field.label}</p>
    ${each.map(({ id, title, text }) => {
      const path = pathOf(app, field.field, id);
      /** @param {Event} event */
      const write = (event) => {
        app.sheet.write(path, /** @type {HTMLInputElement} */ (event.currentTarget).checked || null);
        app.exchange.touched();
        app.exchange.flush();
      };
      return html`<label class="wf-tick" key=${id} data-path=${path}>
        <input type="checkbox" checked=${app.sheet.valueOf(path) === true} onChange=${write} />
        <span>${title}</span>
        ${text && html`<span class="wf-aside">${text}</span>`}
      </label>`;
    })}
  </div>`;
}
