/** The service day by the premises' clock, whatever the tablet's own says. */

import assert from "node:assert/strict";
import test from "node:test";

import { localDay } from "../../../kiosk/core/local-day.js";

const STOCKHOLM = { time_zone: "Europe/Stockholm", cutoff_minute: 240 };
const at = (/** @type {string} */ text) => Date.parse(text);

test("a Friday at noon is that Friday", () => {
  assert.deepEqual(localDay(at("2026-11-27T11:30:00Z"), STOCKHOLM), {
    day: "2026-11-27",
    weekday: 4,
    hour: 12,
    minute: 750,
  });
});

test("before the cut-off it is still the day before, by the hour of the clock", () => {
  assert.deepEqual(localDay(at("2026-12-31T23:40:00Z"), STOCKHOLM), {
    day: "2026-12-31",
    weekday: 3,
    hour: 0,
    minute: 1480,
  });
  assert.equal(localDay(at("2026-11-28T02:59:00Z"), STOCKHOLM).day, "2026-11-27");
  assert.equal(localDay(at("2026-11-28T03:00:00Z"), STOCKHOLM).day, "2026-11-28");
});

test("a Sunday is the last weekday, and midnight is hour 0", () => {
  assert.deepEqual(localDay(at("2026-11-28T23:00:00Z"), { ...STOCKHOLM, cutoff_minute: 0 }), {
    day: "2026-11-29",
    weekday: 6,
    hour: 0,
    minute: 0,
  });
});

test("the premises' zone decides, in summer too", () => {
  assert.equal(localDay(at("2026-07-01T10:00:00Z"), STOCKHOLM).hour, 12);
  assert.equal(localDay(at("2026-07-01T10:00:00Z"), { ...STOCKHOLM, time_zone: "Europe/Helsinki" }).hour, 13);
});

test("a zone that the browser does not know does not stop the kiosk", () => {
  assert.match(localDay(at("2026-07-01T10:00:00Z"), { ...STOCKHOLM, time_zone: "Mars/Olympus" }).day, /^2026-0[67]-/);
});
