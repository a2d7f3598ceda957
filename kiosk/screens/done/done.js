/** Done: a short welcome, and the way to one's card for who holds it. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function Done(element, kiosk) {
  const myCard = /** @type {HTMLElement} */ (element.querySelector("[data-raise=my-card-wanted]"));

  function update() {
    myCard.hidden = !kiosk.facts().holdsCard;
  }

  return { update };
}
