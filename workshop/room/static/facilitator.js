import { html, render } from "./vendor/htm-preact-standalone.js";
import { Lead, LeadView } from "./lead.js";
import { Wire } from "./wire.js";

const place = document.getElementById("room");
if (place) lead(place);

/** @param {HTMLElement} room */
function lead(room) {
  const page = new Lead(
    JSON.parse(document.body.dataset.room ?? "{}"),
    ({ data, hear }) => new Wire(data.root, "facilitator", hear, () => page.draw()),
  );
  page.draw = () => render(html`<${LeadView} lead=${page} />`, room);
  setInterval(page.draw, 1000);
  page.wire.start();
  page.draw();
}
