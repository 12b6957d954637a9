import { html, render } from "./vendor/htm-preact-standalone.js";
import { asking, hosted, tellKernel } from "./hosted.js";
import { Lead, LeadView } from "./lead.js";

/** @import { Model } from "./types.js" */

const LOOK_EVERY = 3000;

/**
 * The facilitator's page in a notebook: a kernel that writes into the session takes the place of the room.
 * @param {{ model: Model, el: HTMLElement }} given
 */
function leadInNotebook(given) {
  const { model } = given;
  const inside = hosted(given, "lead-notebook");
  const page = new Lead(model.get("data"), () => ({
    isOpen: true,
    attempt: 1,
    say: (message) => tellKernel(model, message),
    start: () => tellKernel(model, { hello: true }),
  }));
  page.draw = () => render(html`<${LeadView} lead=${page} />`, inside);
  model.on("msg:custom", page.hear);
  const again = setInterval(page.draw, 1000);
  const still = asking(model, inside, LOOK_EVERY);
  page.wire.start();
  page.draw();
  return () => {
    clearInterval(again);
    still();
    model.off("msg:custom", page.hear);
    render(null, inside);
  };
}

export default { render: leadInNotebook };
