import { html, useLayoutEffect, useRef, useState } from "./vendor/htm-preact-standalone.js";
import { drag } from "./drag.js";
import { newId } from "./ids.js";
import { elementId } from "./paths.js";
import { QuickRecord } from "./quick.js";
import { RecordView } from "./record.js";
import { afterFor, idsOf, idsShown, titleOf } from "./records.js";

/** @import { App, ListBlock } from "./types.js" */
/** @typedef {{ id: string, before: string, title: string }} Removed  and what stood before it */

/**
 * A list that the team makes.
 * @param {{ app: App, block: ListBlock }} props
 */
export function ListView({ app, block }) {
  const opened = useRef(/** @type {Map<string, boolean>} */ (new Map())).current;
  const [removed, setRemoved] = useState(/** @type {Removed[]} */ ([]));
  const ids = idsShown(app.sheet, block);
  const shown = useRef(ids);
  const taken = takenAway(app, block, shown.current, ids).filter(({ id }) => removed.every((each) => each.id !== id));
  useLayoutEffect(() => {
    shown.current = ids;
    if (taken.length === 0) return;
    setRemoved([...removed, ...taken]);
    for (const { title } of taken) app.announce(app.say("record_removed", { name: title }));
  });
  const add = () => {
    const id = newId();
    const all = idsOf(app.sheet, block.collection);
    app.sheet.write(`${block.collection}/${id}/order`, null, all[all.length - 1] ?? "");
    for (const [name, value] of Object.entries(block.only)) {
      app.sheet.write(`${block.collection}/${id}/${name}`, value);
    }
    opened.set(`${block.collection}/${id}`, true);
    app.exchange.touched();
    app.exchange.flush();
    app.announce(app.say("record_added", { name: named(app, block, ids.length) }));
    app.focusNext(elementId(app, `${block.collection}/${id}`, "body"));
  };
  /** @param {string} id */
  const remove = (id) => {
    const place = ids.indexOf(id);
    const title = titleOf(app, block.collection, id) || named(app, block, place);
    setRemoved([...removed.filter((each) => each.id !== id), { id, before: ids[place - 1] ?? "", title }]);
    app.sheet.write(`${block.collection}/${id}/removed`, true);
    app.exchange.touched();
    app.exchange.flush();
    app.announce(app.say("record_removed", { name: title }));
    app.focusNext(elementId(app, `${block.collection}/${id}`, "undo"));
  };
  /** @param {string} id */
  const restore = (id) => {
    setRemoved(removed.filter((each) => each.id !== id));
    app.sheet.write(`${block.collection}/${id}/removed`, false);
    app.exchange.touched();
    app.exchange.flush();
    app.announce(app.say("record_restored"));
    app.focusNext(elementId(app, `${block.collection}/${id}`, "toggle"));
  };
  const gone = removed.filter((each) => !ids.includes(each.id));
  const standing = new Set(ids);
  const first = gone.filter((each) => !standing.has(each.before));
  /** @param {Removed} each */
  const trace = (each) => html`<${Trace} key=${each.id} app=${app} block=${block} gone=${each} restore=${restore} />`;
  return html`
    <ol class="wf-records">
      ${first.map(trace)}
      ${ids.map(
        (id, place) => html`
          <${ListedRecord}
            key=${id}
            app=${app}
            block=${block}
            id=${id}
            place=${place}
            count=${ids.length}
            opened=${opened}
            remove=${remove}
            add=${add}
          />
          ${gone.filter((each) => each.before === id).map(trace)}
        `,
      )}
    </ol>
    ${ids.length === 0 && block.suggested && html`<p class="wf-none">${suggestion(app, block)}</p>`}
    <button type="button" id=${elementId(app, block.id, "add")} class="wf-add" onClick=${add}>${block.add}</button>
    ${ids.length > 0 &&
    block.suggested &&
    ids.length > block.suggested[1] &&
    html`<p class="wf-help">${app.say("list_many", { most: block.suggested[1] })}</p>`}
  `;
}

/**
 * What somebody else has removed while it was being written in here: whoever writes sees where it went.
 * @param {App} app
 * @param {ListBlock} block
 * @param {string[]} before  the ids that were shown
 * @param {string[]} now
 * @returns {Removed[]}
 */
