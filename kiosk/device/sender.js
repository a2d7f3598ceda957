/** Sends the queue in the background until every item has been acknowledged. */

import { localTime } from "../core/entry.js";
import { BATCH_COUNT, acknowledged, batchBody, isRefusal, pauseAfter, smallerBatch } from "../core/queue.js";
import { chance } from "./chance.js";
import { makeTimer, moment } from "./clock.js";
import { Refused, takeEntries } from "./server.js";

/** @import { EntryStore } from "./entry-store.js" */
/** @import { Pairing } from "./server.js" */

/** What the server refuses alone is tried again after an hour: a new version of it may understand. */
const REFUSED_ITEM_WAITS_MS = 3_600_000;
const QUIET_CHECK_MS = 60_000;

/**
 * @param {EntryStore} store
 * @param {() => Pairing | null} currentPairing
 * @param {(isPaired: boolean) => void} noteContact told after every answer whether the server knows the tablet
 */
export function makeSender(store, currentPairing, noteContact) {
  let failureCount = 0;
  let batchCount = BATCH_COUNT;
  let isSending = false;
  let isWanted = false;
  const timer = makeTimer(() => send());

  /** One batch. @param {Pairing} pairing @returns {Promise<boolean>} whether there may be more */
  async function sendBatch(pairing) {
    const at = moment();
    const batch = await store.offer({ premises: pairing.premises.slug, now: at.now, count: batchCount });
    if (batch.length === 0) return false;
    try {
      const results = await takeEntries(pairing.token, batchBody(batch, localTime(at)));
      const seqs = acknowledged(batch, results);
      await store.acknowledge(seqs);
      noteContact(true);
      failureCount = 0;
      batchCount = BATCH_COUNT;
      return seqs.length > 0;
    } catch (failure) {
      if (!(failure instanceof Refused && isRefusal(failure.status))) throw failure;
      if (batch.length === 1) await store.putOff(batch[0], at.now + REFUSED_ITEM_WAITS_MS);
      batchCount = smallerBatch(batch.length);
      return true;
    }
  }

  async function sendAll() {
    const pairing = currentPairing();
    if (pairing === null) return;
    try {
      while (await sendBatch(pairing));
      timer.wind(QUIET_CHECK_MS);
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401) noteContact(false);
      failureCount += 1;
      timer.wind(pauseAfter(failureCount, chance()));
    }
  }

  /** Sends what is due; called as often as one likes, and never waited for. */
  async function send() {
    isWanted = true;
    if (isSending) return;
    isSending = true;
    while (isWanted) {
      isWanted = false;
      await alone(sendAll);
    }
    isSending = false;
  }

  return { send };
}

/** Two windows of the same tablet share one queue, so one of them sends. @param {() => Promise<void>} work */
function alone(work) {
  return navigator.locks ? navigator.locks.request("oasen-sender", work) : work();
}
