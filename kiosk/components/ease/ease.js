/** What makes the screen easier for one visitor: larger text, sharper colours, a voice; gone when the visit ends. */

import { visibleTexts } from "./visible-texts.js";

/**
 * @typedef {object} Voice
 * @property {(language: string) => boolean} canRead
 * @property {(texts: string[], language: string) => void} read
 * @property {() => void} stop
 * @property {() => boolean} isReading
 */

/** What style sheets look for on the page. */
const LOOKS = ["large-text", "high-contrast"];

/**
 * @param {HTMLElement} screen
 * @param {Voice} voice
 * @param {() => string} language
 */
export function Ease(screen, voice, language) {
  const page = document.documentElement;
  const tools = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".masthead [data-ease]"));
  for (const tool of tools) tool.addEventListener("press", () => use(tool.dataset.ease ?? ""));

  /** @param {string} name */
  function use(name) {
    if (LOOKS.includes(name)) page.toggleAttribute(`data-${name}`);
    else if (voice.isReading()) voice.stop();
    else voice.read(visibleTexts(screen), language());
    update();
  }

  function update() {
    for (const tool of tools) {
      const name = tool.dataset.ease ?? "";
      const isLook = LOOKS.includes(name);
      tool.hidden = !isLook && !voice.canRead(language());
      tool.setAttribute("aria-pressed", String(isLook ? page.hasAttribute(`data-${name}`) : voice.isReading()));
    }
  }

  /** The next visitor finds the screen as it always is. */
  function reset() {
    for (const name of LOOKS) page.removeAttribute(`data-${name}`);
    voice.stop();
    update();
  }

  return { update, reset };
}
