/** What a rehearsal without network is made of, and what has become of it. */

import { visitEntry } from "./entry.js";

/** @import { Entry, Moment } from "./entry.js" */

export const TAP_COUNT = 5;

/**
 * @typedef {{step: "none" | "cut-off" | "tapping" | "sending" | "done", keptCount: number, arrivedCount: number}} Rehearsal
 */

/** @type {Rehearsal} */
export const NOT_BEGUN = { step: "none", keptCount: 0, arrivedCount: 0 };

/**
 * A tap that the server acknowledges and never counts.
 *
 * @param {string} id
 * @param {Moment} moment
 * @returns {Entry & {rehearsal: true}}
 */
export function rehearsalTap(id, moment) {
  return { ...visitEntry(id, moment), rehearsal: true };
}

/**
 * How many of the taps have arrived, by how much waits now and how much waited before them. What waited before may
 * have gone out with them; somebody's real tap meanwhile may wait beside them.
 *
 * @param {number} waitingBefore
 * @param {number} waitingNow
 */
export function arrivedOf(waitingBefore, waitingNow) {
  return TAP_COUNT - Math.min(Math.max(waitingNow - waitingBefore, 0), TAP_COUNT);
}
