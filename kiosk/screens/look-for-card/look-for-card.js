/** Look for a card: the camera, for fifteen seconds. */

import { lookForCard } from "../../device/camera.js";
import { makeTimer } from "../../device/clock.js";

/** @import { Kiosk } from "../screen.js" */

const CAMERA_LOOKS_MS = 15_000;

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function LookForCard(element, kiosk) {
  const section = /** @type {HTMLElement} */ (element.querySelector("section"));
  const title = /** @type {HTMLElement} */ (element.querySelector("h1"));
  const how = /** @type {HTMLElement} */ (element.querySelector(".look-for-card__how"));
  const again = /** @type {HTMLElement} */ (element.querySelector("[data-look-again]"));
  const video = /** @type {HTMLVideoElement} */ (element.querySelector("video"));
  /** @type {"looking" | "not-seen" | "no-camera"} */
  let state = "looking";
  let stop = new AbortController();
  const timer = makeTimer(() => show("not-seen"));
  video.addEventListener("playing", () => {
    section.dataset.camera = "looking";
    timer.wind(CAMERA_LOOKS_MS);
  });

  /** @param {"looking" | "not-seen" | "no-camera"} reached */
  function show(reached) {
    state = reached;
    if (state !== "looking") leave();
    section.dataset.camera = state === "looking" ? "opening" : "off";
    again.hidden = state !== "not-seen";
    update();
  }

  function update() {
    title.textContent = kiosk.say(`camera.${state}`);
    how.textContent = kiosk.say(`camera.${state}-how`);
  }

  async function look() {
    stop = new AbortController();
    const { signal } = stop;
    show("looking");
    try {
      const card = await lookForCard(video, signal);
      if (card !== null) kiosk.raise("card-shown", card);
    } catch {
      if (!signal.aborted) show("no-camera");
    }
  }

  function leave() {
    timer.stop();
    stop.abort();
  }

  again.addEventListener("press", look);
  look();
  return { update, leave };
}
