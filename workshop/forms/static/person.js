import { html, useState } from "./vendor/htm-preact-standalone.js";
import { newId } from "./ids.js";
import { LineField } from "./line.js";
import { elementId } from "./paths.js";
import { idsOf, titleOf } from "./records.js";

/** @import { App, Field, Kind } from "./types.js" */

const SOMEBODY_ELSE = "+";
/** @type {Kind} */
const NAME = { name: "text", longest: 60, places: 0, to: "", many: false };

/**
 * A person: one of those named already, or a new one whose name is written right here.
 * @param {{ app: App, field: Field, path: string, id: string, described: string }} props
 */
export function PersonField({ app, field, path, id, described }) {
  const { sheet, exchange } = app;
  const now = String(sheet.valueOf(path) ?? "");
  const people = idsOf(sheet, "people").filter((each) => each === now || titleOf(app, "people", each));
  const [fresh, setFresh] = useState("");
  const [isChanging, setChanging] = useState(false);
  const edited = fresh || (isChanging ? now : "");
  /** @param {Event} event */
  const choose = (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
    setChanging(false);
    if (value === SOMEBODY_ELSE) {
      const made = newId();
      setFresh(made);
      app.focusNext(elementId(app, path, "name"));
      return;
    }
    setFresh("");
    sheet.write(path, value || null);
    exchange.touched();
    exchange.flush();
  };
  return html`<div class="wf-person">
    <select
      id=${id}
      class="wf-box"
      aria-describedby=${described || null}
      aria-required=${field.needed ? "true" : null}
      onChange=${choose}
    >
      <option value="" selected=${!now && !fresh}>${app.say("person_choose")}</option>
      ${people.map(
        (each) =>
          html`<option key=${each} value=${each} selected=${each === now && (!fresh || fresh === now)}>
            ${titleOf(app, "people", each) || app.say("person_unnamed")}
          </option>`,
      )}
      <option value=${SOMEBODY_ELSE} selected=${Boolean(fresh) && fresh !== now}>${app.say("person_new")}</option>
    </select>
    ${now &&
    !edited &&
    html`<button type="button" class="wf-quiet-button" onClick=${() => setChanging(true)}>
      ${app.say("person_change", { name: titleOf(app, "people", now) || app.say("person_unnamed") })}
    </button>`}
    ${edited &&
    html`<${PersonDetails}
      app=${app}
      path=${path}
      person=${edited}
      done=${() => {
        setFresh("");
        setChanging(false);
        app.focusNext(id);
      }}
    />`}
  </div>`;
}

/**
 * The name and the role of a person. A new one comes into being with the first letter of the name.
 * @param {{ app: App, path: string, person: string, done: () => void }} props
 */
function PersonDetails({ app, path, person, done }) {
  const { sheet, exchange } = app;
  const bring = () => {
    if (sheet.valueOf(`people/${person}/name`) === null || sheet.valueOf(path) === person) return;
    const others = idsOf(sheet, "people").filter((each) => each !== person);
    sheet.write(`people/${person}/order`, null, others[others.length - 1] ?? "");
    sheet.write(path, person);
  };
  const settle = () => {
    const twin = twinOf(app, person);
    if (sheet.valueOf(path) === person && twin) {
      sheet.write(path, twin);
      sheet.write(`people/${person}/removed`, true);
    }
    exchange.flush();
    done();
  };
  return html`<div class="wf-person-details" onInput=${bring}>
    <${PersonLine} app=${app} person=${person} name="name" path=${path} />
    <${PersonLine} app=${app} person=${person} name="role" path=${path} />
    <button type="button" class="wf-quiet-button" onClick=${settle}>${app.say("person_done")}</button>
  </div>`;
}

/** @param {{ app: App, person: string, name: "name" | "role", path: string }} props */
function PersonLine({ app, person, name, path }) {
  const id = elementId(app, path, name);
  /** @type {Field} */
  const field = {
    field: `people/*/${name}`,
    label: app.say(`person_${name}`),
    help: "",
    example: app.say(`person_${name}_example`),
    unit: "",
    unitFrom: "",
    options: [],
    needed: name === "name",
    wide: false,
    when: null,
    kind: NAME,
    draw: "line",
    quick: [],
  };
  const place = `people/${person}/${name}`;
  const problem = app.sheet.problems.get(place)?.sentence;
  return html`<div class="wf-field">
    <label class="wf-label" for=${id}>${field.label}</label>
    <${LineField} app=${app} field=${field} path=${place} id=${id} described=${problem ? `${id}-problem` : ""} />
    ${problem && html`<p class="wf-problem" id=${`${id}-problem`}>${problem}</p>`}
  </div>`;
}

/**
 * Another person of the same name, if there is one.
 * @param {App} app
 * @param {string} person
 */
function twinOf(app, person) {
  const name = titleOf(app, "people", person).trim().toLowerCase();
  return idsOf(app.sheet, "people").find(
    (each) => each !== person && name && titleOf(app, "people", each).trim().toLowerCase() === name,
  );
}
