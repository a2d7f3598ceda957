/** Which visit a goodbye ends, and in which band it lay. */

import assert from "node:assert/strict";
import test from "node:test";

import * as stays from "../../../kiosk/core/stays.js";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const TODAY = "2026-11-27";
/** @param {string} id @param {number} minutesAgo @param {string | null} [mark] */
const visit = (id, minutesAgo, mark = null) => ({ id, arrivedAt: NOW - minutesAgo * 60_000, day: TODAY, mark });

test("nobody stays inside after the day's end", () => {
  const open = [visit("today", 10), { ...visit("yesterday", 900), day: "2026-11-26" }];

  assert.deepEqual(stays.stillOpen(open, TODAY).map(({ id }) => id), ["today"]);
});

test("an answer ends the visit without a card that lies nearest to its middle", () => {
  const open = [visit("long", 58), visit("fits", 44), visit("card", 45, "m"), visit("short", 5)];

  assert.equal(stays.openVisitOfAnswer(open, stays.ANSWERS["hour"], NOW)?.id, "fits");
});

test("where no visit fits the answer, none is ended", () => {
  assert.equal(stays.openVisitOfAnswer([visit("short", 5), visit("card", 90, "m")], stays.ANSWERS["two-hours"], NOW), undefined);
});

test("the answers leave no gap and do not overlap", () => {
  const ends = Object.values(stays.ANSWERS).flatMap(({ fromMinutes, toMinutes }) => [fromMinutes, toMinutes]);

  assert.deepEqual(ends, [0, 30, 30, 60, 60, 120, 120, 1_440]);
});

test("a card ends its first visit of the day, and all that it had", () => {
  const open = [visit("first", 100, "m"), visit("other", 50, "n"), visit("second", 20, "m"), visit("nobody", 3)];
  const ended = stays.openVisitOfCard(open, "m");

  assert.equal(ended?.id, "first");
  assert.deepEqual(ended && stays.withoutVisit(open, ended).map(({ id }) => id), ["other", "nobody"]);
});

test("of visits without a card one goodbye ends one", () => {
  const open = [visit("one", 10), visit("two", 12)];

  assert.deepEqual(stays.withoutVisit(open, open[0]).map(({ id }) => id), ["two"]);
});

test("a stay is known by the middle of its band", () => {
  const minutes = [0, 15, 16, 30, 31, 60, 61, 120, 121, 240, 241, 900];

  assert.deepEqual(
    minutes.map((each) => stays.middleMinutesOf(visit("v", each), NOW)),
    [10, 10, 22, 22, 45, 45, 90, 90, 180, 180, 300, 300],
  );
});
