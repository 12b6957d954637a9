/**
 * Read how many gave each answer from the text in which it is stored.
 * @param {string} text
 * @returns {Map<string, number>}
 */
export function readTally(text) {
  const pairs = text.split(" ").filter(Boolean);
  return new Map(pairs.map((pair) => [pair.split("=")[0], Number(pair.split("=")[1])]));
}

/**
 * Write it: ordered by answer, without zeros, null when nobody was counted.
 * @param {Map<string, number>} counts
 */
export function tallyText(counts) {
  const given = [...counts].filter(([, count]) => count > 0).sort(([one], [two]) => (one < two ? -1 : 1));
  return given.map(([answer, count]) => `${answer}=${count}`).join(" ") || null;
}

/** @param {Map<string, number>} counts */
export function counted(counts) {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
