import { html, useLayoutEffect, useRef } from "./vendor/htm-preact-standalone.js";

/** @import { App, Field } from "./types.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */

const FITS_ONE_LINE = 60;
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
/** @type {WeakMap<Box, string>} how wide a box was, and what it held, when it was measured */
const grown = new WeakMap();

/**
 * A line of text, or a text of several lines that grows as it is written.
 * @param {{ app: App, field: Field, path: string, id: string, described: string }} props
 */
export function LineField({ app, field, path, id, described }) {
  const { sheet, exchange } = app;
  const box = useRef(/** @type {Box | null} */ (null));
  const isComposing = useRef(false);
  const isLong = field.kind.name === "long";
  const problem = sheet.problems.get(path);
  const shown = problem ? problem.text : String(sheet.valueOf(path) ?? "");
  useLayoutEffect(() => {
    if (!box.current) return;
    if (isComposing.current) return;
    if (sheet.typing.has(path)) follow(box.current, app, path, shown);
    else if (box.current.value !== shown) box.current.value = shown;
    grow(box.current);
  });
  /** @param {Event} event */
  const write = (event) => {
    const element = /** @type {Box} */ (event.currentTarget);
    if (!isLong && /[\r\n]/.test(element.value)) element.value = element.value.replace(/[\r\n]+/g, " ");
    sheet.write(path, element.value === "" ? null : element.value);
    exchange.touched();
    grow(element);
  };
  /** @param {KeyboardEvent} event */
  const keepOneLine = (event) => {
    if (!isLong && event.key === "Enter") event.preventDefault();
  };
  const compose = () => {
    isComposing.current = true;
  };
  const composed = () => {
    isComposing.current = false;
    sheet.changed();
  };
  const leave = () => {
    isComposing.current = false;
    sheet.leave(path);
    exchange.flush();
    sheet.changed();
  };
  const given = {
    id,
    ref: box,
    class: "wf-box",
    placeholder: field.example,
    autocomplete: "off",
    "aria-describedby": described || null,
    "aria-required": field.needed ? "true" : null,
    "aria-invalid": problem?.sentence ? "true" : null,
    onFocus: () => sheet.takenIn(path),
    onBlur: leave,
    onInput: write,
    onKeyDown: keepOneLine,
    oncompositionstart: compose,
    oncompositionend: composed,
  };
  if (field.kind.longest <= FITS_ONE_LINE) return html`<input type="text" ...${given} />`;
  return html`<textarea rows=${isLong ? 3 : 1} ...${given}></textarea>`;
}

/**
 * Take in what came from elsewhere while the caret stands in the field, unless something is being typed. What was put
 * back or taken over by a tap waits to be sent, and was not typed here: it is taken in as well.
 * @param {Box} box
 * @param {App} app
 * @param {string} path
 * @param {string} shown
 */
function follow(box, app, path, shown) {
  const { sheet } = app;
  if (sheet.problems.has(path)) return;
  const isWaiting = sheet.isWaiting(path);
  if (!isWaiting && sheet.seqOf(path) <= (sheet.typing.get(path) ?? 0)) return;
  if (!isWaiting) sheet.takenIn(path);
  if (box.value === shown) return;
  const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0].map((at) => moved(at, box.value, shown));
  box.value = shown;
  box.setSelectionRange(start, end);
}

/**
 * Return where a caret stands after the text around it has changed.
 * @param {number} at
 * @param {string} before
 * @param {string} now
 */
export function moved(at, before, now) {
  let same = 0;
  while (same < at && before[same] === now[same]) same += 1;
  if (same === at) return at;
  const behind = before.length - at;
  return before.slice(at) === now.slice(now.length - behind) ? now.length - behind : Math.min(at, now.length);
}

/**
 * Make a box as high as what is written in it, where the style sheet can't. To measure is slow: a box is measured
 * again only when it holds something else, is as wide as it was not, or does not show all of it.
 * @param {Box} box
 */
function grow(box) {
  if (GROWS_BY_ITSELF || !(box instanceof HTMLTextAreaElement)) return;
  const as = `${box.clientWidth} ${box.value}`;
  if (grown.get(box) === as && box.scrollHeight <= box.clientHeight) return;
  box.style.height = "auto";
  const frame = box.offsetHeight - box.clientHeight;
  if (box.scrollHeight === 0) return;
  box.style.height = `${box.scrollHeight + frame}px`;
  grown.set(box, as);
}
