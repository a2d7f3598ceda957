/** Copies stay seven whole days, and what the server has lost is found among them. */

import assert from "node:assert/strict";
import test from "node:test";

import { dayOf, firstDayToCome, lastDayNotKept, unseen } from "../../../kiosk/core/copies.js";

const HOUR_MS = 3_600_000;

test("a day is the same number from midnight to midnight", () => {
  const midnight = Date.UTC(2026, 10, 27);

  assert.equal(dayOf(midnight), dayOf(midnight + 24 * HOUR_MS - 1));
  assert.equal(dayOf(midnight + 24 * HOUR_MS), dayOf(midnight) + 1);
});

test("seven days after the last minute of its day a copy is still there, and on the ninth it is not", () => {
  const acknowledgedAt = Date.UTC(2026, 10, 27, 23, 59);
  const isKept = (/** @type {number} */ hours) => dayOf(acknowledgedAt) > lastDayNotKept(dayOf(acknowledgedAt + hours * HOUR_MS));

  assert.deepEqual([0, 7 * 24, 8 * 24, 9 * 24].map(isKept), [true, true, false, false]);
});

test("a clock that was years ahead keeps nothing for years", () => {
  const today = dayOf(Date.UTC(2026, 10, 27));

  assert.ok(dayOf(Date.UTC(2031, 0, 1)) >= firstDayToCome(today));
  assert.ok(today + 1 < firstDayToCome(today));
});

test("what lies outside every stretch has been lost", () => {
  assert.deepEqual(unseen([1, 2, 3, 4, 9], [[2, 3], [7, 8]]), [1, 4, 9]);
  assert.deepEqual(unseen([1, 2], []), [1, 2]);
  assert.deepEqual(unseen([], [[1, 2]]), []);
});
