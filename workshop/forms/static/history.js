import { html } from "./vendor/htm-preact-standalone.js";
import { elementId, pathOf } from "./paths.js";
import { titleOf } from "./records.js";
import { written } from "./summary.js";
import { moment } from "./words.js";

/** @import { App, Changed, Field, Json } from "./types.js" */

const LONGEST_CHANGE = 240;

/**
 * What was changed in this step, by whom and when: folded away at its foot, each with a way back.
 * @param {{ app: App }} props
 */
export function HistoryView({ app }) {
  const { exchange } = app;
  /** @param {Event} event */
  const toggle = (event) => {
    const { open } = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    exchange.showHistory(open);
  };
  const told = (exchange.history ?? []).map((entry) => changeInWords(app, entry)).filter((each) => each !== null);
  return html`<details class="wf-details wf-history" onToggle=${toggle}>
    <summary>${app.say("history")}</summary>
    <p class="wf-help">${app.say(exchange.history && told.length === 0 ? "history_none" : "history_help")}</p>
    <ul>
      ${told.map((each) => html`<${ChangeView} key=${`${each.path} ${each.seq}`} app=${app} told=${each} />`)}
    </ul>
  </details>`;
}

/**
 * One change, in words.
 * @typedef {{
 *   path: string, seq: number, about: string, said: string, by: string, before: Json,
 * }} ToldChange
 */

/** @param {{ app: App, told: ToldChange }} props */
function ChangeView({ app, told }) {
  const { sheet, exchange } = app;
  const id = elementId(app, "change", told.path, String(told.seq));
  const putBack = () => {
    sheet.write(told.path, told.before);
    exchange.touched();
    exchange.flush();
    app.announce(app.say("history_is_back", { about: told.about }));
  };
  return html`<li class="wf-change">
    <div id=${id}>
      <span class="wf-change-about">${told.about}</span>
      <span class="wf-change-by">${told.by}</span>
      <p>${told.said}</p>
    </div>
    ${sheet.valueOf(told.path) !== told.before &&
    html`<button type="button" class="wf-quiet-button" aria-describedby=${id} onClick=${putBack}>
      ${app.say("history_put_back")}
    </button>`}
  </li>`;
}

/**
 * @param {App} app
 * @param {Changed} entry
 * @returns {ToldChange | null}  null for what this step no longer asks
 */
function changeInWords(app, { path, before, now }) {
  const [collection, id, name] = path.split("/");
  const title = askedOf(app, collection, id);
  const by = [moment(app.definition.language, now.when), now.who].filter(Boolean).join(" · ");
  const told = { path, seq: now.seq, by, before: before?.value ?? null };
  if (name === "removed") {
    const said = app.say(now.value === true ? "history_removed" : "history_restored");
    return { ...told, about: title || app.say("record_unnamed"), said };
  }
  const field = questionAt(app, path);
  if (!field) return null;
  const label = field.label.replace(/[?:.]$/, "");
  const isItself = app.definition.titles[collection] === name;
  const about = title && !isItself ? app.say("history_about", { label, title }) : label;
  return { ...told, about, said: difference(app, field, path, before?.value ?? null, now.value) };
}

/**
 * @param {App} app
 * @param {Field} field
 * @param {string} path
 * @param {Json} before
 * @param {Json} now
 */
function difference(app, field, path, before, now) {
  if (field.kind.many) {
    const member = path.split("/")[3] ?? "";
    const option = field.options.find((each) => each.value === member);
    const what = option?.label ?? titleOf(app, field.kind.to, member);
    return app.say(now === true ? "history_ticked" : "history_unticked", { what });
  }
  const record = path.split("/")[1] ?? "";
  /** @param {Json} value */
  const say = (value) => (value === null ? app.say("history_nothing") : shortened(written(app, field, record, value)));
  return app.say("history_changed", { before: say(before), now: say(now) });
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST_CHANGE ? `${text.slice(0, LONGEST_CHANGE)} …` : text;
}

/**
 * Return the question that a path answers.
 * @param {App} app
 * @param {string} path
 * @returns {Field | undefined}
 */
function questionAt(app, path) {
  const { blocks, parking } = app.definition;
  const record = path.split("/")[1] ?? "";
  const fields = [...blocks, ...(parking ? [parking] : [])].flatMap((block) => ("fields" in block ? block.fields : []));
  return fields.find((field) => {
    const its = pathOf(app, field.field, record);
    return its === path || (field.kind.many && path.startsWith(`${its}/`));
  });
}

/**
 * Return what a question is asked of: a record's title, a capability, an activity.
 * @param {App} app
 * @param {string} collection
 * @param {string} id
 */
function askedOf(app, collection, id) {
  const { titles, capabilities, habits } = app.definition;
  if (collection in titles) return titleOf(app, collection, id);
  const keyed = Object.values(app.exchange.derived.keys).flat();
  return [...capabilities, ...habits].find((each) => each.id === id)?.name
    ?? keyed.find((each) => each.id === id)?.title
    ?? "";
}
