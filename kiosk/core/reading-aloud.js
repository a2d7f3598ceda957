/** Chooses the voice that reads a screen aloud. */

/** @typedef {{lang: string, localService: boolean}} Voice as browsers describe one */

/**
 * A voice of the tablet itself for that language, or null. Voices that live on somebody's server are left alone:
 * they would send out what stands on the screen.
 *
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string} language
 * @returns {V | null}
 */
export function voiceFor(voices, language) {
  return voices.find((each) => each.localService && baseOf(each.lang) === baseOf(language)) ?? null;
}

/** Some tablets write sv_SE. @param {string} code */
function baseOf(code) {
  return code.toLowerCase().split(/[-_]/)[0];
}
