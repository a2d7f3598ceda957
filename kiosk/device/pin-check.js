/** Checks the staff's PIN against the slow hash that the server has made of it; needs no network. */

/** @typedef {{salt: string, iterations: number, digest: string}} PinHash salt and digest in hexadecimal digits */

/** @param {string} digits @param {PinHash} hash @returns {Promise<boolean>} */
export async function isPin(digits, { salt, iterations, digest }) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(digits), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations };
  return hexOf(await crypto.subtle.deriveBits(how, key, digest.length * 4)) === digest;
}

/** Without TLS the browser computes no hashes: then the corner stays shut, and its screen says why. */
export function canCheckPins() {
  return crypto.subtle !== undefined;
}

/** @param {string} hex */
function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {ArrayBuffer} buffer */
function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
