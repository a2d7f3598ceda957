/** Welcome: the one tap, the card beside it, and below them what is quieter. */

import { LanguageChoice } from "../../components/language-choice/language-choice.js";

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function Welcome(element, kiosk) {
  const languages = /** @type {HTMLElement} */ (element.querySelector(".language-choice"));
  const choice = LanguageChoice(languages, kiosk.facts);
  const alreadyHere = /** @type {HTMLElement} */ (element.querySelector("[data-raise=already-here]"));
  const leaving = /** @type {HTMLElement} */ (element.querySelector("[data-raise=leaving]"));

  function update() {
    const { ways } = kiosk.facts();
    choice.update();
    alreadyHere.hidden = !ways.alreadyHere;
    leaving.hidden = !ways.leaving;
  }

  return { update };
}
