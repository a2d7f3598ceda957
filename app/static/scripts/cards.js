/** Counts by cards: reads one after the other, shows only how many, and sends them all at once. */

import { lookForCards } from "/kiosk/device/camera.js";
import { listenForScanner } from "/kiosk/device/keyboard-scanner.js";

const SAID_FOR_MS = 2500;
/** The camera tells of a card many times a second while it is held; a pause as long as this is another showing. */
const STILL_HELD_MS = 1200;
const form = document.querySelector("[data-cards]");
const video = form.querySelector("[data-camera]");
const say = form.querySelector("[data-say]");
const refused = form.querySelector("[data-refused]");
const words = form.dataset;

/** What the cards say; nowhere but here, and gone with the page. @type {Set<string>} */
const cards = new Set();
let without = 0;
let latest = { card: "", at: 0 };
/** @type {AbortController | null} */
let looking = null;
let saying = 0;

function show() {
  form.querySelector("[data-cards-count]").textContent = String(cards.size);
  form.querySelector("[data-without-count]").textContent = String(without);
  form.querySelector("[data-without-less]").disabled = without === 0;
}

/** @param {string} sentence */
function tell(sentence) {
  say.textContent = sentence;
  clearTimeout(saying);
  saying = setTimeout(() => (say.textContent = ""), SAID_FOR_MS);
}

/** @param {string} card */
function take(card) {
  if (cards.has(card)) return seenAgain(card);
  if (cards.size + without >= Number(words.most)) return tell(words.wordFull);
  cards.add(card);
  latest = { card, at: performance.now() };
  navigator.vibrate?.(60);
  tell("");
  show();
}

/** A card that is still held up is no second one. @param {string} card */
function seenAgain(card) {
  const isStillHeld = latest.card === card && performance.now() - latest.at < STILL_HELD_MS;
  latest = { card, at: performance.now() };
  if (!isStillHeld) tell(words.wordAgain);
}

async function look() {
  looking = new AbortController();
  showCamera(true);
  try {
    await lookForCards(video, looking.signal, take);
  } catch {
    tell(words.wordNoCamera);
  }
  looking = null;
  showCamera(false);
}

/** @param {boolean} isOn */
function showCamera(isOn) {
  video.hidden = !isOn;
  form.querySelector("[data-word-on]").hidden = isOn;
  form.querySelector("[data-word-off]").hidden = !isOn;
}

/** Sends what was counted; what is refused leaves the cards where they are. @param {Event} event */
async function save(event) {
  event.preventDefault();
  const body = new FormData(form);
  body.set("cards", JSON.stringify([...cards]));
  body.set("without", String(without));
  refused.textContent = "";
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok && answer.redirected) return leaveFor(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const reasons = [...page.querySelectorAll("form .error")].map((each) => each.textContent.trim());
    refused.textContent = reasons.filter(Boolean).join(" ") || words.wordNoContact;
  } catch {
    refused.textContent = words.wordNoContact;
  }
}

/** @param {string} address */
function leaveFor(address) {
  looking?.abort();
  cards.clear();
  without = 0;
  location.replace(address);
}

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  if (cards.size + without > 0) event.preventDefault();
}

form.querySelector("[data-camera-on]").addEventListener("click", () => (looking ? looking.abort() : look()));
form.querySelector("[data-without-more]").addEventListener("click", () => {
  if (cards.size + without >= Number(words.most)) return tell(words.wordFull);
  without += 1;
  show();
});
form.querySelector("[data-without-less]").addEventListener("click", () => {
  without -= 1;
  show();
});
form.querySelector("[data-begin-again]").addEventListener("click", () => {
  cards.clear();
  without = 0;
  show();
});
form.addEventListener("submit", save);
addEventListener("beforeunload", askBeforeLeaving);
listenForScanner(take);
show();
