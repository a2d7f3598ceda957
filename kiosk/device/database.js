/** Opens the tablet's own database, and opens it anew when the browser has thrown it away. */

import { openDB } from "../vendor/idb/build/index.js";

const VERSION = 2;
const STORES = ["queue", "copies", "tablet"];

/**
 * @typedef {ReturnType<typeof makeDatabase>} Database
 * @typedef {{queue: any, copies: any, tablet: any}} Stores
 */

/** The kiosk's; another app on the same origin has a database of its own name. */
const KIOSKS_NAME = "oasen";

/**
 * Three stores: "queue" holds what the server has not acknowledged, "copies" what it has, for a while yet,
 * "tablet" single facts by name.
 *
 * @param {string} [name]
 */
export function makeDatabase(name = KIOSKS_NAME) {
  /** @type {Promise<any> | null} */
  let opening = null;
  /** What to lay down again if the browser clears the site's data under the open page. @type {Map<string, any>} */
  const remembered = new Map();

  function forgetConnection() {
    opening = null;
  }

  function opened() {
    if (opening === null) {
      opening = openDB(name, VERSION, {
        upgrade(/** @type {any} */ database, /** @type {number} */ oldVersion, /** @type {any[]} */ ...[, change]) {
          if (oldVersion === 0) makeStores(database, remembered);
          else change.objectStore("queue").deleteIndex("id"); // its rows stay as they are until they can be sealed
          makeCopies(database);
        },
        blocking(/** @type {any[]} */ ...[, , event]) {
          event.target.close();
          forgetConnection();
        },
        terminated: forgetConnection,
      });
      opening?.catch(forgetConnection);
    }
    return opening;
  }

  /** @param {IDBTransactionMode} mode @param {IDBTransactionOptions} [options] */
  async function begin(mode, options) {
    try {
      return (await opened()).transaction(STORES, mode, options);
    } catch {
      forgetConnection();
      return (await opened()).transaction(STORES, mode, options);
    }
  }

  /**
   * One transaction over all stores, all or nothing, that is on disk when this resolves.
   * Chromium's default durability lost every record of a fresh profile in a power cut; strict lost none.
   *
   * @template T
   * @param {(stores: Stores) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function write(work) {
    const transaction = await begin("readwrite", { durability: "strict" });
    const working = work(storesOf(transaction)).catch((failure) => {
      if (transaction.error === null) transaction.abort();
      throw failure;
    });
    const [result] = await Promise.all([working, transaction.done]);
    return result;
  }

  /**
   * @template T
   * @param {(stores: Stores) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function read(work) {
    const transaction = await begin("readonly");
    // A browser that throws the data away aborts it; whoever asked hears of that by their own question.
    transaction.done.catch(() => undefined);
    return work(storesOf(transaction));
  }

  /** Keeps one fact about the tablet. @param {string} name @param {any} value */
  async function remember(name, value) {
    remembered.set(name, value);
    await write(({ tablet }) => tablet.put(value, name));
  }

  /** The fact of that name, or undefined. @param {string} name */
  async function recall(name) {
    const value = await read(({ tablet }) => tablet.get(name));
    if (value !== undefined) remembered.set(name, value);
    return value;
  }

  /**
   * The fact of that name; the first who asks makes it, for every window of the tablet.
   *
   * @param {string} name
   * @param {() => any} make
   */
  async function recallOrMake(name, make) {
    const found = await recall(name);
    if (found !== undefined) return found;
    const made = remembered.get(name) ?? make();
    const standing = await write(async ({ tablet }) => (await tablet.get(name)) ?? (await tablet.put(made, name), made));
    remembered.set(name, standing);
    return standing;
  }

  /** Lets the memory go of every fact; what lies in the stores is the caller's business. */
  function forgetFacts() {
    remembered.clear();
  }

  /** Forgets everything, as if the tablet came out of its box. */
  async function wipe() {
    forgetFacts();
    await write(({ queue, copies, tablet }) => Promise.all([queue.clear(), copies.clear(), tablet.clear()]));
  }

  return { name, write, read, remember, recall, recallOrMake, forgetFacts, wipe };
}

/** @param {any} transaction @returns {Stores} */
function storesOf(transaction) {
  const [queue, copies, tablet] = STORES.map((name) => transaction.objectStore(name));
  return { queue, copies, tablet };
}

/** @param {IDBDatabase} database @param {Map<string, any>} remembered */
function makeStores(database, remembered) {
  database.createObjectStore("queue", { keyPath: "seq" }).createIndex("waitsUntil", "waitsUntil");
  const tablet = database.createObjectStore("tablet");
  for (const [name, value] of remembered) tablet.put(value, name);
}

/** @param {IDBDatabase} database */
function makeCopies(database) {
  const copies = database.createObjectStore("copies", { keyPath: "seq" });
  copies.createIndex("acknowledgedDay", "acknowledgedDay");
  copies.createIndex("premises", "premises");
}
