/** Tells which service day a moment belongs to, and the premises' clock then, whatever zone the tablet is set to. */

/**
 * @typedef {{time_zone: string, cutoff_minute: number}} Hours as the server sends them; minutes after midnight
 * @typedef {{day: string, weekday: number, hour: number, minute: number}} LocalDay day like 2026-11-27, weekday from
 *   Monday 0, minute since that day's midnight: past 1440 after the next
 */

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * @param {number} now milliseconds since 1970
 * @param {Hours} hours
 * @returns {LocalDay}
 */
export function localDay(now, hours) {
  const before = wallClock(now - hours.cutoff_minute * MINUTE_MS, hours.time_zone);
  const day = `${before.year}-${before.month}-${before.day}`;
  // Sunday is 0 to JavaScript.
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const wall = wallClock(now, hours.time_zone);
  const minute = Number(wall.hour) * 60 + Number(wall.minute);
  const isPastMidnight = `${wall.year}-${wall.month}-${wall.day}` !== day;
  return { day, weekday, hour: Number(wall.hour), minute: isPastMidnight ? minute + DAY_MINUTES : minute };
}

/** @param {number} now @param {string} timeZone @returns {Record<string, string>} */
function wallClock(now, timeZone) {
  const parts = formatOf(timeZone).formatToParts(now);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** An old browser may not know the zone; then its own clock is the best there is. @param {string} timeZone */
function formatOf(timeZone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", options);
  }
}
