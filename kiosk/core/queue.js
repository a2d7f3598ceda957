/** Decides what is sent next, what an answer means, and when to try again. */

/**
 * @typedef {{seq: number, premises: string, waitsUntil: number, offered: boolean, item: object}} QueuedItem
 *   waitsUntil in milliseconds, 0 for at once; offered: it may have reached the server
 * @typedef {{id: string, status: string}} Result
 */

/** Few enough that a slow line gets one batch through; the server takes 500. */
export const BATCH_COUNT = 50;

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
 * The body of one batch.
 *
 * @param {QueuedItem[]} batch
 * @param {string} sentAt local time with offset
 */
export function batchBody(batch, sentAt) {
  return { sent_at: sentAt, entries: batch.map(({ seq, item }) => ({ ...item, seq })) };
}

/**
 * The sequence numbers that the server has acknowledged by name.
 *
 * @param {QueuedItem[]} batch
 * @param {Result[]} results
 */
export function acknowledged(batch, results) {
  const known = new Set(results.filter(({ status }) => ACKNOWLEDGEMENTS.includes(status)).map(({ id }) => id));
  return batch.filter(({ item }) => known.has(/** @type {{id: string}} */ (item).id)).map(({ seq }) => seq);
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
 * Whether the answer refuses what was sent, so that sending the same again would not help.
 *
 * @param {number} status
 */
export function isRefusal(status) {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status);
}
