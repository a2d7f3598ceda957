/** Turns "last night" and "yesterday" into what the log takes, and what the log took into words. */

import { localTime } from "../../kiosk/core/entry.js";
import { localDay } from "../../kiosk/core/local-day.js";

/** @import { Moment } from "../../kiosk/core/entry.js" */
/** @import { Say } from "../../kiosk/core/wording.js" */

/** An evening is stored at its middle, as lengths are: so it counts as outside office hours. */
const MIDDLE_OF_EVENING = "20:00";
const DAY_MS = 86_400_000;
export const DAYS_BACK = 7;

/**
 * The calendar day at the premises: after midnight "yesterday" is still the day that people mean.
 *
 * @param {number} now
 * @param {string} timeZone
 */
export function today(now, timeZone) {
  return localDay(now, { time_zone: timeZone, cutoff_minute: 0 }).day;
}

/** @param {string} day like 2026-11-27 @param {number} count */
export function daysBefore(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * When it was, as the log takes it: a moment, a local time, or a day alone where no hour is known.
 *
 * @param {string} when now, last-night, yesterday, or a day
 * @param {Moment} moment
 * @param {string} timeZone
 */
export function atOf(when, moment, timeZone) {
  if (when === "now") return localTime(moment);
  const yesterday = daysBefore(today(moment.now, timeZone), 1);
  if (when === "last-night") return `${yesterday}T${MIDDLE_OF_EVENING}`;
  return when === "yesterday" ? yesterday : when;
}

/** The days before yesterday that one can still choose. @param {string} day today */
export function earlierDays(day) {
  return Array.from({ length: DAYS_BACK - 1 }, (_, index) => daysBefore(day, index + 2));
}

/**
 * A day as people say it: i dag, i går, onsdag 25 november.
 *
 * @param {string} day
 * @param {string} now today
 * @param {Say} say
 */
export function dayWords(day, now, say) {
  if (day === now) return say("when.today");
  if (day === daysBefore(now, 1)) return say("when.day-before");
  /** @type {Intl.DateTimeFormatOptions} */
  const written = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(say("language.code"), written).format(Date.parse(`${day}T12:00:00Z`));
}

/**
 * When a contact was, in words: i dag 21.40, i går kväll, i går.
 *
 * @param {{at: string, isEvening: boolean}} contact
 * @param {string} now today
 * @param {Say} say
 */
export function whenWords({ at, isEvening }, now, say) {
  const day = dayWords(at.slice(0, 10), now, say);
  if (isEvening) return say("when.evening", { day });
  const clock = at.slice(11, 16);
  return clock === "" ? day : `${day} ${say("language.code") === "sv" ? clock.replace(":", ".") : clock}`;
}
