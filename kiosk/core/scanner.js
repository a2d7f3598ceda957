/** Recognises a card scanner, which is a keyboard that types faster than any hand and maybe without Enter. */

/**
 * @typedef {{key: string, code: string, at: number}} KeyPress key and code as the browser names them; at in milliseconds
 * @typedef {{typed: string, pressed: string, lastAt: number}} Scan typed by the tablet's layout, pressed by the keys' places
 */

/** A quick hand needs some 80 ms from key to key, a slow scanner 30. */
const LONGEST_GAP_MS = 60;
const SHORTEST_CARD = 8;
const LONGEST_CARD = 200;

/** So long after the last key a scanner without Enter has finished. */
export const SILENCE_MS = 150;

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
export const NO_SCAN = { typed: "", pressed: "", lastAt: -Infinity };

/**
 * The scan after one more key.
 *
 * @param {Scan} scan
 * @param {KeyPress & {shifted?: boolean}} press
 * @returns {Scan}
 */
export function scanAfterKey(scan, { key, code, at, shifted = false }) {
  if (key.length !== 1) return { ...scan, lastAt: scan.typed === "" ? scan.lastAt : at };
  const goesOn = at - scan.lastAt <= LONGEST_GAP_MS && scan.typed.length < LONGEST_CARD;
  const before = goesOn ? scan : NO_SCAN;
  return { typed: before.typed + key, pressed: before.pressed + americanKey(key, code, shifted), lastAt: at };
}

/**
 * The card a finished scan says, or null when a hand has typed.
 *
 * @param {Scan} scan
 * @returns {string | null}
 */
export function cardOf(scan) {
  if (scan.typed.length < SHORTEST_CARD) return null;
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
