/** The tablet's source of chance. */

import { idFromBytes } from "../core/entry.js";

/** A new random id; also where the page is served without TLS, unlike crypto.randomUUID. */
export function newId() {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(16)));
}

/** A number from 0 to 1, for spreading tries; not for secrets. */
export function chance() {
  return Math.random();
}
