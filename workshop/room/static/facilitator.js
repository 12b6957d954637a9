import { html, render } from "./vendor/htm-preact-standalone.js";
import { Lead, LeadView } from "./lead.js";
import { Wire } from "./wire.js";

if (document.body.classList.contains("room-facilitator")) lead(document.getElementById("room"));

/** @param {HTMLElement | null} room */
function lead(room) {
  if (!room) return;
  const page = new Lead(
    JSON.parse(document.body.dataset.room ?? "{}"),
    ({ data, hear }) => new Wire(data.root, "facilitator", hear, () => page.connected()),
  );
  page.draw = () => render(html`<${LeadView} lead=${page} />`, room);
  setInterval(page.draw, 1000);
  page.wire.start();
  page.draw();
}
