// The shapes that the front end passes about; nothing of this is in the joined script.

/**
 * An answer as the log stores it.
 * @typedef {string | number | boolean | null} Json
 *
 * An answer as it stands, with the number of the edit that made it.
 * @typedef {{ value: Json, seq: number }} Stored
 *
 * One change of one answer, as it is sent.
 * @typedef {{ id: string, path: string, value: Json, base: number, after?: string, follows?: string }} Edit
 *
 * An answer with who gave it, by name where there is one, and when, in UTC.
 * @typedef {{ value: Json, seq: number, who: string, when: string }} Said
 *
 * One change of an answer: what stood there before, and what came then.
 * @typedef {{ path: string, before: Said | null, now: Said }} Changed
 *
 * What became of an edit; `over` is what it took the place of unseen, and `waits` that it is refused only while its
 * step is closed or locked.
 * @typedef {{
 *   id: string, path: string, value: Json, seq: number, refused: string, waits: boolean, over: Said | null,
 * }} Receipt
 *
 * Something typed that could not be stored, and why.
 * @typedef {{ text: string, sentence: string }} Problem
 *
 * @typedef {{ value: Json, text: string }} Offer
 * @typedef {{ id: string, title: string, text?: string, group?: string }} Keyed
 * @typedef {{ title?: string, text: string }} ShownLine
 * @typedef {{
 *   offers: Record<string, Offer>,
 *   shown: Record<string, ShownLine[]>,
 *   keys: Record<string, Keyed[]>,
 *   hints: Record<string, string>,
 *   asides: Record<string, string>,
 *   totals: Record<string, string[]>,
 *   round?: string,
 *   revealed?: Record<string, Revealed>,
 *   points?: { said?: string, each?: Point[] },
 * }} Derived
 *
 * What the plan check says, and the answer or the list at which it can be mended.
 * @typedef {{ path: string, text: string }} Point
 *
 * What everybody may know of what each answered alone: how many gave each level, or each capability's dots.
 * @typedef {{ round: number, said: string, counts: number[], dots: [string, number][] }} Revealed
 *
 * An answer given alone that has not arrived yet, and the step that asked; held while that is closed or locked.
 * @typedef {{ id: string, answer: Json, step?: string, isHeld?: boolean }} Pending
 *
 * What the room says of my own answers in a step: those that lie in the box, and what became of those just sent; why nothing is
 * taken yet; and, to a notebook, the code that its page is to keep.
 * @typedef {{
 *   type: "alone", step?: string, own: [string, Json][],
 *   receipts: { question: string, id: string, refused: string, waits?: boolean }[], waits?: string, code?: string,
 * }} AloneTold
 *
 * Answers by path, each with the number of the edit that made it, by whom and when.
 * @typedef {Record<string, [Json, number, string, string]>} Told
 *
 * @typedef {{ type: "all", answers: Told, derived: Derived, latest: number }} All
 * @typedef {{ type: "receipts", receipts: Receipt[], derived: Derived }} Receipts
 * @typedef {{ type: "changes", answers: Told, derived?: Derived, latest: number }} Changes
 * @typedef {{ type: "history", entries: Changed[] }} History
 * @typedef {{ type: "failed", text: string }} Failed
 * A host that may lose its connection says so, and who else is in which field.
 * @typedef {{ type: "connection", isAway: boolean }} Connection
 * @typedef {{ type: "present", at: Record<string, string[]> }} Present
 * A step was opened or unlocked, by a host that knows of it.
 * @typedef {{ type: "opened" }} Opened
 * @typedef {All | Receipts | Changes | History | Failed | Connection | Present | Opened | AloneTold} Heard
 *
 * @typedef {{
 *   name: string, longest: number, places: number, to: string, many: boolean,
 * }} Kind
 * @typedef {{ value: string, label: string, spoken: string }} Quick
 * @typedef {{ value: Json, label: string }} Option
 * @typedef {{
 *   field: string, label: string, help: string, example: string, unit: string, unitFrom: string,
 *   options: Option[], needed: boolean, wide: boolean,
 *   when: { field: string, is: (string | boolean)[] } | null,
 *   kind: Kind, draw: string, quick: Quick[], revealedFirst?: boolean,
 * }} Field
 *
 * @typedef {{ block: "fields", id: string, title: string, help: string, fields: Field[] }} FieldsBlock
 * @typedef {{
 *   block: "list", id: string, title: string, help: string, fields: Field[], collection: string, noun: string,
 *   add: string, only: Record<string, string | boolean>, suggested: [number, number] | null, ranked: boolean,
 * }} ListBlock
 * @typedef {{
 *   block: "each", id: string, title: string, help: string, fields: Field[], of: string, empty: string,
 *   keys: string[],
 * }} EachBlock
 * @typedef {{ block: "shown", id: string, show: string, title: string, help: string }} ShownBlock
 * @typedef {FieldsBlock | ListBlock | EachBlock | ShownBlock} Block
 *
 * @typedef {{
 *   id: string, name: string, what: string, group: string, evidence: string,
 *   one: string, three: string, five: string, offered: boolean,
 * }} Capability
 *
 * How the session's language writes figures and its money.
 * @typedef {{
 *   decimal: string, group: string, sizes: [number, number], before: string, after: string, code: string,
 * }} Marks
 *
 * @typedef {{ say: string[], listen_for: string[], goes_wrong: string[] }} Notes
 * @typedef {{
 *   id: string, number: number | null, last: number, title: string, question: string, purpose: string,
 *   questions: string[], audience: string, example: string, facilitator: Notes | null,
 * }} Step
 *
 * Everything about the step that does not change while it is shown.
 * @typedef {{
 *   key: string, language: string, step: Step, blocks: Block[], words: Record<string, string>, marks: Marks,
 *   titles: Record<string, string>, capabilities: Capability[], habits: Capability[],
 *   scale: Record<string, string>, round: string, parking: ListBlock | null,
 *   alone?: boolean, rater?: string,
 * }} Definition
 *
 * The part of an anywidget model that the form uses.
 * @typedef {{
 *   get: (name: string) => any,
 *   on: (event: string, callback: (content: any) => void) => void,
 *   off: (event: string, callback: (content: any) => void) => void,
 *   send: (content: any) => void,
 * }} Model
 *
 * What every part of a form is given.
 * @typedef {{
 *   definition: Definition,
 *   sheet: import("./sheet.js").Sheet,
 *   exchange: import("./exchange.js").Exchange,
 *   uid: string,
 *   say: (key: string, values?: Record<string, string | number>) => string,
 *   announce: (text: string) => void,
 *   focusNext: (id: string) => void,
 * }} App
 */

export {};
