/** Knows which languages the tablet offers, and says everything in the one that is wanted just now. */

import { wordingOf } from "./core/wording.js";
import { readLanguages } from "./device/languages.js";

/** @import { Texts } from "./core/wording.js" */

/** @param {string[]} codes what a tablet without premises offers; the first greets everyone */
export async function makeInterpreter(codes) {
  /** @type {Map<string, Texts>} */
  const read = new Map();
  let offered = await readable(codes);
  if (offered.length === 0) throw new Error("There is no language to greet in.");
  let spoken = offered[0];
  let say = wordingOf(spoken);

  /** Those of the languages whose files this version of the kiosk has. @param {string[]} wanted */
  async function readable(wanted) {
    for (const texts of await readLanguages(wanted.filter((code) => !read.has(code)))) {
      read.set(texts["language.code"], texts);
    }
    return /** @type {Texts[]} */ (wanted.map((code) => read.get(code)).filter(Boolean));
  }

  /** Offers these languages from now on. @param {string[]} wanted */
  async function offer(wanted) {
    const found = await readable(wanted);
    if (found.length > 0) offered = found;
  }

  /** Speaks that language, or greets again. @param {string} [code] @returns {boolean} whether it is another than before */
  function speak(code) {
    const before = spoken;
    spoken = offered.find((each) => each["language.code"] === code) ?? offered[0];
    say = wordingOf(spoken);
    return spoken !== before;
  }

  return {
    offer,
    speak,
    say: (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => say(key, values),
    language: () => spoken["language.code"],
    languages: () =>
      offered.map((each) => ({
        code: each["language.code"],
        name: each["language.name"],
        direction: each["language.direction"],
      })),
  };
}
