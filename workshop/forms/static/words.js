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
