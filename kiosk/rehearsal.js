/** Rehearses a day without network: cuts the tablet off, taps, comes back, sends, and says what arrived. */

import { NOT_BEGUN, TAP_COUNT, arrivedOf, rehearsalTap } from "./core/rehearsal.js";
import { newId } from "./device/chance.js";
import { elapsed, moment, pause } from "./device/clock.js";
import { cutOff, reconnect } from "./device/network-switch.js";

/** @import { EntryStore } from "./device/entry-store.js" */

/** Longer than a rehearsal takes: then the network is back, whatever became of it. */
const CUT_OFF_AT_MOST_MS = 60_000;
const BETWEEN_STEPS_MS = 900;
const BETWEEN_TAPS_MS = 350;
const SENDING_AT_MOST_MS = 20_000;
const LOOKS_EVERY_MS = 250;

/** @param {{store: EntryStore, send: () => Promise<void>, premises: () => string, whenChanged: () => void}} surroundings */
export function makeRehearsal({ store, send, premises, whenChanged }) {
  /** @type {{rehearsal: import("./core/rehearsal.js").Rehearsal}} */
  const state = { rehearsal: NOT_BEGUN };
  const isRunning = () => !["none", "done"].includes(state.rehearsal.step);

  /** @param {Partial<import("./core/rehearsal.js").Rehearsal>} change */
  function tell(change) {
    state.rehearsal = { ...state.rehearsal, ...change };
    whenChanged();
  }

  async function tapWithoutNetwork() {
    tell({ ...NOT_BEGUN, step: "cut-off" });
    await pause(BETWEEN_STEPS_MS);
    for (let keptCount = 1; keptCount <= TAP_COUNT; keptCount += 1) {
      await store.keep(rehearsalTap(newId(), moment()), premises());
      tell({ step: "tapping", keptCount });
      await send();
      await pause(BETWEEN_TAPS_MS);
    }
  }

  /** @param {number} waitingBefore */
  async function sendAll(waitingBefore) {
    tell({ step: "sending" });
    const deadline = elapsed() + SENDING_AT_MOST_MS;
    while (state.rehearsal.arrivedCount < TAP_COUNT && elapsed() < deadline) {
      await send();
      tell({ arrivedCount: arrivedOf(waitingBefore, await store.waitingCount()) });
      await pause(LOOKS_EVERY_MS);
    }
  }

  async function rehearse() {
    if (isRunning()) return;
    const waitingBefore = await store.waitingCount();
    cutOff(CUT_OFF_AT_MOST_MS);
    try {
      await tapWithoutNetwork();
      reconnect();
      await sendAll(waitingBefore);
    } finally {
      reconnect();
      tell({ step: "done" });
    }
  }

  return { state, rehearse };
}
