/** Pairing by the camera: looks for the picture on the staff's page, for a minute. */

import { pairingCodeOfText } from "../../core/pairing-code.js";
import { lookForCard } from "../../device/camera.js";
import { makeTimer } from "../../device/clock.js";

/** @import { Kiosk } from "../screen.js" */

const CAMERA_LOOKS_MS = 60_000;

/** @param {HTMLElement} element @param {Kiosk} kiosk */
export function PairingCamera(element, kiosk) {
  const section = /** @type {HTMLElement} */ (element.querySelector("section"));
  const title = /** @type {HTMLElement} */ (element.querySelector("h1"));
  const how = /** @type {HTMLElement} */ (element.querySelector(".pairing-camera__how"));
  const turn = /** @type {HTMLElement} */ (element.querySelector("[data-turn]"));
  const video = /** @type {HTMLVideoElement} */ (element.querySelector("video"));
  /** The one on the back first: it looks where the tablet is held. @type {"environment" | "user"} */
  let facing = "environment";
  /** @type {"camera-looking" | "camera-not-seen" | "camera-none"} */
  let state = "camera-looking";
  let stop = new AbortController();
  const timer = makeTimer(() => show("camera-not-seen"));

  /** @param {"camera-looking" | "camera-not-seen" | "camera-none"} reached */
  function show(reached) {
    state = reached;
    if (state !== "camera-looking") leave();
    section.dataset.camera = state === "camera-looking" ? "on" : "off";
    update();
  }

  function update() {
    title.textContent = kiosk.say(`pairing.${state}`);
    how.dataset.said = state;
    how.textContent = kiosk.say(`pairing.${state}-how`);
  }

  async function look() {
    leave();
    stop = new AbortController();
    const { signal } = stop;
    show("camera-looking");
    timer.wind(CAMERA_LOOKS_MS);
    try {
      for (let text = ""; !signal.aborted; ) {
        text = (await lookForCard(video, signal, facing)) ?? "";
        const code = pairingCodeOfText(text);
        if (code !== null) return kiosk.raise("pairing-code-given", code);
      }
    } catch {
      if (!signal.aborted) show("camera-none");
    }
  }

  function leave() {
    timer.stop();
    stop.abort();
  }

  turn.addEventListener("press", () => {
    facing = facing === "environment" ? "user" : "environment";
    look();
  });
  look();
  return { update, leave };
}
