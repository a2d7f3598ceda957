/** A box tells nothing by its length, and comes back as it was. */

import assert from "node:assert/strict";
import test from "node:test";

import { contentOf, fromBase64, headOf, isSameBox, joined, purposeOf, toBase64 } from "../../../kiosk/core/box.js";
import { activityEntry, agreedCard, visitEntry, voidOf } from "../../../kiosk/core/entry.js";

const ID = "8b9c1f0e-1f0e-4c0e-9c1f-0e8b9c1f0e4c";
const AROUND = 1 + 8 + 65 + 16;
const MOMENT = { now: Date.UTC(2026, 10, 27, 10), offsetMinutes: -720 };
const CARD = agreedCard("x".repeat(22));
const LONGEST = { slug: "å".repeat(64), name: "", kind: "community-service", picture: "", visiting_group: false };

/** @param {Uint8Array} content */
function itemOf(content) {
  const length = new DataView(content.buffer).getUint32(0);
  return JSON.parse(new TextDecoder().decode(content.slice(4, 4 + length)));
}

test("whatever happens at the door takes one size", () => {
  const items = [
    visitEntry(ID, MOMENT),
    voidOf(ID, ID),
    { ...visitEntry(ID, MOMENT), credential: CARD },
    activityEntry(ID, MOMENT, LONGEST, CARD),
    { id: ID, about: { gender: "woman", age_band: "65-plus", been_before: true, replaces_lost: true }, of: ID },
  ];

  assert.deepEqual(new Set(items.map((item) => contentOf(item).length + AROUND)), new Set([512]));
});

test("what does not fit takes the next multiple, and no room is wasted before that", () => {
  // {"a":""} takes 8 letters of the 418 that one step has for an item.
  const sizes = [410, 411, 922, 923].map((length) => contentOf({ a: "x".repeat(length) }).length + AROUND);

  assert.deepEqual(sizes, [512, 1_024, 1_024, 1_536]);
});

test("what was laid in is found again, the rest is zeros", () => {
  const item = { id: ID, topic: "åäö 🙂" };
  const content = contentOf(item);

  assert.deepEqual(itemOf(content), item);
  assert.deepEqual(new Set(content.slice(4 + new TextEncoder().encode(JSON.stringify(item)).length)), new Set([0]));
});

test("the head says the form, the key and the point, in this order", () => {
  const head = headOf("00ff10a0b0c0d0e0", Uint8Array.of(4, 5, 6));

  assert.deepEqual([...head], [1, 0, 255, 16, 160, 176, 192, 208, 224, 4, 5, 6]);
});

test("the purpose binds both keys", () => {
  assert.equal(new TextDecoder().decode(purposeOf(Uint8Array.of(65), Uint8Array.of(66))), "oasen boxAB");
});

test("bytes survive the way through text", () => {
  const bytes = Uint8Array.from({ length: 512 }, (_each, index) => index % 256);

  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  assert.deepEqual([...joined(bytes.slice(0, 2), bytes.slice(2, 3))], [0, 1, 2]);
});

test("boxes are the same to the byte or not at all", () => {
  const box = Uint8Array.of(1, 2, 3);

  assert.equal(isSameBox(box, Uint8Array.of(1, 2, 3)), true);
  assert.equal(isSameBox(box, Uint8Array.of(1, 2, 4)), false);
  assert.equal(isSameBox(box, Uint8Array.of(1, 2)), false);
  assert.equal(isSameBox(undefined, undefined), false);
});
