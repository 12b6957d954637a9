/**
 * Follow what a form says of saving, which stands in the bar as well.
 * @param {HTMLElement} place  where forms are shown
 * @param {(saved: { state: string, text: string }) => void} changed
 */
export function watchSaved(place, changed) {
  let last = { state: "", text: "" };
  const read = () => {
    const said = place.querySelector(".wf-state");
    const state = said?.getAttribute("data-state") ?? "";
    const text = said?.textContent?.trim() ?? "";
    if (state === last.state && text === last.text) return;
    last = { state, text };
    changed(last);
  };
  const watch = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-state"] };
  new MutationObserver(read).observe(place, watch);
}
