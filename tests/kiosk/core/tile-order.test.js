/** Which tiles come first when. */

import assert from "node:assert/strict";
import test from "node:test";

import { tilesInOrder } from "../../../kiosk/core/tile-order.js";

const TUESDAY = 1;
const FRIDAY = 4;
/** @param {Record<number, string>} levels by hour */
const day = (levels) => Array.from({ length: 24 }, (_each, hour) => levels[hour] ?? "0").join("");
/** @param {string} slug @param {object} [use] */
const activity = (slug, use = {}) => ({ slug, name: slug, kind: "session", picture: "", visiting_group: false, ...use });

const OFFERED = [
  activity("christmas-eve", { usual: {}, out_of_season: true }),
  activity("friday-lunch", { usual: { 4: day({ 11: "9", 12: "9", 13: "4" }) }, out_of_season: false }),
  activity("knitting", { usual: { 1: day({ 10: "4", 11: "4" }), 4: day({ 12: "2" }) } }),
  activity("new-thing", { usual: {}, out_of_season: false }),
  activity("new-years-party", { usual: {}, out_of_season: true }),
  activity("tuesday-walk", { usual: { 1: day({ 10: "9", 11: "9" }) } }),
];
/** A Tuesday's or a Friday's moment, by the hour or by the minute. */
const at = (/** @type {{weekday: number, hour: number, minute?: number, day?: string}} */ moment) => ({
  day: moment.weekday === FRIDAY ? "2026-11-27" : "2026-11-24",
  minute: moment.hour * 60,
  ...moment,
});
const slugs = (/** @type {{weekday: number, hour: number, minute?: number, day?: string}} */ moment, offered = OFFERED) =>
  tilesInOrder(offered, at(moment)).map(({ slug }) => slug);

test("what is usual in this hour comes first, the most usual before the others", () => {
  assert.deepEqual(slugs({ weekday: TUESDAY, hour: 10 }).slice(0, 2), ["tuesday-walk", "knitting"]);
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }).slice(0, 2), ["friday-lunch", "knitting"]);
});

test("before its hour an activity of the weekday still comes before those of other days", () => {
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 9 }).slice(0, 2), ["friday-lunch", "knitting"]);
});

test("what comes goes before what has been as long ago", () => {
  const both = [activity("been", { usual: { 1: day({ 9: "9" }) } }), activity("comes", { usual: { 1: day({ 13: "9" }) } })];

  assert.deepEqual(tilesInOrder(both, at({ weekday: TUESDAY, hour: 11 })).map(({ slug }) => slug), ["comes", "been"]);
});

test("what was never seen here may be new, so it comes before what belongs to other weekdays", () => {
  assert.deepEqual(slugs({ weekday: 0, hour: 10 }).slice(0, 2), ["new-thing", "friday-lunch"]);
});

test("the New Year's party in November is last on every weekday at every hour", () => {
  const last = new Set();
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (let hour = 0; hour < 24; hour += 1) last.add(slugs({ weekday, hour }).slice(-2).join());
  }

  assert.deepEqual([...last], ["christmas-eve,new-years-party"]);
});

test("nothing is lost and nothing told twice", () => {
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }).toSorted(), OFFERED.map(({ slug }) => slug));
});

test("equals keep the order in which the server names them", () => {
  const equals = ["a", "b", "c"].map((slug) => activity(slug, { usual: { 1: day({ 10: "9" }) } }));

  assert.deepEqual(tilesInOrder(equals, at({ weekday: TUESDAY, hour: 10 })), equals);
});

test("labels that an older server has sent are left as they are", () => {
  const old = ["b", "a"].map((slug) => activity(slug));

  assert.deepEqual(tilesInOrder(old, at({ weekday: TUESDAY, hour: 10 })), old);
});

test("what is known for the weekday but for no hour comes before other weekdays", () => {
  const both = [activity("other", { usual: { 4: day({ 10: "9" }) } }), activity("dated", { usual: { 1: day({}) } })];

  assert.deepEqual(tilesInOrder(both, at({ weekday: TUESDAY, hour: 10 })).map(({ slug }) => slug), ["dated", "other"]);
});

const LUNCH = activity("lunch", { times: [{ weekday: FRIDAY, starts: 720, ends: 810 }] });
const MORNING = activity("morning", { times: [{ weekday: FRIDAY, starts: 540, ends: 600 }] });
const EVENING = activity("evening", { times: [{ weekday: FRIDAY, starts: 1080 }] });
const WALK = activity("walk", { times: [{ weekday: TUESDAY, starts: 600, ends: 660 }], usual: { 4: day({ 11: "9" }) } });
const COFFEE = activity("coffee", { usual: { 4: day({ 11: "9", 12: "9" }) } });
const SCHEDULED = [COFFEE, EVENING, LUNCH, MORNING, WALK];

test("what is on by the schedule, or begins within two hours, comes before what is only usual", () => {
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }, SCHEDULED).slice(0, 2), ["lunch", "coffee"]);
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 10 }, SCHEDULED)[0], "morning");
  const tenToEleven = { weekday: FRIDAY, hour: 10, minute: 650 };
  assert.deepEqual(slugs(tenToEleven, SCHEDULED).slice(0, 3), ["morning", "lunch", "coffee"]);
});

test("what ended more than an hour ago stands behind what is usual, and is still there", () => {
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }, SCHEDULED), ["lunch", "coffee", "morning", "evening"]);
});

test("what is planned for another weekday is no tile, however usual it has been today", () => {
  assert.ok(!slugs({ weekday: FRIDAY, hour: 11 }, SCHEDULED).includes("walk"));
  assert.deepEqual(slugs({ weekday: TUESDAY, hour: 10 }, SCHEDULED), ["walk", "coffee"]);
});

test("where nothing else is left, what is planned for other days is offered all the same", () => {
  assert.deepEqual(slugs({ weekday: TUESDAY, hour: 10 }, [EVENING, LUNCH]), ["evening", "lunch"]);
  const party = activity("party", { out_of_season: true });
  assert.deepEqual(slugs({ weekday: TUESDAY, hour: 10 }, [party, LUNCH]), ["lunch", "party"]);
});

test("a day of its own is that day alone, past midnight too", () => {
  const party = activity("party", { times: [{ day: "2026-12-31", starts: 1080, ends: 1530 }] });
  const night = { weekday: 3, hour: 0, minute: 1480 };

  assert.deepEqual(slugs({ ...night, day: "2026-12-31" }, [COFFEE, party])[0], "party");
  assert.deepEqual(slugs({ ...night, day: "2026-12-24" }, [COFFEE, party]), ["coffee"]);
});

test("a weekday holds from its first day to its last", () => {
  const summer = activity("summer", { times: [{ weekday: FRIDAY, from: "2026-06-05", to: "2026-08-28", starts: 720 }] });
  const on = (/** @type {string} */ day) => slugs({ weekday: FRIDAY, hour: 12, day }, [COFFEE, summer]).length === 2;

  assert.deepEqual(["2026-05-29", "2026-06-05", "2026-08-28", "2026-09-04"].map(on), [false, true, true, false]);
});

test("a schedule that is over leaves no tile, and of several times the nearest counts", () => {
  const over = activity("over", { times: [] });
  const twice = activity("twice", { times: [{ weekday: FRIDAY, starts: 480, ends: 500 }, { weekday: FRIDAY, starts: 750 }] });

  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }, [COFFEE, over]), ["coffee"]);
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }, [COFFEE, twice]), ["twice", "coffee"]);
});
