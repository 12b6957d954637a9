const TYPED_LATELY = 20000;
const WRITES = "input:not([type=radio]):not([type=checkbox]), textarea";

/** Where somebody is in the form, and whether they are typing there. */
export class Typing {
  /**
   * @param {HTMLElement} place  where the form is
   * @param {(at: string) => void} moved  told which field they are in now; empty for none
   */
  constructor(place, moved) {
    this.place = place;
    this.moved = moved;
    this.at = "";
    this.typedAt = 0;
  }

  /** Nobody who types is pulled away. */
  isTyping() {
    const focused = document.activeElement;
    const isIn = focused instanceof HTMLElement && this.place.contains(focused) && focused.matches(WRITES);
    return isIn && Date.now() - this.typedAt < TYPED_LATELY;
  }

  listen() {
    addEventListener("focusin", (event) => {
      this.typedAt = Date.now();
      this.move(event.target);
    });
    addEventListener("focusout", (event) => this.move(event.relatedTarget));
    this.place.addEventListener("input", () => {
      this.typedAt = Date.now();
    });
  }

  /** @param {EventTarget | null} target */
  move(target) {
    const field = target instanceof Element && this.place.contains(target) ? target.closest("[data-path]") : null;
    const now = field?.getAttribute("data-path") ?? "";
    if (now === this.at) return;
    this.at = now;
    this.moved(now);
  }
}
