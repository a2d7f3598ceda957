/** Listens for a card scanner among all key presses. */

import { NO_SCAN, SILENCE_MS, cardOf, scanAfterKey } from "../core/scanner.js";
import { makeTimer } from "./clock.js";

/** @param {(value: string) => void} whenCardShown */
export function listenForScanner(whenCardShown) {
  let scan = NO_SCAN;
  const silence = makeTimer(finish);

  function finish() {
    silence.stop();
    const card = cardOf(scan);
    scan = NO_SCAN;
    if (card !== null) whenCardShown(card);
    return card !== null;
  }

  /** @param {KeyboardEvent} event */
  function hear(event) {
    // A key that is kept down repeats as fast as a scanner types, but no scanner keeps one down.
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const endsScan = event.key === "Enter" || event.key === "Tab";
    if (endsScan && finish()) {
      // A scanner's Enter must not press whatever button has the focus.
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    scan = scanAfterKey(scan, { key: event.key, code: event.code, at: event.timeStamp, shifted: event.shiftKey });
    silence.wind(SILENCE_MS);
  }

  document.addEventListener("keydown", hear, { capture: true });
}
