import { html } from "./vendor/htm-preact-standalone.js";
import { FieldView } from "./field.js";
import { elementId, isAsked } from "./paths.js";
import { isComplete, isTitle, summary } from "./summary.js";

/** @import { App, Field } from "./types.js" */

/**
 * The questions of one record, or of a block.
 * @param {{ app: App, fields: Field[], record: string }} props
 */
export function FieldsView({ app, fields, record }) {
  return html`<div class="wf-fields">
    ${fields
      .filter((field) => isAsked(app, field, record))
      .map((field) => html`<${FieldView} key=${field.field} app=${app} field=${field} record=${record} />`)}
  </div>`;
}

/**
 * One record: a head that opens and closes it, what can be done with it, and its questions.
 * @param {{
 *   app: App, fields: Field[], record: string, place: string, number: number, title: string, untitled: string,
 *   text?: string, stillOpen?: string, opened: Map<string, boolean>, actions?: unknown, children?: unknown,
 * }} props
 */
export function RecordView(props) {
  const { app, fields, record, place, number, title, untitled, text, opened, actions, children } = props;
  const isDone = isComplete(app, fields, record);
  if (!opened.has(place)) opened.set(place, !isDone);
  const isOpen = opened.get(place) ?? true;
  const bodyId = elementId(app, place, "body");
  const toggle = () => {
    opened.set(place, !isOpen);
    app.sheet.changed();
  };
  const hasTitleInside = isOpen && isTitle(app, fields[0]);
  const said = isOpen ? [] : summary(app, fields, record);
  return html`<li class=${`wf-record ${isOpen ? "wf-is-open" : ""}`} data-record=${place}>
    <h4 class="wf-record-title">
      <button
        type="button"
        id=${elementId(app, place, "toggle")}
        class="wf-toggle"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls=${bodyId}
        onClick=${toggle}
      >
        ${number > 0 && html`<span class="wf-rank">${number}</span>`}
        <span class=${`wf-name ${hasTitleInside ? "wf-name-quiet" : ""}`}>
          ${hasTitleInside || !title ? untitled : title}
        </span>
        <span class="wf-chevron" aria-hidden="true"></span>
      </button>
    </h4>
    <div class="wf-record-texts">
      ${text && html`<p>${text}</p>`}
      ${said.length > 0 && html`<p>${said.map((each) => html`<span class="wf-said">${each}</span>`)}</p>`}
      ${!isOpen && !isDone && html`<p class="wf-still-open">${props.stillOpen || app.say("record_open")}</p>`}
    </div>
    ${actions}
    <div class="wf-record-body" id=${bodyId} hidden=${!isOpen}>
      ${isOpen && children} ${isOpen && html`<${FieldsView} app=${app} fields=${fields} record=${record} />`}
    </div>
  </li>`;
}
