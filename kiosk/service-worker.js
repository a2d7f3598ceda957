/* Keeps an app's own files on the device, so that it starts without network. The server puts PRECACHE in front: the
   app's name, its version and its files, for the kiosk and for the phone alike. */

const OWN_CACHES = `oasen-${PRECACHE.app}-`;
const CACHE = OWN_CACHES + PRECACHE.version;
const PAGE = `/${PRECACHE.app}/`;
const ADDRESSES = PRECACHE.files.map((file) => new URL(PAGE + file, self.location.origin).pathname);

/* All files or nothing: a half-filled cache would be a kiosk that breaks at the door. */
self.addEventListener("install", (event) => {
  const requests = ADDRESSES.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(OWN_CACHES) && name !== CACHE).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

/* Sent by the page when nobody stands before it. */
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

/* Only the app's own files, only reading. What is said to the server about visitors never passes a cache. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const isPage = request.mode === "navigate" && url.pathname.startsWith(PAGE);
  const key = isPage ? PAGE : url.pathname;
  if (!isPage && !ADDRESSES.includes(key)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(key))
      .then((kept) => kept ?? fetch(request)),
  );
});
