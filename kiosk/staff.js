/** Sees to what the staff ask of the tablet in their corner; nothing here is about a visitor. */

import { NO_TRIES, triesAfterWrong, waitOf } from "./core/pin.js";
import { queueFile } from "./core/queue-file.js";
import { localTime } from "./core/entry.js";
import { moment, now } from "./device/clock.js";
import { saveFile } from "./device/file-saver.js";
import { canCheckPins, isPin } from "./device/pin-check.js";

/** @import { PinTries } from "./core/pin.js" */
/** @import { Database } from "./device/database.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { PinHash } from "./device/pin-check.js" */

/**
 * @typedef {object} StaffState
 * @property {PinHash | null} pin
 * @property {PinTries} tries
 * @property {"" | "checking" | "wrong" | "cannot-check"} pinSaid
 * @property {boolean} isUnpairAsked once already, with something still waiting
 * @property {string} fileSaved its name
 * @typedef {object} Surroundings
 * @property {Database} database
 * @property {EntryStore} store
 * @property {() => Promise<void>} lookAtTablet what the corner shows is made anew
 * @property {() => Promise<void>} send
 * @property {() => Promise<void>} rehearse
 * @property {() => void} takeNewVersion
 * @property {() => Promise<void>} unpair
 * @property {() => {kiosk: string, premises: string, clockAheadSeconds: number | null}} named
 * @property {() => void} whenChanged
 */

/** @param {Surroundings} surroundings */
export function makeStaff(surroundings) {
  const { database, store, whenChanged } = surroundings;
  /** @type {StaffState} */
  const state = { pin: null, tries: NO_TRIES, pinSaid: "", isUnpairAsked: false, fileSaved: "" };

  async function recall() {
    state.pin = (await database.recall("pin")) ?? null;
    state.tries = (await database.recall("pin-tries")) ?? NO_TRIES;
  }

  /** As the server says it now. @param {PinHash | null} pin */
  async function keepPin(pin) {
    if (pin?.digest === state.pin?.digest) return;
    state.pin = pin;
    await database.remember("pin", pin);
    await keepTries(NO_TRIES);
  }

  /** @param {PinTries} tries */
  async function keepTries(tries) {
    state.tries = tries;
    await database.remember("pin-tries", tries);
  }

  /** @param {StaffState["pinSaid"]} pinSaid */
  function noteOutcome(pinSaid) {
    state.pinSaid = pinSaid;
    whenChanged();
  }

  /** @param {string} digits @returns {Promise<boolean>} */
  async function isLetIn(digits) {
    if (state.pin === null) return true;
    if (waitOf(state.tries, now()) > 0 || state.pinSaid === "checking") return false;
    noteOutcome("checking");
    const isRight = await isPin(digits, state.pin);
    await keepTries(isRight ? NO_TRIES : triesAfterWrong(state.tries, now()));
    noteOutcome(isRight ? "" : "wrong");
    return isRight;
  }

  /** What each event asks for, and the event that the reception hears of it, if any. @type {Record<string, (detail: string) => Promise<string | null>>} */
  const duties = {
    async "staff-wanted"() {
      Object.assign(state, { pinSaid: canCheckPins() ? "" : "cannot-check", isUnpairAsked: false, fileSaved: "" });
      await surroundings.lookAtTablet();
      return state.pin === null ? "staff-wanted" : "pin-wanted";
    },

    async "pin-typed"(digits) {
      if (!canCheckPins() || !(await isLetIn(digits))) return null;
      await surroundings.lookAtTablet();
      return "staff-let-in";
    },

    async "storage-wanted"() {
      await surroundings.lookAtTablet();
      whenChanged();
      return null;
    },

    async "rehearsal-wanted"() {
      surroundings.rehearse();
      return "rehearsal-wanted";
    },

    async "file-wanted"() {
      const day = localTime(moment()).slice(0, 10);
      state.fileSaved = `oasen-${day}.json`;
      const tablet = (await database.recall("tablet-id")) ?? null;
      saveFile(state.fileSaved, queueFile({ ...surroundings.named(), tablet, rows: await store.rows() }));
      whenChanged();
      return null;
    },

    async "unpair-wanted"() {
      state.isUnpairAsked = false;
      await surroundings.send();
      await surroundings.lookAtTablet();
      return "unpair-wanted";
    },

    async "unpair-confirmed"() {
      if ((await store.waitingCount()) > 0 && !state.isUnpairAsked) {
        state.isUnpairAsked = true;
        whenChanged();
        return null;
      }
      await surroundings.unpair();
      Object.assign(state, { pin: null, tries: NO_TRIES });
      return "unpaired";
    },

    async "version-wanted"() {
      surroundings.takeNewVersion();
      return null;
    },
  };

  /**
   * Sees to an event of the corner; any other passes through.
   *
   * @param {string} event
   * @param {string} detail
   * @returns {Promise<string | null>} what the reception is to hear
   */
  async function hear(event, detail) {
    return event in duties ? duties[event](detail) : event;
  }

  return { state, recall, keepPin, hear };
}
