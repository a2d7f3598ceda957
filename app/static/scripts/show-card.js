/** Shows a card to the page: listens for a scanner wherever the keyboard is, and looks through the camera when asked. */

import { lookForCard } from "/kiosk/device/camera.js";
import { listenForScanner } from "/kiosk/device/keyboard-scanner.js";

const LONGEST_LOOK_MS = 15_000;
const part = (name) => document.querySelector(`[data-${name}]`);
const form = part("show-form");

/** Whether a card is on its way: a scanner whose Enter comes late, or that reads twice, shows it once all the same. */
let isShown = false;

function show(card) {
  if (isShown) return;
  isShown = true;
  form.elements.shown.value = card;
  form.submit();
}

/** @param {SubmitEvent} event */
function sendOnce(event) {
  if (isShown) event.preventDefault();
  isShown = true;
}

async function look() {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const limit = setTimeout(stop, LONGEST_LOOK_MS);
  const looking = part("looking");
  part("not-seen").hidden = part("no-camera").hidden = true;
  looking.hidden = false;
  part("stop").onclick = stop;
  addEventListener("pagehide", stop, { once: true });
  try {
    const card = await lookForCard(looking.querySelector("video"), stopping.signal, "environment");
    if (card !== null) show(card);
    else part("not-seen").hidden = false;
  } catch {
    part("no-camera").hidden = false;
  } finally {
    clearTimeout(limit);
    looking.hidden = true;
  }
}

if (form) {
  listenForScanner(show);
  form.addEventListener("submit", sendOnce);
  addEventListener("pageshow", () => (isShown = false)); // by the back button it comes as it was left
  const camera = part("camera");
  camera.hidden = !navigator.mediaDevices;
  camera.addEventListener("click", look);
}
