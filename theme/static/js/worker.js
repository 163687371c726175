// Keeps pages for when there is no connection. `/sw.js` brings it in, and says in `printing` what this printing keeps.
//
// A page always comes from the network while there is one, so none is ever old; only where that fails does the copy of
// the last visit show, or else the offline page. Kept for ever by their names are fonts and renditions of photos.

const { version, shell, offline } = self.printing;
const SHELL = `shell-${version}`;
const PAGES = "pages";
const PHOTOS = "photos";
const MOST = { [PAGES]: 50, [PHOTOS]: 100 };
const LASTING = /^\/theme\/fonts\/|^\/photos\/.*\.[0-9a-f]{8}(-\d+x\d+)?-\d+\.\w+$/;

async function install() {
  const cache = await caches.open(SHELL);
  const addresses = [...shell, ...offline.map(([, page]) => page)];
  await cache.addAll(addresses.map((address) => new Request(address, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function activate() {
  const current = [SHELL, PAGES, PHOTOS];
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !current.includes(name)).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

// The newest stands last; of too many, the oldest go.
async function keep(name, request, response) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map((each) => cache.delete(each)));
}

// What the server says is gone is gone here too: a story may have been withdrawn.
async function drop(request) {
  const cache = await caches.open(PAGES);
  await cache.delete(request, { ignoreSearch: true, ignoreVary: true });
}

// What was asked for with a query, as searches are, is not kept: there would be no end of it.
const isPage = ({ url }, response) =>
  !new URL(url).search &&
  response.ok &&
  !response.redirected &&
  (response.headers.get("Content-Type") ?? "").startsWith("text/html");

// With preloading the browser has asked already, while this was starting.
async function visit(event) {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    if (response.status === 404 || response.status === 410) event.waitUntil(drop(event.request));
    if (isPage(event.request, response)) event.waitUntil(keep(PAGES, event.request, response.clone()));
    return response;
  } catch {
    const { pathname } = new URL(event.request.url);
    const [, page] = offline.find(([home]) => pathname.startsWith(home));
    const pages = await caches.open(PAGES);
    const kept = await pages.match(event.request, { ignoreSearch: true, ignoreVary: true });
    return kept ?? (await caches.match(page)) ?? Response.error();
  }
}

// What belongs to a page: what never changes from what is kept, everything else from the network.
async function fetched(event, pathname) {
  const lasting = LASTING.test(pathname);
  const kept = lasting && (await caches.match(event.request, { ignoreVary: true }));
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (lasting && response.ok && pathname.startsWith("/photos/")) {
      event.waitUntil(keep(PHOTOS, event.request, response.clone()));
    }
    return response;
  } catch {
    return (await caches.match(event.request, { ignoreSearch: true, ignoreVary: true })) ?? Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  event.respondWith(event.request.mode === "navigate" ? visit(event) : fetched(event, pathname));
});
