/** Recognises a card scanner, which is a keyboard that types faster than any hand and maybe without Enter. */

/**
 * @typedef {{key: string, code: string, at: number, shifted?: boolean}} KeyPress as the browser names it; at in milliseconds
 * @typedef {{typed: string, pressed: string, fastCount: number, lastAt: number}} Scan typed by the tablet's layout,
 *   pressed by the places of the keys; fastCount: how many keys came faster than a hand's
 */

/** A quick hand needs some 80 ms from key to key, a slow scanner 30. */
const FAST_MS = 60;
/** A busy tablet stalls; what has begun as a scan then goes on. */
const LONGEST_STALL_MS = 200;
const FAST_KEYS_OF_A_SCANNER = 3;
const LEAST_FAST_SHARE = 0.7;
const SHORTEST_CARD = 8;
const LONGEST_CARD = 200;

/** So long after the last key a scanner without Enter has finished. */
export const SILENCE_MS = 220;

/** What a card may be made of; anything else comes from a tablet with another keyboard layout than the scanner. */
const CARD_TEXT = /^[A-Za-z0-9:._~-]+$/;

/** What the keys that differ between layouts say on a scanner's own, the American one: without and with shift. */
const AMERICAN = {
  Minus: "-_",
  Semicolon: ";:",
  Period: ".>",
  Slash: "/?",
  Backquote: "`~",
};

/** @type {Scan} */
export const NO_SCAN = { typed: "", pressed: "", fastCount: 0, lastAt: -Infinity };

/**
 * The scan after one more key.
 *
 * @param {Scan} scan
 * @param {KeyPress} press
 * @returns {Scan}
 */
export function scanAfterKey(scan, { key, code, at, shifted = false }) {
  const isFast = at - scan.lastAt <= FAST_MS;
  if (key.length !== 1) return scan;
  const before = (isFast || isStall(scan, at)) && scan.typed.length < LONGEST_CARD ? scan : NO_SCAN;
  return {
    typed: before.typed + key,
    pressed: before.pressed + americanKey(key, code, shifted),
    fastCount: before.fastCount + (isFast ? 1 : 0),
    lastAt: at,
  };
}

/** @param {Scan} scan @param {number} at */
function isStall(scan, at) {
  return scan.fastCount >= FAST_KEYS_OF_A_SCANNER && at - scan.lastAt <= LONGEST_STALL_MS;
}

/**
 * The card a finished scan says, or null when a hand has typed.
 *
 * @param {Scan} scan
 * @returns {string | null}
 */
export function cardOf(scan) {
  const isByHand = scan.fastCount < (scan.typed.length - 1) * LEAST_FAST_SHARE;
  if (scan.typed.length < SHORTEST_CARD || isByHand) return null;
  return CARD_TEXT.test(scan.typed) || !CARD_TEXT.test(scan.pressed) ? scan.typed : scan.pressed;
}

/** @param {string} key @param {string} code @param {boolean} shifted */
function americanKey(key, code, shifted) {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return key === key.toUpperCase() && key !== key.toLowerCase() ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit && !shifted) return digit;
  const pair = AMERICAN[/** @type {keyof typeof AMERICAN} */ (code)];
  return pair ? pair[shifted ? 1 : 0] : key;
}
