/** The code in a pairing link. */

import assert from "node:assert/strict";
import test from "node:test";

import { pairingCode } from "../../../kiosk/core/pairing-code.js";

test("the code stands behind the #", () => {
  assert.equal(pairingCode("#pair=Ab-9_z"), "Ab-9_z");
});

test("signs that were escaped on the way are read", () => {
  assert.equal(pairingCode("#pair=a%2Bb"), "a+b");
});

test("an address without a code is no pairing link", () => {
  assert.deepEqual(["", "#", "#pair=", "#other=1"].map(pairingCode), [null, null, null, null]);
});
