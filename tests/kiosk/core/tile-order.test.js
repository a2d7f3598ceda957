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
const slugs = (/** @type {{weekday: number, hour: number}} */ at) => tilesInOrder(OFFERED, at).map(({ slug }) => slug);

test("what is usual in this hour comes first, the most usual before the others", () => {
  assert.deepEqual(slugs({ weekday: TUESDAY, hour: 10 }).slice(0, 2), ["tuesday-walk", "knitting"]);
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 12 }).slice(0, 2), ["friday-lunch", "knitting"]);
});

test("before its hour an activity of the weekday still comes before those of other days", () => {
  assert.deepEqual(slugs({ weekday: FRIDAY, hour: 9 }).slice(0, 2), ["friday-lunch", "knitting"]);
});

test("what comes goes before what has been as long ago", () => {
  const both = [activity("been", { usual: { 1: day({ 9: "9" }) } }), activity("comes", { usual: { 1: day({ 13: "9" }) } })];

  assert.deepEqual(tilesInOrder(both, { weekday: TUESDAY, hour: 11 }).map(({ slug }) => slug), ["comes", "been"]);
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

  assert.deepEqual(tilesInOrder(equals, { weekday: TUESDAY, hour: 10 }), equals);
});

test("labels that an older server has sent are left as they are", () => {
  const old = ["b", "a"].map((slug) => activity(slug));

  assert.deepEqual(tilesInOrder(old, { weekday: TUESDAY, hour: 10 }), old);
});

test("what is known for the weekday but for no hour comes before other weekdays", () => {
  const both = [activity("other", { usual: { 4: day({ 10: "9" }) } }), activity("dated", { usual: { 1: day({}) } })];

  assert.deepEqual(tilesInOrder(both, { weekday: TUESDAY, hour: 10 }).map(({ slug }) => slug), ["dated", "other"]);
});
