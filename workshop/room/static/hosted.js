import { render } from "./vendor/htm-preact-standalone.js";

/** @import { Model } from "./types.js" */

/**
 * Make a part of a notebook for a page of the room: its look is its own, and its keys are not the notebook's.
 * @param {{ model: Model, el: HTMLElement }} given
 * @param {string} name
 * @returns {HTMLElement} where the page is drawn
 */
function hosted({ model, el }, name) {
  const shadow = el.attachShadow({ mode: "open" });
  const look = document.createElement("style");
  look.textContent = model.get("styles");
  const inside = document.createElement("div");
  inside.className = name;
  inside.dataset.lmSuppressShortcuts = "true";
  shadow.append(look, inside);
  for (const key of ["keydown", "keypress", "keyup"]) inside.addEventListener(key, (event) => event.stopPropagation());
  return inside;
}

/**
 * Say something to the kernel; one that has gone away is no error of the page.
 * @param {Model} model
 * @param {object} message
 */
export function tellKernel(model, message) {
  try {
    model.send(message);
  } catch (reason) {
    console.info("The notebook's kernel could not be reached.", reason);
  }
}

/**
 * Draw a page of the room in a part of a notebook, for as long as that is there: whenever the kernel tells something,
 * and each second in which time runs. News is asked for while somebody can see the page.
 * @param {{ model: Model, el: HTMLElement }} given
 * @param {string} name  the part's class
 * @param {{ draw: () => void, hear: (message: any) => void, clock: { ends: number } }} page
 * @param {() => unknown} view  returns what is drawn
 * @param {number} every  milliseconds after which news is asked for
 * @returns {() => void} ends it
 */
export function drawnInNotebook(given, name, page, view, every) {
  const { model } = given;
  const inside = hosted(given, name);
  page.draw = () => render(/** @type {any} */ (view()), inside);
  model.on("msg:custom", page.hear);
  const second = setInterval(() => {
    if (page.clock.ends > 0) page.draw();
  }, 1000);
  const asking = setInterval(() => {
    if (document.visibilityState === "visible" && inside.offsetWidth > 0) tellKernel(model, { look: true });
  }, every);
  tellKernel(model, { hello: true });
  return () => {
    clearInterval(second);
    clearInterval(asking);
    model.off("msg:custom", page.hear);
    render(null, inside);
  };
}
