/** Telling a card scanner from a hand on a keyboard. */

import assert from "node:assert/strict";
import test from "node:test";

import { NO_SCAN, cardOf, scanAfterKey } from "../../../kiosk/core/scanner.js";

/**
 * Types a text with so many milliseconds from key to key.
 *
 * @param {string} text
 * @param {number} gapMs
 */
function typed(text, gapMs, scan = NO_SCAN, startAt = 1_000) {
  return [...text].reduce(
    (soFar, key, index) => scanAfterKey(soFar, { key, code: "", at: startAt + index * gapMs }),
    scan,
  );
}

/**
 * Types what a scanner set to the American layout sends, on a tablet with the Swedish one.
 *
 * @param {[string, string, boolean?][]} keys
 */
function pressed(keys) {
  return keys.reduce(
    (soFar, [key, code, shifted = false], index) => scanAfterKey(soFar, { key, code, at: index * 10, shifted }),
    NO_SCAN,
  );
}

test("a fast row of keys is a card", () => {
  assert.equal(cardOf(typed("0123456789abcdefghijkl", 15)), "0123456789abcdefghijkl");
});

test("a slow scanner is still a scanner", () => {
  assert.equal(cardOf(typed("0123456789", 55)), "0123456789");
});

test("a scan that a busy tablet holds up in the middle is read whole", () => {
  const half = typed("0123456789a", 10);

  assert.equal(cardOf(typed("bcdefghijkl", 10, half, half.lastAt + 190)), "0123456789abcdefghijkl");
});

test("a hand that now and then is fast is still a hand", () => {
  const fast = typed("asdf", 20);

  assert.equal(cardOf(typed("jklö och mer", 150, fast, fast.lastAt + 150)), null);
});

test("a hand is no scanner", () => {
  assert.equal(cardOf(typed("jag heter anna andersson", 90)), null);
});

test("a few fast keys are no card", () => {
  assert.equal(cardOf(typed("1234567", 10)), null);
});

test("what a hand typed before does not become part of the card", () => {
  const byHand = typed("hej", 200);

  assert.equal(cardOf(typed("0123456789", 10, byHand, 5_000)), "0123456789");
});

test("shift and other silent keys do not interrupt a scan", () => {
  const half = typed("01234", 10);
  const shifted = scanAfterKey(half, { key: "Shift", code: "ShiftLeft", at: 1_050 });

  assert.equal(cardOf(typed("ABCDE", 10, shifted, 1_060)), "01234ABCDE");
});

test("signs that a Swedish tablet mistakes are read by the place of their keys", () => {
  const card = pressed([
    ["o", "KeyO"],
    ["a", "KeyA"],
    ["s", "KeyS"],
    ["e", "KeyE"],
    ["n", "KeyN"],
    ["Ö", "Semicolon", true],
    ["X", "KeyX", true],
    ["+", "Minus"],
    ["?", "Minus", true],
    ["7", "Digit7"],
  ]);

  assert.equal(cardOf(card), "oasen:X-_7");
});

test("digits that a French tablet turns into letters are read by the place of their keys", () => {
  const card = pressed([..."&é\"'(-è_çà"].map((key, index) => [key, `Digit${(index + 1) % 10}`]));

  assert.equal(cardOf(card), "1234567890");
});

test("a card never grows past what the server takes", () => {
  assert.ok((cardOf(typed("x".repeat(450), 5)) ?? "").length <= 200);
});
