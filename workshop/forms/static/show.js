import { html, render } from "./vendor/htm-preact-standalone.js";
import { Exchange } from "./exchange.js";
import { FormView } from "./form.js";
import { newId } from "./ids.js";
import { Sheet } from "./sheet.js";
import { Shelf } from "./shelf.js";
import { filled } from "./words.js";

/** @import { App, Definition, Model } from "./types.js" */

const FOCUSABLE = "input:not([tabindex='-1']), select, textarea, button";

/**
 * Show the form in an element; return what takes it away again.
 * @param {{ model: Model, el: HTMLElement }} given
 */
export function show({ model, el }) {
  /** @type {Definition} */
  const definition = model.get("definition");
  const root = document.createElement("div");
  root.className = "workshop-form";
  root.lang = definition.language;
  root.dataset.lmSuppressShortcuts = "true";
  const body = document.createElement("div");
  body.className = "wf-column";
  const voice = document.createElement("div");
  voice.className = "wf-voice";
  voice.setAttribute("role", "status");
  root.append(body, voice);
  el.append(root);
  const sheet = new Sheet(new Shelf(definition.key));
  const exchange = new Exchange(model, sheet, () => document.visibilityState === "visible" && root.offsetWidth > 0);
  let next = "";
  /** @type {App} */
  const app = {
    definition,
    sheet,
    exchange,
    uid: `wf${newId().replace(/[^\w]/g, "_")}`,
    say: (key, values = {}) => filled(definition.words, key, values),
    announce: (text) => voice.replaceChildren(text),
    focusNext: (id) => {
      next = id;
      sheet.changed();
    },
  };
  const settle = () => {
    const wanted = next && document.getElementById(next);
    if (!wanted) return;
    next = "";
    focusIn(wanted);
  };
  const start = model.get("start");
  exchange.derived = start.derived;
  sheet.hear(start.answers, start.latest);
  render(html`<${FormView} app=${app} settle=${settle} />`, body);
  const redefine = () => {
    app.definition = model.get("definition");
    sheet.changed();
  };
  model.on("change:definition", redefine);
  const quiet = listen(root, app);
  exchange.start();
  return () => {
    quiet();
    model.off("change:definition", redefine);
    exchange.stop();
    render(null, body);
    root.remove();
  };
}

/** @param {HTMLElement} wanted */
function focusIn(wanted) {
  const inside = wanted.matches(FOCUSABLE) ? wanted : wanted.querySelector(FOCUSABLE);
  if (inside instanceof HTMLElement) inside.focus();
}

/**
 * Keep keys to the form, and send what is left when the page goes away.
 * @param {HTMLElement} root
 * @param {App} app
 */
function listen(root, app) {
  /** @param {Event} event */
  const keep = (event) => {
    event.stopPropagation();
    const isSave = event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey) && event.key === "s";
    if (!isSave) return;
    event.preventDefault();
    app.exchange.flush();
  };
  const leave = () => app.exchange.flush();
  /** @param {BeforeUnloadEvent} event */
  const warn = (event) => {
    if (app.sheet.waiting.length > 0 && !app.sheet.shelf.works) event.preventDefault();
  };
  const keys = ["keydown", "keypress", "keyup"];
  for (const key of keys) root.addEventListener(key, keep);
  addEventListener("pagehide", leave);
  addEventListener("beforeunload", warn);
  document.addEventListener("visibilitychange", leave);
  return () => {
    for (const key of keys) root.removeEventListener(key, keep);
    removeEventListener("pagehide", leave);
    removeEventListener("beforeunload", warn);
    document.removeEventListener("visibilitychange", leave);
  };
}
