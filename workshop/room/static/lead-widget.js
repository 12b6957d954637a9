import { html } from "./vendor/htm-preact-standalone.js";
import { drawnInNotebook, tellKernel } from "./hosted.js";
import { Lead, LeadView } from "./lead.js";

/** @import { Model } from "./types.js" */

const LOOK_EVERY = 3000;

/**
 * The facilitator's page in a notebook: a kernel that writes into the session takes the place of the room.
 * @param {{ model: Model, el: HTMLElement }} given
 */
function leadInNotebook(given) {
  const { model } = given;
  const page = new Lead(model.get("data"), () => ({
    isOpen: true,
    attempt: 1,
    say: (message) => tellKernel(model, message),
    start: () => {},
  }));
  const leave = drawnInNotebook(given, "lead-notebook", page, () => html`<${LeadView} lead=${page} />`, LOOK_EVERY);
  page.draw();
  return leave;
}

export default { render: leadInNotebook };
