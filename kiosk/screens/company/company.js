/** Company: how many came along; what is shown is what has been stored. */

import { MOST_OF_EACH } from "../../core/company.js";

/** @import { Company } from "../../core/company.js" */
/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function CompanyScreen(element, kiosk) {
  const counts = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-count]"));
  const steps = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-raise=company-changed]"));

  function update() {
    const { company, language } = kiosk.facts();
    const written = new Intl.NumberFormat(language);
    for (const count of counts) count.textContent = written.format(company[whose(count.dataset.count)]);
    for (const step of steps) {
      const [who, change] = (step.dataset.detail ?? "").split(" ");
      const isAtEnd = company[whose(who)] === (change === "+1" ? MOST_OF_EACH : 0);
      // Not disabled: a finger that presses once too often must find the same button there.
      step.setAttribute("aria-disabled", String(isAtEnd));
    }
  }

  return { update };
}

/** @param {string | undefined} who */
function whose(who) {
  return /** @type {keyof Company} */ (who);
}
