/** Cuts the tablet off from the server for a rehearsal: all that asks the server passes here. */

import { elapsed } from "./clock.js";

/** Milliseconds since the page was loaded, so that a page that is loaded anew is never cut off. */
let cutOffUntil = 0;

/** It comes back by itself after so long, whatever becomes of the rehearsal. @param {number} milliseconds */
export function cutOff(milliseconds) {
  cutOffUntil = elapsed() + milliseconds;
}

export function reconnect() {
  cutOffUntil = 0;
}

/** Fails as a request without network fails. */
export function requireNetwork() {
  if (elapsed() < cutOffUntil) throw new TypeError("The tablet is rehearsing without network.");
}
