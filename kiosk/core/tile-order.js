/** Decides which tiles come first at a weekday and hour, by how usual each activity is then. */

/** @import { Activity } from "./entry.js" */

const HOURS_A_DAY = 24;
/** Between what has just been and what comes as soon, what comes goes first. */
const PAST_IS_FARTHER = 0.5;

/**
 * Ranks from first to last: usual in this hour; on this weekday, the nearest hour first; never seen here, so maybe
 * new; seen on other weekdays alone; out of season, like a New Year's party in November. Equals keep their order.
 */
const NOW = 0;
const TODAY = 1;
const NEW = 2;
const OTHER_WEEKDAYS = 3;
const OUT_OF_SEASON = 4;

/**
 * @param {Activity[]} activities by name
 * @param {{weekday: number, hour: number}} at
 * @returns {Activity[]}
 */
export function tilesInOrder(activities, at) {
  return activities
    .map((activity) => ({ activity, place: placeOf(activity, at) }))
    .sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1])
    .map(({ activity }) => activity);
}

/**
 * @param {Activity} activity
 * @param {{weekday: number, hour: number}} at
 * @returns {[rank: number, withinRank: number]}
 */
function placeOf({ usual = {}, out_of_season = false }, { weekday, hour }) {
  const levels = usual[String(weekday)];
  if (levels === undefined) {
    if (out_of_season) return [OUT_OF_SEASON, 0];
    return [Object.keys(usual).length === 0 ? NEW : OTHER_WEEKDAYS, 0];
  }
  const level = Number(levels[hour]);
  return level > 0 ? [NOW, -level] : [TODAY, hoursAway(levels, hour)];
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
