/** Receives what the screens raise, sees to it, and goes to the screen that the journey names. */

import { activityEntry, agreedCard, visitEntry, withCard } from "./core/entry.js";
import { cardBelongsToVisit, screenAfter } from "./core/journey.js";
import * as visits from "./core/visit.js";
import { newId } from "./device/chance.js";
import { moment, pause } from "./device/clock.js";
import { isCardAgreed } from "./device/server.js";
import { noteTrouble } from "./device/trouble.js";

/** @import { Activity } from "./core/entry.js" */
/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { Pairing } from "./device/server.js" */

/** Longer than anybody looks at the question; a tablet that dies meanwhile sends the visit without the card. */
const CARD_IN_QUESTION_WAITS_MS = 60_000;
/** Then the visitor is asked; the server's word still counts while they have not answered. */
const SERVER_MAY_THINK_MS = 1_200;
const SERVER_IS_LISTENED_TO_MS = 10_000;
const THANKS_ARE_READ_IN_MS = 700;
const SERVERS_WORD = ["card-agreed", "card-not-known"];

/**
 * @typedef {{screen: string, visit: Visit | null, activities: Activity[]}} ReceptionState
 * @typedef {object} Surroundings
 * @property {EntryStore} store
 * @property {() => Pairing} pairing
 * @property {() => Activity[]} activities the latest that are known
 * @property {() => void} whenStored
 * @property {(screen: string) => void} whenShown
 */

/** @param {Surroundings} surroundings */
export function makeReception({ store, pairing, activities, whenStored, whenShown }) {
  /** @type {ReceptionState} */
  const state = { screen: "starting", visit: null, activities: [] };
  const premises = () => pairing().premises.slug;

  async function endVisit() {
    const { visit } = state;
    state.visit = null;
    if (visit?.card && !visit.card.agreed) await store.release();
  }

  /** Somebody is here: counted from now on, whatever else they do. @param {string | null} cardValue */
  async function storeVisit(cardValue) {
    await endVisit();
    state.activities = activities();
    const at = moment();
    const entry = visitEntry(newId(), at);
    await store.keep(entry, premises(), cardValue === null ? 0 : at.now + CARD_IN_QUESTION_WAITS_MS);
    state.visit = visits.newVisit(entry, at.now, cardValue);
  }

  /** @param {Visit} visit */
  async function countByCard(visit) {
    const card = agreedCard(visit.card?.value ?? "");
    const pairs = visits.cardableEntries(visit).map((old) => ({ old, renewed: withCard(old, card) }));
    state.visit = visits.withCardAgreed(visit, await store.replace(pairs, premises()));
  }

  /** What has to be seen to before the next screen may show. @type {Record<string, (detail: string) => Promise<void>>} */
  const duties = {
    "arrived": () => storeVisit(null),

    async "card-shown"(value) {
      const { visit } = state;
      if (visit && cardBelongsToVisit(visit, value, moment().now)) state.visit = visits.withCardShown(visit, value);
      else await storeVisit(value);
    },

    async "card-agreed"() {
      if (state.visit) await countByCard(state.visit);
    },

    async "card-accepted"() {
      if (state.visit) await countByCard(state.visit);
    },

    "card-declined": () => store.release(),

    async "activity-chosen"(slug) {
      const { visit } = state;
      const activity = state.activities.find((each) => each.slug === slug);
      if (!visit || !activity || visits.choiceOf(visit, slug)) return;
      const credential = visit.card?.agreed ? agreedCard(visit.card.value) : null;
      const entry = activityEntry(newId(), moment(), activity, credential);
      await store.keep(entry, premises());
      state.visit = visits.withChoice(visit, entry, activity);
    },

    async "activity-unchosen"(slug) {
      const { visit } = state;
      const entry = visit && visits.choiceOf(visit, slug);
      if (!visit || !entry) return;
      await store.undo([entry], premises());
      state.visit = visits.withoutChoice(visit, slug);
    },

    async "undone"() {
      if (state.visit) await store.undo(visits.entriesOf(state.visit), premises());
      await endVisit();
    },

    "left": endVisit,
    "left-alone": endVisit,
  };

  /** The server's word on a card, as long as the same card stands there. */
  async function askAboutCard() {
    const { visit } = state;
    if (!visit?.card) return;
    const { value } = visit.card;
    const answer = isCardAgreed(pairing().token, value, SERVER_IS_LISTENED_TO_MS);
    await pause(THANKS_ARE_READ_IN_MS);
    const isKnownInTime = await Promise.race([answer, pause(SERVER_MAY_THINK_MS - THANKS_ARE_READ_IN_MS)]);
    if (!isKnownInTime) raise("card-not-known", value);
    if (await answer) raise("card-agreed", value);
  }

  /** Whether the event has nothing to say: the same card again, or the server's word on a card that has left. */
  function isStale(/** @type {string} */ event, /** @type {string} */ detail) {
    const value = state.visit?.card?.value;
    return event === "card-shown" ? value === detail : SERVERS_WORD.includes(event) && value !== detail;
  }

  /** @param {string} event @param {string} detail */
  async function hear(event, detail) {
    if (isStale(event, detail)) return;
    let next = screenAfter(state.screen, event, { choiceCount: (state.visit ? state.activities : activities()).length });
    if (next === null) return;
    try {
      await duties[event]?.(detail);
      whenStored();
    } catch (failure) {
      console.error("The tablet could not store:", failure);
      noteTrouble("storage");
      state.visit = null;
      next = next === "welcome" ? "welcome" : "trouble";
    }
    state.screen = next;
    whenShown(next);
    if (next === "card-seen") askAboutCard();
  }

  /** One thing after the other: a second tap is judged by the screen that the first one leads to. */
  let last = Promise.resolve();

  /** @param {string} event @param {string} [detail] */
  function raise(event, detail = "") {
    last = last.then(() => hear(event, detail));
    return last;
  }

  return { raise, state };
}
