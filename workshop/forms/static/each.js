import { html, useRef } from "./vendor/htm-preact-standalone.js";
import { CompactView } from "./compact.js";
import { RecordView } from "./record.js";
import { idsOf, titleOf } from "./records.js";
import { Behaviours } from "./scale.js";

/** @import { App, EachBlock, Keyed } from "./types.js" */

const SHORT = new Set(["chips", "date", "figure"]);

/**
 * Further questions on each of something that is there already.
 * @param {{ app: App, block: EachBlock }} props
 */
export function EachView({ app, block }) {
  const opened = useRef(/** @type {Map<string, boolean>} */ (new Map())).current;
  const each = keyed(app, block);
  if (each.length === 0) return html`<p class="wf-none">${block.empty}</p>`;
  const isRanked = block.of === "outcomes" || block.of === "priorities";
  const isCompact = block.fields.length <= 2 && block.fields.every(({ draw, wide }) => SHORT.has(draw) && !wide);
  if (isCompact) return html`<${CompactView} app=${app} block=${block} each=${each} isRanked=${isRanked} />`;
  const isRated = block.fields.some((field) => field.draw === "scale");
  return html`<ol class="wf-records">
    ${each.map(
      ({ id, title, text }, place) =>
        html`<${RecordView}
          key=${id}
          app=${app}
          fields=${block.fields}
          record=${id}
          place=${`${block.id}/${id}`}
          number=${isRanked ? place + 1 : 0}
          title=${title}
          untitled=${app.say("record_unnamed")}
          text=${text}
          opened=${opened}
        >
          ${isRated && behaviours(app, block, id)}
        <//>`,
    )}
  </ol>`;
}

/**
 * @param {App} app
 * @param {EachBlock} block
 * @param {string} id
 */
function behaviours(app, block, id) {
  const capability = app.definition.capabilities.find((known) => known.id === id);
  return capability && html`<${Behaviours} app=${app} capability=${capability} fields=${block.fields} />`;
}

/**
 * @param {App} app
 * @param {EachBlock} block
 * @returns {Keyed[]}
 */
function keyed(app, block) {
  const { keys, hints } = app.exchange.derived;
  if (block.of in keys) return keys[block.of];
  return idsOf(app.sheet, block.of).map((id) => ({
    id,
    title: titleOf(app, block.of, id),
    text: hints[`${block.of}/${id}`],
  }));
}
