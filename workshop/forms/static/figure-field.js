import { html, useLayoutEffect, useRef } from "./vendor/htm-preact-standalone.js";
import { plainFigure, readFigure, writeFigure } from "./figures.js";
import { pathOf } from "./paths.js";

/** @import { App, Field } from "./types.js" */

/**
 * A figure with its unit or currency. It is written back as the language writes it once the field is left.
 * @param {{ app: App, field: Field, path: string, record: string, id: string, labelId: string, described: string }} props
 */
export function FigureField({ app, field, path, record, id, labelId, described }) {
  const { sheet, exchange, definition } = app;
  const { marks } = definition;
  const aside = exchange.derived.asides[path] ?? "";
  const isMoney = field.kind.name === "money";
  const unit = field.unitFrom ? String(sheet.valueOf(pathOf(app, field.unitFrom, record)) ?? "") : field.unit;
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const problem = sheet.problems.get(path);
  const value = sheet.valueOf(path);
  useLayoutEffect(() => {
    if (!box.current) return;
    if (!sheet.typing.has(path)) {
      if (problem && !problem.sentence) check(problem.text);
      box.current.value = problem ? problem.text : value === null ? "" : writeFigure(String(value), marks);
    } else if (!problem && (sheet.isWaiting(path) ? isNotTyped() : sheet.seqOf(path) > (sheet.typing.get(path) ?? 0))) {
      sheet.takenIn(path);
      box.current.value = value === null ? "" : plainFigure(String(value), marks);
    }
  });
  /** Whether what waits to be sent was put back or taken over by a tap, which may leave the caret here. */
  const isNotTyped = () => {
    const text = box.current?.value ?? "";
    const read = text.trim() ? readFigure(text, marks, field.kind, unit) : { value: null };
    return !("problem" in read) && read.value !== value;
  };
  /** @param {string} text */
  const check = (text) => {
    const read = readFigure(text, marks, field.kind, unit);
    if ("problem" in read) sheet.refuse(path, { text, sentence: app.say(read.problem, read.values) });
  };
  const write = () => {
    const text = box.current?.value ?? "";
    const read = text.trim() ? readFigure(text, marks, field.kind, unit) : { value: null };
    if ("problem" in read) sheet.refuse(path, { text, sentence: "" });
    else sheet.write(path, read.value);
    exchange.touched();
  };
  const enter = () => {
    sheet.takenIn(path);
    if (!box.current || problem || value === null) return;
    const isAll = box.current.selectionEnd !== box.current.selectionStart;
    box.current.value = plainFigure(String(value), marks);
    if (isAll) box.current.select();
  };
  const leave = () => {
    sheet.leave(path);
    const text = box.current?.value ?? "";
    if (sheet.problems.has(path) && text.trim()) check(text);
    exchange.flush();
    sheet.changed();
  };
  return html`<div class="wf-figure">
    ${isMoney && marks.before && html`<span class="wf-unit" aria-hidden="true">${marks.before}</span>`}
    <input
      type="text"
      id=${id}
      ref=${box}
      class="wf-box"
      inputmode=${field.kind.places > 0 ? "decimal" : "numeric"}
      placeholder=${field.example}
      autocomplete="off"
      aria-labelledby=${labelId}
      aria-describedby=${described || null}
      aria-required=${field.needed ? "true" : null}
      aria-invalid=${problem?.sentence ? "true" : null}
      onFocus=${enter}
      onBlur=${leave}
      onInput=${write}
    />
    ${isMoney && marks.after && html`<span class="wf-unit" aria-hidden="true">${marks.after}</span>`}
    ${!isMoney && unit && html`<span class="wf-unit" id=${`${id}-unit`}>${unit}</span>`}
    ${aside && html`<span class="wf-aside">${aside}</span>`}
  </div>`;
}
