/** Makes the entry of a contact from what was chosen, and says it in words. */

import { voidOf } from "../../kiosk/core/entry.js";
import { atOf } from "./times.js";

/** @import { Entry, Item, Moment } from "../../kiosk/core/entry.js" */
/** @import { Say } from "../../kiosk/core/wording.js" */

/**
 * @typedef {"3" | "10" | "22" | "45" | "no-answer"} Length a band by its middle, in minutes
 * @typedef {object} Contact what the phone remembers of a contact for a day; nobody is in it
 * @property {string} channel
 * @property {string} direction
 * @property {string} length
 * @property {string} at as it was sent: a moment, or a day alone
 * @property {boolean} isEvening its time is the middle of an evening
 * @property {string} topic "" for none
 * @property {number} count
 * @typedef {{channel: string, direction: string, length: string, when: string, topic: string, count: number}} Chosen
 */

export const NO_ANSWER = "no-answer";
export const MOST_PEOPLE = 20;

/**
 * What has not been chosen yet; "" when it can be saved.
 *
 * @param {{channel: string, direction: string}} chosen
 */
export function missingOf({ channel, direction }) {
  if (channel !== "" && direction !== "") return "";
  if (channel === "" && direction === "") return "both";
  return channel === "" ? "channel" : "direction";
}

/**
 * The contact that was chosen. "kept" as its when leaves the time of the one before.
 *
 * @param {Chosen} chosen
 * @param {Moment} moment
 * @param {string} timeZone
 * @param {Contact | null} [before]
 * @returns {Contact}
 */
export function contactOf({ when, ...said }, moment, timeZone, before = null) {
  if (when === "kept" && before !== null) return { ...said, at: before.at, isEvening: before.isEvening };
  return { ...said, at: atOf(when, moment, timeZone), isEvening: when === "last-night" };
}

/**
 * @param {string} id
 * @param {Contact} contact
 * @returns {Entry}
 */
export function outreachEntry(id, { channel, direction, length, at, topic, count }) {
  const lasted = length === NO_ANSWER ? { reached: false } : { minutes: Number(length) };
  return { id, kind: "outreach", at, count, channel, direction, ...lasted, ...(topic && { topic }) };
}

/**
 * What goes to the log when a contact is changed: another entry, and the void of the one before.
 *
 * @param {Entry} renewed
 * @param {string} voidId
 * @param {string} oldId
 * @returns {Item[]}
 */
export function changeItems(renewed, voidId, oldId) {
  return [renewed, voidOf(voidId, oldId)];
}

/**
 * How, and who got in touch: Telefon, de till oss.
 *
 * @param {Contact} contact
 * @param {Say} say
 */
export function wayWords({ channel, direction }, say) {
  return [say(`channel.${channel}`), inSentence(say(`direction.${direction}`))].join(", ");
}

/**
 * How long it lasted, and with how many when it was several: 5–15 min, 3 personer.
 *
 * @param {Contact} contact
 * @param {Say} say
 */
export function lengthWords({ length, count }, say) {
  return [inSentence(say(`length.${length}`)), ...(count > 1 ? [say("count.people", { count })] : [])].join(", ");
}

/**
 * The contact in one line: Telefon, de till oss, 5–15 min.
 *
 * @param {Contact} contact
 * @param {Say} say
 */
export function contactWords(contact, say) {
  return `${wayWords(contact, say)}, ${lengthWords(contact, say)}`;
}

/** @param {string} words */
function inSentence(words) {
  return words[0].toLowerCase() + words.slice(1);
}
