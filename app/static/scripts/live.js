/** Keeps parts of the page fresh: asks for them every few seconds, and puts in place those that have changed. */

const EVERY_MS = 4000;
const region = document.querySelector("[data-live]");
const lost = document.querySelector("[data-live-lost]");
let tag = "";
let isAsking = false;
let isWantedAgain = false;

/** Asks now; who asks while an answer is on its way gets another after it. */
export async function refresh() {
  if (isAsking) {
    isWantedAgain = true;
    return;
  }
  isAsking = true;
  do {
    isWantedAgain = false;
    await ask();
  } while (isWantedAgain);
  isAsking = false;
}

async function ask() {
  const askedAt = performance.now();
  try {
    const answer = await fetch(region.dataset.live, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "error" });
    if (answer.status === 401) {
      // Signed out meanwhile: loading anew leads to signing in, and leaves nothing on the screen. Where a lock
      // takes over, what was half typed stays behind it.
      if (document.dispatchEvent(new CustomEvent("signed-out", { cancelable: true }))) {
        location.reload();
      }
      return;
    }
    if (answer.ok) {
      offer(await answer.text(), answer.headers.get("ETag") ?? "", askedAt);
    }
    lost.hidden = answer.ok || answer.status === 304;
  } catch {
    lost.hidden = false;
  }
}

/** Whoever knows better, for a press is still on its way, may decline the answer: it is then asked for again. */
function offer(text, newTag, askedAt) {
  if (!region.dispatchEvent(new CustomEvent("fresh", { cancelable: true, detail: { askedAt } }))) {
    return;
  }
  tag = newTag;
  const answer = new DOMParser().parseFromString(text, "text/html");
  for (const fresh of answer.querySelectorAll("[data-part]")) {
    const old = region.querySelector(`[data-part="${CSS.escape(fresh.dataset.part)}"]`);
    if (old && old.outerHTML !== fresh.outerHTML) {
      replace(old, fresh);
    }
  }
  region.dispatchEvent(new CustomEvent("freshened"));
}

/** What was unfolded stays so, the keyboard stays where it was, and what is half typed is left alone. */
function replace(old, fresh) {
  if ([...old.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue)) {
    return;
  }
  const unfolded = [...old.querySelectorAll("details[open]")].map((each) => each.id);
  const at = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(fresh);
  for (const id of unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  if (at) {
    document.getElementById(at)?.focus({ preventScroll: true });
  }
}

if (region) {
  setInterval(() => document.hidden || refresh(), EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}
