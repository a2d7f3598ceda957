/** Lays out a box: an item padded so that its length tells nothing, behind a head that says to whom it is sealed. */

/**
 * Every item of a day fits into one step: a choice by its longest name under a card takes 290 of its 418 bytes.
 * What does not fit takes the next multiple.
 */
export const STEP_BYTES = 512;

const FORM = 1;
const KEY_ID_BYTES = 8;
const POINT_BYTES = 65;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const AROUND_BYTES = 1 + KEY_ID_BYTES + POINT_BYTES + TAG_BYTES;
const PURPOSE = new TextEncoder().encode("oasen box");

/** What both sides derive from what their keys share: a secret of 32 bytes, then a nonce of 12. */
export const SECRET_BYTES = 32;
export const NONCE_BYTES = 12;

/**
 * What is sealed of an item: its length, the item, zeros.
 *
 * @param {object} item
 */
export function contentOf(item) {
  const written = new TextEncoder().encode(JSON.stringify(item));
  const stepCount = Math.ceil((AROUND_BYTES + LENGTH_BYTES + written.length) / STEP_BYTES);
  const content = new Uint8Array(stepCount * STEP_BYTES - AROUND_BYTES);
  new DataView(content.buffer).setUint32(0, written.length);
  content.set(written, LENGTH_BYTES);
  return content;
}

/**
 * The open part of a box.
 *
 * @param {string} keyId the short name of the server's key, in hex digits
 * @param {Uint8Array} tabletsPoint the public key that was made for this box alone
 */
export function headOf(keyId, tabletsPoint) {
  const id = keyId.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return joined(Uint8Array.of(FORM), Uint8Array.from(id), tabletsPoint);
}

/** @param {Uint8Array} tabletsPoint @param {Uint8Array} serversPoint */
export function purposeOf(tabletsPoint, serversPoint) {
  return joined(PURPOSE, tabletsPoint, serversPoint);
}

/** @param {Uint8Array[]} parts */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Whether two boxes are the same, to the byte.
 *
 * @param {Uint8Array | undefined} one
 * @param {Uint8Array | undefined} other
 */
export function isSameBox(one, other) {
  return one !== undefined && other !== undefined && one.length === other.length && one.every((byte, at) => byte === other[at]);
}
