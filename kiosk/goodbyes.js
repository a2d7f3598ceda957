/** Ends visits with a goodbye: knows today's open ones by heart, and tells the log in which band a stay lay. */

import { leaveOf } from "./core/entry.js";
import { localDay } from "./core/local-day.js";
import * as stays from "./core/stays.js";
import * as visits from "./core/visit.js";
import { makeCardMarks } from "./device/card-marks.js";
import { newId } from "./device/chance.js";
import { moment } from "./device/clock.js";

/** @import { OpenVisit } from "./core/stays.js" */
/** @import { Visit } from "./core/visit.js" */
/** @import { EntryStore } from "./device/entry-store.js" */
/** @import { Door } from "./device/server.js" */

const MINUTE_MS = 60_000;

/** @param {EntryStore} store @param {() => string} premises @param {() => Door} door */
export function makeGoodbyes(store, premises, door) {
  const marks = makeCardMarks();
  /** Never on disk: after a restart nobody's stay is measured, and that is all. @type {OpenVisit[]} */
  let openVisits = [];

  const today = () => localDay(moment().now, door()).day;

  /** Forgets what lies behind the cut-off, and everything where no goodbye is wanted. */
  function forgetOld() {
    openVisits = door().goodbye ? stays.stillOpen(openVisits, today()) : [];
  }

  /** Remembers a visit that has left the screen. @param {Visit} visit */
  async function remember(visit) {
    const entry = visits.doorEntryOf(visit);
    if (!door().goodbye || entry === undefined) return;
    const mark = visit.card?.agreed ? await marks.markOf(visit.card.value) : null;
    // A card that cannot be marked cannot be known again, and it is no visit without a card either.
    if (visit.card?.agreed && mark === null) return;
    openVisits = [...openVisits, { id: entry.id, arrivedAt: visit.arrivedAt, day: today(), mark }];
  }

  /** @param {string} card */
  async function openVisitOf(card) {
    const mark = await marks.markOf(card);
    forgetOld();
    return mark === null ? undefined : stays.openVisitOfCard(openVisits, mark);
  }

  /**
   * Tells the log that a visit has ended: at its beginning and the middle of the band, so that nobody's minute of
   * leaving is kept anywhere.
   *
   * @param {OpenVisit | undefined} ended
   * @param {number} minutes
   * @returns {Promise<Visit | null>} the goodbye on the screen
   */
  async function end(ended, minutes) {
    if (ended === undefined) return null;
    const leftAt = { ...moment(), now: ended.arrivedAt + minutes * MINUTE_MS };
    const leave = leaveOf(newId(), ended.id, leftAt);
    await store.keep(leave, premises());
    openVisits = stays.withoutVisit(openVisits, ended);
    return visits.goodbye(leave);
  }

  /** @param {string} answer one of stays.ANSWERS */
  async function endByAnswer(answer) {
    const band = stays.ANSWERS[answer];
    forgetOld();
    return band ? end(stays.openVisitOfAnswer(openVisits, band, moment().now), band.middleMinutes) : null;
  }

  /** @param {string} card */
  async function endByCard(card) {
    const ended = await openVisitOf(card);
    return ended ? end(ended, stays.middleMinutesOf(ended, moment().now)) : null;
  }

  /** Whether somebody came in with this card today. @param {string} card */
  async function isInside(card) {
    return (await openVisitOf(card)) !== undefined;
  }

  return { remember, forgetOld, isInside, endByAnswer, endByCard };
}
