/** Asks the server: pairing, labels, whether a card has been agreed to, and taking entries in. */

/** @import { Activity } from "../core/entry.js" */
/** @import { Result } from "../core/queue.js" */

/**
 * @typedef {{token: string, kiosk: string, premises: {slug: string, name: string}}} Pairing
 * @typedef {{premises: {slug: string, name: string}, activities: Activity[], languages?: string[]}} Labels
 *   languages: not from a server that is older than the tablet
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

/** @param {string} token @param {object} body @returns {Promise<Result[]>} */
export async function takeEntries(token, body) {
  const answer = await ask("entries", { method: "POST", token, body });
  if (!Array.isArray(answer?.results)) throw new Refused(502);
  return answer.results;
}
