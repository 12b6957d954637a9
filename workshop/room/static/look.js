const WRITING = "input, textarea, select, button:not(.wf-toggle, .wf-point)";

/**
 * Keep a form as it is: it can be unfolded and read, and nothing in it can be changed.
 * @param {HTMLElement} place  where the form is
 */
export function onlyLook(place) {
  const still = () => {
    for (const control of place.querySelectorAll(WRITING)) {
      if (!control.hasAttribute("disabled")) control.setAttribute("disabled", "");
    }
  };
  new MutationObserver(still).observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  still();
}
