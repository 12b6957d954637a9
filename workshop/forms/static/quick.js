import { html } from "./vendor/htm-preact-standalone.js";
import { FieldView } from "./field.js";
import { elementId } from "./paths.js";

/** @import { App, Field } from "./types.js" */

/**
 * A record of a single line: nothing to open, and Enter goes on to the next one.
 * @param {{
 *   app: App, field: Field, record: string, path: string, untitled: string, add: () => void, actions: unknown,
 * }} props
 */
export function QuickRecord({ app, field, record, path, untitled, add, actions }) {
  /** @param {KeyboardEvent} event */
  const byEnter = (event) => {
    const isLine = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (event.key !== "Enter" || event.isComposing || !isLine) return;
    event.preventDefault();
    add();
  };
  return html`<li class="wf-record wf-quick" data-record=${path} onKeyDown=${byEnter}>
    <div class="wf-record-body" id=${elementId(app, path, "toggle")}>
      <div id=${elementId(app, path, "body")}>
        <${FieldView} app=${app} field=${{ ...field, label: `${untitled}: ${field.label}`, help: "" }} record=${record} />
      </div>
    </div>
    ${actions}
  </li>`;
}
