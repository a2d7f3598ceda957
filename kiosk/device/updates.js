/** Registers the service worker, and lets a new version of the kiosk in between two visitors. */

/** @returns {{look: () => void, takeNewVersion: () => void}} */
export function watchForUpdates() {
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  const hadVersion = Boolean(navigator.serviceWorker?.controller);
  navigator.serviceWorker?.register("service-worker.js", { updateViaCache: "none" }).then(
    (registered) => {
      registration = registered;
    },
    () => undefined, // without TLS there is no service worker: the kiosk works, but does not start without network
  );
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (hadVersion) location.reload();
  });

  /** Asks the server whether there is a new version. */
  function look() {
    registration?.update().catch(() => undefined);
  }

  /** To be called when nobody stands before the tablet. */
  function takeNewVersion() {
    registration?.waiting?.postMessage("take-over");
  }

  return { look, takeNewVersion };
}
