/** @import { Kind, Marks } from "./types.js" */

const GAP = "[ \\u00a0\\u2009\\u202f'\\u2019]";

/**
 * @typedef {{ value: string } | { problem: string, values: Record<string, string> }} Reading
 */

/**
 * Read a figure as people type it: "4,2", "4.2", "1 200", "€ 99,400". What could be read in two ways is
 * not guessed.
 * @param {string} text
 * @param {Marks} marks
 * @param {Kind} kind
 * @param {string} unit  what may stand beside the figure
 * @returns {Reading}
 */
export function readFigure(text, marks, kind, unit) {
  const bare = withoutSigns(text.replace(/[\u2212\u2013]/g, "-"), [marks.before, marks.after, marks.code, unit]);
  const found = new RegExp(`^([+-]?)${GAP}*((?:\\d|[.,]|${GAP})*\\d[.,]?)$`).exec(bare);
  if (!found) return { problem: "figure_unread", values: { text: text.trim() } };
  const [, sign, body] = found;
  const digits = new RegExp(GAP).test(body) ? readSpaced(body, marks) : readMarked(body, marks, kind);
  if (digits === null) return { problem: "figure_unread", values: { text: text.trim() } };
  if (typeof digits !== "string") return twoWays(text.trim(), digits, marks);
  const value = digits.replace(/^0+(?=\d)/, "");
  return { value: sign === "-" && /[1-9]/.test(value) ? `-${value}` : value };
}

/**
 * @param {string} text
 * @param {string[]} signs
 */
function withoutSigns(text, signs) {
  let bare = text.trim();
  for (const sign of signs.map((each) => each.trim()).filter(Boolean)) {
    const lower = bare.toLowerCase();
    if (lower.startsWith(sign.toLowerCase())) bare = bare.slice(sign.length).trim();
    else if (lower.endsWith(sign.toLowerCase())) bare = bare.slice(0, -sign.length).trim();
  }
  return bare;
}

/**
 * Read "1 200" or "1 200,50".
 * @param {string} body
 * @param {Marks} marks
 */
function readSpaced(body, marks) {
  const [first, others] = marks.sizes;
  const whole = new RegExp(`^\\d{1,3}(?:${GAP}\\d{${others}})*${GAP}\\d{${first}}(?:[.,]\\d+)?$`);
  return whole.test(body) ? body.replace(new RegExp(GAP, "g"), "").replace(",", ".") : null;
}

/**
 * Read what holds points and commas only. Both ways of reading it are returned when it has two.
 * @param {string} body
 * @param {Marks} marks
 * @param {Kind} kind
 * @returns {string | null | { left: string, right: string, mark: string }}
 */
function readMarked(body, marks, kind) {
  const used = body.replace(/\d/g, "");
  if (used === "") return body;
  const last = used[used.length - 1];
  const groups = used.length > 1 && used[0] === last ? last : used.length > 1 ? used[0] : "";
  if (groups) return readGrouped(body, groups, last, marks);
  const [left, right] = body.split(last);
  if (right === "") return null;
  if (right.length !== 3 || !/^[1-9]\d{0,2}$/.test(left)) return `${left || "0"}.${right}`;
  const roomy = kind.places >= 3;
  if (last === marks.group && !roomy) return left + right;
  if (last === marks.decimal && roomy) return `${left}.${right}`;
  return { left, right, mark: last };
}

/**
 * Read "1,234,567" or "1,234.5".
 * @param {string} body
 * @param {string} group
 * @param {string} last
 * @param {Marks} marks
 */
function readGrouped(body, group, last, marks) {
  const [first, others] = marks.sizes;
  const inside = `\\d{1,3}(?:\\${group}\\d{${others}})*\\${group}\\d{${first}}`;
  const tail = group === last ? "" : `\\${last}\\d+`;
  if (!new RegExp(`^${inside}${tail}$`).test(body)) return null;
  return body.split(group).join("").replace(last, ".");
}

/**
 * @param {string} text
 * @param {{ left: string, right: string, mark: string }} read
 * @param {Marks} marks
 * @returns {Reading}
 */
function twoWays(text, read, marks) {
  const plain = read.left + read.right;
  const values = {
    text,
    thousands: writeFigure(plain, marks),
    decimal: `${read.left}${marks.decimal}${read.right}`,
    plain,
    longer: `${read.left}${marks.decimal}${read.right}0`,
  };
  return { problem: "figure_two_ways", values };
}

/**
 * Write a stored figure as the session's language does.
 * @param {string | number} value
 * @param {Marks} marks
 */
export function writeFigure(value, marks) {
  const [whole, part] = String(value).replace("-", "").split(".");
  const [first, others] = marks.sizes;
  const groups = [whole.slice(-first)];
  for (let rest = whole.slice(0, -first); rest; rest = rest.slice(0, -others)) groups.unshift(rest.slice(-others));
  const sign = String(value).startsWith("-") ? "\u2212" : "";
  return sign + groups.join(marks.group) + (part ? marks.decimal + part : "");
}

/**
 * Write a stored figure as it is best typed on: without marks between the thousands.
 * @param {string | number} value
 * @param {Marks} marks
 */
export function plainFigure(value, marks) {
  return String(value).replace(".", marks.decimal);
}
