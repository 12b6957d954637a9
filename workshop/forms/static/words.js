/** Directional controls that reach to the end of the line unless closed, and what closes each. */
const CLOSERS = new Map([
  ..."\u202a\u202b\u202d\u202e".split("").map((each) => /** @type {const} */ ([each, "\u202c"])),
  ..."\u2066\u2067\u2068".split("").map((each) => /** @type {const} */ ([each, "\u2069"])),
]);

/**
 * Return a text with every directional control that it opens closed, so that it turns nothing else round.
 * @param {string} text
 */
export function closed(text) {
  const waiting = [];
  for (const each of text) {
    const closer = CLOSERS.get(each);
    if (closer) waiting.unshift(closer);
    else if (each === waiting[0]) waiting.shift();
  }
  return text + waiting.join("");
}

/**
 * Return a text of the kit with its placeholders filled; what was typed keeps its direction to itself.
 * @param {Record<string, string>} words
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function filled(words, key, values) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? closed(String(values[name])) : whole));
}

/**
 * Return a moment as people say it here: the time, and the day where it is another one.
 * @param {string} language
 * @param {string} when  ISO 8601
 */
export function moment(language, when) {
  const then = new Date(when);
  if (Number.isNaN(then.getTime())) return "";
  const isToday = then.toDateString() === new Date().toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const shown = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(language, shown).format(then);
}
