/** Decides what is sent next, what an answer means, and when to try again. */

import { toBase64 } from "./box.js";

/**
 * @typedef {{box?: Uint8Array, item?: object}} Contents a box, or where nothing can be sealed the item itself
 * @typedef {{seq: number, premises: string, waitsUntil: number, offered: boolean} & Contents} QueuedItem
 *   waitsUntil in milliseconds, 0 for at once; offered: it may have reached the server
 * @typedef {{id?: string, seq?: number, status: string}} Result by id of what was sent as it is, by seq of boxes
 */

/** Few enough that a slow line gets one batch through; the server takes 500. */
export const BATCH_COUNT = 50;

/** Letters of a batch: the server takes a mebibyte, and boxes of several sizes fill it before they are many. */
export const BATCH_SIZE = 900_000;
const AROUND_EACH = 40;

/** With whichever of these words: the server has it. */
const ACKNOWLEDGEMENTS = ["stored", "already_stored", "conflict", "quarantined"];

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Whether an item goes out now. What was counted at other premises waits until the tablet is paired there again.
 *
 * @param {QueuedItem} queued
 * @param {string} premises
 * @param {number} now
 */
export function isDue(queued, premises, now) {
  return queued.premises === premises && queued.waitsUntil <= now;
}

/**
 * Whether two items go the same way: in boxes, or as they are.
 *
 * @param {QueuedItem} one
 * @param {QueuedItem} other
 */
export function isSameSort(one, other) {
  return (one.box === undefined) === (other.box === undefined);
}

/**
 * How many letters an item takes in a batch, at most.
 *
 * @param {QueuedItem} queued
 */
export function sizeInBatch({ box, item }) {
  const own = box ? Math.ceil(box.length / 3) * 4 : new TextEncoder().encode(JSON.stringify(item)).length;
  return own + AROUND_EACH;
}

/**
 * The body of a batch of items as they are.
 *
 * @param {QueuedItem[]} batch
 * @param {string} sentAt local time with offset
 */
export function batchBody(batch, sentAt) {
  return { sent_at: sentAt, entries: batch.map(({ seq, item }) => ({ ...item, seq })) };
}

/**
 * The body of a batch of boxes; without any it asks which numbers have come.
 *
 * @param {QueuedItem[]} batch
 * @param {string} sentAt local time with offset
 * @param {string} tablet what the tablet calls itself
 */
export function boxesBody(batch, sentAt, tablet) {
  return { sent_at: sentAt, tablet, boxes: batch.map(({ seq, box }) => ({ seq, box: toBase64(box ?? new Uint8Array()) })) };
}

/**
 * The sequence numbers that the server has acknowledged by name, or by number.
 *
 * @param {QueuedItem[]} batch
 * @param {Result[]} results
 */
export function acknowledged(batch, results) {
  const known = results.filter(({ status }) => ACKNOWLEDGEMENTS.includes(status));
  const ids = new Set(known.flatMap(({ id }) => id ?? []));
  const seqs = new Set(known.flatMap(({ seq }) => seq ?? []));
  const isKnown = (/** @type {QueuedItem} */ { seq, box, item }) =>
    box ? seqs.has(seq) : ids.has(/** @type {{id: string}} */ (item).id);
  return batch.filter(isKnown).map(({ seq }) => seq);
}

/**
 * Milliseconds to wait after failures in a row: doubling, up to a minute, and spread so that tablets do not
 * all knock at once when a server comes back.
 *
 * @param {number} failureCount
 * @param {number} chance 0 to 1
 */
export function pauseAfter(failureCount, chance) {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(failureCount - 1, 0), LONGEST_PAUSE_MS);
  return Math.round(pause * (0.75 + chance / 2));
}

/**
 * How many to send after a whole batch was refused: half, down to the single one that cannot be sent.
 *
 * @param {number} batchCount
 */
export function smallerBatch(batchCount) {
  return Math.max(1, Math.floor(batchCount / 2));
}

/**
 * How many to send after a batch has got through: twice as many, up to what a slow line bears.
 *
 * @param {number} batchCount
 */
export function largerBatch(batchCount) {
  return Math.min(batchCount * 2, BATCH_COUNT);
}

/**
 * Whether the answer refuses what was sent, so that sending the same again would not help.
 *
 * @param {number} status
 */
export function isRefusal(status) {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}
