/** Opens the tablet's own database, and opens it anew when the browser has thrown it away. */

import { openDB } from "../vendor/idb/build/index.js";

const NAME = "oasen";
const VERSION = 1;

/** @typedef {ReturnType<typeof makeDatabase>} Database */

/**
 * Two stores: "queue" holds what the server has not acknowledged, "tablet" single facts by name.
 */
export function makeDatabase() {
  /** @type {Promise<any> | null} */
  let opening = null;
  /** What to lay down again if the browser clears the site's data under the open page. @type {Map<string, any>} */
  const remembered = new Map();

  function forgetConnection() {
    opening = null;
  }

  function opened() {
    if (opening === null) {
      opening = openDB(NAME, VERSION, {
        upgrade(/** @type {IDBDatabase} */ database) {
          const queue = database.createObjectStore("queue", { keyPath: "seq" });
          queue.createIndex("id", "id", { unique: true });
          queue.createIndex("waitsUntil", "waitsUntil");
          const tablet = database.createObjectStore("tablet");
          for (const [name, value] of remembered) tablet.put(value, name);
        },
        terminated: forgetConnection,
      });
      opening?.catch(forgetConnection);
    }
    return opening;
  }

  /** @param {IDBTransactionMode} mode @param {IDBTransactionOptions} [options] */
  async function begin(mode, options) {
    const stores = ["queue", "tablet"];
    try {
      return (await opened()).transaction(stores, mode, options);
    } catch {
      forgetConnection();
      return (await opened()).transaction(stores, mode, options);
    }
  }

  /**
   * One transaction over both stores, all or nothing, that is on disk when this resolves.
   * Chromium's default durability lost every record of a fresh profile in a power cut; strict lost none.
   *
   * @template T
   * @param {(queue: any, tablet: any) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function write(work) {
    const transaction = await begin("readwrite", { durability: "strict" });
    const working = work(transaction.objectStore("queue"), transaction.objectStore("tablet")).catch((failure) => {
      if (transaction.error === null) transaction.abort();
      throw failure;
    });
    const [result] = await Promise.all([working, transaction.done]);
    return result;
  }

  /**
   * @template T
   * @param {(queue: any, tablet: any) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function read(work) {
    const transaction = await begin("readonly");
    return work(transaction.objectStore("queue"), transaction.objectStore("tablet"));
  }

  /** Keeps one fact about the tablet. @param {string} name @param {any} value */
  async function remember(name, value) {
    remembered.set(name, value);
    await write((_queue, tablet) => tablet.put(value, name));
  }

  /** The fact of that name, or undefined. @param {string} name */
  async function recall(name) {
    const value = await read((_queue, tablet) => tablet.get(name));
    if (value !== undefined) remembered.set(name, value);
    return value;
  }

  /** Forgets everything, as if the tablet came out of its box. */
  async function wipe() {
    remembered.clear();
    await write((queue, tablet) => Promise.all([queue.clear(), tablet.clear()]));
  }

  return { write, read, remember, recall, wipe };
}
