import { html, useEffect } from "./vendor/htm-preact-standalone.js";
import { AloneField, DotsField } from "./alone-fields.js";
import { questionOf } from "./alone.js";
import { BallotsField } from "./ballots.js";
import { ChipsField, SelectField } from "./choice.js";
import { DateField } from "./date-field.js";
import { FigureField } from "./figure-field.js";
import { LineField } from "./line.js";
import { elementId, pathOf } from "./paths.js";
import { PersonField } from "./person.js";
import { ScaleField } from "./scale.js";
import { written } from "./summary.js";
import { TicksField } from "./ticks.js";
import { VotesField } from "./votes.js";
import { moment } from "./words.js";

/** @import { App, Field } from "./types.js" */

/** @type {Record<string, unknown>} */
const DRAWN = {
  line: LineField,
  figure: FigureField,
  date: DateField,
  chips: ChipsField,
  select: SelectField,
  scale: ScaleField,
  ticks: TicksField,
  person: PersonField,
  ballots: BallotsField,
  votes: VotesField,
  alone: AloneField,
  dots: DotsField,
};
const GROUPS = new Set(["chips", "scale", "ticks", "votes", "alone", "dots"]);
/** What nobody else is to know of, not even that one is at it. */
const UNSEEN = new Set(["alone", "dots"]);
/** What says itself what it asks, folded away. */
const FOLDED = "ballots";

/**
 * One question: its label, what helps, the answer, what is offered for it, and what is wrong with it.
 * @param {{
 *   app: App, field: Field, record: string,
 *   leadId?: string, saidId?: string,
 * }} props  `leadId` names what the question is asked of and `saidId` the help, where both are said elsewhere
 */
export function FieldView({ app, field, record, leadId = "", saidId = "" }) {
  const { sheet, exchange } = app;
  const path = pathOf(app, field.field, record);
  const id = elementId(app, path);
  const hint = exchange.derived.hints[path] ?? exchange.derived.hints[field.field] ?? "";
  const help = leadId || field.draw === FOLDED ? "" : field.help;
  const sentence = sheet.problems.get(path)?.sentence ?? "";
  const isUnseen = UNSEEN.has(field.draw);
  const described = [saidId, help && `${id}-help`, hint && `${id}-hint`, sentence && `${id}-problem`];
  useEffect(() => {
    if (sentence) app.announce(`${field.label}: ${sentence}`);
  }, [sentence]);
  const isRevealed = Boolean(exchange.derived.revealed?.[questionOf(path)]);
  if (field.revealedFirst && sheet.valueOf(path) === null && !isRevealed) {
    return html`<p class="wf-help wf-later">${app.say("alone_later")}</p>`;
  }
  return html`<div class=${`wf-field ${field.wide ? "wf-wide" : ""}`} data-path=${isUnseen ? null : path} data-alone=${isUnseen ? path : null}>
    <div class=${`wf-asked ${isUnseen && isRevealed ? "wf-hidden" : ""}`}>
      ${field.draw !== FOLDED && html`<${LabelView} app=${app} field=${field} id=${id} />`}
      ${help && html`<p class="wf-help" id=${`${id}-help`}>${help}</p>`}
      ${hint && html`<p class="wf-help" id=${`${id}-hint`}>${hint}</p>`}
    </div>
    <${DRAWN[field.draw]}
      app=${app}
      field=${field}
      path=${path}
      record=${record}
      id=${id}
      labelId=${`${leadId} ${id}-label`.trim()}
      described=${described.filter(Boolean).join(" ")}
    />
    <${OfferView} app=${app} path=${path} id=${id} />
    <${OvertakenView} app=${app} field=${field} record=${record} path=${path} id=${id} />
    ${sentence && html`<p class="wf-problem" id=${`${id}-problem`}>${sentence}</p>`}
    <${PresentView} app=${app} names=${exchange.present[path] ?? []} />
  </div>`;
}

/**
 * Who else is in this field at the moment.
 * @param {{ app: App, names: string[] }} props
 */
function PresentView({ app, names }) {
  const [name, ...more] = names;
  if (name === undefined) return null;
  return html`<p class="wf-present">
    ${more.length > 0 ? app.say("present_other", { name, count: more.length }) : app.say("present_one", { name })}
  </p>`;
}

/** @param {{ app: App, field: Field, id: string }} props */
function LabelView({ app, field, id }) {
  const needed = field.needed && html` <span class="wf-needed">${app.say("needed")}</span>`;
  if (GROUPS.has(field.draw)) return html`<div class="wf-label" id=${`${id}-label`}>${field.label}${needed}</div>`;
  return html`<label class="wf-label" id=${`${id}-label`} for=${id}>${field.label}${needed}</label>`;
}

/**
 * A value that is proposed for an empty field, with the reason and a tap to take it.
 * @param {{ app: App, path: string, id: string }} props
 */
function OfferView({ app, path, id }) {
  const { sheet, exchange } = app;
  const offer = exchange.derived.offers[path];
  if (!offer || sheet.valueOf(path) !== null || sheet.problems.has(path)) return null;
  const take = () => {
    sheet.write(path, offer.value);
    exchange.touched();
    exchange.flush();
    app.focusNext(id);
  };
  return html`<div class="wf-offer">
    <span id=${`${id}-offer`}>${offer.text}</span>
    <button type="button" class="wf-quiet-button" aria-describedby=${`${id}-offer`} onClick=${take}>
      ${app.say("offer_take")}
    </button>
  </div>`;
}

/**
 * What somebody else wrote while mine was on its way. Two texts are merged; of all else one can stand.
 * @param {{ app: App, field: Field, record: string, path: string, id: string }} props
 */
function OvertakenView({ app, field, record, path, id }) {
  const { sheet, exchange } = app;
  const said = sheet.overtaken.get(path);
  const theirs = said?.value ?? null;
  if (!said || theirs === null || field.kind.name === "long" || field.kind.many) return null;
  const told = {
    value: written(app, field, record, theirs),
    who: said.who || app.say("overtaken_somebody"),
    when: moment(app.definition.language, said.when),
  };
  const take = () => {
    sheet.write(path, theirs);
    exchange.touched();
    exchange.flush();
    app.focusNext(id);
  };
  return html`<div class="wf-offer">
    <span id=${`${id}-theirs`}>${app.say("overtaken", told)}</span>
    <button type="button" class="wf-quiet-button" aria-describedby=${`${id}-theirs`} onClick=${take}>
      ${app.say("overtaken_take")}
    </button>
  </div>`;
}
