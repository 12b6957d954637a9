/** @import { Json, App, ListBlock } from "./types.js" */
/** @import { Sheet } from "./sheet.js" */

/** @typedef {Map<string, Map<string, Map<string, Json>>>} Records  fields by collection and id */

/** @type {WeakMap<Sheet, { version: number, records: Records }>} */
const lastRead = new WeakMap();

/**
 * Return every record with its fields, as people see them now.
 * @param {Sheet} sheet
 * @returns {Records}
 */
export function allRecords(sheet) {
  const known = lastRead.get(sheet);
  if (known?.version === sheet.version) return known.records;
  /** @type {Records} */
  const records = new Map();
  for (const [path, { value }] of sheet.stored) put(records, path, value);
  for (const { path, value, after } of sheet.waiting) put(records, path, after === undefined ? value : "");
  lastRead.set(sheet, { version: sheet.version, records });
  return records;
}

/**
 * @param {Records} records
 * @param {string} path
 * @param {Json} value
 */
function put(records, path, value) {
  const [collection, id, ...rest] = path.split("/");
  if (rest.length === 0) return;
  const ofCollection = records.get(collection) ?? new Map();
  const fields = ofCollection.get(id) ?? new Map();
  const isPlaced = rest[0] === "order" && value === "" && fields.get("order");
  if (!isPlaced) fields.set(rest.join("/"), value);
  ofCollection.set(id, fields);
  records.set(collection, ofCollection);
}

/**
 * Return the ids of a list's records in their order, without those that were removed.
 * @param {Sheet} sheet
 * @param {string} collection
 * @returns {string[]}
 */
export function idsOf(sheet, collection) {
  const found = [...(allRecords(sheet).get(collection) ?? [])].filter(([, fields]) => isThere(fields));
  const keys = new Map(found.map(([id, fields]) => [id, String(fields.get("order") ?? "")]));
  const ids = [...keys.keys()].sort((one, two) => compare(keys.get(one), keys.get(two)) || compare(one, two));
  for (const { path, after } of sheet.waiting) {
    const [part, id, field] = path.split("/");
    if (part === collection && field === "order" && after !== undefined) placeAfter(ids, id, after);
  }
  return ids;
}

/** @param {Map<string, Json>} fields */
function isThere(fields) {
  return fields.get("removed") !== true && [...fields.values()].some((value) => value !== null);
}

/**
 * @param {string | undefined} one
 * @param {string | undefined} two
 */
function compare(one = "", two = "") {
  return one < two ? -1 : one > two ? 1 : 0;
}

/**
 * @param {string[]} ids
 * @param {string} id
 * @param {string} after
 */
function placeAfter(ids, id, after) {
  const now = ids.indexOf(id);
  if (now < 0) return;
  ids.splice(now, 1);
  const before = ids.indexOf(after);
  ids.splice(after === "" ? 0 : before < 0 ? ids.length : before + 1, 0, id);
}

/**
 * Return the ids of the records that a block shows.
 * @param {Sheet} sheet
 * @param {ListBlock} block
 */
export function idsShown(sheet, block) {
  const presets = Object.entries(block.only);
  return idsOf(sheet, block.collection).filter((id) =>
    presets.every(([field, value]) => sheet.valueOf(`${block.collection}/${id}/${field}`) === value),
  );
}

/**
 * Return the words by which people know a record; empty while there are none.
 * @param {App} app
 * @param {string} collection
 * @param {string} id
 * @returns {string}
 */
export function titleOf(app, collection, id) {
  if (collection === "capabilities") {
    return app.definition.capabilities.find((each) => each.id === id)?.name ?? id.replaceAll("-", " ");
  }
  const title = app.sheet.valueOf(`${collection}/${id}/${app.definition.titles[collection]}`);
  return collection === "agreements" && title ? titleOf(app, "people", String(title)) : String(title ?? "");
}

/**
 * Return where a record goes when it moves within what a block shows: the id to stand after.
 * @param {Sheet} sheet
 * @param {ListBlock} block
 * @param {string} id
 * @param {number} place  the new place among those shown
 */
export function afterFor(sheet, block, id, place) {
  const others = idsShown(sheet, block).filter((each) => each !== id);
  if (place > 0) return others[Math.min(place, others.length) - 1];
  const all = idsOf(sheet, block.collection).filter((each) => each !== id);
  return all[all.indexOf(others[0]) - 1] ?? "";
}
