/** A contact becomes an entry that the log takes, and one line of words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeItems, contactOf, contactWords, missingOf, outreachEntry } from "../../../phone/core/contact.js";

const ID = "7d9b1c1e-0000-4000-8000-000000000001";
/** 27 November 2026, 21:40 in Sweden. */
const MOMENT = { now: Date.UTC(2026, 10, 27, 20, 40), offsetMinutes: 60 };
const CHOSEN = { channel: "phone", direction: "in", length: "10", when: "now", topic: "", count: 1 };
const contact = (changes = {}) => contactOf({ ...CHOSEN, ...changes }, MOMENT, "Europe/Stockholm");
const say = (key, values = {}) => `${key}${values.count ?? ""}`;

test("what is missing is said, and nothing when both have been chosen", () => {
  const missing = [["", ""], ["phone", ""], ["", "in"], ["phone", "in"]].map(([channel, direction]) => missingOf({ channel, direction }));
  assert.deepEqual(missing, ["both", "direction", "channel", ""]);
});

test("a band is stored as its middle, with the moment as the clock shows it", () => {
  assert.deepEqual(outreachEntry(ID, contact()), {
    id: ID,
    kind: "outreach",
    at: "2026-11-27T21:40:00+01:00",
    count: 1,
    channel: "phone",
    direction: "in",
    minutes: 10,
  });
});

test("no answer is an attempt without minutes", () => {
  const entry = outreachEntry(ID, contact({ length: "no-answer" }));
  assert.equal(entry.reached, false);
  assert.ok(!("minutes" in entry));
});

test("a topic is there only when it was said", () => {
  assert.equal(outreachEntry(ID, contact({ topic: "support" })).topic, "support");
  assert.ok(!("topic" in outreachEntry(ID, contact())));
});

test("an entry holds nothing but what was chosen", () => {
  const entry = outreachEntry(ID, contact({ topic: "support", length: "no-answer" }));
  assert.deepEqual(Object.keys(entry).sort(), ["at", "channel", "count", "direction", "id", "kind", "reached", "topic"]);
});

test("a changed contact keeps its time unless another is chosen", () => {
  const before = contact({ when: "last-night" });
  const later = { now: MOMENT.now + 3_600_000, offsetMinutes: 60 };
  const kept = contactOf({ ...CHOSEN, when: "kept", count: 3 }, later, "Europe/Stockholm", before);
  assert.deepEqual([kept.at, kept.isEvening, kept.count], ["2026-11-26T20:00", true, 3]);
  assert.equal(contactOf({ ...CHOSEN, when: "yesterday" }, later, "Europe/Stockholm", before).at, "2026-11-26");
});

test("a change is a new entry and the void of the old one, in this order", () => {
  const renewed = outreachEntry("new", contact());
  assert.deepEqual(changeItems(renewed, "void", "old"), [renewed, { id: "void", void: "old" }]);
});

test("a contact is said in one line, with how many when it was several", () => {
  assert.equal(contactWords(contact(), say), "channel.phone, direction.in, length.10");
  assert.equal(contactWords(contact({ count: 4 }), say), "channel.phone, direction.in, length.10, count.people4");
});
