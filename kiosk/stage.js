/** Shows one screen at a time, freshly made, so that nothing of the one before stays in the page. */

import { hearPresses } from "./components/press/press.js";
import { isNervousAgain } from "./core/double-tap.js";
import { now, pause } from "./device/clock.js";
import { SCREENS } from "./screens/screen.js";

/** @import { Press } from "./core/double-tap.js" */
/** @import { Kiosk, Screen } from "./screens/screen.js" */

/** The second tap of a nervous double tap must not land on what has just appeared under the finger. */
const UNTOUCHABLE_MS = 350;

/** @param {HTMLElement} root @param {Kiosk} kiosk */
export function makeStage(root, kiosk) {
  /** @type {Screen | null} */
  let screen = null;
  let shown = "";
  /** @type {Press | null} */
  let countingPress = null;

  hearPresses(document.body, (button, spot) => {
    const { raise, detail } = button.dataset;
    const press = { spot, screen: shown, at: now() };
    if (isNervousAgain(countingPress, press)) return;
    countingPress = raise === "arrived" ? press : null;
    if (raise) kiosk.raise(raise, detail);
    button.dispatchEvent(new Event("press"));
  });

  /** @param {string} name */
  function show(name) {
    if (name !== shown) mount(name);
    screen?.update();
  }

  /** @param {string} name */
  function mount(name) {
    const isFirst = screen === null;
    screen?.leave?.();
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`screen-${name}`));
    const element = document.createElement("div");
    element.className = "stage";
    element.dataset.visit = kiosk.facts().isAlreadyHere ? "already-here" : "new";
    element.append(template.content.cloneNode(true));
    root.replaceChildren(element);
    root.dataset.screen = name;
    shown = name;
    speak();
    screen = SCREENS[name](element, kiosk);
    element.querySelector("h1")?.focus({ preventScroll: true });
    if (!isFirst) guard(element);
  }

  /** @param {HTMLElement} element */
  async function guard(element) {
    element.classList.add("stage--just-arrived");
    await pause(UNTOUCHABLE_MS);
    element.classList.remove("stage--just-arrived");
  }

  /** Writes every text of the page in the language of the moment. */
  function speak() {
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) {
      each.textContent = kiosk.say(each.dataset.text ?? "");
    }
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
      each.setAttribute("aria-label", kiosk.say(each.dataset.label ?? ""));
    }
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-unless-reviewed]"))) {
      each.hidden = kiosk.say("language.reviewed") !== "";
    }
    document.documentElement.lang = kiosk.say("language.code");
    document.documentElement.dir = kiosk.say("language.direction");
  }

  return { show, speak };
}
