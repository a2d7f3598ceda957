/** The line in which presses stand until the server has answered for each: one at a time, in their order, again and
 *  again with the same id until an answer comes. */

const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const SOON_MS = 60_000;
const RELOADED_AT = "oasen.reloaded";

export class PressLine {
  /**
   * @param {import("./kept-presses.js").KeptPresses} kept
   * @param {{address: (press: object) => string, token: () => string}} server
   * @param {{answered: (press: object, answer: object) => void, changed: () => void}} page
   */
  constructor(kept, server, page) {
    this.kept = kept;
    this.server = server;
    this.page = page;
    this.waiting = kept.left();
    this.failures = 0;
    this.isSending = false;
    this.wake = () => {};
    addEventListener("online", () => this.wake());
  }

  add(press) {
    this.kept.keep(press);
    this.waiting.push(press);
    this.send();
  }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    while (this.waiting.length > 0) {
      const [press] = this.waiting;
      const answer = await this.ask(press);
      if (answer === null) {
        this.failures += 1;
        this.page.changed();
        await this.pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.failures));
        continue;
      }
      this.failures = 0;
      this.waiting.shift();
      this.kept.forget(press);
      this.page.answered(press, answer);
      this.page.changed();
    }
    this.isSending = false;
  }

  /** What the server says of a press; null: nothing yet, so it is to be sent again. */
  async ask(press) {
    const body = new URLSearchParams({
      csrf_token: this.server.token(),
      counter: press.key,
      press: press.id,
      step: press.heads === -1 ? "-1" : "some",
      heads: press.heads === -1 ? "" : String(press.heads),
      seconds_ago: String(Math.max(0, Math.round((Date.now() - press.pressedAt) / 1000))),
    });
    try {
      const answer = await fetch(this.server.address(press), {
        method: "POST",
        headers: { Accept: "application/json" },
        body,
        keepalive: true,
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 400) {
        // Signed out, or the form is too old: a page loaded anew knows what to do, and sends what was kept.
        reloadOnce();
        return null;
      }
      if (answer.ok || answer.status === 422) return await answer.json();
      return answer.status >= 500 || answer.status === 429 ? null : {};
    } catch {
      return null;
    }
  }

  pause(length_ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, length_ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function reloadOnce() {
  const before = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (Date.now() - before > SOON_MS) {
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    location.reload();
  }
}
