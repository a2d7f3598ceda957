/** The tablet's source of chance. */

import { idFromBytes } from "../core/entry.js";

/** A new random id; also where the page is served without TLS, unlike crypto.randomUUID. */
export function newId() {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(16)));
}

/** By which the server tells this tablet's numbers from another's: 32 hex digits. */
export function newTabletId() {
  return newId().replaceAll("-", "");
}

/** A number from 0 to 1, for spreading tries; not for secrets. */
export function chance() {
  return Math.random();
}
