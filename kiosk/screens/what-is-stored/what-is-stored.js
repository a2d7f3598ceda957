/** What is stored: the same for everyone, but that of counting together is said only where that is so. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function WhatIsStored(element, kiosk) {
  const together = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-only-together]"));

  function update() {
    for (const each of together) each.hidden = !kiosk.facts().isCountedTogether;
  }

  return { update };
}
