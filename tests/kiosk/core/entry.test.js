/** What the tablet writes to the log. */

import assert from "node:assert/strict";
import test from "node:test";

import {
  aboutItem,
  activityEntry,
  agreedCard,
  agreedPictures,
  companyEntry,
  forgetItem,
  idFromBytes,
  leaveOf,
  localTime,
  sourceEntry,
  visitEntry,
  voidOf,
} from "../../../kiosk/core/entry.js";

const MONDAY_MORNING = { now: Date.UTC(2026, 10, 23, 8, 5, 7), offsetMinutes: 60 };
const CARD = agreedCard("0123456789abcdefghijkl");
const LUNCH = { slug: "lunch", name: "Fredagslunch", kind: "meal", picture: "meal", visiting_group: false };
const AA = { slug: "aa", name: "AA", kind: "session", picture: "group", visiting_group: true };

test("the time is the wall's, with its offset", () => {
  assert.equal(localTime(MONDAY_MORNING), "2026-11-23T09:05:07+01:00");
});

test("west of Greenwich and half hours are told too", () => {
  assert.equal(localTime({ now: Date.UTC(2026, 0, 1), offsetMinutes: -210 }), "2025-12-31T20:30:00-03:30");
  assert.equal(localTime({ now: Date.UTC(2026, 0, 1), offsetMinutes: 0 }), "2026-01-01T00:00:00+00:00");
});

test("both hours of the night when summer time ends are told apart by the offset", () => {
  const before = localTime({ now: Date.UTC(2026, 9, 25, 0, 30), offsetMinutes: 120 });
  const after = localTime({ now: Date.UTC(2026, 9, 25, 1, 30), offsetMinutes: 60 });

  assert.deepEqual([before, after], ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]);
});

test("a tap is a visit by nobody in particular", () => {
  assert.deepEqual(visitEntry("one", MONDAY_MORNING), {
    id: "one",
    kind: "visit",
    at: "2026-11-23T09:05:07+01:00",
    count: 1,
  });
});

test("a choice is an entry of the activity's kind, under the card that was agreed to", () => {
  assert.deepEqual(activityEntry("two", MONDAY_MORNING, LUNCH, CARD), {
    id: "two",
    kind: "meal",
    activity: "lunch",
    at: "2026-11-23T09:05:07+01:00",
    count: 1,
    credential: { type: "card", value: "0123456789abcdefghijkl", agreed: true },
  });
});

test("a visiting group never carries a card", () => {
  assert.equal("credential" in activityEntry("three", MONDAY_MORNING, AA, CARD), false);
});

test("a void names what it takes back", () => {
  assert.deepEqual(voidOf("four", "one"), { id: "four", void: "one" });
});

test("how somebody came here is counted by the day alone, on the side of nobody", () => {
  assert.deepEqual(sourceEntry("five", "2026-11-23", "friend"), {
    id: "five",
    kind: "source",
    at: "2026-11-23",
    count: 1,
    how_found: "friend",
  });
});

test("answers and wishes name the entry or the card they belong to", () => {
  assert.deepEqual(aboutItem("seven", { gender: "woman" }, "one"), { id: "seven", about: { gender: "woman" }, of: "one" });
  assert.deepEqual(forgetItem("eight", "0123456789abcdefghijkl"), { id: "eight", forget: "0123456789abcdefghijkl" });
});

test("pictures that are tapped are agreed to, for the sentence above them says so", () => {
  assert.deepEqual(agreedPictures("bee-cat"), { type: "pictures", value: "bee-cat", agreed: true });
});

test("an id is a random UUID", () => {
  assert.equal(idFromBytes(new Uint8Array(16).fill(255)), "ffffffff-ffff-4fff-bfff-ffffffffffff");
  assert.equal(idFromBytes(new Uint8Array(16)), "00000000-0000-4000-8000-000000000000");
});

test("company is heads without a card, children among them", () => {
  assert.deepEqual(companyEntry("five", MONDAY_MORNING, { adults: 2, children: 3 }), {
    id: "five",
    kind: "visit",
    at: "2026-11-23T09:05:07+01:00",
    count: 5,
    children: 3,
  });
});

test("a handout says which thing it was, and never by whom", () => {
  const bag = { slug: "food-bag", name: "Matkasse", kind: "handout", picture: "handout", visiting_group: false };

  const entry = activityEntry("six", MONDAY_MORNING, bag, CARD);

  assert.deepEqual([entry.kind, entry.item, "credential" in entry], ["handout", "food-bag", false]);
});

test("a goodbye names the visit it ends", () => {
  assert.deepEqual(leaveOf("seven", "one", MONDAY_MORNING), {
    id: "seven",
    leave: "one",
    at: "2026-11-23T09:05:07+01:00",
  });
});
