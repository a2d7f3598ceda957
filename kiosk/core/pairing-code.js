/** Reads the pairing code that a pairing link carries behind its #. */

/**
 * @param {string} fragment the address from # on
 * @returns {string | null}
 */
export function pairingCode(fragment) {
  return new URLSearchParams(fragment.replace(/^#/, "")).get("pair") || null;
}
