/** Makes what the tablet writes to the log: entries, voids, leaves, answers, wishes, without their sequence numbers. */

/** @import { Company } from "./company.js" */
/** @import { About } from "./questions.js" */
/** @import { ActivityTime } from "./schedule.js" */

/**
 * @typedef {"card" | "pictures"} CredentialType
 * @typedef {{type: CredentialType, value: string, agreed: true}} Credential
 * @typedef {{id: string, kind: string, at: string, count: number, children?: number, activity?: string, item?: string,
 *   how_found?: string, credential?: Credential, minutes?: number, channel?: string, direction?: string,
 *   topic?: string, reached?: boolean}} Entry
 * @typedef {{id: string, void: string}} VoidItem
 * @typedef {{id: string, leave: string, at: string}} Leave
 * @typedef {{id: string, about: About, of: string}} AboutItem
 * @typedef {{id: string, forget: string}} ForgetItem
 * @typedef {Entry | VoidItem | Leave | AboutItem | ForgetItem} Item
 * @typedef {{slug: string, name: string, kind: string, picture: string, visiting_group: boolean,
 *   usual?: Record<string, string>, out_of_season?: boolean, times?: ActivityTime[] | null}} Activity usual: by weekday, a
 *   level for each hour; times: when it takes place, null where nobody has said, empty when it never does again
 * @typedef {{now: number, offsetMinutes: number}} Moment milliseconds since 1970; minutes east of Greenwich
 */

const HANDOUT = "handout";

/** @param {number} number @param {number} digits */
const padded = (number, digits = 2) => String(number).padStart(digits, "0");

/**
 * The moment as the clock on the wall shows it, with its offset: 2026-11-23T09:05:07+01:00.
 *
 * @param {Moment} moment
 */
export function localTime({ now, offsetMinutes }) {
  const wall = new Date(now + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMinutes);
  return `${wall}${offsetMinutes < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

/**
 * A random id from 16 random bytes, as a version 4 UUID.
 *
 * @param {Uint8Array} bytes
 */
export function idFromBytes(bytes) {
  const marked = Uint8Array.from(bytes);
  marked[6] = (marked[6] & 0x0f) | 0x40;
  marked[8] = (marked[8] & 0x3f) | 0x80;
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * The entry of somebody at the door.
 *
 * @param {string} id
 * @param {Moment} moment
 * @returns {Entry}
 */
export function visitEntry(id, moment) {
  return { id, kind: "visit", at: localTime(moment), count: 1 };
}

/**
 * The entry of those who came along: heads, never under a card. They take part in nothing by it: whoever eats too is
 * counted at the table, for nobody asks at the door who of them will.
 *
 * @param {string} id
 * @param {Moment} moment
 * @param {Company} company
 * @returns {Entry}
 */
export function companyEntry(id, moment, { adults, children }) {
  return { id, kind: "visit", at: localTime(moment), count: adults + children, children };
}

/** A visiting group, or what tells of someone's need, is counted by head alone. @param {Activity} activity */
export function mayCarryCard({ visiting_group, kind }) {
  return !visiting_group && kind !== HANDOUT;
}

/**
 * The further entry of what somebody came for. A handout says which thing it was by the name of its tile.
 *
 * @param {string} id
 * @param {Moment} moment
 * @param {Activity} activity
 * @param {Credential | null} credential
 * @returns {Entry}
 */
export function activityEntry(id, moment, activity, credential) {
  const { kind, slug } = activity;
  const entry = { id, kind, activity: slug, at: localTime(moment), count: 1, ...(kind === HANDOUT && { item: slug }) };
  return credential !== null && mayCarryCard(activity) ? { ...entry, credential } : entry;
}

/**
 * The same entry under a card that its holder has agreed to.
 *
 * @param {Entry} entry
 * @param {Credential} credential
 * @returns {Entry}
 */
export function withCard(entry, credential) {
  return { ...entry, credential };
}

/**
 * @param {string} value what the card says
 * @returns {Credential}
 */
export function agreedCard(value) {
  return { type: "card", value, agreed: true };
}

/**
 * @param {string} value the pictures, written; tapping them under the sentence that says so is agreeing
 * @returns {Credential}
 */
export function agreedPictures(value) {
  return { type: "pictures", value, agreed: true };
}

/**
 * How somebody found the place, counted apart from them: only the day is said, for the time would lead to the visit.
 *
 * @param {string} id
 * @param {string} day the service day, like 2026-11-27
 * @param {string} howFound
 * @returns {Entry}
 */
export function sourceEntry(id, day, howFound) {
  return { id, kind: "source", at: day, count: 1, how_found: howFound };
}

/**
 * @param {string} id
 * @param {About} about
 * @param {string} entryId the entry with which it was said
 * @returns {AboutItem}
 */
export function aboutItem(id, about, entryId) {
  return { id, about, of: entryId };
}

/**
 * The wish to be forgotten; it goes by the queue, so that it comes again to a server restored from a backup.
 *
 * @param {string} id
 * @param {string} card what the card says
 * @returns {ForgetItem}
 */
export function forgetItem(id, card) {
  return { id, forget: card };
}

/**
 * @param {string} id
 * @param {string} target the id of the entry that was a slip
 * @returns {VoidItem}
 */
export function voidOf(id, target) {
  return { id, void: target };
}

/**
 * @param {string} id
 * @param {string} target the id of the visit that has ended
 * @param {Moment} moment
 * @returns {Leave}
 */
export function leaveOf(id, target, moment) {
  return { id, leave: target, at: localTime(moment) };
}
