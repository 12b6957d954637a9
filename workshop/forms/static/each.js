import { html, useRef } from "./vendor/htm-preact-standalone.js";
import { CompactView } from "./compact.js";
import { RecordView } from "./record.js";
import { idsOf, titleOf } from "./records.js";
import { Behaviours } from "./scale.js";
import { isComplete } from "./summary.js";
import { TickList } from "./tick-list.js";

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
  if (block.of === "voted" && block.fields.length === 1 && block.fields[0].kind.name === "yes_no") {
    return html`<${TickList} app=${app} block=${block} each=${each} />`;
  }
  const isRanked = block.of === "outcomes" || block.of === "priorities";
  const isCompact = block.fields.length <= 2 && block.fields.every(({ draw, wide }) => SHORT.has(draw) && !wide);
  if (isCompact) return html`<${CompactView} app=${app} block=${block} each=${each} isRanked=${isRanked} />`;
  const isRated = block.fields.some((field) => field.draw === "scale" || field.draw === "alone");
  if (block.of === "all_capabilities") fold(app, block, each, opened);
  return html`<ol class="wf-records">
    ${each.map(
      ({ id, title, text, group }, place) => html`
        ${group &&
        group !== each[place - 1]?.group &&
        html`<li class="wf-group" key=${`group-${group}`}>${group}</li>`}
        <${RecordView}
          key=${id}
          app=${app}
          fields=${block.fields}
          record=${id}
          place=${`${block.id}/${id}`}
          number=${isRanked ? place + 1 : 0}
          title=${title}
          untitled=${app.say("record_unnamed")}
          text=${text}
          stillOpen=${block.of === "all_capabilities" ? app.say("record_unrated") : ""}
          opened=${opened}
        >
          ${isRated && behaviours(app, block, id)}
        <//>
      `,
    )}
  </ol>`;
}

/**
 * Of a long list only the first that is still open stands open to begin with.
 * @param {App} app
 * @param {EachBlock} block
 * @param {Keyed[]} each
 * @param {Map<string, boolean>} opened
 */
function fold(app, block, each, opened) {
  if (opened.size > 0) return;
  const first = each.find(({ id }) => !isComplete(app, block.fields, id));
  for (const { id } of each) opened.set(`${block.id}/${id}`, id === first?.id);
}

/**
 * @param {App} app
 * @param {EachBlock} block
 * @param {string} id
 */
function behaviours(app, block, id) {
  const known = block.of === "habits" ? app.definition.habits : app.definition.capabilities;
  const capability = known.find((each) => each.id === id);
  return capability && html`<${Behaviours} app=${app} capability=${capability} fields=${block.fields} />`;
}

/**
 * @param {App} app
 * @param {EachBlock} block
 * @returns {Keyed[]}
 */
function keyed(app, block) {
  const { keys, hints } = app.exchange.derived;
  const isAsked = (/** @type {Keyed} */ { id }) => block.keys.length === 0 || block.keys.includes(id);
  if (block.of in keys) return keys[block.of].filter(isAsked);
  return idsOf(app.sheet, block.of).map((id) => ({
    id,
    title: titleOf(app, block.of, id),
    text: hints[`${block.of}/${id}`],
  }));
}
