/** Writes the queue as a file that somebody can carry to the server. */

/**
 * The rows as they lie in the store, whatever they hold; bytes, which JSON does not know, as base64.
 *
 * @param {{kiosk: string, premises: string, tablet: string | null, clockAheadSeconds: number | null,
 *   rows: object[]}} what
 */
export function queueFile({ kiosk, premises, tablet, clockAheadSeconds, rows }) {
  const file = { format: "oasen-queue/1", kiosk, premises, tablet, clock_ahead_seconds: clockAheadSeconds, queue: rows };
  return JSON.stringify(file, (_name, value) => (isBytes(value) ? base64(new Uint8Array(value)) : value));
}

/** @param {unknown} value @returns {value is Uint8Array | ArrayBuffer} */
function isBytes(value) {
  return value instanceof Uint8Array || value instanceof ArrayBuffer;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
