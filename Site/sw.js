const BUILD = {"sumLength":32,"groups":{"*":["assets/offline/site.json","e5a3da9ec81f042246f0c3817e9f5771"],"hengyang-15":["assets/offline/plan-hengyang-15.json","d7564f6725d56aeafd2196582db9b3d2"]}};
// Keeps what was visited readable without a network: a plan whole once any page of it was opened, with its search.
// While there is a network, every page comes from there; what is kept is only read when the network is not.
//
// A build writes before these lines what it made: `BUILD = {sumLength, groups: {name: [file, checksum]}}`, a group for
// each plan and `*` for the rest. The file lists the group's files with their checksums. What is kept is kept under path
// and checksum, so that after a new build only files that differ are fetched, and files of two builds are never mixed.
(function () {
  "use strict";

  const CACHE = "gangmu";
  const ROOT = new URL("./", self.location.href).href;
  const PATIENCE = 5000;

  const lists = new Map();
  const whole = new Set();

  const addressOf = (path, sum) => `${ROOT}${path.split("/").map(encodeURIComponent).join("/")}${sum ? `?${sum}` : ""}`;

  // hengyang-15/28.html for https://example.org/plans/hengyang-15/28.html?m=…#s2; null outside of the site.
  function pathOf(address) {
    const plain = address.split(/[?#]/)[0];
    if (!plain.startsWith(ROOT)) return null;
    const path = decodeURIComponent(plain.slice(ROOT.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  const groupOf = (path) => {
    const folder = path.split("/")[0];
    return Object.hasOwn(BUILD.groups, folder) && path.includes("/") ? folder : "*";
  };

  async function sumOf(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest.subarray(0, BUILD.sumLength / 2), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Fetches a file unless it is kept; a file of another build than this one's is not taken.
  async function keepFile(cache, path, sum) {
    const key = addressOf(path, sum);
    if (await cache.match(key)) return true;
    for (const mode of ["default", "reload"]) {
      const response = await fetch(addressOf(path), { cache: mode });
      if (!response.ok) return false;
      const bytes = await response.arrayBuffer();
      if (await sumOf(bytes) !== sum) continue;
      await cache.put(key, new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") || "" } }));
      return true;
    }
    return false;
  }

  // The files of a group: path to checksum. Null when its list is not kept and cannot be fetched.
  async function listOf(name, mayFetch) {
    if (lists.has(name)) return lists.get(name);
    const [path, sum] = BUILD.groups[name];
    const cache = await caches.open(CACHE);
    if (mayFetch) await keepFile(cache, path, sum);
    const kept = await cache.match(addressOf(path, sum));
    if (!kept) return null;
    lists.set(name, new Map(Object.entries(await kept.json())));
    return lists.get(name);
  }

  // Keeps all files of a group; false when one of them could not be had.
  async function keep(name) {
    if (whole.has(name)) return true;
    const list = await listOf(name, true);
    if (!list) return false;
    const cache = await caches.open(CACHE);
    const waiting = Array.from(list);
    let isWhole = true;
    const work = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        if (!await keepFile(cache, file[0], file[1])) isWhole = false;
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    if (isWhole) whole.add(name);
    return isWhole;
  }

  // The groups that a reader has: those whose lists are kept, of whatever build, and those of the pages that are open.
  async function wantedGroups() {
    const keys = await (await caches.open(CACHE)).keys();
    const kept = new Set(keys.map((request) => pathOf(request.url)));
    const clients = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
    const open = new Set(clients.map((client) => pathOf(client.url)).filter((path) => path !== null).map(groupOf));
    return Object.keys(BUILD.groups).filter((name) => open.has(name) || kept.has(BUILD.groups[name][0]));
  }

  async function install() {
    if (!await keep("*")) throw new Error("the site is being replaced; another visit will try again");
    for (const name of await wantedGroups()) await keep(name).catch(() => false);
    await self.skipWaiting();
  }

  // Takes out what no list names any more, and whole caches that an older worker of this site may have left.
  async function activate() {
    await self.clients.claim();
    const cache = await caches.open(CACHE);
    const wanted = new Set();
    for (const [name, [path, sum]] of Object.entries(BUILD.groups)) {
      const list = await listOf(name, false);
      if (!list) continue;
      wanted.add(addressOf(path, sum));
      for (const file of list) wanted.add(addressOf(file[0], file[1]));
    }
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  async function kept(path) {
    const list = await listOf(groupOf(path), false);
    const sum = list?.get(path);
    return sum ? (await caches.open(CACHE)).match(addressOf(path, sum)) : undefined;
  }

  // What stands for a page that is not kept: its place in the full text, else a page that says so.
  async function substitute(path) {
    const [, folder, chapter, number] = /^([^/]+\/)(chapter-)?([0-9.-]+)\.html$/.exec(path) || [];
    const full = `${folder}full.html`;
    if (folder && await kept(full)) return Response.redirect(`${addressOf(full)}#${chapter ? "c" : "a"}${number}`);
    return await kept("offline.html") || Response.error();
  }

  async function answer(event, path) {
    const isPage = event.request.mode === "navigate";
    const network = fetch(event.request);
    network.catch(() => {});
    try {
      const copy = isPage ? await kept(path) : undefined;
      if (!copy) return await network;
      // A network that is there but does not answer is none.
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, copy));
      return await Promise.race([network, late]);
    } catch {
      return await kept(path) || (isPage ? await substitute(path) : Response.error());
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
    if (path === null || path === "sw.js") return;
    event.respondWith(answer(event, path));
    if (event.request.mode === "navigate") event.waitUntil(keep(groupOf(path)).catch(() => false));
  });
})();
