/** Reads the list of the pictures that picture codes are made of. */

/** @import { Picture } from "../core/picture-code.js" */

/** @returns {Promise<Picture[]>} */
export async function readPictures() {
  const response = await fetch("icons/codes/pictures.json");
  return response.json();
}
