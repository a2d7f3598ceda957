/** Keeps a part of the page fresh: asks for it every few seconds, and puts it in place when it has changed. */

const EVERY_MS = 4000;
const part = document.querySelector("[data-live]");
const lost = document.querySelector("[data-live-lost]");
let tag = "";

async function refresh() {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch(part.dataset.live, { headers: tag ? { "If-None-Match": tag } : {}, redirect: "error" });
    if (answer.status === 401) {
      // Signed out meanwhile: loading anew leads to signing in, and leaves nothing on the screen. Where a lock
      // takes over, what was half typed stays behind it.
      if (document.dispatchEvent(new CustomEvent("signed-out", { cancelable: true }))) {
        location.reload();
      }
      return;
    }
    if (answer.ok) {
      tag = answer.headers.get("ETag") ?? "";
      replace(await answer.text());
    }
    lost.hidden = answer.ok || answer.status === 304;
  } catch {
    lost.hidden = false;
  }
}

/** Puts the new text in place; what was unfolded stays so, and the keyboard stays where it was. */
function replace(text) {
  const unfolded = [...part.querySelectorAll("details[open]")].map((each) => each.id);
  const at = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = text;
  for (const id of unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  if (at) {
    document.getElementById(at)?.focus({ preventScroll: true });
  }
}

if (part) {
  setInterval(refresh, EVERY_MS);
  document.addEventListener("visibilitychange", refresh);
}
