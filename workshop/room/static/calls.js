/** @import { Live } from "./room-types.js" */

/**
 * Which of the facilitator's calls this device has heard. A phone that slept closes pages and opens them anew where
 * they were: that it missed a call meanwhile is known by this.
 */
export class Calls {
  /** @param {string} session */
  constructor(session) {
    this.key = `workshop/${session}/called`;
  }

  /** @param {string} called  which call it is */
  heard(called) {
    try {
      localStorage.setItem(this.key, called);
    } catch {
      // Where a browser keeps nothing, a page that is opened anew stays where it was.
    }
  }

  /**
   * Return the step to which the room called while no page of this device heard it; null for none.
   * @param {Live} live
   * @param {string} wanted  the step at which the page was; empty for none
   */
  missed(live, wanted) {
    let known = null;
    try {
      known = localStorage.getItem(this.key);
    } catch {
      // It keeps nothing: see above.
    }
    this.heard(live.called);
    const isMissed = known !== null && known !== live.called && wanted !== "" && wanted !== live.step;
    return (isMissed && live.steps.find(({ id }) => id === live.step)) || null;
  }
}
