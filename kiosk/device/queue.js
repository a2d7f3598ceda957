/** What waits on the tablet for the server's acknowledgement, and the sealed copies that stay for a while after it. */

import { firstDayToCome, lastDayNotKept, unseen } from "../core/copies.js";
import { isDue, isSameSort, sizeInBatch } from "../core/queue.js";

/** @import { QueuedItem } from "../core/queue.js" */
/** @import { Database } from "./database.js" */
/** @import { WithRoom } from "./room.js" */
/** @import { Seal } from "./sealing.js" */

/** @param {Database} database @param {Seal} seal @param {WithRoom} withRoom */
export function makeQueue(database, seal, withRoom) {
  /** Lets go of everything that waits. */
  function release() {
    return database.write(async ({ queue }) => {
      /** @type {QueuedItem[]} */
      const waiting = await queue.index("waitsUntil").getAll(IDBKeyRange.lowerBound(1));
      for (const queued of waiting) await queue.put({ ...queued, waitsUntil: 0 });
    });
  }

  /** Seals what was kept as it is, before there was a key. */
  async function sealWaiting() {
    /** @type {QueuedItem[]} */
    const waiting = await database.read(({ queue }) => queue.getAll());
    for (const { seq, item } of waiting) {
      const box = item && (await seal(item));
      if (!box) continue;
      await database.write(async ({ queue }) => {
        const queued = await queue.get(seq);
        if (!queued) return;
        const { premises, waitsUntil, offered } = queued;
        await queue.put({ seq, premises, waitsUntil, offered, box });
      });
    }
  }

  /**
   * The next items to send, oldest first, all sealed or all not, from now on marked as offered.
   *
   * @param {{premises: string, now: number, count: number, size: number}} limits size in letters
   * @returns {Promise<QueuedItem[]>}
   */
  function offer({ premises, now, count, size }) {
    return database.write(async ({ queue }) => {
      /** @type {QueuedItem[]} */
      const batch = [];
      let sum = 0;
      for (let cursor = await queue.openCursor(); cursor && batch.length < count; cursor = await cursor.continue()) {
        const queued = cursor.value;
        if (!isDue(queued, premises, now) || !isSameSort(queued, batch[0] ?? queued)) continue;
        sum += sizeInBatch(queued);
        if (sum > size && batch.length > 0) break;
        batch.push(queued);
        if (!queued.offered) await cursor.update({ ...queued, offered: true });
      }
      return batch;
    });
  }

  /**
   * What the server has leaves the queue; sealed, it stays on the tablet for some days yet.
   *
   * @param {number[]} seqs
   * @param {number} today
   */
  function acknowledge(seqs, today) {
    return withRoom(() =>
      database.write(async ({ queue, copies }) => {
        for (const seq of seqs) {
          const queued = await queue.get(seq);
          await queue.delete(seq);
          if (queued?.box) await copies.put({ seq, box: queued.box, premises: queued.premises, acknowledgedDay: today });
        }
        await dropOldCopies(copies, today);
      }),
    );
  }

  /** Lets go of the copies that are old enough. @param {number} today */
  function tidy(today) {
    return database.write(({ copies }) => dropOldCopies(copies, today));
  }

  /**
   * Puts copies back into the queue that the server has not seen, though it acknowledged them once: it was put
   * back to an earlier state.
   *
   * @param {number[][]} seen
   * @param {string} premises
   * @returns {Promise<number>} how many
   */
  async function sendAgain(seen, premises) {
    const held = await database.read(({ copies }) => copies.index("premises").getAllKeys(premises));
    const lost = unseen(held, seen);
    if (lost.length === 0) return 0;
    await database.write(async ({ queue, copies }) => {
      for (const seq of lost) {
        const copy = await copies.get(seq);
        await copies.delete(seq);
        if (copy) await queue.put({ seq, box: copy.box, premises, waitsUntil: 0, offered: true });
      }
    });
    return lost.length;
  }

  /** Lets one item wait, so that it does not hold up the others. @param {QueuedItem} queued @param {number} waitsUntil */
  function putOff(queued, waitsUntil) {
    return database.write(({ queue }) => queue.put({ ...queued, waitsUntil, offered: true }));
  }

  /** How many items have not been acknowledged. */
  function waitingCount() {
    return database.read(({ queue }) => queue.count());
  }

  /** The rows as they lie in the queue, oldest first. @returns {Promise<object[]>} */
  function rows() {
    return database.read(({ queue }) => queue.getAll());
  }

  /**
   * Forgets everything, once all that was counted here has been handed in. What was counted at other premises
   * stays, sealed: it waits until the tablet belongs there again.
   *
   * @param {string} premises
   * @returns {Promise<boolean>} false: something waits yet, and nothing was forgotten
   */
  async function wipe(premises) {
    const isWiped = await database.write(async ({ queue, copies, tablet }) => {
      /** @type {QueuedItem[]} */
      const waiting = await queue.getAll();
      if (waiting.some((queued) => queued.premises === premises)) return false;
      await Promise.all([copies.clear(), tablet.clear()]);
      const last = waiting.at(-1);
      if (last) await tablet.put(last.seq, "last-seq"); // no number is given twice
      return true;
    });
    if (isWiped) database.forgetFacts();
    return isWiped;
  }

  return { release, sealWaiting, offer, acknowledge, tidy, sendAgain, putOff, waitingCount, rows, wipe };
}

/** @param {any} copies @param {number} today */
async function dropOldCopies(copies, today) {
  const byDay = copies.index("acknowledgedDay");
  for (const seq of await byDay.getAllKeys(IDBKeyRange.upperBound(lastDayNotKept(today)))) await copies.delete(seq);
  for (const copy of await byDay.getAll(IDBKeyRange.lowerBound(firstDayToCome(today)))) {
    await copies.put({ ...copy, acknowledgedDay: today });
  }
}
