/** Unpairing: says what still waits, and asks twice when something does. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function StaffUnpair(element, kiosk) {
  const waits = /** @type {HTMLElement} */ (element.querySelector(".staff-unpair__waits"));
  const confirm = /** @type {HTMLElement} */ (element.querySelector(".staff-unpair__do"));

  function update() {
    const { tablet, staff } = kiosk.facts();
    const count = tablet.queueCount;
    waits.textContent = count === 0 ? kiosk.say("unpair.nothing-waits") : kiosk.say("unpair.waits", { count });
    confirm.textContent = staff.isUnpairAsked ? kiosk.say("unpair.throw-away", { count }) : kiosk.say("unpair.unpair");
  }

  return { update };
}
