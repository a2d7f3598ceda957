/** The staff's PIN: digits on the tablet's own keys, shown as dots. */

import { Keypad } from "../../components/keypad/keypad.js";
import { roughly } from "../../core/duration.js";
import { SHORTEST_PIN, digitsAfterKey } from "../../core/pin.js";

/** @import { Kiosk } from "../screen.js" */

const KEYS = [..."1234567890"];

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function StaffPin(element, kiosk) {
  const dots = /** @type {HTMLElement} */ (element.querySelector(".typed"));
  const what = /** @type {HTMLElement} */ (element.querySelector(".staff-pin__what"));
  const done = /** @type {HTMLButtonElement} */ (element.querySelector("[data-done]"));
  const erase = /** @type {HTMLButtonElement} */ (element.querySelector("[data-erase]"));
  const keypad = Keypad(/** @type {HTMLElement} */ (element.querySelector(".keypad")), KEYS, hearKey);
  let digits = "";

  /** @param {string} key */
  function hearKey(key) {
    if (key === "Enter") return give();
    digits = digitsAfterKey(digits, key);
    update();
  }

  function give() {
    if (digits.length < SHORTEST_PIN) return;
    const given = digits;
    digits = "";
    kiosk.raise("pin-typed", given);
  }

  function update() {
    const { pinSaid, pinWaitMs } = kiosk.facts().staff;
    dots.textContent = "•".repeat(digits.length);
    dots.setAttribute("aria-label", kiosk.say("pin.typed", { count: digits.length }));
    what.dataset.said = pinWaitMs > 0 ? "wait" : pinSaid || "nothing";
    what.textContent =
      pinWaitMs > 0 ? kiosk.say("pin.wait", { time: inWords(pinWaitMs) }) : kiosk.say(`pin.said-${what.dataset.said}`);
    done.disabled = digits.length < SHORTEST_PIN;
  }

  /** @param {number} milliseconds */
  function inWords(milliseconds) {
    const { unit, count } = roughly(milliseconds / 1000);
    return kiosk.say(`time.${unit}`, { count });
  }

  done.addEventListener("press", give);
  erase.addEventListener("press", () => hearKey("Backspace"));
  return { update, leave: keypad.leave };
}
