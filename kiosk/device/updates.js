/** Registers the service worker, and lets a new version of the kiosk in when nobody stands before the tablet. */

/**
 * A new version waits until it is asked in, and the page is loaded anew only while nobody stands there: also when
 * another window of the tablet has asked it in, or somebody has come while it was taking over.
 *
 * @param {() => boolean} isNobodyThere
 */
export function watchForUpdates(isNobodyThere) {
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  let isReloadDue = false;
  let isWantedNow = false;
  const workers = navigator.serviceWorker;
  let hadVersion = Boolean(workers?.controller);
  workers?.register("service-worker.js", { updateViaCache: "none" }).then(
    (registered) => {
      registration = registered;
    },
    () => undefined, // without TLS there is no service worker: the kiosk works, but does not start without network
  );
  workers?.addEventListener("controllerchange", () => {
    if (hadVersion) reloadBetweenVisitors();
    hadVersion = true;
  });

  /** Loads the page anew, now or as soon as nobody stands there. */
  function reloadBetweenVisitors() {
    isReloadDue = true;
    if (isWantedNow || isNobodyThere()) location.reload();
  }

  /** Asks the server whether there is a new version. */
  function look() {
    registration?.update().catch(() => undefined);
  }

  /** To be called when nobody stands before the tablet. */
  function takeNewVersion() {
    if (registration?.waiting) registration.waiting.postMessage("take-over");
    else if (isReloadDue && !registration?.installing) location.reload();
  }

  /** Staff stand there and ask for it. */
  function takeNewVersionNow() {
    isWantedNow = true;
    takeNewVersion();
  }

  /** Staff have asked on their page: the newest version there is, or the same anew where there is none. */
  async function loadAnew() {
    await registration?.update().catch(() => undefined);
    isReloadDue = true;
    if (isNobodyThere()) takeNewVersion();
  }

  const isWaiting = () => Boolean(registration?.waiting);

  return { look, isWaiting, takeNewVersion, takeNewVersionNow, loadAnew };
}
