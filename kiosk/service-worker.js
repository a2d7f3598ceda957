/* Keeps the kiosk's own files on the tablet, so that it starts without network. The server puts PRECACHE in front. */

const CACHE = `oasen-kiosk-${PRECACHE.version}`;
const PAGE = "/kiosk/";

/* All files or nothing: a half-filled cache would be a kiosk that breaks at the door. */
self.addEventListener("install", (event) => {
  const requests = PRECACHE.files.map((file) => new Request(PAGE + file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith("oasen-kiosk-") && name !== CACHE).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

/* Sent by the page when nobody stands before it. */
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

/* Only the kiosk's own files, only reading. What is said to the server about visitors never passes a cache. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(PAGE)) return;
  const key = request.mode === "navigate" ? PAGE : url.pathname;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(key))
      .then((kept) => kept ?? fetch(request)),
  );
});
