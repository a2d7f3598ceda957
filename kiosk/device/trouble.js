/** Remembers what last went wrong since the page was loaded, by its kind alone; a message might hold what was shown. */

/** @typedef {"storage" | "server" | "camera" | "script"} Trouble */

/** @type {Trouble | null} */
let last = null;

/** @param {Trouble} kind */
export function noteTrouble(kind) {
  last = kind;
}

/** @returns {Trouble | null} */
export function lastTrouble() {
  return last;
}

/** Hears of faults in the scripts themselves. */
export function listenForFaults() {
  for (const event of ["error", "unhandledrejection"]) window.addEventListener(event, () => noteTrouble("script"));
}
