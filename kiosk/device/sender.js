/** Sends the queue in the background until every item has been acknowledged, and again what the server has lost. */

import { dayOf } from "../core/copies.js";
import { localTime } from "../core/entry.js";
import * as queue from "../core/queue.js";
import { chance, newTabletId } from "./chance.js";
import { makeTimer, moment } from "./clock.js";
import { Refused, takeBoxes, takeEntries } from "./server.js";

/** @import { Moment } from "../core/entry.js" */
/** @import { QueuedItem } from "../core/queue.js" */
/** @import { Database } from "./database.js" */
/** @import { EntryStore } from "./entry-store.js" */
/** @import { Acknowledgement, Pairing } from "./server.js" */

/** What the server refuses alone is tried again after an hour: a new version of it may understand. */
const REFUSED_ITEM_WAITS_MS = 3_600_000;
const QUIET_CHECK_MS = 60_000;
/** Also while nobody taps: a server that was put back to last night's state gets the day back before anyone looks. */
const ASKS_WHAT_HAS_COME_MS = 600_000;

/**
 * @typedef {object} SenderSurroundings
 * @property {Database} database
 * @property {EntryStore} store
 * @property {() => Pairing | null} pairing
 * @property {(isPaired: boolean) => void} noteContact told after every answer whether the server knows the tablet
 * @property {(token: string) => void} whenShutOut told as long as the server wants the tablet that was paired by
 *   this token wiped, and all has been handed in
 */

/** @param {SenderSurroundings} surroundings */
export function makeSender({ database, store, pairing: currentPairing, noteContact, whenShutOut }) {
  let failureCount = 0;
  let batchCount = queue.BATCH_COUNT;
  let askedAt = -Infinity;
  let shutOutToken = "";
  let isSending = false;
  let isWanted = false;
  const timer = makeTimer(() => send());

  /**
   * The clock is read when all is ready to leave: the server goes by it, and one set right meanwhile would mislead it.
   * @param {Pairing} pairing @param {QueuedItem[]} batch @param {Moment} at @returns {Promise<Acknowledgement>}
   */
  async function deliver({ token }, batch, at) {
    if (batch.length > 0 && !batch[0].box) return takeEntries(token, queue.batchBody(batch, localTime(moment())));
    askedAt = at.now;
    const tablet = await database.recallOrMake("tablet-id", newTabletId);
    return takeBoxes(token, queue.boxesBody(batch, localTime(moment()), tablet));
  }

  /** @param {Pairing} pairing @param {QueuedItem[]} batch @param {Moment} at @returns {Promise<boolean>} */
  async function settle(pairing, batch, at) {
    const { results, seen, wipe } = await deliver(pairing, batch, at);
    const seqs = queue.acknowledged(batch, results);
    await store.acknowledge(seqs, dayOf(at.now));
    shutOutToken = wipe === true ? pairing.token : "";
    noteContact(wipe !== true);
    failureCount = 0;
    batchCount = queue.largerBatch(batchCount);
    const againCount = seen ? await store.sendAgain(seen, pairing.premises.slug) : 0;
    return seqs.length + againCount > 0;
  }

  /** One batch. @param {Pairing} pairing @returns {Promise<boolean>} whether there may be more */
  async function sendBatch(pairing) {
    const at = moment();
    const limits = { premises: pairing.premises.slug, now: at.now, count: batchCount, size: queue.BATCH_SIZE };
    const batch = await store.offer(limits);
    if (batch.length === 0 && Math.abs(at.now - askedAt) < ASKS_WHAT_HAS_COME_MS) return false;
    try {
      return await settle(pairing, batch, at);
    } catch (failure) {
      if (batch.length > 0) batchCount = queue.smallerBatch(batch.length);
      if (!(failure instanceof Refused && queue.isRefusal(failure.status))) {
        askedAt = -Infinity;
        throw failure;
      }
      if (batch.length === 1) await store.putOff(batch[0], at.now + REFUSED_ITEM_WAITS_MS);
      return batch.length > 0;
    }
  }

  async function sendAll() {
    const pairing = currentPairing();
    if (pairing === null) return;
    try {
      while (await sendBatch(pairing));
      if (pairing.token === shutOutToken) whenShutOut(pairing.token);
      timer.wind(QUIET_CHECK_MS);
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401) noteContact(false);
      failureCount += 1;
      timer.wind(queue.pauseAfter(failureCount, chance()));
    }
  }

  /** Sends what is due; called as often as one likes, and never waited for. */
  async function send() {
    isWanted = true;
    if (isSending) return;
    isSending = true;
    while (isWanted) {
      isWanted = false;
      await alone(`${database.name}-sender`, sendAll);
    }
    isSending = false;
  }

  return { send };
}

/** Two windows of the same tablet share one queue, so one of them sends. @param {string} lock @param {() => Promise<void>} work */
function alone(lock, work) {
  return navigator.locks ? navigator.locks.request(lock, work) : work();
}
