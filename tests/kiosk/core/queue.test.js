/** What is sent, what an answer means, when to try again. */

import assert from "node:assert/strict";
import test from "node:test";

import * as queue from "../../../kiosk/core/queue.js";

const { acknowledged, batchBody, boxesBody, isDue, isRefusal, isSameSort, largerBatch, pauseAfter, sizeInBatch, smallerBatch } =
  queue;

/** @param {number} seq @param {object} [change] */
const queued = (seq, change) => ({
  seq,
  premises: "valla",
  waitsUntil: 0,
  offered: false,
  item: { id: `id-${seq}`, kind: "visit" },
  ...change,
});

test("a batch carries each item with its number and the time of sending", () => {
  assert.deepEqual(batchBody([queued(7)], "2026-11-23T09:00:00+01:00"), {
    sent_at: "2026-11-23T09:00:00+01:00",
    entries: [{ id: "id-7", kind: "visit", seq: 7 }],
  });
});

test("every word that says the server has it is an acknowledgement", () => {
  const words = ["stored", "already_stored", "conflict", "quarantined"];
  const batch = words.map((_word, index) => queued(index));
  const results = words.map((status, index) => ({ id: `id-${index}`, status }));

  assert.deepEqual(acknowledged(batch, results), [0, 1, 2, 3]);
});

test("what the answer does not name, or names with another word, stays in the queue", () => {
  const results = [
    { id: "id-1", status: "stored" },
    { id: "id-2", status: "lost" },
    { id: "id-9", status: "stored" },
  ];

  assert.deepEqual(acknowledged([queued(1), queued(2), queued(3)], results), [1]);
});

/** @param {number} seq @param {number} [length] */
const boxed = (seq, length = 512) => ({ seq, premises: "valla", waitsUntil: 0, offered: false, box: new Uint8Array(length) });

test("a batch of boxes tells numbers, the time of sending, whose they are, and nothing more", () => {
  assert.deepEqual(boxesBody([boxed(7, 3)], "2026-11-23T09:00:00+01:00", "ab"), {
    sent_at: "2026-11-23T09:00:00+01:00",
    tablet: "ab",
    boxes: [{ seq: 7, box: "AAAA" }],
  });
});

test("boxes are acknowledged by number, whatever else the answer names", () => {
  const results = [
    { seq: 1, status: "stored" },
    { seq: 2, status: "lost" },
    { seq: 9, status: "stored" },
    { id: "id-3", status: "stored" },
  ];

  assert.deepEqual(acknowledged([boxed(1), boxed(2), boxed(3)], results), [1]);
});

test("an item as it is is not acknowledged by the number of a box", () => {
  assert.deepEqual(acknowledged([queued(1)], [{ seq: 1, status: "stored" }]), []);
});

test("boxes and items as they are go their own ways", () => {
  assert.deepEqual([isSameSort(boxed(1), boxed(2)), isSameSort(boxed(1), queued(2))], [true, false]);
});

test("the size of a batch is never less than what is sent", () => {
  for (const each of [boxed(2_147_483_647), boxed(1, 1_024), boxed(1, 511)]) {
    assert.ok(sizeInBatch(each) >= JSON.stringify(boxesBody([each], "", "").boxes[0]).length + 1);
  }
  const item = queued(2_147_483_647, { item: { id: "å", activity: "ö".repeat(60) } });
  assert.ok(sizeInBatch(item) >= new TextEncoder().encode(JSON.stringify(batchBody([item], "").entries[0])).length + 1);
});

test("what gets through grows again, up to what a slow line bears", () => {
  assert.deepEqual([1, 2, 25, 40, 50].map(largerBatch), [2, 4, 50, 50, 50]);
});

test("an item goes out when nobody is being asked about it any more", () => {
  assert.equal(isDue(queued(1, { waitsUntil: 500 }), "valla", 499), false);
  assert.equal(isDue(queued(1, { waitsUntil: 500 }), "valla", 500), true);
});

test("what was counted elsewhere waits until the tablet belongs there again", () => {
  assert.equal(isDue(queued(1, { premises: "sion" }), "valla", 0), false);
});

test("the pause doubles up to a minute", () => {
  const pauses = [1, 2, 3, 7, 50].map((failureCount) => pauseAfter(failureCount, 0.5));

  assert.deepEqual(pauses, [1_000, 2_000, 4_000, 60_000, 60_000]);
});

test("tablets do not all try at the same moment", () => {
  assert.deepEqual([pauseAfter(1, 0), pauseAfter(1, 1)], [750, 1_250]);
});

test("a refused batch is halved down to the one that cannot be sent", () => {
  assert.deepEqual([50, 25, 3, 2, 1].map(smallerBatch), [25, 12, 1, 1, 1]);
});

test("a broken server, a slow one and a lost pairing are no refusal of the content", () => {
  assert.deepEqual([400, 401, 408, 413, 422, 429, 500, 503].filter(isRefusal), [400, 413, 422]);
});
