/** A nervous second tap counts nothing; a tap that is meant is heard. */

import assert from "node:assert/strict";
import test from "node:test";

import { isNervousAgain, isSameTileAgain } from "../../../kiosk/core/double-tap.js";

const first = { spot: { x: 300, y: 400 }, screen: "welcome", at: 5_000 };

/** @param {object} change */
const then = (change) => ({ spot: { x: 310, y: 390 }, screen: "choose-activity", at: 6_900, ...change });

test("a tap at the same spot within two seconds, on what has just come, is the same tap", () => {
  assert.equal(isNervousAgain(first, then({})), true);
});

test("a tap later, elsewhere, on the same screen or by a key is meant", () => {
  const meant = [{ at: 7_000 }, { spot: { x: 300, y: 460 } }, { screen: "welcome" }, { spot: null }, { at: 4_000 }];

  assert.deepEqual(meant.map((change) => isNervousAgain(first, then(change))), meant.map(() => false));
});

test("the first tap of all is meant, and one after a key too", () => {
  assert.equal(isNervousAgain(null, then({})), false);
  assert.equal(isNervousAgain({ ...first, spot: null }, then({})), false);
});

test("the same tile again within half a moment is the same tap, another tile or a later tap is meant", () => {
  const before = { tile: "lunch", at: 5_000 };
  const again = [{ tile: "lunch", at: 5_400 }, { tile: "walk", at: 5_100 }, { tile: "lunch", at: 5_450 }, { tile: "lunch", at: 4_900 }];

  assert.deepEqual(again.map((press) => isSameTileAgain(before, press)), [true, false, false, false]);
  assert.equal(isSameTileAgain(null, before), false);
});
