/** Reads the texts of languages from their files. */

/** @import { Texts } from "../core/wording.js" */

/**
 * The texts of those languages whose files are there: a server that has been renewed may name one that the version
 * of the kiosk on the tablet does not have yet.
 *
 * @param {string[]} codes
 * @returns {Promise<Texts[]>}
 */
export async function readLanguages(codes) {
  const texts = await Promise.all(codes.map((code) => readLanguage(code).catch(() => null)));
  return texts.filter((each) => each !== null);
}

/** @param {string} code @returns {Promise<Texts | null>} */
async function readLanguage(code) {
  const response = await fetch(`languages/${code}.json`);
  return response.ok ? response.json() : null;
}
