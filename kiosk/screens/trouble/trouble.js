/** Trouble: the tablet could not keep what was tapped, and says who can. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function Trouble(element, kiosk) {
  const title = /** @type {HTMLElement} */ (element.querySelector("h1"));

  function update() {
    title.textContent = kiosk.say(kiosk.facts().tablet.isFull ? "trouble.full" : "trouble.title");
  }

  return { update };
}
