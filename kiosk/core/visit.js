/** The visit on the screen: what has been stored of it so far, each change giving a new visit. */

/** @import { Entry, Activity } from "./entry.js" */

/**
 * @typedef {{entry: Entry, mayCarryCard: boolean}} StoredEntry
 * @typedef {{value: string, agreed: boolean}} Card agreed: by yes, or by the server's word
 * @typedef {{arrivedAt: number, card: Card | null, stored: StoredEntry[]}} Visit arrivedAt in milliseconds
 */

/**
 * A visit whose first entry has been stored.
 *
 * @param {Entry} entry
 * @param {number} arrivedAt
 * @param {string | null} cardValue the card that was shown, not yet agreed to
 * @returns {Visit}
 */
export function newVisit(entry, arrivedAt, cardValue) {
  const card = cardValue === null ? null : { value: cardValue, agreed: false };
  return { arrivedAt, card, stored: [{ entry, mayCarryCard: true }] };
}

/**
 * @param {Visit} visit
 * @param {string} value
 * @returns {Visit}
 */
export function withCardShown(visit, value) {
  return { ...visit, card: visit.card ?? { value, agreed: false } };
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
  return { ...visit, stored: [...visit.stored, { entry, mayCarryCard: !activity.visiting_group }] };
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

/** @param {Visit} visit */
export function entriesOf(visit) {
  return visit.stored.map((each) => each.entry);
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
