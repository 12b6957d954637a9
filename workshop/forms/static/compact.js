import { html } from "./vendor/htm-preact-standalone.js";
import { FieldView } from "./field.js";
import { elementId, isAsked } from "./paths.js";

/** @import { App, EachBlock, Keyed } from "./types.js" */

const SHORT_TITLE = 12;

/**
 * One or two short questions on each of something: a line for each, the questions said once above.
 * @param {{ app: App, block: EachBlock, each: Keyed[], isRanked: boolean }} props
 */
export function CompactView({ app, block, each, isRanked }) {
  const isShort = each.every(({ title }) => title.length <= SHORT_TITLE);
  const looks = [`wf-of-${block.of}`, `wf-asks-${block.fields.length}`, isShort ? "wf-short-titles" : ""].join(" ");
  const helpId = (/** @type {number} */ number) => elementId(app, block.id, "help", String(number));
  return html`<div class=${`wf-compact ${looks}`}>
    <dl class="wf-compact-heads">
      ${block.fields.map(
        (field, number) =>
          html`<div key=${field.field}>
            <dt class="wf-label">
              ${field.label}${field.needed && html` <span class="wf-needed">${app.say("needed")}</span>`}
            </dt>
            ${field.help && html`<dd class="wf-help" id=${helpId(number)}>${field.help}</dd>`}
          </div>`,
      )}
    </dl>
    <ol class="wf-records">
      ${each.map(
        (keyed, place) =>
          html`<li class="wf-compact-record" key=${keyed.id} data-record=${`${block.id}/${keyed.id}`}>
            <div>
              <h4 class="wf-name" id=${elementId(app, block.id, keyed.id, "title")}>
                ${isRanked && html`<span class="wf-rank">${place + 1}</span> `}${keyed.title ||
                app.say("record_unnamed")}
              </h4>
              ${keyed.text && html`<p class="wf-help">${keyed.text}</p>`}
            </div>
            <div class="wf-fields">
              ${block.fields.map(
                (field, number) =>
                  isAsked(app, field, keyed.id) &&
                  html`<${FieldView}
                    key=${field.field}
                    app=${app}
                    field=${place === 0 ? field : { ...field, example: "" }}
                    record=${keyed.id}
                    leadId=${elementId(app, block.id, keyed.id, "title")}
                    saidId=${field.help ? helpId(number) : ""}
                  />`,
              )}
            </div>
          </li>`,
      )}
    </ol>
    <${TotalsView} app=${app} block=${block} />
  </div>`;
}

/**
 * The sums of what was written, each under its question.
 * @param {{ app: App, block: EachBlock }} props
 */
function TotalsView({ app, block }) {
  const totals = app.exchange.derived.totals[block.id];
  if (!totals) return null;
  return html`<div class="wf-totals" role="status">
    <p class="wf-name">${app.say("together")}</p>
    <dl class="wf-fields">
      ${block.fields.map(
        (field, number) =>
          html`<div key=${field.field} class="wf-total">
            <dt>${field.label}</dt>
            <dd>${totals[number]}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}
