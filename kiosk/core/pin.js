/** Decides how long wrong tries at the staff's PIN make one wait: longer each time, and never for good. */

/** @typedef {{wrongCount: number, waitsUntil: number}} PinTries waitsUntil in milliseconds since 1970 */

/** @type {PinTries} */
export const NO_TRIES = { wrongCount: 0, waitsUntil: 0 };
export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

const TRIES_AT_ONCE = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** @param {PinTries} tries @param {number} now @returns {PinTries} */
export function triesAfterWrong(tries, now) {
  const wrongCount = tries.wrongCount + 1;
  return { wrongCount, waitsUntil: now + pauseAfterWrong(wrongCount) };
}

/**
 * Milliseconds until the next try. A clock that was set back meanwhile does not make the wait longer.
 *
 * @param {PinTries} tries
 * @param {number} now
 */
export function waitOf(tries, now) {
  return Math.min(Math.max(tries.waitsUntil - now, 0), pauseAfterWrong(tries.wrongCount));
}

/** @param {number} wrongCount */
function pauseAfterWrong(wrongCount) {
  if (wrongCount < TRIES_AT_ONCE) return 0;
  return Math.min(FIRST_PAUSE_MS * 2 ** (wrongCount - TRIES_AT_ONCE), LONGEST_PAUSE_MS);
}

/**
 * The digits after one more key.
 *
 * @param {string} digits
 * @param {string} key as the keyboard names it
 */
export function digitsAfterKey(digits, key) {
  if (key === "Backspace") return digits.slice(0, -1);
  return /^[0-9]$/.test(key) && digits.length < LONGEST_PIN ? digits + key : digits;
}
