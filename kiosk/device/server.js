/** Asks the server: pairing, labels, what a shown card opens, taking entries in, telling how the tablet is doing. */

import { requireNetwork } from "./network-switch.js";
import { noteTrouble } from "./trouble.js";

/** @import { Activity } from "../core/entry.js" */
/** @import { Result } from "../core/queue.js" */
/** @import { PinHash } from "./pin-check.js" */
/** @import { SealingKey } from "./sealing.js" */
/** @import { Trouble } from "./trouble.js" */

/**
 * @typedef {{token: string, kiosk: string, premises: {slug: string, name: string}, sealing_key?: SealingKey}} Pairing
 * @typedef {{time_zone: string, cutoff_minute: number, goodbye: boolean, together?: boolean}} Door what the premises want
 *   of their door, and whether their organisation counts cards together with others, which no phone is told
 * @typedef {{premises: {slug: string, name: string}, activities: Activity[], door?: Door, sealing_key?: SealingKey,
 *   languages?: string[]}} Labels what may be left out does not come from a server that is older than the tablet
 * @typedef {{phone: string, premises: {slug: string, name: string}, door: Door, topics: {slug: string, name: string}[],
 *   sealing_key?: SealingKey}} PhoneLabels
 * @typedef {{agreed: boolean, declined: boolean, asked: boolean}} CardStanding what its holder has said and been asked
 * @typedef {{month: string, days: number}} MonthDays month like 2026-11
 * @typedef {{results: Result[], seen?: number[][], wipe?: boolean}} Acknowledgement seen: the numbers that have come,
 *   from first to last without a gap; wipe: the tablet has been shut out
 * @typedef {{version: string, queue_count: number, storage_kept: boolean, clock: number, trouble: Trouble | null,
 *   started: boolean}} Report clock in seconds since 1970
 * @typedef {{clock: number, kiosk: string, reload: boolean, pin: PinHash | null}} ReportAnswer
 */

const API = "/api/v1/";
const PATIENCE_MS = 15_000;
const NOT_CHANGED = 304;

/** The server has answered, but not with what was asked for. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/**
 * @typedef {{method?: string, token?: string, body?: object, patienceMs?: number, tag?: string}} Asking tag: of what is
 *   known already, so that nothing comes unless it has changed
 */

/** @param {string} path @param {Asking} [asking] */
async function ask(path, asking) {
  return (await answer(path, asking)).json();
}

/** @param {string} path @param {Asking} [asking] @returns {Promise<Response>} */
async function answer(path, { method = "GET", token, body, patienceMs = PATIENCE_MS, tag = "" } = {}) {
  requireNetwork();
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  if (tag) headers["If-None-Match"] = tag;
  const response = await fetch(API + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(patienceMs),
  });
  if (response.status >= 500) noteTrouble("server");
  if (!response.ok && response.status !== NOT_CHANGED) throw new Refused(response.status);
  return response;
}

/** @param {string} code @returns {Promise<Pairing>} */
export function pair(code) {
  return ask("pair", { method: "POST", body: { code } });
}

/** The same for a volunteer's phone, which a tablet's code does not pair. @param {string} code @returns {Promise<Pairing>} */
export function pairPhone(code) {
  return ask("pair", { method: "POST", body: { code, purpose: "phone" } });
}

/**
 * What the screens show, and its tag; null where the tag that is known is still the one.
 *
 * @param {string} token
 * @param {string} [tag]
 * @returns {Promise<{labels: Labels, tag: string} | null>}
 */
export async function labels(token, tag) {
  const response = await answer("screen", { token, tag });
  if (response.status === NOT_CHANGED) return null;
  return { labels: await response.json(), tag: response.headers.get("ETag") ?? "" };
}

/** What a phone shows. @param {string} token @returns {Promise<{labels: PhoneLabels, tag: string}>} */
export async function phoneLabels(token) {
  return { labels: await ask("phone", { token }), tag: "" };
}

/**
 * What a card says of itself, or null where the server cannot be reached.
 *
 * @template T
 * @param {string} about "" for how it stands, or one of the addresses below it
 * @param {string} token
 * @param {string} value what the card says
 * @param {number} [patienceMs]
 * @returns {Promise<T | null>}
 */
async function askOfCard(about, token, value, patienceMs) {
  return ask(`card${about}`, { method: "POST", token, body: { value }, patienceMs }).catch(() => null);
}

/** @param {string} token @param {string} value @param {number} patienceMs @returns {Promise<CardStanding | null>} */
export function cardStanding(token, value, patienceMs) {
  return askOfCard("", token, value, patienceMs);
}

/**
 * Has the server keep that the questions are being asked; whether this is the first time that they are.
 *
 * @param {string} token
 * @param {string} value
 * @param {number} patienceMs
 */
export async function noteAsked(token, value, patienceMs) {
  /** @type {{first: boolean} | null} */
  const answer = await askOfCard("/asked", token, value, patienceMs);
  return answer?.first === true;
}

/** Has the server keep a no. @param {string} token @param {string} value @returns {Promise<CardStanding | null>} */
export function noteDeclined(token, value) {
  return askOfCard("/declined", token, value);
}

/** @param {string} token @param {string} value @returns {Promise<{months: MonthDays[]} | null>} */
export function cardDays(token, value) {
  return askOfCard("/days", token, value);
}

/** Items as they are. @param {string} token @param {object} body */
export function takeEntries(token, body) {
  return acknowledgement("entries", token, body);
}

/** The same in boxes. @param {string} token @param {object} body */
export function takeBoxes(token, body) {
  return acknowledgement("sealed", token, body);
}

/** @param {string} path @param {string} token @param {object} body @returns {Promise<Acknowledgement>} */
async function acknowledgement(path, token, body) {
  const answer = await ask(path, { method: "POST", token, body });
  if (!Array.isArray(answer?.results)) throw new Refused(502);
  return answer;
}

/** @param {string} token @param {Report} report @returns {Promise<ReportAnswer>} */
export function tell(token, report) {
  return ask("tablet", { method: "POST", token, body: report });
}
