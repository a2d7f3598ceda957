/** Asks the server: pairing, labels, whether a card has been agreed to, and taking entries in. */

/** @import { Activity } from "../core/entry.js" */
/** @import { Result } from "../core/queue.js" */
/** @import { SealingKey } from "./sealing.js" */

/**
 * @typedef {{token: string, kiosk: string, premises: {slug: string, name: string}, sealing_key?: SealingKey}} Pairing
 * @typedef {{time_zone: string, cutoff_minute: number, goodbye: boolean}} Door what the premises want of their door
 * @typedef {{premises: {slug: string, name: string}, activities: Activity[], door?: Door,
 *   sealing_key?: SealingKey}} Labels
 * @typedef {{results: Result[], seen?: number[][], wipe?: boolean}} Acknowledgement seen: the numbers that have come,
 *   from first to last without a gap; wipe: the tablet has been shut out
 */

const API = "/api/v1/";
const PATIENCE_MS = 15_000;

/** The server has answered, but not with what was asked for. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {{method?: string, token?: string, body?: object, patienceMs?: number}} [options]
 */
async function ask(path, { method = "GET", token, body, patienceMs = PATIENCE_MS } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(API + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

/** @param {string} code @returns {Promise<Pairing>} */
export function pair(code) {
  return ask("pair", { method: "POST", body: { code } });
}

/** @param {string} token @returns {Promise<Labels>} */
export function labels(token) {
  return ask("screen", { token });
}

/**
 * Whether the card's holder has agreed to be counted by it. An unreachable server knows as little as a new card.
 *
 * @param {string} token
 * @param {string} value
 * @param {number} patienceMs
 * @returns {Promise<boolean>}
 */
export async function isCardAgreed(token, value, patienceMs) {
  try {
    const answer = await ask("card", { method: "POST", token, body: { value }, patienceMs });
    return answer.agreed === true;
  } catch {
    return false;
  }
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
