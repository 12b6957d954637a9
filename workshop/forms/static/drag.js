/**
 * Move a record with the pointer: it follows the grip, and a line shows where it will stand.
 * @param {PointerEvent} event  the press on the grip
 * @param {number} place
 * @param {(to: number) => void} drop
 */
export function drag(event, place, drop) {
  const grip = /** @type {HTMLElement} */ (event.currentTarget);
  const item = /** @type {HTMLElement | null} */ (grip.closest("[data-record]"));
  const others = [...(item?.parentElement?.querySelectorAll(":scope > [data-record]") ?? [])].filter(
    (each) => each !== item,
  );
  if (!item || event.button !== 0) return;
  const rests = new AbortController();
  let to = place;
  grip.setPointerCapture(event.pointerId);
  item.dataset.dragged = "";
  const unmark = () => others.forEach((each) => each.removeAttribute("data-drop"));
  /** @param {PointerEvent} moved */
  const follow = (moved) => {
    item.style.transform = `translateY(${moved.clientY - event.clientY}px)`;
    to = others.filter((each) => middle(each) < moved.clientY).length;
    unmark();
    if (to === place) return;
    const isLast = to === others.length;
    others[isLast ? to - 1 : to].setAttribute("data-drop", isLast ? "after" : "before");
  };
  /** @param {boolean} isDropped */
  const end = (isDropped) => {
    rests.abort();
    unmark();
    item.style.transform = "";
    delete item.dataset.dragged;
    if (isDropped && to !== place) drop(to);
  };
  const { signal } = rests;
  grip.addEventListener("pointermove", follow, { signal });
  grip.addEventListener("pointerup", () => end(true), { signal });
  grip.addEventListener("pointercancel", () => end(false), { signal });
}

/** @param {Element} element */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
