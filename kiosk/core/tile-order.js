/** Decides which tiles come first at a moment: by the schedule, then by how usual each activity is then. */

import { nearestToday } from "./schedule.js";

/** @import { Activity } from "./entry.js" */
/** @import { LocalDay } from "./local-day.js" */

const HOURS_A_DAY = 24;
/** Between what has just been and what comes as soon, what comes goes first. */
const PAST_IS_FARTHER = 0.5;
/** Who comes early for lunch taps it, and who hangs up their coat after the walk does too. */
const COMES_SOON_MINUTES = 120;
const JUST_ENDED_MINUTES = 60;

/**
 * Ranks from first to last: on now by the schedule, or nearly; usual in this hour; on this day at another hour, the
 * nearest first; without a schedule and never seen here, so maybe new; seen on other weekdays alone; by the schedule
 * not today; out of season, like a New Year's party in November. Equals keep their order.
 */
const ON = 0;
const USUAL = 1;
const TODAY = 2;
const NEW = 3;
const OTHER_WEEKDAYS = 4;
const NOT_TODAY = 5;
const OUT_OF_SEASON = 6;

/**
 * What is planned for another day is no tile today: it could only be pressed by mistake, and would count people who
 * were not there. Where nothing else is left it is one all the same, for with the tiles the screen would go, and with
 * the screen the way to say who came along, or to show a card.
 *
 * @param {Activity[]} activities by name
 * @param {LocalDay} at
 * @returns {Activity[]}
 */
export function tilesInOrder(activities, at) {
  const placed = activities
    .map((activity) => ({ activity, place: placeOf(activity, at) }))
    .sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1]);
  const isAnyForToday = placed.some(({ place }) => place[0] < NOT_TODAY);
  return placed.filter(({ place }) => !isAnyForToday || place[0] !== NOT_TODAY).map(({ activity }) => activity);
}

/**
 * @param {Activity} activity
 * @param {LocalDay} at
 * @returns {[rank: number, withinRank: number]}
 */
function placeOf({ usual = {}, out_of_season = false, times }, at) {
  if (times) return placeBySchedule(nearestToday(times, at));
  const levels = usual[String(at.weekday)];
  if (levels === undefined) {
    if (out_of_season) return [OUT_OF_SEASON, 0];
    return [Object.keys(usual).length === 0 ? NEW : OTHER_WEEKDAYS, 0];
  }
  const level = Number(levels[at.hour]);
  return level > 0 ? [USUAL, -level] : [TODAY, hoursAway(levels, at.hour)];
}

/**
 * @param {ReturnType<typeof nearestToday>} nearest
 * @returns {[rank: number, withinRank: number]}
 */
function placeBySchedule(nearest) {
  if (nearest === null) return [NOT_TODAY, 0];
  const { minutes, isPast } = nearest;
  return minutes <= (isPast ? JUST_ENDED_MINUTES : COMES_SOON_MINUTES) ? [ON, minutes] : [TODAY, minutes / 60];
}

/** @param {string} levels @param {number} hour */
function hoursAway(levels, hour) {
  const away = [...levels].flatMap((level, seen) => {
    if (level === "0") return [];
    const ahead = (seen - hour + HOURS_A_DAY) % HOURS_A_DAY;
    return [Math.min(ahead, HOURS_A_DAY - ahead + PAST_IS_FARTHER)];
  });
  return Math.min(HOURS_A_DAY, ...away);
}
