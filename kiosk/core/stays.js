/** Knows which of today's visits are still open, and which one a goodbye ends; kept in memory alone, until the cut-off. */

/**
 * @typedef {{id: string, arrivedAt: number, day: string, mark: string | null}} OpenVisit arrivedAt in milliseconds;
 *   day: the service day; mark: what tells that a card is the same one, without being it; null for who had no card
 * @typedef {{fromMinutes: number, toMinutes: number, middleMinutes: number}} Band up to, not with, toMinutes
 */

const MINUTE_MS = 60_000;

/** What one may answer; the middles are those that the figure of stays knows. @type {Record<string, Band>} */
export const ANSWERS = {
  "half-hour": { fromMinutes: 0, toMinutes: 30, middleMinutes: 22 },
  "hour": { fromMinutes: 30, toMinutes: 60, middleMinutes: 45 },
  "two-hours": { fromMinutes: 60, toMinutes: 120, middleMinutes: 90 },
  "longer": { fromMinutes: 120, toMinutes: 1_440, middleMinutes: 180 },
};

/** The last minute of each band and its middle, as the server has them: nobody's exact minutes leave the tablet. */
const LAST_MINUTE_AND_MIDDLE = [[15, 10], [30, 22], [60, 45], [120, 90], [240, 180]];
const MIDDLE_OF_LONGEST = 300;

/**
 * Nobody stays inside after the day's end.
 *
 * @param {OpenVisit[]} openVisits
 * @param {string} today
 */
export function stillOpen(openVisits, today) {
  return openVisits.filter(({ day }) => day === today);
}

/**
 * The first visit today of a card, or undefined.
 *
 * @param {OpenVisit[]} openVisits
 * @param {string} mark
 */
export function openVisitOfCard(openVisits, mark) {
  return openVisits.find((each) => each.mark === mark);
}

/**
 * Of the visits without a card the one that fits an answer best, or undefined where none does.
 *
 * @param {OpenVisit[]} openVisits
 * @param {Band} band
 * @param {number} now milliseconds
 */
export function openVisitOfAnswer(openVisits, { fromMinutes, toMinutes, middleMinutes }, now) {
  const away = (/** @type {OpenVisit} */ each) => Math.abs(minutesOf(each, now) - middleMinutes);
  return openVisits
    .filter((each) => each.mark === null && minutesOf(each, now) >= fromMinutes && minutesOf(each, now) < toMinutes)
    .sort((one, other) => away(one) - away(other))[0];
}

/**
 * The others; a card that came in twice leaves once.
 *
 * @param {OpenVisit[]} openVisits
 * @param {OpenVisit} ended
 */
export function withoutVisit(openVisits, ended) {
  return openVisits.filter((each) => each.id !== ended.id && (ended.mark === null || each.mark !== ended.mark));
}

/**
 * The middle of the band a visit lies in when it ends now.
 *
 * @param {OpenVisit} visit
 * @param {number} now milliseconds
 */
export function middleMinutesOf(visit, now) {
  const minutes = minutesOf(visit, now);
  return LAST_MINUTE_AND_MIDDLE.find(([last]) => minutes <= last)?.[1] ?? MIDDLE_OF_LONGEST;
}

/** @param {OpenVisit} visit @param {number} now */
function minutesOf({ arrivedAt }, now) {
  return Math.floor((now - arrivedAt) / MINUTE_MS);
}
