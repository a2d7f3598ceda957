/** Keeps entries and voids on the tablet until the server has acknowledged each. */

import { voidOf } from "../core/entry.js";
import { isDue } from "../core/queue.js";
import { newId } from "./chance.js";

/** @import { Entry, VoidItem } from "../core/entry.js" */
/** @import { QueuedItem } from "../core/queue.js" */
/** @import { Database } from "./database.js" */

/** @typedef {ReturnType<typeof makeEntryStore>} EntryStore */

/** @param {Database} database */
export function makeEntryStore(database) {
  /** @param {any} queue @param {any} tablet @param {{item: Entry | VoidItem, premises: string, waitsUntil?: number}} what */
  async function append(queue, tablet, { item, premises, waitsUntil = 0 }) {
    const seq = ((await tablet.get("last-seq")) ?? 0) + 1;
    await tablet.put(seq, "last-seq");
    await queue.add({ seq, id: item.id, item, premises, waitsUntil, offered: false });
  }

  /**
   * Keeps one entry; it is on disk when this resolves.
   *
   * @param {Entry} item
   * @param {string} premises
   * @param {number} [waitsUntil] not sent before, in milliseconds
   */
  function keep(item, premises, waitsUntil) {
    return database.write((queue, tablet) => append(queue, tablet, { item, premises, waitsUntil }));
  }

  /** Voids entries, all or none. @param {Entry[]} entries @param {string} premises */
  function undo(entries, premises) {
    return database.write(async (queue, tablet) => {
      for (const { id } of entries) await append(queue, tablet, { item: voidOf(newId(), id), premises });
    });
  }

  /**
   * Puts entries in the place of others, all or none, so that a visit is never zero and never two: what has
   * not been offered to the server is rewritten where it lies, what may have arrived is voided and stored anew.
   *
   * @param {{old: Entry, renewed: Entry}[]} pairs
   * @param {string} premises
   * @returns {Promise<Entry[]>} the entries that now stand
   */
  function replace(pairs, premises) {
    return database.write(async (queue, tablet) => {
      const standing = [];
      for (const { old, renewed } of pairs) {
        /** @type {QueuedItem | undefined} */
        const queued = await queue.index("id").get(old.id);
        if (queued && !queued.offered) {
          await queue.put({ ...queued, item: renewed, waitsUntil: 0 });
          standing.push(renewed);
        } else {
          const anew = { ...renewed, id: newId() };
          await append(queue, tablet, { item: anew, premises });
          await append(queue, tablet, { item: voidOf(newId(), old.id), premises });
          standing.push(anew);
        }
      }
      return standing;
    });
  }

  /** Lets go of everything that waits. */
  function release() {
    return database.write(async (queue) => {
      /** @type {QueuedItem[]} */
      const waiting = await queue.index("waitsUntil").getAll(IDBKeyRange.lowerBound(1));
      for (const queued of waiting) await queue.put({ ...queued, waitsUntil: 0 });
    });
  }

  /**
   * The next items to send, oldest first, from now on marked as offered.
   *
   * @param {{premises: string, now: number, count: number}} limits
   * @returns {Promise<QueuedItem[]>}
   */
  function offer({ premises, now, count }) {
    return database.write(async (queue) => {
      /** @type {QueuedItem[]} */
      const batch = [];
      for (let cursor = await queue.openCursor(); cursor && batch.length < count; cursor = await cursor.continue()) {
        if (!isDue(cursor.value, premises, now)) continue;
        batch.push(cursor.value);
        if (!cursor.value.offered) await cursor.update({ ...cursor.value, offered: true });
      }
      return batch;
    });
  }

  /** Forgets what the server has. @param {number[]} seqs */
  function acknowledge(seqs) {
    return database.write(async (queue) => {
      for (const seq of seqs) await queue.delete(seq);
    });
  }

  /** Lets one item wait, so that it does not hold up the others. @param {QueuedItem} queued @param {number} waitsUntil */
  function putOff(queued, waitsUntil) {
    return database.write((queue) => queue.put({ ...queued, waitsUntil, offered: true }));
  }

  /** How many items have not been acknowledged. */
  function waitingCount() {
    return database.read((queue) => queue.count());
  }

  /** The rows as they lie in the queue, oldest first. @returns {Promise<object[]>} */
  function rows() {
    return database.read((queue) => queue.getAll());
  }

  return { rows, keep, undo, replace, release, offer, acknowledge, putOff, waitingCount };
}
