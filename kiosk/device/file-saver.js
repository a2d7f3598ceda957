/** Hands a text to the browser to be saved as a file. */

import { pause } from "./clock.js";

/** Some browsers only begin to read after the press has been seen to. */
const BROWSER_READS_MS = 30_000;

/** @param {string} name @param {string} text */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  pause(BROWSER_READS_MS).then(() => URL.revokeObjectURL(address));
}
