/** Picture codes: four pictures and a fifth that checks them, so that a slip is caught without asking anybody. */

export const PICTURE_COUNT = 47;

/**
 * Numbers are added and multiplied in the field of 47 elements: 47 is prime, and the weights are all different and
 * none 0, so one changed picture or any two swapped always move the weighted sum.
 */
const WEIGHTS = [1, 2, 3, 4, 5];

export const CODE_LENGTH = WEIGHTS.length;

/** @typedef {{slug: string, sv: string, en: string}} Picture a picture's place in the list is its number in every code */

/**
 * Whether these can be a code. It says nothing of whether a card bears it.
 *
 * @param {number[]} pictures
 */
export function isCode(pictures) {
  const arePictures = pictures.every((each) => Number.isInteger(each) && each >= 0 && each < PICTURE_COUNT);
  return arePictures && pictures.length === CODE_LENGTH && weightedSum(pictures) % PICTURE_COUNT === 0;
}

/**
 * The code as it is sent: bee-cat-sun-tree-boat.
 *
 * @param {number[]} code
 * @param {Picture[]} pictures
 */
export function written(code, pictures) {
  return code.map((each) => pictures[each].slug).join("-");
}

/**
 * A word for a picture, and the language it is in: the visitor's own where there is one, else English.
 *
 * @param {Picture} picture
 * @param {string} language
 * @returns {{word: string, language: string}}
 */
export function wordOf(picture, language) {
  const isSwedish = language.split("-")[0] === "sv";
  return isSwedish ? { word: picture.sv, language: "sv" } : { word: picture.en, language: "en" };
}

/** @param {number[]} pictures */
function weightedSum(pictures) {
  return pictures.reduce((sum, picture, place) => sum + WEIGHTS[place] * picture, 0);
}
