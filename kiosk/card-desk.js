/** Sees to what concerns a card: whose it is, the questions of a new one, pictures instead of it, its holder's wishes. */

import { aboutItem, forgetItem, sourceEntry, withCard } from "./core/entry.js";
import { aboutOf, answersWith, wayHereOf } from "./core/questions.js";
import * as visits from "./core/visit.js";
import { newId } from "./device/chance.js";
import { pause } from "./device/clock.js";
import * as server from "./device/server.js";

/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { MonthDays } from "./device/server.js" */

/** Then the visitor is asked; the server's word still counts while they have not answered. */
const SERVER_MAY_THINK_MS = 1_200;
const SERVER_IS_LISTENED_TO_MS = 10_000;
const THANKS_ARE_READ_IN_MS = 700;
/** A server that was there a moment ago; should it be gone, the questions are left out. */
const SERVER_MAY_NOTE_MS = 1_000;

/** Events by which the server's word on a card comes in, each with what the card says. */
export const SERVERS_WORD = ["card-agreed", "card-declined-before", "card-not-known", "days-told"];

/**
 * @typedef {{visit: Visit | null, cardDays: CardDays}} DeskState
 * @typedef {MonthDays[] | "asking" | "unreachable"} CardDays
 * @typedef {object} Desk
 * @property {DeskState} state
 * @property {EntryStore} store
 * @property {() => string} token
 * @property {() => string} premises
 * @property {() => string} today the service day of the premises
 * @property {(cardValue: string | null) => Promise<void>} storeVisit
 * @property {(event: string, detail: string) => void} raise
 * @typedef {(detail: string, screen: string) => Promise<void | boolean>} Duty false: not now
 */

/** @param {Desk} desk */
export function makeCardDesk({ state, store, token, premises, today, storeVisit, raise }) {
  /** The card of which the server has answered; only then is it near enough for questions. */
  let answeredFor = "";

  /** Puts the visit's entries under its card. @param {Visit} visit */
  async function countByCard(visit) {
    const credential = visits.credentialOf({ ...visit, card: visit.card && { ...visit.card, agreed: true } });
    if (credential === null) return;
    const pairs = visits.cardableEntries(visit).map((old) => ({ old, renewed: withCard(old, credential) }));
    state.visit = visits.withCardAgreed(visit, await store.replace(pairs, premises()));
  }

  /** Whether the questions come now: once in a card's life, and never without the server. @param {Visit | null} visit */
  async function mayAsk(visit) {
    const value = visits.cardInHand(visit);
    const isNear = value !== null && value === answeredFor;
    // Of somebody who was counted earlier nothing is stored yet that an answer could belong to.
    if (!visit || !isNear || visits.cardableEntries(visit).length === 0) return false;
    return server.noteAsked(token(), value, SERVER_MAY_NOTE_MS);
  }

  /** Stores what has been answered: about the person with the card, how they came here apart from it. */
  async function keepAnswers() {
    const { visit } = state;
    if (visit === null) return;
    const about = aboutOf(visit.answers);
    const wayHere = wayHereOf(visit.answers);
    const [first] = visits.cardableEntries(visit);
    if (first && Object.keys(about).length > 0) await store.keep(aboutItem(newId(), about, first.id), premises());
    const source = wayHere === null ? null : sourceEntry(newId(), today(), wayHere);
    if (source !== null) await store.keep(source, premises());
    state.visit = visits.withAnswersKept(visit, source);
  }

  /** @param {string} answer empty: left out @param {string} screen */
  async function answer(answer, screen) {
    const { visit } = state;
    if (visit) state.visit = { ...visit, answers: answersWith(visit.answers, screen, answer) };
  }

  /** @type {Record<string, Duty>} */
  const duties = {
    async "card-agreed"() {
      if (state.visit) await countByCard(state.visit);
    },

    async "card-accepted"() {
      if (state.visit) await countByCard(state.visit);
      const asks = await mayAsk(state.visit);
      if (state.visit) state.visit = { ...state.visit, mayAsk: asks };
    },

    async "card-declined"() {
      await store.release();
      const value = visits.cardInHand(state.visit);
      if (value !== null) server.noteDeclined(token(), value);
    },

    "card-declined-before": () => store.release(),

    "answered": answer,
    "skipped": answer,

    async "pictures-shown"(value) {
      // Whoever has come by the tap and then taps pictures on its screen is the one who tapped.
      if (state.visit === null || state.visit.card !== null) await storeVisit(null);
      if (state.visit) await countByCard(visits.withPicturesTapped(state.visit, value));
    },

    async "pictures-given-up"() {
      if (state.visit === null) await storeVisit(null);
    },

    async "my-card-wanted"() {
      state.cardDays = "asking";
    },

    async "forget-confirmed"() {
      const value = visits.cardInHand(state.visit);
      if (value === null) return;
      await store.release();
      await store.keep(forgetItem(newId(), value), premises());
      state.visit = null;
      forget();
    },
  };

  /** The server's word on a card, as long as the same card stands there. */
  async function askAboutCard() {
    const value = visits.cardInHand(state.visit);
    if (value === null) return;
    const answer = server.cardStanding(token(), value, SERVER_IS_LISTENED_TO_MS);
    await pause(THANKS_ARE_READ_IN_MS);
    const inTime = await Promise.race([answer, pause(SERVER_MAY_THINK_MS - THANKS_ARE_READ_IN_MS)]);
    if (!inTime?.agreed && !inTime?.declined) raise("card-not-known", value);
    const standing = await answer;
    if (standing !== null) answeredFor = value;
    if (standing?.agreed) raise("card-agreed", value);
    else if (standing?.declined) raise("card-declined-before", value);
  }

  async function askAboutDays() {
    const value = visits.cardInHand(state.visit);
    if (value === null) return;
    const told = await server.cardDays(token(), value);
    if (visits.cardInHand(state.visit) !== value) return;
    state.cardDays = told?.months ?? "unreachable";
    raise("days-told", value);
  }

  function forget() {
    answeredFor = "";
    state.cardDays = "asking";
  }

  return { duties, keepAnswers, askAboutCard, askAboutDays, forget };
}
