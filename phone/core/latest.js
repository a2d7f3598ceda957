/** What the phone remembers of its latest contacts, so that they can be changed for a day, and of what still waits. */

/** @import { Contact } from "./contact.js" */

/**
 * @typedef {{id: string, notedAt: number, contact: Contact}} Noted the entry that now stands for it
 * @typedef {{latest: Noted[], unsent: {id: string, seq: number}[]}} Memory unsent: for each contact the number of the
 *   last that was written of it, so that a change counts as one contact that waits
 */

/** @type {Memory} */
export const NOTHING = { latest: [], unsent: [] };
export const MOST_SHOWN = 5;
const DAY_MS = 86_400_000;

/**
 * @param {Memory} memory
 * @param {Noted} noted
 * @param {number} seq
 * @returns {Memory}
 */
export function withNoted({ latest, unsent }, noted, seq) {
  return { latest: [noted, ...latest].slice(0, MOST_SHOWN), unsent: [...unsent, { id: noted.id, seq }] };
}

/**
 * The same place in the list, under the entry that stands from now on; the day it can be changed is not prolonged.
 *
 * @param {Memory} memory
 * @param {string} oldId
 * @param {string} id
 * @param {Contact} contact
 * @param {number} seq
 * @returns {Memory}
 */
export function withChanged({ latest, unsent }, oldId, id, contact, seq) {
  return {
    latest: latest.map((each) => (each.id === oldId ? { ...each, id, contact } : each)),
    unsent: [...unsent.filter((each) => each.id !== oldId), { id, seq }],
  };
}

/**
 * @param {Memory} memory
 * @param {string} id
 * @param {number} seq of its void
 * @returns {Memory}
 */
export function withRemoved({ latest, unsent }, id, seq) {
  return {
    latest: latest.filter((each) => each.id !== id),
    unsent: [...unsent.filter((each) => each.id !== id), { id, seq }],
  };
}

/**
 * Without what is older than a day, and without what has been sent. A clock that was set back forgets as well.
 *
 * @param {Memory} memory
 * @param {number} now
 * @param {number[]} queued the numbers that still wait
 * @returns {Memory}
 */
export function upToDate({ latest, unsent }, now, queued) {
  return {
    latest: latest.filter((each) => Math.abs(now - each.notedAt) < DAY_MS),
    unsent: unsent.filter((each) => queued.includes(each.seq)),
  };
}
