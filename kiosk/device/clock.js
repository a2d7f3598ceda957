/** The tablet's clock and its timers, the only file that asks the time. */

/** @import { Moment } from "../core/entry.js" */

/**
 * The moment, and how far local time is from UTC just now.
 *
 * @returns {Moment}
 */
export function moment() {
  const date = new Date();
  return { now: date.getTime(), offsetMinutes: -date.getTimezoneOffset() };
}

/** Milliseconds since 1970. */
export function now() {
  return Date.now();
}

/** Milliseconds since the page was loaded; setting the clock does not change it. */
export function elapsed() {
  return performance.now();
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * A timer that can be wound up again; it calls when nobody has wound it for so long.
 *
 * @param {() => void} whenRunDown
 */
export function makeTimer(whenRunDown) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  const wind = (/** @type {number | null} */ milliseconds) => {
    stop();
    if (milliseconds !== null) timer = window.setTimeout(whenRunDown, milliseconds);
  };
  return { wind, stop };
}
