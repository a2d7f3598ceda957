/** Staff corner: how the tablet is doing, and what can be done with it. */

import { roughly } from "../../core/duration.js";

/** @import { Kiosk } from "../screen.js" */

/** Nobody misses a tram by half a minute. */
const CLOCK_IS_RIGHT_SECONDS = 30;

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function StaffCorner(element, kiosk) {
  const ask = /** @type {HTMLElement} */ (element.querySelector("[data-raise=storage-wanted]"));

  /** @param {string} fact @param {string} text */
  function write(fact, text) {
    /** @type {HTMLElement} */ (element.querySelector(`[data-fact=${fact}]`)).textContent = text;
  }

  /** @param {string} note @param {boolean} isShown @returns {HTMLElement} */
  function showNote(note, isShown) {
    const found = /** @type {HTMLElement} */ (element.querySelector(`[data-note=${note}]`));
    found.hidden = !isShown;
    return found;
  }

  function update() {
    const { language, tablet, staff } = kiosk.facts();
    const { queueCount, lastContactAt, isPaired, isPersistent, isFull, isSealed, name, version } = tablet;
    const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const contact = lastContactAt === null ? kiosk.say("staff.no-contact") : time.format(lastContactAt);
    write("queue", queueCount === 0 ? kiosk.say("staff.queue-empty") : kiosk.say("staff.queue", { count: queueCount }));
    write("contact", isPaired ? contact : kiosk.say("staff.not-paired"));
    write("storage", kiosk.say(isFull ? "staff.storage-full" : isPersistent ? "staff.storage-safe" : "staff.storage-unsafe"));
    write("sealing", kiosk.say(isSealed ? "staff.sealed" : "staff.not-sealed"));
    write("clock", clockInWords(tablet.clockAheadSeconds));
    write("kiosk", name);
    write("version", version);
    ask.hidden = isPersistent;
    showNote("version", tablet.isNewVersionWaiting);
    showNote("pin", !staff.hasPin && staff.fileSaved === "");
    showNote("file", staff.fileSaved !== "").textContent = kiosk.say("staff.queue-saved", { name: staff.fileSaved });
  }

  /** @param {number | null} aheadSeconds */
  function clockInWords(aheadSeconds) {
    if (aheadSeconds === null) return kiosk.say("staff.clock-unknown");
    if (Math.abs(aheadSeconds) <= CLOCK_IS_RIGHT_SECONDS) return kiosk.say("staff.clock-right");
    const { unit, count } = roughly(aheadSeconds);
    const time = kiosk.say(`time.${unit}`, { count });
    return kiosk.say(aheadSeconds > 0 ? "staff.clock-fast" : "staff.clock-slow", { time });
  }

  return { update };
}
