/**
 * Return a text of the kit with its placeholders filled.
 * @param {Record<string, string>} words
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function filled(words, key, values) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
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
