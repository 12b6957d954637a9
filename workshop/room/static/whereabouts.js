const TYPED_LATELY = 20000;
const WRITES = "input:not([type=radio]):not([type=checkbox]), textarea";

/** In which field of the form somebody is, and when something was typed last. */
export class Whereabouts {
  /**
   * @param {HTMLElement} place  where the form is
   * @param {(at: string) => void} say  told the path of the field, which is empty in none
   */
  constructor(place, say) {
    this.place = place;
    this.say = say;
    this.at = "";
    this.typedAt = 0;
  }

  start() {
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
    this.say(now);
  }

  /** Say it once more, to a room that has not heard it: the connection is a new one. */
  again() {
    this.at = "";
    this.move(document.activeElement);
  }

  isTyping() {
    const focused = document.activeElement;
    const isIn = focused instanceof HTMLElement && this.place.contains(focused) && focused.matches(WRITES);
    return isIn && Date.now() - this.typedAt < TYPED_LATELY;
  }
}
