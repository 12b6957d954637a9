import { html, useState } from "./vendor/htm-preact-standalone.js";
import { elementId, ticked } from "./paths.js";
import { idsOf, titleOf } from "./records.js";

/** @import { App, Field } from "./types.js" */
/** @typedef {{ id: string, label: string, number: number, group: string, offered: boolean }} Member */

const FITS = 6;
const FITS_ASIDE = 2;

/**
 * A set: any of the choices, or links to any of the records of another list.
 * @param {{ app: App, field: Field, path: string, id: string, labelId: string, described: string }} props
 */
export function TicksField({ app, field, path, id, labelId, described }) {
  const known = membersOf(app, field);
  const chosen = ticked(app, path, known.map((member) => member.id));
  const members = known.filter((member) => member.offered || chosen.includes(member.id));
  const isLong = members.length > (field.needed || chosen.length > 0 ? FITS : FITS_ASIDE);
  const [isOpen, setOpen] = useState(!isLong || (field.needed && chosen.length === 0));
  const likely = field.kind.to === "capabilities" && !isOpen ? neededFor(app) : new Set();
  const shown = isOpen ? members : members.filter(({ id: each }) => chosen.includes(each) || likely.has(each));
  if (members.length === 0) return html`<p class="wf-none" id=${id}>${none(app, field)}</p>`;
  const looks = field.kind.to === "capabilities" || !field.kind.to ? "wf-pills" : "wf-rows";
  return html`<div
    class=${`wf-ticks ${looks}`}
    role="group"
    id=${id}
    aria-labelledby=${labelId}
    aria-describedby=${described || null}
  >
    ${shown.map(
      (member, place) => html`
        ${isOpen &&
        member.group &&
        member.group !== shown[place - 1]?.group &&
        html`<span class="wf-tick-group" key=${member.group}>${member.group}</span>`}
        <${Tick} key=${member.id} app=${app} path=${path} member=${member} />
      `,
    )}
    ${(isLong || !isOpen) &&
    html`<button
      type="button"
      class="wf-quiet-button"
      aria-expanded=${isOpen ? "true" : "false"}
      onClick=${() => setOpen(!isOpen)}
    >
      ${isOpen ? app.say("ticks_fewer") : app.say("ticks_all", { count: members.length })}
    </button>`}
  </div>`;
}

/** @param {{ app: App, path: string, member: Member }} props */
function Tick({ app, path, member }) {
  const place = `${path}/${member.id}`;
  /** @param {Event} event */
  const write = (event) => {
    app.sheet.write(place, /** @type {HTMLInputElement} */ (event.currentTarget).checked || null);
    app.exchange.touched();
    app.exchange.flush();
  };
  return html`<label class="wf-tick">
    <input
      type="checkbox"
      id=${elementId(app, place)}
      checked=${app.sheet.valueOf(place) === true}
      onChange=${write}
    />
    <span>${member.number > 0 && html`<b>${member.number}</b> `}${member.label}</span>
  </label>`;
}

/**
 * @param {App} app
 * @param {Field} field
 * @returns {Member[]}
 */
function membersOf(app, field) {
  const { to } = field.kind;
  const plain = { number: 0, group: "", offered: true };
  if (!to) return field.options.map(({ value, label }) => ({ ...plain, id: String(value), label }));
  if (to === "capabilities") {
    return app.definition.capabilities.map(({ id, name, group, offered }) => ({ ...plain, id, label: name, group, offered }));
  }
  return idsOf(app.sheet, to).map((id, place) => ({
    ...plain,
    id,
    label: titleOf(app, to, id) || app.say("record_unnamed"),
    number: to === "outcomes" ? place + 1 : 0,
  }));
}

/**
 * The capabilities that what managers must do takes: most of what an action builds is among them.
 * @param {App} app
 * @returns {Set<string>}
 */
function neededFor(app) {
  const lines = idsOf(app.sheet, "requirements");
  const isTaken = (/** @type {string} */ id) =>
    lines.some((line) => app.sheet.valueOf(`requirements/${line}/takes/${id}`) === true);
  return new Set(app.definition.capabilities.map(({ id }) => id).filter(isTaken));
}

/**
 * @param {App} app
 * @param {Field} field
 */
function none(app, field) {
  const key = `links_none_${field.kind.to}`;
  return key in app.definition.words ? app.say(key) : app.say("links_none");
}
