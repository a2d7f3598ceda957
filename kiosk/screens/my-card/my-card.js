/** My card: by month, on how many days it was here. */

/** @import { Kiosk } from "../screen.js" */
/** @import { MonthDays } from "../../device/server.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function MyCard(element, kiosk) {
  const lead = /** @type {HTMLElement} */ (element.querySelector(".lead"));
  const months = /** @type {HTMLElement} */ (element.querySelector(".my-card__months"));
  const consent = /** @type {HTMLElement} */ (element.querySelector("[data-consent]"));
  const join = /** @type {HTMLElement} */ (element.querySelector("[data-join]"));

  function update() {
    const { cardDays, isCounted } = kiosk.facts();
    const told = Array.isArray(cardDays) ? cardDays : [];
    lead.dataset.said = typeof cardDays === "string" ? cardDays : saidOf(told, isCounted);
    lead.textContent = kiosk.say(`my-card.${lead.dataset.said}`);
    months.hidden = told.length === 0;
    months.replaceChildren(...told.toReversed().map(monthRow));
    join.hidden = isCounted;
    consent.hidden = isCounted;
  }

  /** @param {MonthDays[]} told @param {boolean} isCounted */
  function saidOf(told, isCounted) {
    if (told.length > 0) return "days-here";
    return isCounted ? "first-day" : "not-counted";
  }

  /** @param {MonthDays} told */
  function monthRow({ month, days }) {
    const row = document.createElement("div");
    const name = document.createElement("dt");
    const count = document.createElement("dd");
    const format = new Intl.DateTimeFormat(kiosk.facts().language, { month: "long", year: "numeric", timeZone: "UTC" });
    name.textContent = format.format(new Date(`${month}-01T00:00:00Z`));
    count.textContent = kiosk.say("my-card.days", { count: days });
    row.append(name, count);
    return row;
  }

  return { update };
}
