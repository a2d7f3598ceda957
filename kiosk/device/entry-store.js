/** Keeps what happens at the door, sealed, and which of it is the visit's on the screen. */

import { isSameBox } from "../core/box.js";
import { voidOf } from "../core/entry.js";
import { newId } from "./chance.js";
import { makeQueue } from "./queue.js";
import { makeRoom } from "./room.js";

/** @import { Entry, Item } from "../core/entry.js" */
/** @import { Contents, QueuedItem } from "../core/queue.js" */
/** @import { Database, Stores } from "./database.js" */
/** @import { Seal } from "./sealing.js" */

/**
 * @typedef {ReturnType<typeof makeEntryStore>} EntryStore
 * @typedef {{id: string, contents: Contents}} Enclosed an item's id, which lives in memory only, and what is kept of it
 * @typedef {{seq: number, contents: Contents}} Written
 * @typedef {(what: Enclosed, premises: string, waitsUntil?: number) => Promise<number>} Append its number
 */

/** @param {Database} database @param {Seal} seal */
export function makeEntryStore(database, seal) {
  /** What has been written of the visit on the screen, by id. @type {Map<string, Written>} */
  const written = new Map();
  /** Goes on where it was even if the browser clears the site's data under the open page. */
  let lastSeq = 0;
  const { withRoom, isFull } = makeRoom(database);
  const queue = makeQueue(database, seal, withRoom);

  /** @param {Item} item @returns {Promise<Enclosed>} */
  async function enclosed(item) {
    const box = await seal(item);
    return { id: item.id, contents: box ? { box } : { item } };
  }

  /**
   * One transaction that may append; what it wrote is known in memory once it is on disk.
   *
   * @template T
   * @param {(stores: Stores, append: Append, note: (id: string, written: Written) => void) => Promise<T>} work
   */
  async function writing(work) {
    const { result, news, last } = await withRoom(() =>
      database.write(async (stores) => {
        /** @type {Map<string, Written>} */
        const news = new Map();
        const { queue, tablet } = stores;
        let last = Math.max((await tablet.get("last-seq")) ?? 0, lastSeq);
        /** @type {Append} */
        const append = async ({ id, contents }, premises, waitsUntil = 0) => {
          last += 1;
          await tablet.put(last, "last-seq");
          await queue.add({ seq: last, premises, waitsUntil, offered: false, ...contents });
          news.set(id, { seq: last, contents });
          return last;
        };
        const result = await work(stores, append, (id, each) => news.set(id, each));
        return { result, news, last };
      }),
    );
    lastSeq = last;
    for (const [id, each] of news) written.set(id, each);
    return result;
  }

  /**
   * Keeps one item; it is on disk when this resolves.
   *
   * @param {Item} item
   * @param {string} premises
   * @param {number} [waitsUntil] not sent before, in milliseconds
   */
  async function keep(item, premises, waitsUntil) {
    const what = await enclosed(item);
    await writing((_stores, append) => append(what, premises, waitsUntil));
  }

  /**
   * Keeps items, all or none, and with them what the device remembers of them.
   *
   * @param {Item[]} items
   * @param {string} premises
   * @param {(stores: Stores, seqs: number[]) => Promise<void>} remember seqs: their numbers in the queue
   */
  async function keepTogether(items, premises, remember) {
    const every = await Promise.all(items.map(enclosed));
    return writing(async (stores, append) => {
      const seqs = [];
      for (const each of every) seqs.push(await append(each, premises));
      await remember(stores, seqs);
    });
  }

  /** Voids what was kept, all or none. @param {{id: string}[]} items @param {string} premises */
  async function undo(items, premises) {
    const voids = await Promise.all(items.map(({ id }) => enclosed(voidOf(newId(), id))));
    return writing(async (_stores, append) => {
      for (const each of voids) await append(each, premises);
    });
  }

  /**
   * Puts entries in the place of others, all or none, so that a visit is never zero and never two: what has
   * not been offered to the server is rewritten where it lies, what may have arrived is voided and stored anew.
   * Both ways are sealed beforehand, for a transaction does not wait for that.
   *
   * @param {{old: Entry, renewed: Entry}[]} pairs
   * @param {string} premises
   * @param {number} [waitsUntil] not sent before, in milliseconds
   * @returns {Promise<Entry[]>} the entries that now stand
   */
  async function replace(pairs, premises, waitsUntil = 0) {
    const ways = await Promise.all(
      pairs.map(async ({ old, renewed }) => {
        const anew = { ...renewed, id: newId() };
        const [inPlace, fresh, taken] = await Promise.all([renewed, anew, voidOf(newId(), old.id)].map(enclosed));
        return { old, renewed, anew, inPlace, fresh, taken };
      }),
    );
    return writing(async ({ queue }, append, note) => {
      const standing = [];
      for (const { old, renewed, anew, inPlace, fresh, taken } of ways) {
        const place = await unofferedPlace(queue, old.id);
        if (place) {
          await queue.put({ ...place, ...inPlace.contents, waitsUntil });
          note(inPlace.id, { seq: place.seq, contents: inPlace.contents });
          standing.push(renewed);
        } else {
          await append(fresh, premises, waitsUntil);
          await append(taken, premises);
          standing.push(anew);
        }
      }
      return standing;
    });
  }

  /** Where an item of the visit lies, unless it may have arrived. @param {any} queue @param {string} id */
  async function unofferedPlace(queue, id) {
    const before = written.get(id);
    /** @type {QueuedItem | undefined} */
    const queued = before && (await queue.get(before.seq));
    if (!before || !queued || queued.offered || !isSame(queued, before.contents)) return null;
    const { seq, premises, offered } = queued;
    return { seq, premises, offered };
  }

  /** Learns at the start which number was given last. */
  async function recallLastSeq() {
    lastSeq = Math.max((await database.recall("last-seq")) ?? 0, lastSeq);
  }

  /** Forgets the ids of the visit that was on the screen. */
  function forgetVisit() {
    written.clear();
  }

  /** Forgets everything, once all that was counted here has been handed in. @param {string} premises */
  async function wipe(premises) {
    const isWiped = await queue.wipe(premises);
    if (isWiped) forgetVisit();
    return isWiped;
  }

  return { ...queue, recallLastSeq, keep, keepTogether, undo, replace, forgetVisit, wipe, isFull };
}

/** @param {Contents} one @param {Contents} other */
function isSame(one, other) {
  const ids = [one, other].map(({ item }) => /** @type {{id?: string} | undefined} */ (item)?.id);
  return isSameBox(one.box, other.box) || (ids[0] !== undefined && ids[0] === ids[1]);
}
