/** Last night, yesterday and the days before, as the log takes them and as people say them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { atOf, daysBefore, earlierDays, today, whenWords } from "../../../phone/core/times.js";

const ZONE = "Europe/Stockholm";
const at = (...parts) => ({ now: Date.UTC(...parts), offsetMinutes: 60 });
const MORNING = at(2026, 10, 28, 7, 15);
const say = (key, values = {}) =>
  ({ "language.code": "sv", "when.today": "i dag", "when.day-before": "i går", "when.evening": `${values.day} kväll` })[key];

test("now is the moment, last night an evening, yesterday a day without an hour", () => {
  assert.equal(atOf("now", MORNING, ZONE), "2026-11-28T08:15:00+01:00");
  assert.equal(atOf("last-night", MORNING, ZONE), "2026-11-27T20:00");
  assert.equal(atOf("yesterday", MORNING, ZONE), "2026-11-27");
  assert.equal(atOf("2026-11-23", MORNING, ZONE), "2026-11-23");
});

test("after midnight last night is the evening that has just been", () => {
  assert.equal(atOf("last-night", at(2026, 10, 28, 0, 30), ZONE), "2026-11-27T20:00");
});

test("the day is that of the premises, whatever zone the phone is set to", () => {
  assert.equal(today(Date.UTC(2026, 10, 27, 23, 30), ZONE), "2026-11-28");
  assert.equal(today(Date.UTC(2026, 10, 27, 23, 30), "Europe/London"), "2026-11-27");
});

test("days are counted over months, years and the night when clocks change", () => {
  assert.equal(daysBefore("2027-01-01", 1), "2026-12-31");
  assert.equal(daysBefore("2026-03-30", 1), "2026-03-29");
  assert.equal(daysBefore("2026-10-26", 1), "2026-10-25");
});

test("one can go back a week", () => {
  const days = earlierDays("2026-11-28");
  assert.deepEqual([days.length, days[0], days.at(-1)], [6, "2026-11-26", "2026-11-21"]);
});

test("times are said as people say them", () => {
  const words = (written, isEvening = false) => whenWords({ at: written, isEvening }, "2026-11-28", say);
  assert.equal(words("2026-11-28T08:15:00+01:00"), "i dag 08.15");
  assert.equal(words("2026-11-27T20:00", true), "i går kväll");
  assert.equal(words("2026-11-27"), "i går");
  assert.equal(words("2026-11-25"), "onsdag 25 november");
});
