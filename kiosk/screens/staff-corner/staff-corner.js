/** Staff corner: how the tablet is doing. */

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function StaffCorner(element, kiosk) {
  /** @param {string} fact @param {string} text */
  function write(fact, text) {
    /** @type {HTMLElement} */ (element.querySelector(`[data-fact=${fact}]`)).textContent = text;
  }

  function update() {
    const { language, tablet } = kiosk.facts();
    const { queueCount, lastContactAt, isPaired, isPersistent, isFull, isSealed, name, version } = tablet;
    const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const contact = lastContactAt === null ? kiosk.say("staff.no-contact") : time.format(lastContactAt);
    write("queue", queueCount === 0 ? kiosk.say("staff.queue-empty") : kiosk.say("staff.queue", { count: queueCount }));
    write("contact", isPaired ? contact : kiosk.say("staff.not-paired"));
    write("storage", kiosk.say(isFull ? "staff.storage-full" : isPersistent ? "staff.storage-safe" : "staff.storage-unsafe"));
    write("sealing", kiosk.say(isSealed ? "staff.sealed" : "staff.not-sealed"));
    write("kiosk", name);
    write("version", version);
  }

  return { update };
}
