/** What a rehearsal is made of, and how its outcome is counted. */

import assert from "node:assert/strict";
import test from "node:test";

import { arrivedOf, rehearsalTap } from "../../../kiosk/core/rehearsal.js";

test("a test tap is a visit that says that it is none", () => {
  const tap = rehearsalTap("an-id", { now: Date.UTC(2026, 10, 23, 9), offsetMinutes: 60 });

  assert.deepEqual(tap, { id: "an-id", kind: "visit", at: "2026-11-23T10:00:00+01:00", count: 1, rehearsal: true });
});

test("what has arrived is what no longer waits", () => {
  assert.deepEqual(
    [5, 3, 0].map((waiting) => arrivedOf(0, waiting)),
    [0, 2, 5],
  );
});

test("what waited before and could not be sent is not taken for a test tap", () => {
  assert.equal(arrivedOf(7, 7), 5);
  assert.equal(arrivedOf(7, 12), 0);
});

test("what waited before and has gone out with them, or a visitor's tap meanwhile, gives no impossible number", () => {
  assert.equal(arrivedOf(7, 0), 5);
  assert.equal(arrivedOf(0, 9), 0);
});
