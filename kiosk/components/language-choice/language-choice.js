/** The languages that the tablet offers, each by its own name. */

/** @typedef {{code: string, name: string, direction: string}} Language */

/** More than fit beside each other on a tablet that lies. */
const MANY = 6;

/**
 * @param {HTMLElement} element
 * @param {() => {language: string, languages: Language[]}} facts
 */
export function LanguageChoice(element, facts) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("component-language-choice"));
  let shown = "";

  function update() {
    const { language, languages } = facts();
    const wanted = languages.map((each) => each.code).join(" ");
    if (wanted !== shown) element.replaceChildren(...languages.map(languageButton));
    shown = wanted;
    element.classList.toggle("language-choice--many", languages.length > MANY);
    for (const button of element.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.detail === language));
    }
  }

  /** @param {Language} language */
  function languageButton({ code, name, direction }) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const button = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
    button.textContent = name;
    button.lang = code;
    button.dir = direction;
    button.dataset.raise = "language-chosen";
    button.dataset.detail = code;
    return button;
  }

  return { update };
}
