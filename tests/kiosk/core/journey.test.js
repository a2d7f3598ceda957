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

  assert.deepEqual(deaf, ["starting", "pairing", "pairing-code", "pairing-camera"]);
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

test("who was here already is thanked for a choice and let be without one, never welcomed in anew", () => {
  const here = { choiceCount: 6, isAlreadyHere: true };

  assert.equal(screenAfter("choose-activity", "finished", { ...here, chosenCount: 1 }), "joined");
  assert.equal(screenAfter("choose-activity", "finished", { ...here, chosenCount: 0 }), "nothing-chosen");
  assert.equal(screenAfter("choose-activity", "finished", { ...OFFERED, chosenCount: 0 }), "done");
});

test("the words of ending a visit stay for four seconds", () => {
  assert.deepEqual(["joined", "nothing-chosen", "goodbye"].map(secondsUntilLeft), [4, 4, 4]);
});

test("where goodbyes are said a card that is not inside is somebody coming in", () => {
  assert.equal(screenAfter("how-long", "card-shown", OFFERED), "card-seen");
  assert.equal(screenAfter("how-long", "card-left", OFFERED), "goodbye");
});

const NEW_CARD = { ...OFFERED, mayAsk: true };
const QUESTIONS = ["ask-been-before", "ask-lost-card", "ask-how-found", "ask-gender", "ask-age"];

test("after the yes come the questions one by one, and then what one came for", () => {
  const way = [screenAfter("ask-about-card", "card-accepted", NEW_CARD)];
  for (const screen of QUESTIONS) way.push(screenAfter(screen, "answered", NEW_CARD));

  assert.deepEqual(way, [...QUESTIONS, "choose-activity"]);
  assert.deepEqual(QUESTIONS.map((screen) => screenAfter(screen, "skipped", NEW_CARD)), way.slice(1));
});

test("where they have been asked, or the server is away, the yes leads straight on", () => {
  assert.equal(screenAfter("ask-about-card", "card-accepted", OFFERED), "choose-activity");
  assert.equal(screenAfter("my-card", "card-accepted", { choiceCount: 0 }), "done");
});

test("who is here for the first time is not asked for a lost card, neither forwards nor back", () => {
  const firstTime = { ...NEW_CARD, isFirstTime: true };

  assert.equal(screenAfter("ask-been-before", "answered", firstTime), "ask-how-found");
  assert.equal(screenAfter("ask-how-found", "went-back", firstTime), "ask-been-before");
  assert.equal(screenAfter("ask-how-found", "went-back", NEW_CARD), "ask-lost-card");
});

test("a wrong answer can be gone back to until the last question", () => {
  const back = QUESTIONS.slice(1).map((screen) => screenAfter(screen, "went-back", NEW_CARD));

  assert.deepEqual(back, QUESTIONS.slice(0, -1));
});

test("no way from pictures leads to questions or to what is stored about a card", () => {
  const reached = new Set(["picture-code"]);
  for (const screen of reached) {
    const withoutCard = Object.entries(JOURNEY[screen]).filter(([event]) => event !== "card-shown" && event !== "my-card-wanted");
    for (const [, next] of withoutCard) reached.add(next);
  }

  assert.deepEqual([...QUESTIONS, "my-card", "confirm-forget", "ask-about-card"].filter((each) => reached.has(each)), []);
});

test("back from the pictures is where one came from", () => {
  assert.equal(screenAfter("picture-code", "went-back", { ...OFFERED, hasVisit: false }), "welcome");
  assert.equal(screenAfter("picture-code", "went-back", OFFERED), "choose-activity");
});

test("forgetting takes one confirmation, and what is done cannot be undone", () => {
  assert.equal(screenAfter("my-card", "forget-confirmed", OFFERED), null);
  assert.equal(screenAfter("my-card", "forget-wanted", OFFERED), "confirm-forget");
  assert.equal(screenAfter("confirm-forget", "forget-confirmed", OFFERED), "forgotten");
  assert.equal(screenAfter("confirm-forget", "went-back", OFFERED), "my-card");
  assert.equal(screenAfter("forgotten", "undone", OFFERED), null);
});

test("behind the PIN, nothing leads into the staff's corner but being let in", () => {
  const ways = Object.keys(JOURNEY["staff-pin"]).filter((event) => screenAfter("staff-pin", event, OFFERED) === "staff-corner");

  assert.deepEqual(ways, ["staff-let-in"]);
});

test("whoever only looked about is the same person, whoever comes to welcome otherwise is the next", () => {
  const back = Object.keys(JOURNEY).filter((screen) => screen !== "starting" && !endsVisit(screen, "welcome"));

  assert.deepEqual(back.toSorted(), ["look-for-card", "welcome", "what-is-stored"]);
  assert.equal(endsVisit("welcome", "choose-activity"), false);
});
