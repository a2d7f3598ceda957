/** Welcome: the one tap, and the card beside it. */

import { LanguageChoice } from "../../components/language-choice/language-choice.js";

/** @import { Kiosk } from "../screen.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function Welcome(element, kiosk) {
  const languages = /** @type {HTMLElement} */ (element.querySelector(".language-choice"));
  const choice = LanguageChoice(languages, kiosk.facts);

  return { update: choice.update };
}
