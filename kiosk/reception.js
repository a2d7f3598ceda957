/** Receives what the screens raise, sees to it, and goes to the screen that the journey names. */

import { SERVERS_WORD, makeCardDesk } from "./card-desk.js";
import { activityEntry, visitEntry } from "./core/entry.js";
import { JOURNEY, cardBelongsToVisit, screenAfter } from "./core/journey.js";
import { isFirstTimeHere, isQuestion } from "./core/questions.js";
import * as visits from "./core/visit.js";
import { newId } from "./device/chance.js";
import { moment } from "./device/clock.js";

/** @import { CardDays, Duty } from "./card-desk.js" */
/** @import { Activity } from "./core/entry.js" */
/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { Pairing } from "./device/server.js" */

/** Longer than anybody looks at the question; a tablet that dies meanwhile sends the visit without the card. */
const CARD_IN_QUESTION_WAITS_MS = 60_000;

/**
 * @typedef {{screen: string, visit: Visit | null, activities: Activity[], cardDays: CardDays}} ReceptionState
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
  const state = { screen: "starting", visit: null, activities: [], cardDays: "asking" };
  const premises = () => pairing().premises.slug;
  const desk = makeCardDesk({ state, store, token: () => pairing().token, premises, storeVisit, raise });

  async function endVisit() {
    await desk.keepAnswers();
    const { visit } = state;
    state.visit = null;
    desk.forget();
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

  /** What has to be seen to before the next screen may show. @type {Record<string, Duty>} */
  const duties = {
    ...desk.duties,

    "arrived": () => storeVisit(null),

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

    async "undone"() {
      if (state.visit) {
        await store.undo(visits.entriesOf(state.visit), premises());
        state.visit = { ...state.visit, answers: {} };
      }
      await endVisit();
    },

    "left": endVisit,
    "left-alone": endVisit,
  };

  /** What decides the way, beside the screen and the event. */
  function circumstances() {
    const { visit } = state;
    return {
      choiceCount: (visit ? state.activities : activities()).length,
      hasVisit: visit !== null,
      mayAsk: visit?.mayAsk ?? false,
      isFirstTime: visit !== null && isFirstTimeHere(visit.answers),
    };
  }

  /** Whether the event has nothing to say: the same card again, or the server's word on a card that has left. */
  function isStale(/** @type {string} */ event, /** @type {string} */ detail) {
    const value = state.visit?.card?.value;
    return event === "card-shown" ? value === detail : SERVERS_WORD.includes(event) && value !== detail;
  }

  /** @param {string} event @param {string} detail */
  async function hear(event, detail) {
    const { screen } = state;
    if (isStale(event, detail) || screenAfter(screen, event, circumstances()) === null) return;
    state.screen = await seeTo(event, detail);
    whenShown(state.screen);
    if (state.screen === "card-seen") desk.askAboutCard();
    if (event === "my-card-wanted") desk.askAboutDays();
  }

  /** @param {string} event @param {string} detail @returns {Promise<string>} the screen that follows */
  async function seeTo(event, detail) {
    const { screen } = state;
    try {
      await duties[event]?.(detail, screen);
      const next = screenAfter(screen, event, circumstances()) ?? "welcome";
      if (isQuestion(screen) && !isQuestion(next)) await desk.keepAnswers();
      whenStored();
      return next;
    } catch (failure) {
      console.error("The tablet could not store:", failure);
      state.visit = null;
      desk.forget();
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
