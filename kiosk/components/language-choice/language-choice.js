/** The row of languages. */

/** @typedef {{code: string, name: string, direction: string}} Language */

/**
 * @param {HTMLElement} element
 * @param {Language[]} languages
 */
export function LanguageChoice(element, languages) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("component-language-choice"));
  for (const { code, name, direction } of languages) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const button = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
    button.textContent = name;
    button.lang = code;
    button.dir = direction;
    button.dataset.raise = "language-chosen";
    button.dataset.detail = code;
    element.append(button);
  }

  /** @param {string} code */
  function update(code) {
    for (const button of element.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.detail === code));
    }
  }

  return { update };
}
