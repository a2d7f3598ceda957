/** Receives what the screens raise, sees to it, and goes to the screen that the journey names. */

import { SERVERS_WORD, makeCardDesk } from "./card-desk.js";
import { makeCompanyKeeper } from "./company.js";
import { activityEntry, visitEntry } from "./core/entry.js";
import { JOURNEY, cardBelongsToVisit, screenAfter } from "./core/journey.js";
import { localDay } from "./core/local-day.js";
import { isFirstTimeHere, isQuestion } from "./core/questions.js";
import * as visits from "./core/visit.js";
import { newId } from "./device/chance.js";
import { moment } from "./device/clock.js";
import { noteTrouble } from "./device/trouble.js";
import { makeGoodbyes } from "./goodbyes.js";

/** @import { CardDays, Duty } from "./card-desk.js" */
/** @import { Activity } from "./core/entry.js" */
/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { Door, Pairing } from "./device/server.js" */

/** Longer than anybody looks at the question; a tablet that dies meanwhile sends the visit without the card. */
const CARD_IN_QUESTION_WAITS_MS = 60_000;

/**
 * @typedef {{screen: string, visit: Visit | null, activities: Activity[], cardDays: CardDays}} ReceptionState
 * @typedef {object} Surroundings
 * @property {EntryStore} store
 * @property {() => Pairing} pairing
 * @property {() => Activity[]} activities the latest that are known, in the order of the moment
 * @property {() => Door} door
 * @property {() => void} whenStored
 * @property {(screen: string) => void} whenShown
 * @property {(token: string) => Promise<boolean>} wipe false: something is still to be handed in
 */

/** @param {Surroundings} surroundings */
export function makeReception({ store, pairing, activities, door, whenStored, whenShown, wipe }) {
  /** @type {ReceptionState} */
  const state = { screen: "starting", visit: null, activities: [], cardDays: "asking" };
  const premises = () => pairing().premises.slug;
  const company = makeCompanyKeeper(store, premises);
  const goodbyes = makeGoodbyes(store, premises, door);
  const today = () => localDay(moment().now, door()).day;
  const desk = makeCardDesk({ state, store, token: () => pairing().token, premises, today, storeVisit, raise });

  /** Nothing of the visit stays but, where a goodbye is wanted, which entry it was. */
  async function endVisit() {
    await desk.keepAnswers();
    const { visit } = state;
    forgetWhoStandsHere();
    goodbyes.forgetOld();
    if (visit) await goodbyes.remember(visit);
    if (visit && visits.holdsBack(visit)) await store.release();
  }

  function forgetWhoStandsHere() {
    state.visit = null;
    desk.forget();
    store.forgetVisit();
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

  /** What has to be seen to before the next screen may show. @type {Record<string, Duty>} */
  const duties = {
    ...desk.duties,

    "arrived": () => storeVisit(null),

    async "already-here"() {
      await endVisit();
      state.activities = activities();
      state.visit = visits.alreadyHere(moment().now);
    },

    async "card-shown"(value) {
      const { visit } = state;
      if (visit && cardBelongsToVisit(visit, value, moment().now)) state.visit = visits.withCardShown(visit, value);
      else await storeVisit(value);
    },

    async "activity-chosen"(slug) {
      const { visit } = state;
      const activity = state.activities.find((each) => each.slug === slug);
      if (!visit || !activity || visits.choiceOf(visit, slug)) return;
      const entry = activityEntry(newId(), moment(), activity, visits.credentialOf(visit));
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

    async "company-changed"(change) {
      if (state.visit) state.visit = await company.changeCompany(state.visit, change);
    },

    async "finished"() {
      if (state.visit) state.visit = visits.finished(state.visit);
    },

    async "stay-told"(answer) {
      state.visit = await goodbyes.endByAnswer(answer);
    },

    async "card-left"(value) {
      state.visit = await goodbyes.endByCard(value);
    },

    async "undone"() {
      const { visit } = state;
      if (!visit) return;
      await store.undo(visits.itemsOf(visit), premises());
      forgetWhoStandsHere();
      if (visits.holdsBack(visit)) await store.release();
    },

    "left": endVisit,
    "left-alone": endVisit,
    "shut-out": wipe,
  };

  /** What decides the way, beside the screen and the event. */
  function circumstances() {
    const { visit } = state;
    return {
      choiceCount: (visit ? state.activities : activities()).length,
      hasVisit: visit !== null,
      mayAsk: visit?.mayAsk ?? false,
      isFirstTime: visit !== null && isFirstTimeHere(visit.answers),
      isAlreadyHere: visit?.isAlreadyHere ?? false,
      chosenCount: visits.chosenActivities(visit).length,
    };
  }

  /** Whether the event has nothing to say: the same card again, or the server's word on a card that has left. */
  function isStale(/** @type {string} */ event, /** @type {string} */ detail) {
    const value = state.visit?.card?.value;
    return event === "card-shown" ? value === detail : SERVERS_WORD.includes(event) && value !== detail;
  }

  /** Whom a card belongs to that is shown where goodbyes are said: whoever is inside with it leaves. */
  async function meaningOf(/** @type {string} */ event, /** @type {string} */ detail) {
    const isGoodbye = event === "card-shown" && state.screen === "how-long" && (await goodbyes.isInside(detail));
    return isGoodbye ? "card-left" : event;
  }

  /** @param {string} raised @param {string} detail */
  async function hear(raised, detail) {
    if (isStale(raised, detail)) return;
    const event = await meaningOf(raised, detail);
    if (screenAfter(state.screen, event, circumstances()) === null) return;
    const next = await seeTo(event, detail);
    if (next === null) return;
    state.screen = next;
    whenShown(next);
    if (next === "card-seen") desk.askAboutCard();
    if (event === "my-card-wanted") desk.askAboutDays();
  }

  /** @param {string} event @param {string} detail @returns {Promise<string | null>} the screen that follows; null: not now */
  async function seeTo(event, detail) {
    const { screen } = state;
    try {
      if ((await duties[event]?.(detail, screen)) === false) return null;
      const next = screenAfter(screen, event, circumstances()) ?? "welcome";
      if (isQuestion(screen) && !isQuestion(next)) await desk.keepAnswers();
      whenStored();
      return next;
    } catch (failure) {
      console.error("The tablet could not store:", failure);
      noteTrouble("storage");
      forgetWhoStandsHere();
      return JOURNEY[screen][event] === "welcome" ? "welcome" : "trouble";
    }
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
