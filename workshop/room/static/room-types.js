// The shapes that the room's pages pass about; nothing of this is in the joined script.

/** @import { Definition, Derived, Told } from "./types.js" */

/**
 * Anything said over the wire.
 * @typedef {Record<string, any>} Message
 *
 * @typedef {{ id: string, number: number | null, title: string, question: string, state: "open" | "locked" | "closed" }} LiveStep
 *
 * Where the room is; `timer` and `now` in milliseconds of the server's clock, 0 while no timer runs.
 * @typedef {{
 *   title: string, steps: LiveStep[], step: string, called: string, message: string, wall: string, released: string[],
 *   worth: { step: string, isCounted: boolean }, timer: number, now: number,
 * }} Live
 *
 * What the wall shows of a team's revealed answers.
 * @typedef {{
 *   team: string, rows: { name: string, said: string, counts: number[] }[], dots: [string, number][],
 * }} OnWall
 *
 * What became of a plan: the names of its files, or why there are none.
 * @typedef {{ files: string[], error: string }} MadePlan
 * @typedef {{
 *   running: boolean, done: number, wanted: number, failure: string, made: Record<string, MadePlan>,
 * }} PlansTold
 *
 * What the plan check finds in a step of a team, by severity; empty while no cell is opened.
 * @typedef {{ severity: string, title: string, sentences: string[] }} PointGroup
 * @typedef {{ team?: string, step?: string, groups?: PointGroup[] }} PointsTold
 *
 * What may be told of whether it was worth the time: only how many have answered, until it is counted.
 * @typedef {{
 *   answered: number, answers?: number, spread?: string, counts?: { yes: number, partly: number, no: number },
 * }} WorthTold
 *
 * What every page is told when it loads.
 * @typedef {{ root: string, live: Live, words: Record<string, string> }} PageData
 *
 * @typedef {PageData & {
 *   session: string, team: string, teamId: string, person: string, name: string, code: string, landing: string,
 *   look: string, moved: boolean,
 * }} ParticipantData
 *
 * In a notebook nobody knows who is here, how to join, and which plans were made.
 * @typedef {PageData & { address: string, code: string, qr: [number, string], inNotebook?: boolean }} LeadingData
 *
 * The way to a room, or to a kernel that writes into the session.
 * @typedef {{ isOpen: boolean, attempt: number, say: (message: Message) => void, start: () => void }} Speaking
 *
 * What a page knows that follows how the room is led, be it a phone's or a notebook's.
 * @typedef {{
 *   live: Live, clock: { left: () => number | null }, step: string, hand: boolean, hiddenMessage: string,
 *   calledTo: LiveStep | null, nudgedTo: LiveStep | null, typedIn: HTMLElement | null,
 *   wire: { say: (message: Message) => void, isOpen?: boolean }, draw: () => void, say: (key: string) => string,
 *   stepOf: (id: string) => LiveStep | null, goTo: (id: string) => Promise<void>,
 * }} Led
 *
 * Who is here: the person's id, the name, and the field they are in.
 * @typedef {[string, string, string][]} Here
 *
 * @typedef {{ id: string, name: string, step: string, hand: boolean, to: string }} Present
 * How far a team is with what each answers alone: who is done, who is not, how many questions have answers
 * that wait for the reveal, and how many were revealed.
 * @typedef {{ done: string[], waiting: string[], ready: number, revealed: number }} AloneOnBoard
 *
 * @typedef {{
 *   id: string, name: string, cells: [string, number][], here: Present[], alone: Record<string, AloneOnBoard>,
 *   agreed: string,
 * }} TeamOnBoard
 * @typedef {{
 *   id: string, name: string, cells: [string, number][], here: number,
 *   alone: Record<string, { done: number, waiting: number }>,
 * }} TeamOnProjector
 *
 * What it takes to draw a step; the answers come along the first time, and what is worked out from them always.
 * @typedef {{
 *   definition: Definition, derived?: Derived, start?: { answers: Told, derived: Derived, latest: number },
 * }} StepData
 */

export {};
