/** Collects what stands on a screen in the order in which it is read. */

/** Not for a voice: signs, other languages' names, and buttons that no keyboard reaches either. */
const NOT_READ = "[hidden], [aria-hidden=true], svg, nav, button[tabindex='-1']";

/** @param {HTMLElement} screen @returns {string[]} */
export function visibleTexts(screen) {
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = (walker.currentNode.textContent ?? "").trim();
    const holder = walker.currentNode.parentElement;
    const isSeen = holder?.checkVisibility({ visibilityProperty: true }) && holder.closest(NOT_READ) === null;
    if (text !== "" && isSeen) texts.push(text);
  }
  return texts;
}
