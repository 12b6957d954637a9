// What two browsers keep of one form, driven from outside line by line: the front end's own Sheet and Shelf.
import { createInterface } from "node:readline";
import { Shelf } from "./shelf.js";
import { Sheet } from "./sheet.js";

/** Storage that outlives a page. */
class Kept {
  constructor() {
    this.held = new Map();
  }
  get length() {
    return this.held.size;
  }
  key(number) {
    return [...this.held.keys()][number] ?? null;
  }
  getItem(key) {
    return this.held.get(key) ?? null;
  }
  setItem(key, text) {
    this.held.set(key, text);
  }
  removeItem(key) {
    this.held.delete(key);
  }
}

let browsers = {};

function opened(name) {
  globalThis.localStorage = browsers[name].kept;
  return browsers[name].sheet;
}

const acts = {
  begin: () => {
    browsers = {};
    for (const name of ["one", "two"]) browsers[name] = { kept: new Kept(), sheet: null };
    for (const name of ["one", "two"]) acts.load({ name });
  },
  load: ({ name }) => {
    globalThis.localStorage = browsers[name].kept;
    browsers[name].sheet = new Sheet(new Shelf("session/team"));
  },
  hear: ({ name, answers, latest }) => opened(name).hear(answers, latest),
  write: ({ name, path, value }) => opened(name).write(path, value),
  focus: ({ name, path }) => opened(name).takenIn(path),
  send: ({ name }) => {
    const sheet = opened(name);
    return sheet.flying.size > 0 ? sheet.underWay() : sheet.takeOff();
  },
  settle: ({ name, receipts }) => opened(name).settle(receipts),
  look: ({ name, paths }) => {
    const sheet = opened(name);
    return {
      values: Object.fromEntries(paths.map((path) => [path, sheet.valueOf(path)])),
      waiting: sheet.waiting.length,
      overtaken: Object.fromEntries([...sheet.overtaken].map(([path, said]) => [path, said.value])),
      latest: sheet.latest,
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...more } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(acts[act](more) ?? null)}\n`);
}
