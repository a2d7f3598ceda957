/** Rehearsal: a day without network in little, told step by step. */

import { TAP_COUNT } from "../../core/rehearsal.js";

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function StaffRehearsal(element, kiosk) {
  const title = /** @type {HTMLElement} */ (element.querySelector("h1"));
  const lead = /** @type {HTMLElement} */ (element.querySelector(".lead"));
  const again = /** @type {HTMLElement} */ (element.querySelector("[data-raise=rehearsal-wanted]"));
  const row = /** @type {HTMLElement} */ (element.querySelector(".staff-rehearsal__taps"));
  row.append(...Array.from({ length: TAP_COUNT }, () => document.createElement("li")));

  function update() {
    const { step, keptCount, arrivedCount } = kiosk.facts().staff.rehearsal;
    const outcome = step !== "done" ? step : arrivedCount === TAP_COUNT ? "arrived" : "not-arrived";
    const counts = { arrived: arrivedCount, all: TAP_COUNT };
    title.textContent = kiosk.say(`rehearsal.${outcome}`, counts);
    lead.textContent = kiosk.say(`rehearsal.${outcome}-how`, counts);
    again.hidden = step !== "done";
    Array.from(row.children).forEach((tap, index) => {
      const state = index < arrivedCount ? " staff-rehearsal__tap--arrived" : "";
      tap.className = `staff-rehearsal__tap${index < keptCount ? " staff-rehearsal__tap--kept" : ""}${state}`;
    });
  }

  return { update };
}