function takenAway(app, block, before, now) {
  const { sheet } = app;
  return before
    .map((id, place) => ({ id, before: before[place - 1] ?? "", place }))
    .filter(({ id }) => !now.includes(id) && sheet.valueOf(`${block.collection}/${id}/removed`) === true)
    .filter(({ id }) => [...sheet.typing.keys()].some((path) => path.startsWith(`${block.collection}/${id}/`)))
    .map((each) => ({ ...each, title: titleOf(app, block.collection, each.id) || named(app, block, each.place) }));
}

/**
 * @param {App} app
 * @param {ListBlock} block
 */
function suggestion(app, block) {
  const [fewest, most] = block.suggested ?? [0, 0];
  if (fewest === 0) return app.say("list_nothing");
  return app.say(fewest === most ? "list_suggested_one" : "list_suggested", { fewest, most });
}

/**
 * @param {App} app
 * @param {ListBlock} block
 * @param {number} place
 */
function named(app, block, place) {
  const noun = block.noun.charAt(0).toUpperCase() + block.noun.slice(1);
  return app.say("record_numbered", { noun, number: place + 1 });
}

/**
 * What stands in the place of a record that was removed.
 * @param {{ app: App, block: ListBlock, gone: Removed, restore: (id: string) => void }} props
 */
function Trace({ app, block, gone, restore }) {
  return html`<li class="wf-trace">
    <span>${app.say("record_removed", { name: gone.title })}</span>
    <button
      type="button"
      id=${elementId(app, `${block.collection}/${gone.id}`, "undo")}
      class="wf-quiet-button"
      onClick=${() => restore(gone.id)}
    >
      ${app.say("record_undo")}
    </button>
  </li>`;
}

/**
 * @param {{
 *   app: App, block: ListBlock, id: string, place: number, count: number, opened: Map<string, boolean>,
 *   remove: (id: string) => void, add: () => void,
 * }} props
 */
function ListedRecord({ app, block, id, place, count, opened, remove, add }) {
  const path = `${block.collection}/${id}`;
  const untitled = named(app, block, place);
  const title = titleOf(app, block.collection, id);
  const name = title || untitled;
  /**
   * @param {number} to
   * @param {string} button
   */
  const move = (to, button) => {
    if (to < 0 || to >= count) return;
    app.sheet.write(`${path}/order`, null, afterFor(app.sheet, block, id, to));
    app.exchange.touched();
    app.announce(app.say("record_moved", { name, place: to + 1, count }));
    app.focusNext(elementId(app, path, button));
  };
  /** @param {KeyboardEvent} event */
  const byKeys = (event) => {
    const to = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to !== place) move(to, "grip");
  };
  const isQuick = block.fields.length === 1 && block.fields[0].draw === "line";
  const actions = html`<div class="wf-actions">
    ${count > 1 &&
    !(isQuick && !block.ranked) &&
    html`<button
        type="button"
        id=${elementId(app, path, "grip")}
        class="wf-icon wf-grip"
        aria-label=${app.say("record_grip", { name, place: place + 1, count })}
        onKeyDown=${byKeys}
        onPointerDown=${(/** @type {PointerEvent} */ event) => drag(event, place, (to) => move(to, "grip"))}
      ></button>
      <button
        type="button"
        id=${elementId(app, path, "up")}
        class="wf-icon wf-up"
        aria-label=${app.say("record_up", { name })}
        aria-disabled=${place === 0 ? "true" : null}
        onClick=${() => move(place - 1, "up")}
      ></button>
      <button
        type="button"
        id=${elementId(app, path, "down")}
        class="wf-icon wf-down"
        aria-label=${app.say("record_down", { name })}
        aria-disabled=${place === count - 1 ? "true" : null}
        onClick=${() => move(place + 1, "down")}
      ></button>`}
    <button
      type="button"
      class="wf-icon wf-remove"
      aria-label=${app.say("record_remove", { name })}
      onClick=${() => remove(id)}
    ></button>
  </div>`;
  if (isQuick) {
    return html`<${QuickRecord}
      app=${app}
      field=${block.fields[0]}
      record=${id}
      path=${path}
      untitled=${untitled}
      add=${add}
      actions=${actions}
    />`;
  }
  return html`<${RecordView}
    app=${app}
    fields=${block.fields}
    record=${id}
    place=${path}
    number=${block.ranked ? place + 1 : 0}
    title=${title}
    untitled=${untitled}
    opened=${opened}
    actions=${actions}
  />`;
}
