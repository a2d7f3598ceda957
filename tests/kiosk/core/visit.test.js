/** The visit on the screen, changed step by step. */

import assert from "node:assert/strict";
import test from "node:test";

import * as visits from "../../../kiosk/core/visit.js";

const VISIT = { id: "visit", kind: "visit", at: "2026-11-23T09:00:00+01:00", count: 1 };
const MEAL = { id: "meal", kind: "meal", activity: "lunch", at: "2026-11-23T09:00:05+01:00", count: 1 };
const HEADS = { id: "heads", kind: "session", activity: "aa", at: "2026-11-23T09:00:06+01:00", count: 1 };
const LUNCH = { slug: "lunch", name: "Lunch", kind: "meal", picture: "meal", visiting_group: false };
const AA = { slug: "aa", name: "AA", kind: "session", picture: "group", visiting_group: true };

const anonymous = () => visits.newVisit(VISIT, 0, null);
const withLunchAndAa = () => visits.withChoice(visits.withChoice(anonymous(), MEAL, LUNCH), HEADS, AA);

test("choices are remembered until they are taken back", () => {
  const chosen = withLunchAndAa();

  assert.deepEqual(visits.chosenActivities(chosen), ["lunch", "aa"]);
  assert.deepEqual(visits.chosenActivities(visits.withoutChoice(chosen, "lunch")), ["aa"]);
  assert.equal(visits.choiceOf(chosen, "lunch"), MEAL);
});

test("nobody before the tablet has chosen nothing", () => {
  assert.deepEqual(visits.chosenActivities(null), []);
});

test("a card takes over the visit and its choices, but never the visiting group's head", () => {
  assert.deepEqual(visits.cardableEntries(withLunchAndAa()), [VISIT, MEAL]);
});

test("an agreed card keeps what else was chosen", () => {
  const shown = visits.withCardShown(withLunchAndAa(), "card-one");
  const agreed = visits.withCardAgreed(shown, [{ ...VISIT, id: "new" }, MEAL]);

  assert.deepEqual(agreed.card, { type: "card", value: "card-one", agreed: true });
  assert.deepEqual(visits.itemsOf(agreed).map(({ id }) => id), ["new", "meal", "heads"]);
});

test("the card that was shown first stays the visit's", () => {
  const shown = visits.withCardShown(visits.newVisit(VISIT, 0, "card-one"), "card-two");

  assert.equal(shown.card?.value, "card-one");
});

test("a step makes a new visit and leaves the old one as it was", () => {
  const before = anonymous();

  visits.withChoice(before, MEAL, LUNCH);

  assert.deepEqual(visits.itemsOf(before), [VISIT]);
});

test("who is here already has nothing stored until they choose", () => {
  const visit = visits.alreadyHere(7);

  assert.deepEqual(visits.itemsOf(visit), []);
  assert.deepEqual(visits.itemsOf(visits.withChoice(visit, MEAL, LUNCH)), [MEAL]);
});

test("once they have finished, no card is theirs any more", () => {
  assert.equal(visits.finished(visits.alreadyHere(7)).arrivedAt, -Infinity);
  assert.equal(visits.finished(anonymous()).arrivedAt, 0);
});

test("what tells of a need is counted by head, like a visiting group", () => {
  const bag = { slug: "food-bag", name: "Matkasse", kind: "handout", picture: "handout", visiting_group: false };
  const visit = visits.withChoice(anonymous(), { ...HEADS, kind: "handout", activity: "food-bag" }, bag);

  assert.deepEqual(visits.cardableEntries(visit), [VISIT]);
});

test("company is part of the visit but never under its card", () => {
  const company = { id: "along", kind: "visit", at: VISIT.at, count: 3, children: 1 };
  const visit = visits.withCompany(anonymous(), company);

  assert.deepEqual(visits.companyOf(visit), { adults: 2, children: 1 });
  assert.deepEqual(visits.cardableEntries(visit), [VISIT]);
  assert.deepEqual(visits.itemsOf(visit), [VISIT, company]);
  assert.equal(visits.doorEntryOf(visit), VISIT);
});

test("whoever comes alone has no company", () => {
  assert.deepEqual(visits.companyOf(anonymous()), { adults: 0, children: 0 });
  assert.deepEqual(visits.companyOf(null), { adults: 0, children: 0 });
});

test("a number that was told waits for the visit's end, also when it was taken back", () => {
  assert.equal(visits.holdsBack(anonymous()), false);
  assert.equal(visits.holdsBack(visits.withCompany(anonymous(), null)), true);
  assert.equal(visits.holdsBack(visits.withCardShown(anonymous(), "card-one")), true);
});

test("a goodbye can be undone and takes no card to itself", () => {
  const leave = { id: "leave", leave: "visit", at: VISIT.at };

  assert.deepEqual(visits.itemsOf(visits.goodbye(leave)), [leave]);
  assert.equal(visits.goodbye(leave).arrivedAt, -Infinity);
});

test("entries are counted under the card only once it is agreed to", () => {
  const shown = visits.withCardShown(anonymous(), "card");

  assert.equal(visits.credentialOf(shown), null);
  assert.equal(visits.credentialOf(anonymous()), null);
  assert.deepEqual(visits.credentialOf(visits.withCardAgreed(shown, [VISIT])), {
    type: "card",
    value: "card",
    agreed: true,
  });
});

test("pictures are agreed to by tapping them, and are no card in the hand", () => {
  const tapped = visits.withPicturesTapped(anonymous(), "bee-cat");

  assert.deepEqual(visits.credentialOf(tapped), { type: "pictures", value: "bee-cat", agreed: true });
  assert.equal(visits.cardInHand(tapped), null);
  assert.equal(visits.cardInHand(visits.withCardShown(anonymous(), "card")), "card");
  assert.equal(visits.cardInHand(null), null);
});

test("how somebody came here is taken back with the visit, but never stands under its card", () => {
  const source = { id: "source", kind: "source", at: "2026-11-23", count: 1, how_found: "friend" };
  const kept = visits.withAnswersKept({ ...anonymous(), answers: { "ask-gender": "woman" } }, source);

  assert.deepEqual(kept.answers, {});
  assert.deepEqual(visits.itemsOf(kept), [VISIT, source]);
  assert.deepEqual(visits.cardableEntries(kept), [VISIT]);
  assert.deepEqual(visits.chosenActivities(kept), []);
});
