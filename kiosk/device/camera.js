/** Looks through the tablet's camera for a card, from being asked until stopped. */

import { pause } from "./clock.js";
import { qrReader } from "./qr-reader.js";

const WISHED = { width: { ideal: 1280 }, height: { ideal: 720 } };
const BETWEEN_LOOKS_MS = 80;
/** Wider pictures take longer and read no better. */
const WIDEST = 960;

/**
 * Shows the camera in the video until a card is read, the signal stops it, or it fails.
 * The pictures are looked at one by one and never kept.
 *
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal
 * @param {"user" | "environment"} [facing] the camera towards whoever stands there, or the one on the tablet's back
 * @returns {Promise<string | null>} what the card says, or null when stopped
 */
export async function lookForCard(video, signal, facing = "user") {
  /** @type {string | null} */
  let seen = null;
  await lookForCards(video, signal, (card) => (seen = card) !== null, facing);
  return seen;
}

/**
 * Shows the camera in the video and tells of each card that it sees, until who is told says that it is enough, the
 * signal stops it or it fails. A card that is held still is told of again and again.
 *
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal
 * @param {(card: string) => boolean | void} whenSeen true: enough
 * @param {"user" | "environment"} [facing]
 */
export async function lookForCards(video, signal, whenSeen, facing = "environment") {
  if (!navigator.mediaDevices) throw new Error("This browser gives no camera to a page without TLS.");
  const stream = await navigator.mediaDevices.getUserMedia({ video: { ...WISHED, facingMode: facing }, audio: false });
  const switchOff = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  signal.addEventListener("abort", switchOff);
  try {
    video.srcObject = stream;
    await video.play();
    await lookOnAndOn(video, signal, whenSeen);
  } finally {
    switchOff();
  }
}

/** @param {HTMLVideoElement} video @param {AbortSignal} signal @param {(card: string) => boolean | void} whenSeen */
async function lookOnAndOn(video, signal, whenSeen) {
  const read = await qrReader();
  const scale = Math.min(1, WIDEST / (video.videoWidth || WIDEST));
  const canvas = new OffscreenCanvas(Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale));
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  while (!signal.aborted) {
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const card = await read(context.getImageData(0, 0, canvas.width, canvas.height));
    if (card !== null && !signal.aborted && whenSeen(card)) return;
    await pause(BETWEEN_LOOKS_MS);
  }
}
