/** Reads aloud with the tablet's own voices, and only when it is asked to. */

import { voiceFor } from "../core/reading-aloud.js";

/** @param {() => void} whenChanged told when it begins, ends, or has learnt which voices there are */
export function makeVoice(whenChanged) {
  const synthesis = "speechSynthesis" in window ? window.speechSynthesis : null;
  /** What is still to be said; a browser may drop an utterance that nobody holds on to. @type {SpeechSynthesisUtterance[]} */
  let waiting = [];
  synthesis?.addEventListener?.("voiceschanged", whenChanged);

  /** @param {string} language */
  function voice(language) {
    return synthesis === null ? null : voiceFor(synthesis.getVoices(), language);
  }

  /** @param {string[]} texts @param {string} language */
  function read(texts, language) {
    stop();
    const chosen = voice(language);
    if (synthesis === null || chosen === null) return;
    waiting = texts.map((text) => utterance(text, chosen));
    for (const each of waiting) synthesis.speak(each);
    whenChanged();
  }

  /** @param {string} text @param {SpeechSynthesisVoice} chosen */
  function utterance(text, chosen) {
    const made = new SpeechSynthesisUtterance(text);
    made.voice = chosen;
    made.lang = chosen.lang;
    made.rate = 0.9; // whoever needs it read has time
    for (const end of ["end", "error"]) made.addEventListener(end, () => finish(made));
    return made;
  }

  /** @param {SpeechSynthesisUtterance} said */
  function finish(said) {
    if (!waiting.includes(said)) return;
    waiting = waiting.filter((each) => each !== said);
    whenChanged();
  }

  function stop() {
    if (waiting.length === 0) return;
    waiting = [];
    synthesis?.cancel();
    whenChanged();
  }

  return { read, stop, isReading: () => waiting.length > 0, canRead: (/** @type {string} */ language) => voice(language) !== null };
}
