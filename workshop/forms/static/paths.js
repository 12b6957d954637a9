/** @import { App, Definition, Field } from "./types.js" */

/**
 * Return where a field's answer lies.
 * @param {App} app
 * @param {string} pattern  such as outcomes, a star, target
 * @param {string} record  the record's id; empty where there is none
 */
export function pathOf(app, pattern, record) {
  const [part, question] = pattern.split("/");
  if (part === "ratings" || part === "tallies") {
    return `${part}/${question === "*" ? record : question}/${app.exchange.derived.round || app.definition.round}`;
  }
  return pattern.replace("*", record);
}

/**
 * Return whether a field is asked, given the other answers of its record.
 * @param {App} app
 * @param {Field} field
 * @param {string} record
 */
export function isAsked(app, field, record) {
  if (!field.when) return true;
  const value = app.sheet.valueOf(pathOf(app, field.when.field, record));
  return field.when.is.some((each) => each === value);
}

/**
 * Return the members of a set that are ticked.
 * @param {App} app
 * @param {string} path
 * @param {string[]} members
 */
export function ticked(app, path, members) {
  return members.filter((member) => app.sheet.valueOf(`${path}/${member}`) === true);
}

/**
 * Return a text that may be the id of an element.
 * @param {App} app
 * @param {string[]} parts
 */
export function elementId(app, ...parts) {
  return [app.uid, ...parts].join("-").replace(/[^\w-]/g, "_");
}

/**
 * Return whether a step asks for an answer, or makes the list that it places or removes a record of.
 * @param {Definition} definition
 * @param {string} path
 */
export function isAskedIn({ blocks, parking }, path) {
  const [part, record, name = ""] = path.split("/");
  const all = parking ? [...blocks, parking] : blocks;
  if (name === "order" || name === "removed") {
    return all.some((block) => block.block === "list" && block.collection === part);
  }
  const asked = all.flatMap((block) => ("fields" in block ? block.fields : []));
  if (part === "people") return asked.some(({ draw }) => draw === "person");
  return asked.some(({ field }) => {
    const [ofPart, question, ofName = ""] = field.split("/");
    const isSame = ofPart === part && (question === "*" || question === record);
    // What is asked of each occasion, such as a rating, names none in its pattern.
    return isSame && (ofName === "" || ofName === "*" || ofName === name);
  });
}
