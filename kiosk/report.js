/** Tells the server now and then how the tablet is doing, and hears what staff want of it. */

import { makeTimer, now } from "./device/clock.js";
import * as server from "./device/server.js";
import { lastTrouble } from "./device/trouble.js";

/** @import { Pairing, ReportAnswer } from "./device/server.js" */

const TELLS_EVERY_MS = 3 * 60_000;

/**
 * @param {{version: string, pairing: () => Pairing | null, queueCount: () => Promise<number>,
 *   isStorageKept: () => Promise<boolean>, whenAnswered: (answer: ReportAnswer) => Promise<void>}} surroundings
 */
export function makeReport({ version, pairing, queueCount, isStorageKept, whenAnswered }) {
  /** @type {{clockAheadSeconds: number | null}} null: never compared with the server's since the page was loaded */
  const state = { clockAheadSeconds: null };
  const timer = makeTimer(tell);
  let hasStarted = true;
  let isTelling = false;

  /** Called as often as one likes, and never waited for; without network the next time will do. */
  async function tell() {
    const paired = pairing();
    timer.wind(TELLS_EVERY_MS);
    if (paired === null || isTelling) return;
    isTelling = true;
    try {
      const [queue_count, storage_kept] = await Promise.all([queueCount(), isStorageKept()]);
      const clock = Math.max(0, Math.round(now() / 1000));
      const report = { version, queue_count, storage_kept, clock, trouble: lastTrouble(), started: hasStarted };
      const answer = await server.tell(paired.token, report);
      hasStarted = false;
      state.clockAheadSeconds = clock - answer.clock;
      await whenAnswered(answer);
    } catch {
      // Not heard: what the tablet has to tell will be as true in a few minutes.
    } finally {
      isTelling = false;
    }
  }

  return { state, tell };
}
