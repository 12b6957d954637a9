import { html, render } from "./vendor/htm-preact-standalone.js";
import { Lead, LeadView } from "./lead.js";

/** @import { Model } from "./types.js" */

const LOOK_EVERY = 3000;

/**
 * The facilitator's page in a notebook: a kernel that writes into the session takes the place of the room.
 * @param {{ model: Model, el: HTMLElement }} given
 */
function leadInNotebook({ model, el }) {
  const shadow = el.attachShadow({ mode: "open" });
  const look = document.createElement("style");
  look.textContent = model.get("styles");
  const inside = document.createElement("div");
  inside.className = "lead-notebook";
  inside.dataset.lmSuppressShortcuts = "true";
  shadow.append(look, inside);
  const page = new Lead(model.get("data"), () => ({
    isOpen: true,
    attempt: 1,
    say: (message) => model.send(message),
    start: () => model.send({ hello: true }),
  }));
  page.draw = () => render(html`<${LeadView} lead=${page} />`, inside);
  model.on("msg:custom", page.hear);
  /** @param {Event} event */
  const keep = (event) => event.stopPropagation();
  for (const key of ["keydown", "keypress", "keyup"]) inside.addEventListener(key, keep);
  const again = setInterval(page.draw, 1000);
  const asking = setInterval(() => {
    if (document.visibilityState === "visible" && inside.offsetWidth > 0) model.send({ look: true });
  }, LOOK_EVERY);
  page.wire.start();
  page.draw();
  return () => {
    clearInterval(again);
    clearInterval(asking);
    model.off("msg:custom", page.hear);
    render(null, inside);
  };
}

export default { render: leadInNotebook };
