/** Makes room on a full tablet, and remembers that it is full. */

/** @import { Database } from "./database.js" */

/** @typedef {<T>(work: () => Promise<T>) => Promise<T>} WithRoom */

/** @param {Database} database */
export function makeRoom(database) {
  let full = false;

  /**
   * A full tablet gives up the copies of what the server has before it gives up a visit.
   *
   * @type {WithRoom}
   */
  async function withRoom(work) {
    try {
      const result = await work().catch(async (failure) => {
        if (!isForWantOfRoom(failure)) throw failure;
        await database.write(({ copies }) => copies.clear());
        return work();
      });
      full = false;
      return result;
    } catch (failure) {
      full = isForWantOfRoom(failure);
      throw failure;
    }
  }

  return { withRoom, isFull: () => full };
}

/** @param {unknown} failure */
function isForWantOfRoom(failure) {
  return failure instanceof DOMException && failure.name === "QuotaExceededError";
}
