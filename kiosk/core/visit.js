/** The visit on the screen: what has been stored of it so far, each change giving a new visit. */

import { ALONE } from "./company.js";
import { agreedCard, agreedPictures, mayCarryCard } from "./entry.js";

/** @import { Company } from "./company.js" */
/** @import { Activity, Credential, CredentialType, Entry, Leave } from "./entry.js" */
/** @import { Answers } from "./questions.js" */

/**
 * @typedef {{entry: Entry, mayCarryCard: boolean}} StoredEntry
 * @typedef {{type: CredentialType, value: string, agreed: boolean}} Card agreed: by yes, by the server's word, by pictures
 * @typedef {{arrivedAt: number, card: Card | null, stored: StoredEntry[], mayAsk: boolean, answers: Answers,
 *   company?: Entry | null, leave?: Leave, isAlreadyHere?: boolean}} Visit
 *   arrivedAt in milliseconds; mayAsk: the questions of a new card; answers: given and not stored yet;
 *   company: null when it was told and taken back
 */

/** Earlier than any card's ten seconds: what has this moment takes no card to itself any more. */
const LONG_AGO = -Infinity;
/** Nothing of anybody yet. */
const NOTHING = { card: null, stored: [], mayAsk: false, answers: {} };

/**
 * A visit whose first entry has been stored.
 *
 * @param {Entry} entry
 * @param {number} arrivedAt
 * @param {string | null} cardValue the card that was shown, not yet agreed to
 * @returns {Visit}
 */
export function newVisit(entry, arrivedAt, cardValue) {
  const card = cardValue === null ? null : newCard(cardValue);
  return { arrivedAt, card, stored: [{ entry, mayCarryCard: true }], mayAsk: false, answers: {} };
}

/**
 * @param {Visit} visit
 * @param {string} value
 * @returns {Visit}
 */
export function withCardShown(visit, value) {
  return { ...visit, card: visit.card ?? newCard(value) };
}

/**
 * @param {Visit} visit
 * @param {string} value the pictures, written
 * @returns {Visit}
 */
export function withPicturesTapped(visit, value) {
  return { ...visit, card: visit.card ?? { type: "pictures", value, agreed: true } };
}

/** @param {string} value @returns {Card} */
function newCard(value) {
  return { type: "card", value, agreed: false };
}

/**
 * What entries of the visit are counted under, or null for nobody in particular.
 *
 * @param {Visit} visit
 * @returns {Credential | null}
 */
export function credentialOf({ card }) {
  if (!card?.agreed) return null;
  return card.type === "card" ? agreedCard(card.value) : agreedPictures(card.value);
}

/** What the QR card says that somebody holds in their hand, or null. @param {Visit | null} visit */
export function cardInHand(visit) {
  return visit?.card?.type === "card" ? visit.card.value : null;
}

/**
 * The visit once its answers have been stored.
 *
 * @param {Visit} visit
 * @param {Entry | null} source how somebody found the place; taken back with the visit, never under its card
 * @returns {Visit}
 */
export function withAnswersKept(visit, source) {
  const stored = source === null ? visit.stored : [...visit.stored, { entry: source, mayCarryCard: false }];
  return { ...visit, answers: {}, stored };
}

/**
 * The visit once its entries stand under the card.
 *
 * @param {Visit} visit
 * @param {Entry[]} entriesUnderCard in the order of cardableEntries
 * @returns {Visit}
 */
export function withCardAgreed(visit, entriesUnderCard) {
  const rest = visit.stored.filter((each) => !each.mayCarryCard);
  const underCard = entriesUnderCard.map((entry) => ({ entry, mayCarryCard: true }));
  return { ...visit, card: visit.card && { ...visit.card, agreed: true }, stored: [...underCard, ...rest] };
}

/**
 * @param {Visit} visit
 * @param {Entry} entry
 * @param {Activity} activity
 * @returns {Visit}
 */
export function withChoice(visit, entry, activity) {
  return { ...visit, stored: [...visit.stored, { entry, mayCarryCard: mayCarryCard(activity) }] };
}

/**
 * @param {Visit} visit
 * @param {string} activitySlug
 * @returns {Visit}
 */
export function withoutChoice(visit, activitySlug) {
  return { ...visit, stored: visit.stored.filter((each) => each.entry.activity !== activitySlug) };
}

/**
 * The entry of a chosen activity, or undefined.
 *
 * @param {Visit} visit
 * @param {string} activitySlug
 */
export function choiceOf(visit, activitySlug) {
  return visit.stored.find((each) => each.entry.activity === activitySlug)?.entry;
}

/**
 * All that has been written of the visit, to be voided with it.
 *
 * @param {Visit} visit
 * @returns {{id: string}[]}
 */
export function itemsOf({ stored, company, leave }) {
  return [...stored.map(({ entry }) => entry), ...(company ? [company] : []), ...(leave ? [leave] : [])];
}

/** @param {Visit} visit */
export function cardableEntries(visit) {
  return visit.stored.filter((each) => each.mayCarryCard).map((each) => each.entry);
}

/**
 * The slugs of what has been chosen.
 *
 * @param {Visit | null} visit
 * @returns {string[]}
 */
export function chosenActivities(visit) {
  return (visit?.stored ?? []).flatMap((each) => each.entry.activity ?? []);
}

/**
 * Somebody who was counted earlier today: nothing has been stored of them, and nothing will be but what they choose.
 *
 * @param {number} now milliseconds
 * @returns {Visit}
 */
export function alreadyHere(now) {
  return { ...NOTHING, arrivedAt: now, isAlreadyHere: true };
}

/**
 * Somebody who was here already has finished: the next card is the next person's, whose visit must not be lost.
 *
 * @param {Visit} visit
 * @returns {Visit}
 */
export function finished(visit) {
  return visit.isAlreadyHere ? { ...visit, arrivedAt: LONG_AGO } : visit;
}

/**
 * A goodbye on the screen, which can be undone like anything else.
 *
 * @param {Leave} leave
 * @returns {Visit}
 */
export function goodbye(leave) {
  return { ...NOTHING, arrivedAt: LONG_AGO, leave };
}

/**
 * @param {Visit} visit
 * @param {Entry | null} company
 * @returns {Visit}
 */
export function withCompany(visit, company) {
  return { ...visit, company };
}

/** @param {Visit} visit */
export function companyEntryOf(visit) {
  return visit.company ?? null;
}

/**
 * @param {Visit | null} visit
 * @returns {Company}
 */
export function companyOf(visit) {
  if (!visit?.company) return ALONE;
  const { count, children = 0 } = visit.company;
  return { adults: count - children, children };
}

/** The entry of coming in, or undefined. @param {Visit} visit */
export function doorEntryOf(visit) {
  return visit.stored.find(({ entry }) => entry.kind === "visit")?.entry;
}

/** Whether something of the visit waits until nobody stands before the tablet. @param {Visit} visit */
export function holdsBack({ card, company }) {
  return (card !== null && !card.agreed) || company !== undefined;
}
