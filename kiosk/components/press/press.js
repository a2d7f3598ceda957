/** Hears presses as a shaky hand makes them: down and up on the same button counts, however the finger moved between. */

/** @typedef {{x: number, y: number}} Spot */

/** A finger's click follows the press that made it; from a keyboard or a switch it comes alone and counts no fingers. */
const CLICK_FOLLOWS_WITHIN_MS = 700;

/**
 * @param {HTMLElement} root
 * @param {(button: HTMLButtonElement, spot: Spot | null) => void} whenPressed spot: where, unless by keyboard
 */
export function hearPresses(root, whenPressed) {
  /** @type {HTMLButtonElement | null} */
  let downOn = null;
  let pressedAt = -Infinity;

  root.addEventListener("pointerdown", (event) => {
    downOn = buttonOf(event.target);
  });
  root.addEventListener("pointerup", (event) => {
    // A finger holds on to the element it came down on, so ask what lies under it now.
    const upOn = buttonOf(document.elementFromPoint(event.clientX, event.clientY));
    if (downOn === null || upOn !== downOn || event.button !== 0) return;
    pressedAt = event.timeStamp;
    whenPressed(upOn, { x: event.clientX, y: event.clientY });
  });
  root.addEventListener("click", (event) => {
    const button = buttonOf(event.target);
    const isEcho = event.detail > 0 && event.timeStamp - pressedAt < CLICK_FOLLOWS_WITHIN_MS;
    if (button === null || isEcho) return;
    whenPressed(button, null);
  });
  // A switch that is kept down presses once.
  root.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter" && buttonOf(event.target)) event.preventDefault();
  });
  root.addEventListener("contextmenu", (event) => event.preventDefault());
}

/** @param {EventTarget | null} target */
function buttonOf(target) {
  return target instanceof Element ? target.closest("button") : null;
}
