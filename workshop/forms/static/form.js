import { html, useLayoutEffect, useState } from "./vendor/htm-preact-standalone.js";
import { EachView } from "./each.js";
import { HeadView } from "./head.js";
import { HistoryView } from "./history.js";
import { ListView } from "./list.js";
import { ParkingView } from "./parking.js";
import { PointsView } from "./points.js";
import { FieldsView } from "./record.js";

/** @import { App, Block, ShownBlock } from "./types.js" */

/**
 * A step of the exercise.
 * @param {{ app: App, settle: () => void }} props
 */
export function FormView({ app, settle }) {
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const draw = () => redraw((count) => count + 1);
    app.sheet.listeners.add(draw);
    return () => {
      app.sheet.listeners.delete(draw);
    };
  }, []);
  useLayoutEffect(settle);
  const { alone, failure } = app.exchange;
  const { parking } = app.definition;
  return html`
    <${HeadView} app=${app} />
    ${failure && html`<p class="wf-problem wf-failure">${failure}</p>`}
    ${alone.waits && html`<p class="wf-waits" role="status">${alone.waits}</p>`}
    ${app.definition.blocks.map((block) => html`<${BlockView} key=${block.id} app=${app} block=${block} />`)}
    ${parking && html`<${ParkingView} app=${app} block=${parking} />`}
    <${PointsView} app=${app} />
    <${HistoryView} app=${app} />
    <p class="wf-audience">${app.definition.step.audience}</p>
    ${app.definition.alone && html`<p class="wf-alone-where">${app.say("alone_where")}</p>`}
  `;
}

/** @param {{ app: App, block: Block }} props */
function BlockView({ app, block }) {
  const id = `${app.uid}-block-${block.id}`;
  const of = block.block === "list" ? block.collection : block.block === "each" ? block.of : null;
  return html`<section
    class=${`wf-block wf-block-${block.block}`}
    data-of=${of}
    aria-labelledby=${block.title ? id : null}
  >
    ${block.title && html`<h3 class="wf-block-title" id=${id}>${block.title}</h3>`}
    ${block.help && html`<p class="wf-help">${block.help}</p>`} ${contents(app, block)}
  </section>`;
}

/**
 * @param {App} app
 * @param {Block} block
 */
function contents(app, block) {
  switch (block.block) {
    case "fields":
      return html`<${FieldsView} app=${app} fields=${block.fields} record="" />`;
    case "list":
      return html`<${ListView} app=${app} block=${block} />`;
    case "each":
      return html`<${EachView} app=${app} block=${block} />`;
    default:
      return html`<${ShownView} app=${app} block=${block} />`;
  }
}

/**
 * Something worked out from the answers.
 * @param {{ app: App, block: ShownBlock }} props
 */
function ShownView({ app, block }) {
  const lines = app.exchange.derived.shown[block.id] ?? [];
  return html`<dl class=${`wf-shown wf-shown-${block.show}`}>
    ${lines.map(
      ({ title, text }, number) =>
        html`<div class="wf-shown-line" key=${number}>
          ${title && html`<dt>${title}</dt>`}
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}
