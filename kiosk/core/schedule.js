/** Tells from an activity's schedule whether it takes place today, and how near it is. */

/** @import { LocalDay } from "./local-day.js" */

/**
 * @typedef {{weekday?: number, day?: string, from?: string, to?: string, starts: number, ends?: number}} ActivityTime
 *   a weekday from Monday 0, perhaps only from one day to another, or a day of its own; starts and ends in minutes of
 *   the service day
 */

/** Where nobody has told the end. */
const LASTS_MINUTES = 120;
/** Between what has just been and what comes as soon, what comes goes first. */
const PAST_IS_FARTHER_MINUTES = 0.5;

/**
 * How many minutes away an activity is today: 0 while it is on, null when it does not take place today at all.
 *
 * @param {ActivityTime[]} times
 * @param {LocalDay} at
 * @returns {{minutes: number, isPast: boolean} | null} of several times the nearest
 */
export function nearestToday(times, at) {
  const found = times.filter((time) => isOn(time, at)).map((time) => distance(time, at.minute));
  return found.length === 0 ? null : found.reduce((one, other) => (other.minutes < one.minutes ? other : one));
}

/** @param {ActivityTime} time @param {LocalDay} at */
function isOn({ weekday, day, from = "", to = "9999" }, at) {
  // Days as text: 2026-11-27 sorts as it comes.
  return day === undefined ? weekday === at.weekday && from <= at.day && at.day <= to : day === at.day;
}

/** @param {ActivityTime} time @param {number} minute */
function distance({ starts, ends = starts + LASTS_MINUTES }, minute) {
  if (minute < starts) return { minutes: starts - minute, isPast: false };
  if (minute <= ends) return { minutes: 0, isPast: false };
  return { minutes: minute - ends + PAST_IS_FARTHER_MINUTES, isPast: true };
}
