/** Knows to which premises the tablet belongs: paired by a link, told the labels, perhaps disowned again. */

import { pairingCode } from "./core/pairing-code.js";
import { now } from "./device/clock.js";
import * as server from "./device/server.js";

/** @import { Database } from "./device/database.js" */
/** @import { SealingKey } from "./device/sealing.js" */
/** @import { Labels, Pairing } from "./device/server.js" */

/**
 * The code of the pairing link the page was opened with. It is taken out of the address and the history at once:
 * whoever comes by the tablet later finds nothing there.
 */
export function takePairingCode() {
  const code = pairingCode(location.hash);
  if (code !== null) history.replaceState(null, "", location.pathname);
  return code;
}

/** How a tablet asks; a phone has addresses of its own. */
const AS_TABLET = { pair: server.pair, labels: server.labels };

/**
 * @template {{sealing_key?: SealingKey}} [Told=Labels]
 * @param {Database} database
 * @param {{pair: (code: string) => Promise<Pairing>, labels: (token: string, tag?: string) =>
 *   Promise<{labels: Told, tag: string} | null>}} [ask]
 */
export function makePairing(database, ask = /** @type {any} */ (AS_TABLET)) {
  /** @type {{pairing: Pairing | null, labels: Told | null, isPaired: boolean, lastContactAt: number | null}} */
  const state = { pairing: null, labels: null, isPaired: true, lastContactAt: null };
  let labelsTag = "";

  /** Remembers from every answer when it came, and whether the server still knows the tablet. */
  function noteContact(/** @type {boolean} */ isPaired) {
    state.isPaired = isPaired;
    state.lastContactAt = now();
  }

  async function recall() {
    state.pairing = (await database.recall("pairing")) ?? null;
    state.labels = (await database.recall("labels")) ?? null;
  }

  /**
   * Trades the link's code for the tablet's token.
   *
   * @param {string} code
   * @returns {Promise<"paired" | "refused" | "too-often" | "unreachable" | "not-kept">}
   */
  async function pair(code) {
    try {
      state.pairing = await ask.pair(code);
    } catch (failure) {
      if (!(failure instanceof server.Refused) || failure.status >= 500) return "unreachable";
      return failure.status === 429 ? "too-often" : "refused";
    }
    state.labels = null;
    noteContact(true);
    try {
      await database.remember("pairing", state.pairing);
    } catch {
      return "not-kept";
    }
    await refreshLabels();
    return "paired";
  }

  /** What the screens show, as the server has it now; without network the tablet goes on with what it knows. */
  const refreshLabels = () => hearOfLabels("");

  /** The same, only if staff have decided something since; whether they have. */
  const hearOfNews = () => hearOfLabels(labelsTag);

  /** @param {string} tag of the labels that are known @returns {Promise<boolean>} whether there were others */
  async function hearOfLabels(tag) {
    if (state.pairing === null) return false;
    try {
      const heard = await ask.labels(state.pairing.token, tag);
      noteContact(true);
      if (heard === null) return false;
      state.labels = heard.labels;
      labelsTag = heard.tag;
      await database.remember("labels", state.labels);
      return true;
    } catch (failure) {
      if (failure instanceof server.Refused && failure.status === 401) noteContact(false);
      return false;
    }
  }

  /** The key to seal to, as the server told it last. */
  function sealingKey() {
    return state.labels?.sealing_key ?? state.pairing?.sealing_key;
  }

  /** What staff call the tablet now. @param {string} kiosk */
  async function noteName(kiosk) {
    if (state.pairing === null || state.pairing.kiosk === kiosk) return;
    state.pairing = { ...state.pairing, kiosk };
    await database.remember("pairing", state.pairing);
  }

  /** Belongs to no premises any more, as on the first day. */
  function forget() {
    Object.assign(state, { pairing: null, labels: null, isPaired: true, lastContactAt: null });
    labelsTag = "";
  }

  /** As if the tablet came out of its box; what it kept is gone. */
  async function unpair() {
    await database.wipe();
    forget();
  }

  return { state, recall, pair, refreshLabels, hearOfNews, noteContact, noteName, sealingKey, forget, unpair };
}
