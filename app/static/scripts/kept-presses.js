/** Presses that wait to be sent, kept on the device so that a page that is closed or loaded again loses none. */

/**
 * One key each: two pages of the same person, each with its presses, then never write over one another, and a press
 * that both send counts once, by its id.
 */
export class KeptPresses {
  /** @param {string} owner the premises and who is signed in: nobody else's presses are ever sent */
  constructor(owner) {
    this.prefix = `oasen.press.${owner}.`;
  }

  /** Those that were left, the oldest first. */
  left() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(this.prefix))
        .map((key) => JSON.parse(localStorage.getItem(key)))
        .sort((one, other) => one.pressedAt - other.pressedAt);
    } catch {
      return [];
    }
  }

  /** Where nothing can be kept, a press lives as long as the page. */
  keep(press) {
    try {
      localStorage.setItem(this.prefix + press.id, JSON.stringify(press));
    } catch {
      // As said above.
    }
  }

  forget(press) {
    try {
      localStorage.removeItem(this.prefix + press.id);
    } catch {
      // It was not kept then either.
    }
  }
}

/** An id of 128 random bits, where the address is not https too. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
