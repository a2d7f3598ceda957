/** Tells the second tap of a nervous double tap, on "Jag är här" or on a tile, from one that is meant. */

/**
 * @typedef {{spot: {x: number, y: number} | null, screen: string, at: number}} Press at in milliseconds; spot: null
 *   for a key
 */

const WITHIN_MS = 2_000;
/** A hand that taps twice comes down within a finger's breadth; one that chooses looks first, and mostly moves. */
const WITHIN_PIXELS = 48;
/** Sooner than that nobody has seen that the tile is chosen, and so cannot want it back. */
const TILE_WITHIN_MS = 450;

/**
 * Whether a press lands where a visit was just counted, on a screen that has come in between: on a tile that
 * appeared under the finger, or on the way to the next visitor's visit.
 *
 * @param {Press | null} counting the press that counted, if it was the last
 * @param {Press} press
 */
export function isNervousAgain(counting, press) {
  if (!counting?.spot || !press.spot || counting.screen === press.screen) return false;
  const distance = Math.hypot(press.spot.x - counting.spot.x, press.spot.y - counting.spot.y);
  const passed = press.at - counting.at;
  return distance <= WITHIN_PIXELS && 0 <= passed && passed < WITHIN_MS;
}

/**
 * Whether a press on a tile is a nervous second one, which would take back the choice just made.
 *
 * @param {{tile: string, at: number} | null} before the last press on any tile
 * @param {{tile: string, at: number}} press
 */
export function isSameTileAgain(before, press) {
  if (before === null || before.tile !== press.tile) return false;
  const passed = press.at - before.at;
  return 0 <= passed && passed < TILE_WITHIN_MS;
}
