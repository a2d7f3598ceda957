/** The way through the screens: what follows what, when a screen is left, whose card it is. */

import assert from "node:assert/strict";
import test from "node:test";

import { JOURNEY, cardBelongsToVisit, endsVisit, screenAfter, secondsUntilLeft } from "../../../kiosk/core/journey.js";

const OFFERED = { choiceCount: 6 };

test("one tap leads to the question what one came for", () => {
  assert.equal(screenAfter("welcome", "arrived", OFFERED), "choose-activity");
});

test("where nothing is offered, the tap leads straight in", () => {
  assert.equal(screenAfter("welcome", "arrived", { choiceCount: 0 }), "done");
  assert.equal(screenAfter("card-seen", "card-agreed", { choiceCount: 0 }), "done");
});

test("a second tap on the same button is not heard on the next screen", () => {
  assert.equal(screenAfter("choose-activity", "arrived", OFFERED), null);
});

test("a scanner is heard on every screen but those of a tablet without premises", () => {
  const deaf = Object.keys(JOURNEY).filter((screen) => screenAfter(screen, "card-shown", OFFERED) === null);

  assert.deepEqual(deaf, ["starting", "pairing"]);
});

test("every screen that follows is in the table itself", () => {
  const following = new Set(Object.values(JOURNEY).flatMap((row) => Object.values(row)));

  assert.deepEqual([...following].filter((screen) => !(screen in JOURNEY)), []);
});

test("every screen left alone goes back to welcome", () => {
  const stuck = Object.keys(JOURNEY).filter(
    (screen) => secondsUntilLeft(screen) !== null && screenAfter(screen, "left-alone", OFFERED) !== "welcome",
  );

  assert.deepEqual(stuck, []);
});

test("a screen is left after ten seconds, the welcome in after four, pairing never", () => {
  const seconds = ["choose-activity", "ask-about-card", "done", "pairing"].map(secondsUntilLeft);

  assert.deepEqual(seconds, [10, 10, 4, null]);
});

test("a server that remembers late spares the visitor the answer, but does not overrule one", () => {
  assert.equal(screenAfter("ask-about-card", "card-agreed", OFFERED), "choose-activity");
  assert.equal(screenAfter("choose-activity", "card-agreed", OFFERED), null);
});

test("an undone visit cannot be undone again", () => {
  assert.equal(screenAfter("undone", "undone", OFFERED), null);
});

test("a card within ten seconds belongs to the tap before it, later it is the next person's", () => {
  const visit = { arrivedAt: 1_000, card: null };

  assert.equal(cardBelongsToVisit(visit, "card-one", 11_000), true);
  assert.equal(cardBelongsToVisit(visit, "card-one", 11_001), false);
});

test("another card is another person, however soon", () => {
  const visit = { arrivedAt: 1_000, card: { value: "card-one" } };

  assert.equal(cardBelongsToVisit(visit, "card-two", 1_001), false);
  assert.equal(cardBelongsToVisit(visit, "card-one", 1_001), true);
});

test("before any tap, a card is a visit of its own", () => {
  assert.equal(cardBelongsToVisit(null, "card-one", 0), false);
});

test("whoever only looked about is the same person, whoever comes to welcome otherwise is the next", () => {
  const back = Object.keys(JOURNEY).filter((screen) => screen !== "starting" && !endsVisit(screen, "welcome"));

  assert.deepEqual(back.toSorted(), ["look-for-card", "welcome", "what-is-stored"]);
  assert.equal(endsVisit("welcome", "choose-activity"), false);
});
