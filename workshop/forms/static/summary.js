import { questionOf } from "./alone.js";
import { writeFigure } from "./figures.js";
import { isAsked, pathOf, ticked } from "./paths.js";
import { idsOf, titleOf } from "./records.js";
import { counted, readTally } from "./tally.js";

/** @import { App, Field, Json } from "./types.js" */

const MOST = 5;
const LABELLED = new Set(["figure", "date", "scale", "alone"]);
const TOO_LONG = new Set(["outcomes", "obstacles", "actions", "stops"]);

/**
 * Return whether every needed question of a record is answered.
 * @param {App} app
 * @param {Field[]} fields
 * @param {string} record
 */
export function isComplete(app, fields, record) {
  return fields
    .filter((field) => field.needed && isAsked(app, field, record))
    .every((field) => answered(app, field, record));
}

/**
 * @param {App} app
 * @param {Field} field
 * @param {string} record
 */
function answered(app, field, record) {
  const path = pathOf(app, field.field, record);
  const isRevealed = Boolean(app.exchange.derived.revealed?.[questionOf(path)]);
  if (field.draw === "alone") return isRevealed || app.exchange.alone.valueOf(path) !== null;
  if (field.revealedFirst && !isRevealed) return true;
  return field.kind.many ? members(app, field, path).length > 0 : app.sheet.valueOf(path) !== null;
}

/**
 * Return the short answers of a record in a few words each, for the line that stands when it is closed.
 * @param {App} app
 * @param {Field[]} fields
 * @param {string} record
 * @returns {string[]}
 */
export function summary(app, fields, record) {
  const found = [];
  const units = fields.map((field) => field.unitFrom);
  for (const field of fields.slice(isTitle(app, fields[0]) ? 1 : 0)) {
    const isSaid = isAsked(app, field, record) && !units.includes(field.field);
    const words = isSaid ? inWords(app, field, record) : "";
    if (words) found.push(words);
  }
  return found.slice(0, MOST);
}

/**
 * @param {App} app
 * @param {Field | undefined} field
 */
export function isTitle(app, field) {
  if (!field) return false;
  const [collection, , name] = field.field.split("/");
  return name !== undefined && app.definition.titles[collection] === name;
}

/**
 * @param {App} app
 * @param {Field} field
 * @param {string} record
 * @returns {string}
 */
function inWords(app, field, record) {
  const path = pathOf(app, field.field, record);
  if (TOO_LONG.has(field.kind.to) || field.kind.name === "long") return "";
  if (field.kind.many) return members(app, field, path).join(", ");
  if (field.draw === "alone" && app.exchange.derived.revealed?.[questionOf(path)]) return "";
  const value = field.draw === "alone" ? app.exchange.alone.valueOf(path) : app.sheet.valueOf(path);
  if (value === null) return "";
  const words = written(app, field, record, value);
  return LABELLED.has(field.draw) ? `${field.label.replace(/\?$/, "")}: ${words}` : words;
}

/**
 * Return an answer as people read it.
 * @param {App} app
 * @param {Field} field
 * @param {string} record
 * @param {Json} value
 * @returns {string}
 */
export function written(app, field, record, value) {
  const { marks, language } = app.definition;
  switch (field.draw) {
    case "figure": {
      const figure = writeFigure(String(value), marks);
      if (field.kind.name === "money") return marks.before + figure + marks.after;
      const unit = field.unitFrom ? app.sheet.valueOf(pathOf(app, field.unitFrom, record)) : field.unit;
      return `${figure} ${unit ?? ""}`.trim();
    }
    case "date":
      return inLanguage(String(value), language);
    case "ballots":
    case "votes":
      return app.say("ballots_typed_in", { count: counted(readTally(String(value))) });
    case "person":
      return titleOf(app, "people", String(value));
    default:
      return field.options.find((option) => option.value === value)?.label ?? String(value);
  }
}

/**
 * @param {App} app
 * @param {Field} field
 * @param {string} path
 */
function members(app, field, path) {
  const { to } = field.kind;
  if (!to) {
    const chosen = ticked(app, path, field.options.map((option) => String(option.value)));
    return field.options.filter((option) => chosen.includes(String(option.value))).map((option) => option.label);
  }
  const ids = to === "capabilities" ? app.definition.capabilities.map(({ id }) => id) : idsOf(app.sheet, to);
  return ticked(app, path, ids).map((id) => titleOf(app, to, id)).filter(Boolean);
}

/**
 * @param {string} day
 * @param {string} language
 */
function inLanguage(day, language) {
  try {
    const [year, month, date] = day.split("-").map(Number);
    return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(year, month - 1, date));
  } catch {
    return day;
  }
}
