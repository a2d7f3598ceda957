/** Sees to joining premises, by a link, a picture or a typed code, and to leaving them when the server shuts it out. */

import { pairingCodeOfText } from "./core/pairing-code.js";
import { pause } from "./device/clock.js";
import { takePairingCode } from "./pairing.js";

/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { makePairing } from "./pairing.js" */

const REFUSED_LINK_IS_READ_IN_MS = 8_000;

/**
 * @typedef {object} JoiningSurroundings
 * @property {ReturnType<typeof makePairing>} pairing
 * @property {EntryStore} store
 * @property {(event: string) => Promise<void>} raise
 * @property {() => Promise<void>} whenAnswered the server has said yes or no, and the labels may be others
 */

/** @param {JoiningSurroundings} surroundings */
export function makeJoining({ pairing, store, raise, whenAnswered }) {
  const state = { pairingState: "needed" };
  /** Kept while the server cannot be reached, so that the link need not be opened again. */
  let waitingCode = "";

  async function joinBy(/** @type {string} */ code) {
    waitingCode = code;
    const pairedBefore = pairing.state.pairing !== null;
    await tell("asking");
    const outcome = await pairing.pair(code);
    await tell(outcome === "paired" ? "needed" : outcome);
    // A used link must not put a working tablet out of service.
    if (outcome === "refused" && pairedBefore) await pause(REFUSED_LINK_IS_READ_IN_MS);
    await whenAnswered();
    if (outcome === "paired" || (outcome === "refused" && pairedBefore)) await raise("paired");
  }

  async function tell(/** @type {string} */ pairingState) {
    state.pairingState = pairingState;
    await raise("not-paired");
  }

  /** The link the page was opened with. @returns {boolean} whether there was one */
  function followLink() {
    const code = takePairingCode();
    if (code !== null) joinBy(code);
    return code !== null;
  }

  /** On a tablet without premises a scanner may read the picture that pairs it. @param {string} value @returns {boolean} */
  function isPairedByScan(value) {
    const code = pairing.state.pairing === null ? pairingCodeOfText(value) : null;
    if (code !== null) joinBy(code);
    return code !== null;
  }

  /** The server has shut out what the tablet was and has all that was counted here: as on the first day from now on. */
  async function wipe(/** @type {string} */ token) {
    const paired = pairing.state.pairing;
    const isWiped = paired?.token === token && (await store.wipe(paired.premises.slug));
    if (isWiped) {
      pairing.forget();
      state.pairingState = "needed";
    }
    return isWiped;
  }

  return { state, joinBy, tryAgain: () => joinBy(waitingCode), followLink, isPairedByScan, wipe };
}
