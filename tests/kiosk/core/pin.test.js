/** How long wrong tries at the staff's PIN make one wait. */

import assert from "node:assert/strict";
import test from "node:test";

import { NO_TRIES, digitsAfterKey, triesAfterWrong, waitOf } from "../../../kiosk/core/pin.js";

/** The pauses after each of so many wrong tries, each made as soon as it is allowed, in seconds. */
function pauses(count) {
  let [tries, now] = [NO_TRIES, 1_000_000];
  return Array.from({ length: count }, () => {
    tries = triesAfterWrong(tries, now);
    const wait = waitOf(tries, now);
    now += wait;
    assert.equal(waitOf(tries, now), 0);
    return wait / 1000;
  });
}

test("four wrong tries cost nothing, the fifth half a minute, each further one twice as long", () => {
  assert.deepEqual(pauses(8), [0, 0, 0, 0, 30, 60, 120, 240]);
});

test("however often one is wrong, one may try again within a quarter of an hour", () => {
  assert.equal(Math.max(...pauses(2_000)), 900);
});

test("a clock that is set back does not lock anybody out", () => {
  const tries = { wrongCount: 5, waitsUntil: 10_000_000_000 };

  assert.equal(waitOf(tries, 0), 30_000);
});

test("digits are taken, up to eight, and anything else passes unheard", () => {
  const typed = [..."12a٣4567890"].reduce(digitsAfterKey, "");

  assert.equal(typed, "12456789");
  assert.equal(digitsAfterKey(typed, "Backspace"), "1245678");
  assert.equal(digitsAfterKey("", "Backspace"), "");
});
