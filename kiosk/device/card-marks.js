/** Marks cards so that the same one is known again until the tablet restarts, without keeping what it says. */

/** Each start of the tablet has a salt of its own, which lives in memory alone. */
export function makeCardMarks() {
  const salt = crypto.getRandomValues(new Uint8Array(16));

  /**
   * The mark of a card; null where the browser cannot make one, on a page without TLS.
   *
   * @param {string} value what the card says
   */
  async function markOf(value) {
    if (!crypto.subtle) return null;
    const salted = new Uint8Array([...salt, ...new TextEncoder().encode(value)]);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", salted));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  return { markOf };
}
