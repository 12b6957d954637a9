/** @import { Visit } from "./visit.js" */

const NOTHING_DERIVED = { offers: {}, shown: {}, keys: {}, hints: {}, asides: {}, totals: {} };

/**
 * Return what the form of the step that is shown takes for its kernel.
 * @param {Visit} visit
 * @param {import("./types.js").Definition} definition
 */
export function formModel(visit, definition) {
  const { step } = visit;
  const start = { answers: visit.answers, derived: visit.derived.get(step) ?? NOTHING_DERIVED, latest: visit.latest };
  /** @type {Record<string, any>} */
  const known = { definition, start, isTold: true };
  /** @param {string} event */
  const earsFor = (event) => /** @type {Set<any>} */ (event === "msg:custom" ? visit.ears : visit.redrawn);
  return {
    get: (/** @type {string} */ name) => (name === "definition" ? visit.steps.definitions.get(step) : known[name]),
    on: (/** @type {string} */ event, /** @type {any} */ act) => void earsFor(event).add(act),
    off: (/** @type {string} */ event, /** @type {any} */ act) => void earsFor(event).delete(act),
    send: (/** @type {object} */ message) => visit.wire.say({ form: step, message }),
  };
}
