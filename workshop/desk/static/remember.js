/**
 * What this browser keeps for a notebook: one text under a key, found again when the notebook runs anew.
 * @param {{ model: { get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void,
 *   on: (event: string, act: () => void) => void, off: (event: string, act: () => void) => void } }} given
 */
function remember({ model }) {
  /** @type {string} */
  const key = model.get("key");
  const keep = () => {
    try {
      localStorage.setItem(key, model.get("kept"));
    } catch {
      // This browser keeps nothing: then it is asked for again next time.
    }
  };
  let found = "";
  try {
    found = localStorage.getItem(key) ?? "";
  } catch {
    // As above.
  }
  model.on("change:kept", keep);
  model.set("found", found);
  model.save_changes();
  return () => model.off("change:kept", keep);
}

export default { render: remember };
