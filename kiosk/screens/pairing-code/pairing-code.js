/** Pairing by a code: eight signs typed on the tablet's own keys. */

import { Keypad } from "../../components/keypad/keypad.js";
import { SIGNS, TYPED_LENGTH, typedAfterKey } from "../../core/pairing-code.js";

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function PairingCode(element, kiosk) {
  const places = /** @type {HTMLElement} */ (element.querySelector(".typed"));
  const what = /** @type {HTMLElement} */ (element.querySelector(".pairing-code__what"));
  const done = /** @type {HTMLButtonElement} */ (element.querySelector("[data-done]"));
  const erase = /** @type {HTMLButtonElement} */ (element.querySelector("[data-erase]"));
  const keypad = Keypad(/** @type {HTMLElement} */ (element.querySelector(".keypad")), SIGNS, hearKey);
  let typed = "";
  let hasGiven = false;
  places.append(...Array.from({ length: TYPED_LENGTH }, Place));

  /** @param {string} key */
  function hearKey(key) {
    if (key === "Enter") return give();
    typed = typedAfterKey(typed, key);
    hasGiven = false;
    update();
  }

  function give() {
    if (typed.length < TYPED_LENGTH || kiosk.facts().pairingState === "asking") return;
    hasGiven = true;
    kiosk.raise("pairing-code-given", typed);
  }

  function update() {
    Array.from(places.children).forEach((place, index) => {
      place.textContent = typed[index] ?? "";
    });
    places.setAttribute("aria-label", [...typed].join(" "));
    const { pairingState } = kiosk.facts();
    what.dataset.said = hasGiven ? pairingState : "how";
    what.textContent = kiosk.say(`pairing.code-${what.dataset.said}`);
    done.disabled = typed.length < TYPED_LENGTH;
  }

  done.addEventListener("press", give);
  erase.addEventListener("press", () => hearKey("Backspace"));
  return { update, leave: keypad.leave };
}

function Place() {
  const place = document.createElement("span");
  place.className = "typed__place";
  return place;
}
