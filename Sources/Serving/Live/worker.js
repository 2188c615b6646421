// In place of the site's service worker while the site is written: a page must come from the server, and not from what was
// kept of an earlier build. A worker that an earlier visit left takes itself out.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await self.registration.unregister();
  })());
});
