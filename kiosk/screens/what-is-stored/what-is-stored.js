/** What is stored: the same for everyone, but that of counting together is said only where that is so. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function WhatIsStored(element, kiosk) {
  const list = /** @type {HTMLElement} */ (element.querySelector("dl"));
  const together = /** @type {HTMLElement} */ (list.querySelector("[data-only-together]"));

  function update() {
    const isSaid = kiosk.facts().isCountedTogether;
    together.hidden = !isSaid;
    list.classList.toggle("what-is-stored__list--longer", isSaid);
    if (isSaid) list.tabIndex = 0; // what is moved with a finger is moved by keys too
  }

  return { update };
}
