/** How long sealed copies stay on the tablet after the server has acknowledged them, and which it has lost again. */

const DAY_MS = 86_400_000;

/**
 * Seven days after the acknowledgement, wherever in its day that was: a server that is put back to last night's
 * backup, or to one of last week's, gets from the tablets what it has lost.
 */
const KEPT_DAYS = 7;

/**
 * The day of a moment, as a number: coarse, so that a copy tells no time.
 *
 * @param {number} now milliseconds since 1970
 */
export function dayOf(now) {
  return Math.floor(now / DAY_MS);
}

/**
 * The last day of acknowledgement of which copies are not kept any more.
 *
 * @param {number} today
 */
export function lastDayNotKept(today) {
  return today - KEPT_DAYS - 1;
}

/**
 * The first day that cannot be: a clock that was years ahead must not keep copies for years.
 *
 * @param {number} today
 */
export function firstDayToCome(today) {
  return today + 2;
}

/**
 * The numbers that the server has not seen, though it acknowledged them once.
 *
 * @param {number[]} seqs
 * @param {number[][]} seen from first to last, each without a gap
 */
export function unseen(seqs, seen) {
  return seqs.filter((seq) => !seen.some(([first, last]) => first <= seq && seq <= last));
}
