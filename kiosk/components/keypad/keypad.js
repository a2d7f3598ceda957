/** The tablet's own keys for codes and PINs, so that no keyboard of the system comes up with its suggestions. */

/**
 * Keys on the glass, and the same keys of a keyboard that is plugged in.
 *
 * @param {HTMLElement} element
 * @param {string[]} keys
 * @param {(key: string) => void} whenKey told the key as keyboards name it, Enter and Backspace too
 * @returns {{leave: () => void}}
 */
export function Keypad(element, keys, whenKey) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("component-keypad"));
  for (const key of keys) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const button = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
    button.textContent = key;
    button.addEventListener("press", () => whenKey(key));
    element.append(button);
  }

  /** @param {KeyboardEvent} event */
  function hear(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // On a button that has the focus, Enter presses that button and nothing else.
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement) return;
    if (event.key === "Enter" || event.key === "Backspace" || event.key.length === 1) whenKey(event.key);
  }

  document.addEventListener("keydown", hear);
  return { leave: () => document.removeEventListener("keydown", hear) };
}
