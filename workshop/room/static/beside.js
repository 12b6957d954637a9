import { html, useRef, useState } from "./vendor/htm-preact-standalone.js";

/** @import { Lead } from "./lead.js" */

/**
 * What is wanted before the day and by a second facilitator: cards for the tables, worksheets, and the address of this page. It
 * is folded away: this page may be seen on a wall.
 * @param {{ lead: Lead }} props
 */
export function BesideView({ lead }) {
  const { data } = lead;
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [isCopied, setCopied] = useState(false);
  const [address, setAddress] = useState("");
  /** @param {Event} event */
  const unfold = async (event) => {
    if (!(/** @type {HTMLDetailsElement} */ (event.currentTarget).open) || address) return;
    const answer = await fetch(`${data.root}/second`);
    if (answer.ok) setAddress((await answer.json()).address);
  };
  const copy = () => {
    if (!box.current) return;
    box.current.select();
    // The newer way is there on secure pages alone, and this one is often reached by a number.
    setCopied(document.execCommand("copy"));
  };
  return html`<details class="lead-part lead-folded" onToggle=${unfold}>
    <summary>${lead.say("beside")}</summary>
    <p class="lead-line">
      <a class="room-button" href=${`${data.root}/cards`} download>${lead.say("cards")}</a>
      <span class="room-quiet">${lead.say("cards_help")}</span>
    </p>
    <p class="lead-line">
      <a class="room-button" href=${`${data.root}/worksheets`} download>${lead.say("worksheets")}</a>
      <span class="room-quiet">${lead.say("worksheets_help")}</span>
    </p>
    <p><label for="second">${lead.say("second")}</label></p>
    <p class="lead-line">
      <input id="second" class="lead-box" readonly ref=${box} value=${address} aria-describedby="second-help" />
      <button type="button" class="room-button" onClick=${copy}>${lead.say("second_copy")}</button>
      <span role="status">${isCopied ? lead.say("second_copied") : ""}</span>
    </p>
    <p class="room-quiet" id="second-help">${lead.say("second_help")}</p>
  </details>`;
}
