/** Reads pairing codes: from a link, from a picture of one, and as they are typed by hand. */

/** Without 0 and O, 1 and I, which look alike; in the order in which the tablet's own keyboard shows them. */
export const SIGNS = [..."ABCDEFGHJKLMNPQRSTUVWXYZ23456789"];
export const TYPED_LENGTH = 8;

/**
 * @param {string} fragment the address from # on
 * @returns {string | null}
 */
export function pairingCode(fragment) {
  return new URLSearchParams(fragment.replace(/^#/, "")).get("pair") || null;
}

/**
 * The code of a link that a camera or a scanner has read, wherever the link leads.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function pairingCodeOfText(text) {
  const fragment = text.indexOf("#");
  return fragment < 0 ? null : pairingCode(text.slice(fragment));
}

/**
 * What has been typed after one more key: small letters are forgiven, dashes and what is no sign pass unheard.
 *
 * @param {string} typed
 * @param {string} key as the keyboard names it
 */
export function typedAfterKey(typed, key) {
  if (key === "Backspace") return typed.slice(0, -1);
  const sign = key.toUpperCase();
  return SIGNS.includes(sign) && typed.length < TYPED_LENGTH ? typed + sign : typed;
}
