// The service worker: it has the whole site at hand on this device, where somebody has asked for that (offline.js) and on a
// kiosk (kiosk.js).
//
// A worker is one version of the site: the list of its files with their hashes, which the build writes here. A file that is not
// what the list says is never kept, and without all of them no worker takes over: the one before it stays. From then on a page
// and all that it loads are of that one version. A new version takes over where nobody is in the middle of anything: when a
// start page is opened, and no other page is open.
(function () {
  "use strict";
  const SITE = {};
  const FILES = Object.keys(SITE.files);
  // What may change without a new version: asked for anew each time, and kept for when there is no answer.
  const CHANGING = ["withdrawn.json", "kiosk.json"];
  // For so long an answer is waited for where there is a copy, and for so long at all, in milliseconds.
  const PATIENCE = 3000;
  const LONGEST = 20000;
  // So many files are asked for at a time.
  const LANES = 6;
  // So often a page gives way to the next version before it is shown as it is.
  const ATTEMPTS = 5;
  // A page that was left is gone after so many milliseconds.
  const LEFT = 2000;
  const site = location.href.replace(/[^/]*$/, "");
  // Other folders of this host may hold an Aldyn of their own.
  const OURS = "aldyn " + new URL(site).pathname + " ";
  const VERSION = OURS + SITE.version;
  const LATEST = OURS + "latest";
  // What is asked of a kept file says nothing of what is in it.
  const PLAIN = { ignoreVary: true };

  const isNamedByContent = (path) => /[0-9a-f]{16}\.[a-z]+$/.test(path);
  const isStart = (path) => /^((kk|ru|en|kiosk)\/)?$/.test(path);

  async function hash(bytes) {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  }

  // The caches of all versions, in the order in which they were made.
  async function versions() {
    return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== LATEST);
  }

  // The pages that are open, also those that no worker answers.
  async function pages() {
    const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return open.filter((page) => page.url.startsWith(site));
  }

  // A file as it should be, or an error. What the browser has in its own cache may be damaged: then it is asked for anew.
  async function fetched(path) {
    const about = { integrity: "sha256-" + SITE.files[path], redirect: "error", credentials: "same-origin" };
    let fault;
    for (const cache of [isNamedByContent(path) ? "default" : "no-cache", "reload"]) {
      try {
        const file = await fetch(site + path, { ...about, cache });
        if (file.status === 200) return file;
        fault = new Error(file.status + " " + path);
      } catch (refused) {
        fault = refused;
      }
    }
    throw fault;
  }

  // Puts a file into the cache of this version. What another version or an attempt that was cut off has kept is taken, once its
  // bytes were looked at; of pages only the latter, for the headers of a page may have changed.
  async function take(path, cache, older) {
    const address = site + path;
    for (const from of isNamedByContent(path) ? [cache, ...older] : [cache]) {
      const file = await from.match(address, PLAIN);
      if (!file || (await hash(await file.clone().arrayBuffer())) !== SITE.files[path]) continue;
      if (from !== cache) await cache.put(address, file);
      return;
    }
    await cache.put(address, await fetched(path));
  }

  async function install() {
    const list = new TextEncoder().encode(JSON.stringify([SITE.edition, SITE.files]));
    if ((await hash(list)) !== SITE.version) throw new Error("the list of files is damaged");
    await fill();
    let whole = await isWhole();
    // After an attempt that failed, WebKit may take files into a cache and yet not have them: a new one has them. (Where there is
    // none any more, somebody has removed the site meanwhile.)
    if (!whole && (await caches.has(VERSION))) {
      await caches.delete(VERSION);
      await fill();
      whole = await isWhole();
    }
    if (!whole) throw new Error("files were removed while others came");
    await Promise.all(CHANGING.map(renewed));
  }

  async function fill() {
    const others = (await versions()).filter((name) => name !== VERSION);
    const cache = await caches.open(VERSION);
    const older = await Promise.all(others.map((name) => caches.open(name)));
    const left = [...FILES];
    async function lane() {
      while (left.length) await take(left.pop(), cache, older);
    }
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } catch (fault) {
      // The other lanes need not go on; what they have got is there for the next attempt.
      left.length = 0;
      throw fault;
    }
  }

  async function counted() {
    // Opening a cache would make it.
    return (await caches.has(VERSION)) ? (await (await caches.open(VERSION)).keys()).length : 0;
  }

  async function isWhole() {
    return (await counted()) >= FILES.length;
  }

  // Removes the versions before this one, unless a page is open that may be of one of them.
  async function tidy(coming) {
    const names = await versions();
    const older = names.slice(0, Math.max(0, names.indexOf(VERSION)));
    if (!older.length) return;
    if (coming) await new Promise((passed) => setTimeout(passed, LEFT));
    if (registration.installing || registration.waiting) return;
    if ((await pages()).every((page) => page.id === coming)) await Promise.all(older.map((name) => caches.delete(name)));
  }

  // A file of this version. Where the browser has removed it, the network's: no page loads a file that is not named by its
  // content, so that none can be another's.
  async function kept(path, request) {
    return (await caches.match(site + path, { ...PLAIN, cacheName: VERSION })) || fetch(request);
  }

  // A file that is named by its content and not of this version: of a page that was opened before.
  async function ofAnother(path, request) {
    for (const cacheName of await versions()) {
      const file = await caches.match(site + path, { ...PLAIN, cacheName });
      if (file) return file;
    }
    return fetch(request);
  }

  // A start page. Where another version waits, an empty page comes first, which loads the same address again: only when
  // that is the one page left is it known that nobody is in the middle of anything.
  let attempts = 0;
  let empty = "";
  // The empty page that this version is to load once it has taken over.
  let follows = "";
  // What is under way holds this version in its place.
  const asking = new Set();
  async function begin(path, event) {
    const { waiting } = registration;
    if (waiting && attempts < ATTEMPTS) {
      const open = (await pages()).map((page) => page.id);
      if (open.length < 2) {
        const isEmpty = open.every((id) => id === empty);
        empty = event.resultingClientId;
        attempts += 1;
        if (isEmpty) {
          asking.forEach((limit) => limit.abort());
          waiting.postMessage({ takeOver: empty });
        }
        // It takes over once the requests that are under way have their answers, and then loads the page. (Chromium loses a request
        // that is made at that very moment, and the page would stay empty: so the page itself waits longer.)
        return new Response("", { headers: { "Content-Type": "text/html", Refresh: isEmpty ? "3" : "0" } });
      }
    }
    attempts = 0;
    event.waitUntil(tidy(event.resultingClientId));
    return kept(path, event.request);
  }

  // What came last of what may change; whoever has removed the site keeps nothing.
  async function remember(address, file) {
    if (!(await caches.has(file ? VERSION : LATEST))) return;
    const cache = await caches.open(LATEST);
    await (file ? cache.put(address, file) : cache.delete(address));
  }

  // What may change, from the network; nothing where it was not reached. A network that asks to log in, and whoever else stands
  // in between, answers with something of their own.
  async function renewed(path) {
    const address = site + path;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), LONGEST);
    asking.add(limit);
    try {
      const about = { cache: "no-cache", redirect: "error", credentials: "same-origin", signal: limit.signal };
      const file = await fetch(address, about);
      const isThere = file.status === 200;
      const read = isThere && JSON.parse(await file.clone().text());
      // The list of what was withdrawn is always there: rules that it named stay withdrawn until another list says otherwise.
      if (path === "withdrawn.json" ? !Array.isArray(read) : !isThere && file.status !== 404) return null;
      await remember(address, isThere && file.clone());
      return file;
    } catch (unreached) {
      return null;
    } finally {
      clearTimeout(timer);
      asking.delete(limit);
    }
  }

  // The same, or what came last. What an operator has set is told from the copy: nobody has to wait for it, and what is new holds
  // from the next page on.
  async function latest(path, event) {
    const fresh = renewed(path);
    event.waitUntil(fresh);
    const copy = () => caches.match(site + path, { ...PLAIN, cacheName: LATEST });
    const before = path === "kiosk.json" && (await copy());
    const late = new Promise((passed) => setTimeout(passed, PATIENCE));
    return before || (await Promise.race([fresh, late])) || (await copy()) || new Response("", { status: 404 });
  }

  function answered(path, event) {
    const { request } = event;
    const isPage = request.mode === "navigate";
    // With a language, a kiosk's own page is one of somebody who is at it.
    const isBetween = isStart(path) && !/[?&]lang=/.test(request.url);
    if (isPage && request.destination === "document" && isBetween) return begin(path, event);
    if (Object.hasOwn(SITE.files, path)) return kept(path, request);
    if (isPage && Object.hasOwn(SITE.files, path + "/")) return Response.redirect(request.url.replace(/(?=[?#]|$)/, "/"));
    if (CHANGING.includes(path)) return latest(path, event);
    if (isNamedByContent(path)) return ofAnother(path, request);
    return null;
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => {
    event.waitUntil(tidy(""));
    // What it answers has to wait until this is over, and so nothing here waits for it.
    clients.get(follows).then((page) => page.navigate(page.url)).catch(() => {});
  });
  self.addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    if (method !== "GET" || !url.startsWith(site)) return;
    const path = url.slice(site.length).replace(/[?#].*/, "").replace(/(^|\/)index\.html$/, "$1");
    const answer = answered(path, event);
    if (answer) event.respondWith(answer);
  });
  self.addEventListener("message", (event) => {
    if (event.data?.takeOver) {
      follows = event.data.takeOver;
      event.waitUntil(self.skipWaiting());
    }
    const [port] = event.ports;
    const tell = async () =>
      port.postMessage({ edition: SITE.edition, version: SITE.version, kept: await counted(), of: FILES.length });
    // What is kept, and what is missing: for whoever hands over a port.
    if (event.data === "tell" && port) event.waitUntil(tell());
    if (event.data === "mend" && port) event.waitUntil(install().then(tell, tell));
  });
})();
