/** @import { Live } from "./room-types.js" */

/** Counts the room's timer down by the server's clock, whatever this device's own clock says. */
export class RoomClock {
  constructor() {
    this.ends = 0;
    this.ahead = 0;
  }

  /** @param {Live} live */
  hear(live) {
    this.ends = live.timer;
    this.ahead = live.now - Date.now();
  }

  /** @returns {number | null}  whole seconds left, 0 once time is up; null while no timer runs */
  left() {
    if (this.ends === 0) return null;
    return Math.max(0, Math.ceil((this.ends - Date.now() - this.ahead) / 1000));
  }
}

/**
 * Return seconds as minutes and seconds.
 * @param {number} seconds
 */
export function clockTime(seconds) {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
