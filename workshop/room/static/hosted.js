/** @import { Model } from "./types.js" */

/**
 * Make a part of a notebook for a page of the room: its look is its own, and its keys are not the notebook's.
 * @param {{ model: Model, el: HTMLElement }} given
 * @param {string} name
 * @returns {HTMLElement} where the page is drawn
 */
export function hosted({ model, el }, name) {
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
 * Ask the kernel for news, again and again while somebody can see the page.
 * @param {Model} model
 * @param {HTMLElement} inside
 * @param {number} every  milliseconds
 * @returns {() => void} ends it
 */
export function asking(model, inside, every) {
  const timer = setInterval(() => {
    if (document.visibilityState === "visible" && inside.offsetWidth > 0) tellKernel(model, { look: true });
  }, every);
  return () => clearInterval(timer);
}
