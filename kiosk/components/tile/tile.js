/** One tile: a picture, a word, a tick once chosen. */

const UNKNOWN_PICTURE = "star";
const PICTURE_NAME = /^[a-z0-9-]+$/;

/**
 * @param {{word: string, picture: string}} content
 * @returns {HTMLButtonElement}
 */
export function Tile({ word, picture }) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("component-tile"));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const button = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
  const image = /** @type {HTMLImageElement} */ (button.querySelector("img"));
  const label = /** @type {HTMLElement} */ (button.querySelector(".tile__word"));
  image.addEventListener("error", () => showPicture(image, UNKNOWN_PICTURE), { once: true });
  showPicture(image, PICTURE_NAME.test(picture) ? picture : UNKNOWN_PICTURE);
  label.textContent = word;
  return button;
}

/** @param {HTMLImageElement} image @param {string} picture */
function showPicture(image, picture) {
  image.src = `icons/${picture}.svg`;
}
