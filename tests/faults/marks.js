/** Halts the page at each seam of a tap's life, seen from outside, until the line before the server has noted it. */

(() => {
  if (!location.pathname.startsWith("/kiosk/")) return;
  const THANKING = ["choose-activity", "done"];
  const LONGEST_WAIT_MS = 2_000;
  /** @type {WeakSet<IDBTransaction>} */
  const keeping = new WeakSet();
  /** What the screen showed when it was tapped; null once it has thanked. @type {{screen: string, chosen: number} | null} */
  let before = null;
  let isToBeThanked = false;

  /** A request that blocks: the page does nothing more before the line answers or hangs up. @param {string} seam */
  function tell(seam) {
    const request = new XMLHttpRequest();
    request.open("POST", `/marks/${seam}`, false);
    try {
      request.send("-");
    } catch {
      // The line hangs up: noted.
    }
  }

  function shown() {
    const screen = document.getElementById("screen")?.dataset.screen ?? "";
    return { screen, chosen: document.querySelectorAll("[aria-pressed=true]").length };
  }

  document.addEventListener(
    "pointerup",
    () => {
      before = shown();
      tell("tapped");
    },
    { capture: true },
  );

  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    // Before anybody else listens, so that the page knows nothing yet.
    made.addEventListener("complete", () => {
      if (!keeping.has(made)) return;
      isToBeThanked = before !== null;
      tell("stored");
    });
    return made;
  };

  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...given) {
    const adding = add.apply(this, given);
    if (this.name === "queue") {
      keeping.add(this.transaction);
      adding.addEventListener("success", () => tell("written"));
    }
    return adding;
  };

  // Thanked for, whether it is stored or not, is what has been painted.
  new MutationObserver(() => {
    if (before === null) return;
    const { screen, chosen } = shown();
    if (chosen <= before.chosen && (screen === before.screen || !THANKING.includes(screen))) return;
    before = null;
    requestAnimationFrame(() =>
      setTimeout(() => {
        tell("thanked");
        isToBeThanked = false;
      }),
    );
  }).observe(document, { subtree: true, childList: true, attributes: true });

  const { fetch } = window;
  window.fetch = async (...given) => {
    if (String(given[0]).endsWith("/sealed") && JSON.parse(String(given[1]?.body)).boxes.length > 0) {
      const givesUpAt = performance.now() + LONGEST_WAIT_MS;
      while (isToBeThanked && performance.now() < givesUpAt) await new Promise((resolve) => setTimeout(resolve, 1));
      tell("sending");
    }
    return fetch(...given);
  };
})();
