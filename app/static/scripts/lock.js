/**
 * Locks the page of a shared computer after two minutes without a touch: what stood there is taken out of the page,
 * kept behind the lock for whoever had begun it, and put back when that person opens it again by their PIN.
 *
 * The server locks by its own clock; this script tells it of touches, and locks no later.
 */

const LOCK_AFTER_MS = 120_000;
const TELL_EVERY_MS = 10_000;
const LOOK_EVERY_MS = 1000;

const template = document.querySelector("template[data-lock-screen]");
const token = () => template.content.querySelector("[name=csrf_token]")?.value ?? document.querySelector("[name=csrf_token]")?.value;
const title = document.title;
let touchedAt = Date.now();
let toldAt = touchedAt;
let behind = null; // what stood on the page, and where, while it is locked

function post(address) {
  const headers = { "X-CSRFToken": token() };
  return fetch(address, { method: "POST", headers, redirect: "manual", keepalive: true }).catch(() => null);
}

function touched() {
  if (!behind) {
    touchedAt = Date.now();
  }
}

async function look() {
  if (behind) {
    return;
  }
  if (Date.now() - touchedAt >= LOCK_AFTER_MS) {
    lock();
    post("/lock");
    return;
  }
  if (touchedAt > toldAt && Date.now() - toldAt >= TELL_EVERY_MS) {
    toldAt = Date.now();
    const answer = await post("/awake");
    if (answer && answer.status !== 204) {
      lock();
    }
  }
}

/** Takes everything out of the page, so that nothing of it can be seen, searched or read aloud. */
function lock() {
  if (behind) {
    return;
  }
  behind = { scroll: scrollY, focused: document.activeElement, nodes: [...document.body.childNodes] };
  document.body.replaceChildren(template.content.cloneNode(true));
  document.title = template.dataset.title;
  document.querySelector("[data-open]")?.addEventListener("submit", open);
  document.querySelector("[name=pin]")?.focus();
}

/** Puts everything back, as it was. */
function unlock() {
  const { nodes, scroll, focused } = behind;
  behind = null;
  document.body.replaceChildren(...nodes);
  document.title = title;
  touchedAt = toldAt = Date.now();
  scrollTo(0, scroll);
  focused?.focus?.({ preventScroll: true });
}

async function open(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
  if (answer?.ok) {
    renew((await answer.json()).csrf_token);
    unlock();
  } else if (answer?.status === 401 || answer?.status === 422) {
    await say(form, answer);
  } else if (answer) {
    location.assign("/sign-in");
  }
}

/** The forms behind the lock were made for the session that has ended. */
function renew(secret) {
  const places = [template.content, ...behind.nodes.filter((node) => node.querySelectorAll)];
  for (const place of places) {
    place.querySelectorAll("[name=csrf_token]").forEach((field) => (field.value = secret));
  }
}

async function say(form, answer) {
  const says = form.querySelector("[data-says]");
  says.textContent = (await answer.json()).says;
  says.hidden = false;
  form.elements.pin.value = "";
  form.elements.pin.focus();
}

/** A page that comes back from where browsers keep pages shows nothing before the server says whose turn it is. */
async function comeBack() {
  const answer = await fetch("/still-here", { redirect: "manual" }).catch(() => null);
  if (!answer?.ok) {
    return;
  }
  if (String((await answer.json()).member) === template.dataset.member) {
    unlock();
  } else {
    location.replace("/");
  }
}

for (const sign of ["pointerdown", "keydown", "input", "wheel", "touchstart"]) {
  addEventListener(sign, touched, { passive: true, capture: true });
}
document.querySelector("[data-lock-now]")?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  lock();
  post("/lock");
});
setInterval(look, LOOK_EVERY_MS);
document.addEventListener("visibilitychange", look);
document.addEventListener("signed-out", (event) => {
  event.preventDefault();
  lock();
});
addEventListener("pagehide", (event) => event.persisted && lock());
addEventListener("pageshow", (event) => event.persisted && behind && comeBack());
