import { html } from "./vendor/htm-preact-standalone.js";
import { ListView } from "./list.js";
import { idsShown } from "./records.js";

/** @import { App, ListBlock } from "./types.js" */

/**
 * The parking lot: folded away at the foot of every step, open to everybody throughout.
 * @param {{ app: App, block: ListBlock }} props
 */
export function ParkingView({ app, block }) {
  const count = idsShown(app.sheet, block).length;
  return html`<details class="wf-details wf-parking">
    <summary>${count > 0 ? app.say("parking_count", { count }) : app.say("parking")}</summary>
    ${block.help && html`<p class="wf-help">${block.help}</p>`}
    <${ListView} app=${app} block=${block} />
  </details>`;
}
