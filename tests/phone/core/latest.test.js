/** The latest five stay for a day, and a changed contact waits as one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { NOTHING, upToDate, withChanged, withNoted, withRemoved } from "../../../phone/core/latest.js";

const HOUR_MS = 3_600_000;
const noted = (id, notedAt = 0) => ({ id, notedAt, contact: { channel: "phone" } });
const ids = (memory) => memory.latest.map(({ id }) => id);
const seqs = (memory) => memory.unsent.map(({ seq }) => seq);

function five() {
  return ["a", "b", "c", "d", "e", "f"].reduce((memory, id, index) => withNoted(memory, noted(id), index + 1), NOTHING);
}

test("the latest five are remembered, the newest first, and all that wait", () => {
  assert.deepEqual(ids(five()), ["f", "e", "d", "c", "b"]);
  assert.deepEqual(seqs(five()), [1, 2, 3, 4, 5, 6]);
});

test("a changed contact stays in its place and waits as one", () => {
  const memory = withChanged(five(), "e", "e2", { channel: "sms" }, 8);
  assert.deepEqual(ids(memory), ["f", "e2", "d", "c", "b"]);
  assert.equal(memory.latest[1].contact.channel, "sms");
  assert.deepEqual(seqs(memory), [1, 2, 3, 4, 6, 8]);
});

test("changing does not prolong the day in which it can be changed", () => {
  const memory = withChanged(withNoted(NOTHING, noted("a", 5), 1), "a", "b", {}, 3);
  assert.equal(memory.latest[0].notedAt, 5);
});

test("a removed contact is gone from the list and its void waits", () => {
  const memory = withRemoved(five(), "f", 7);
  assert.deepEqual(ids(memory), ["e", "d", "c", "b"]);
  assert.deepEqual(seqs(memory), [1, 2, 3, 4, 5, 7]);
});

test("what has been sent waits no more, and what is a day old is forgotten", () => {
  const memory = withNoted(withNoted(NOTHING, noted("old", 0), 1), noted("new", 20 * HOUR_MS), 2);
  assert.deepEqual(ids(upToDate(memory, 23 * HOUR_MS, [2])), ["new", "old"]);
  assert.deepEqual(ids(upToDate(memory, 24 * HOUR_MS, [2])), ["new"]);
  assert.deepEqual(seqs(upToDate(memory, 0, [2])), [2]);
});

test("a clock that was years ahead keeps nothing for years", () => {
  assert.deepEqual(ids(upToDate(withNoted(NOTHING, noted("a", 9_000 * HOUR_MS), 1), 0, [])), []);
});
