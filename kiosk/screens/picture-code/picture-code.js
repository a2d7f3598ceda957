/** Picture code: five pictures tapped in their order; only a slip is told, never whether a card bears them. */

import { CODE_LENGTH, isCode, wordOf, written } from "../../core/picture-code.js";

/** @import { Kiosk } from "../screen.js" */
/** @import { Picture } from "../../core/picture-code.js" */

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function PictureCode(element, kiosk) {
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (element.querySelector(selector));
  const grid = part(".picture-code__grid");
  const places = part(".picture-code__places");
  const slip = part(".picture-code__slip");
  const remove = part("[data-remove]");
  /** The pictures tapped so far, by number; nowhere else, so that they go with the screen. @type {number[]} */
  let tapped = [];

  places.replaceChildren(...Array.from({ length: CODE_LENGTH }, () => document.createElement("li")));
  grid.replaceChildren(...kiosk.pictures.map(pictureButton));
  remove.addEventListener("press", () => change(tapped.slice(0, -1)));

  /** @param {Picture} picture @param {number} number */
  function pictureButton(picture, number) {
    const button = document.createElement("button");
    const image = document.createElement("img");
    const { word, language } = wordOf(picture, kiosk.facts().language);
    button.type = "button";
    button.className = "code-picture pressable";
    image.src = `icons/codes/${picture.slug}.svg`;
    image.alt = word;
    image.lang = language;
    button.append(image);
    button.addEventListener("press", () => tap(number));
    return button;
  }

  /** @param {number} number */
  function tap(number) {
    // No card bears a picture twice, so the same again is a shaky finger's second tap.
    if (tapped.at(-1) === number) return;
    change([...tapped, number]);
    if (tapped.length < CODE_LENGTH) return;
    if (isCode(tapped)) kiosk.raise("pictures-shown", written(tapped, kiosk.pictures));
    else beginAnew();
  }

  function beginAnew() {
    change([]);
    slip.hidden = false;
  }

  /** @param {number[]} numbers */
  function change(numbers) {
    tapped = numbers;
    slip.hidden = true;
    [...places.children].forEach((place, index) => show(place, index));
    remove.classList.toggle("is-needless", tapped.length === 0);
    update();
  }

  function update() {
    slip.textContent = kiosk.say("pictures.slip");
    part("[data-progress]").textContent = kiosk.say("pictures.progress", { tapped: tapped.length, all: CODE_LENGTH });
  }

  /** Only the last picture is seen: who looks over a shoulder finds the others as dots. @param {Element} place @param {number} index */
  function show(place, index) {
    const isLast = index === tapped.length - 1;
    const image = document.createElement("img");
    if (isLast) image.src = `icons/codes/${kiosk.pictures[tapped[index]].slug}.svg`;
    image.alt = "";
    place.replaceChildren(...(isLast ? [image] : []));
    place.classList.toggle("is-tapped", index < tapped.length);
  }

  change([]);
  return { update };
}
