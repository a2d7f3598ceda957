/** Reads the texts of every language that the server found in the folder. */

/** @import { Texts } from "../core/wording.js" */

/** @param {string[]} codes @returns {Promise<Texts[]>} */
export function readLanguages(codes) {
  return Promise.all(
    codes.map(async (code) => {
      const response = await fetch(`languages/${code}.json`);
      if (!response.ok) throw new Error(`The language file ${code}.json is missing.`);
      return response.json();
    }),
  );
}
