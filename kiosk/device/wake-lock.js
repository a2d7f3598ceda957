/** Keeps the screen lit while the kiosk shows. */

/** Asks again whenever the page comes back, since the browser drops the lock when it is hidden. */
export function keepScreenLit() {
  const ask = async () => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    // Refused on a low battery: the tablet may then go dark, and counts again when woken.
    await navigator.wakeLock.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
