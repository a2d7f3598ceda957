/** The questions of a new card: what an answer says, and what is never said with the card. */

import assert from "node:assert/strict";
import test from "node:test";

import { aboutOf, answersWith, isFirstTimeHere, isQuestion, wayHereOf } from "../../../kiosk/core/questions.js";

const ALL = {
  "ask-been-before": "yes",
  "ask-lost-card": "yes",
  "ask-how-found": "friend",
  "ask-gender": "woman",
  "ask-age": "30-44",
};

test("how somebody found the place is never among what is kept with the card", () => {
  assert.deepEqual(aboutOf(ALL), { been_before: "yes", replaces_lost: "yes", gender: "woman", age_band: "30-44" });
  assert.equal(wayHereOf(ALL), "friend");
});

test("nothing answered says nothing", () => {
  assert.deepEqual(aboutOf({}), {});
  assert.equal(wayHereOf({}), null);
});

test("who has called before they came is new here and has called first", () => {
  assert.deepEqual(aboutOf({ "ask-been-before": "called" }), { been_before: "no", called_first: "yes" });
});

test("a later answer takes the place of the one before, and an empty one takes it back", () => {
  const answered = answersWith({}, "ask-gender", "man");

  assert.deepEqual(answersWith(answered, "ask-gender", "woman"), { "ask-gender": "woman" });
  assert.deepEqual(answersWith(answered, "ask-gender", ""), {});
});

test("who goes back and says to be new here has not lost a card", () => {
  const lost = answersWith(answersWith({}, "ask-been-before", "yes"), "ask-lost-card", "yes");

  assert.deepEqual(answersWith(lost, "ask-been-before", "no"), { "ask-been-before": "no" });
  assert.deepEqual([isFirstTimeHere(lost), isFirstTimeHere({ "ask-been-before": "called" })], [false, true]);
});

test("an answer that no button gives is no answer", () => {
  assert.deepEqual(aboutOf({ "ask-gender": "robot", "ask-how-found": "probation" }), {});
  assert.equal(wayHereOf({ "ask-how-found": "probation" }), null);
});

test("a question is told from the other screens", () => {
  assert.deepEqual(["ask-age", "ask-about-card", "welcome"].map(isQuestion), [true, false, false]);
});
