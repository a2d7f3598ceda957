/** The code in a pairing link, in a picture of one, and typed by hand. */

import assert from "node:assert/strict";
import test from "node:test";

import { SIGNS, pairingCode, pairingCodeOfText, typedAfterKey } from "../../../kiosk/core/pairing-code.js";

test("the code stands behind the #", () => {
  assert.equal(pairingCode("#pair=Ab-9_z"), "Ab-9_z");
});

test("signs that were escaped on the way are read", () => {
  assert.equal(pairingCode("#pair=a%2Bb"), "a+b");
});

test("an address without a code is no pairing link", () => {
  assert.deepEqual(["", "#", "#pair=", "#other=1"].map(pairingCode), [null, null, null, null]);
});

test("a picture of a link gives its code, a card gives none", () => {
  const texts = ["https://oasen.example/kiosk/#pair=Ab-9_z", "#pair=x", "a-card-out-of-the-bowl", "https://example.org/#x=1"];

  assert.deepEqual(texts.map(pairingCodeOfText), ["Ab-9_z", "x", null, null]);
});

test("small letters are forgiven, dashes and what looks like another sign pass unheard", () => {
  assert.equal([..."ab cd-e0O1Ifgh"].reduce(typedAfterKey, ""), "ABCDEFGH");
});

test("a code has eight signs, and the last can be erased", () => {
  const typed = [..."ABCDEFGHJK"].reduce(typedAfterKey, "");

  assert.equal(typed, "ABCDEFGH");
  assert.equal(typedAfterKey(typed, "Backspace"), "ABCDEFG");
  assert.equal(typedAfterKey(typed, "Shift"), typed);
});

test("the keyboard has 32 signs that look like no other", () => {
  assert.equal(new Set(SIGNS).size, 32);
  assert.ok(["0", "O", "1", "I"].every((sign) => !SIGNS.includes(sign)));
});
