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
