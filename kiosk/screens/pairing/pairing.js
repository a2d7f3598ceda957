/** Pairing: says how to pair, or why it did not work and what to do. */

import { LanguageChoice } from "../../components/language-choice/language-choice.js";

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function Pairing(element, kiosk) {
  const what = /** @type {HTMLElement} */ (element.querySelector(".pairing__what"));
  const retry = /** @type {HTMLElement} */ (element.querySelector("[data-raise=pairing-retried]"));
  const steps = /** @type {HTMLElement} */ (element.querySelector(".pairing__steps"));
  const ways = /** @type {HTMLElement} */ (element.querySelector(".pairing__ways"));
  const languages = /** @type {HTMLElement} */ (element.querySelector(".language-choice"));
  const choice = LanguageChoice(languages, kiosk.facts);

  function update() {
    const { pairingState } = kiosk.facts();
    what.dataset.said = pairingState;
    what.textContent = kiosk.say(`pairing.${pairingState}`);
    retry.hidden = pairingState !== "unreachable";
    steps.hidden = pairingState === "unreachable" || pairingState === "asking";
    ways.hidden = steps.hidden;
    choice.update();
  }

  return { update };
}
