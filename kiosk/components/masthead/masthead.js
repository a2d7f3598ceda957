/** The line above every screen, and the staff's way in: a long press on the house. */

const LONG_PRESS_MS = 1_500;

/**
 * @param {(whenRunDown: () => void) => {wind: (milliseconds: number) => void, stop: () => void}} makeTimer
 * @param {() => void} whenStaffWanted
 */
export function Masthead(makeTimer, whenStaffWanted) {
  const house = /** @type {HTMLElement} */ (document.getElementById("house"));
  const place = /** @type {HTMLElement} */ (document.getElementById("place"));
  const notice = /** @type {HTMLElement} */ (document.getElementById("staff-notice"));
  const timer = makeTimer(whenStaffWanted);
  const press = () => timer.wind(LONG_PRESS_MS);

  house.addEventListener("pointerdown", press);
  house.addEventListener("keydown", (event) => {
    if (!event.repeat && (event.key === "Enter" || event.key === " ")) press();
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel", "keyup", "blur"]) {
    house.addEventListener(end, timer.stop);
  }
  house.addEventListener("contextmenu", (event) => event.preventDefault());

  /** @param {{name: string, notice: string}} texts */
  function update(texts) {
    place.textContent = texts.name;
    notice.textContent = texts.notice;
    notice.hidden = texts.notice === "";
  }

  return { update };
}
