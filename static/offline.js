// The page on which a visitor keeps the site on this device, or removes it from there. It runs on that page alone.
//
// What is said stands on the page, a line for each state; this script shows one of them at a time, and the button that can be
// pressed in it.
(function () {
  "use strict";
  const { site, work } = window.aldynEarly;
  const page = document.documentElement;
  const status = document.getElementById("state");
  const keep = document.getElementById("keep");
  const remove = document.getElementById("remove");
  // How the caches of the worker begin (worker.js).
  const OURS = "aldyn " + new URL(site).pathname + " ";
  // So long a worker may take to say what it has, in milliseconds.
  const PATIENCE = 3000;
  // And so long to fetch what is missing.
  const MENDING = 120000;

  function say(state, about) {
    const words = document.querySelector(`[data-state="${state}"]`).cloneNode(true);
    const place = words.querySelector("[data-filled]");
    if (place && about) place.textContent = about;
    status.replaceChildren(...words.childNodes);
    keep.hidden = !["none", "failed", "removed", "broken"].includes(state);
    remove.hidden = !["kept", "newer", "broken", "failed"].includes(state);
  }

  // Why nothing can be kept here.
  function hindrance() {
    if (window.parent !== window) return "frame";
    if (!window.isSecureContext || !location.protocol.startsWith("http")) return "insecure";
    return navigator.serviceWorker && window.caches ? "" : "cannot";
  }

  const passed = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  // What a worker says of what it has; nothing if it does not answer in time.
  function asked(worker, what, patience) {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((hear) => {
      port1.onmessage = (event) => hear(event.data);
    });
    worker.postMessage(what, [port2]);
    return Promise.race([answer, passed(patience)]);
  }
  const told = (worker) => asked(worker, "tell", PATIENCE);

  // A day as the page says it; of another version than the page's, as the browser does.
  function dayOf(edition) {
    if (edition === page.dataset.edition || !edition) return null;
    return new Date(edition).toLocaleDateString(page.lang, { dateStyle: "long", timeZone: "UTC" });
  }

  // While the files come, by quarters: each is read out.
  async function follow(worker, goesOn) {
    for (let said = -1; goesOn(); await passed(200)) {
      // One that has failed says nothing any more.
      const about = await asked(worker, "tell", 1000);
      const part = about ? Math.floor((4 * about.kept) / about.of) * 25 : 0;
      if (part > said && goesOn()) say("keeping", String(part));
      said = Math.max(said, part);
    }
  }

  async function show(registration) {
    if (!registration) return say("none");
    const { installing } = registration;
    if (!registration.active && installing) await follow(installing, () => installing.state === "installing");
    // What has come is at work a moment later.
    for (let waited = 0; !registration.active && registration.waiting && waited < 20; waited += 1) await passed(100);
    const { active } = registration;
    if (!active) return say("failed");
    const about = await told(active);
    if (!about || about.kept < about.of) return say("broken");
    say(registration.waiting ? "newer" : "kept", dayOf(about.edition));
  }

  // A worker that was there already does not fetch by itself what has been removed.
  async function mend(worker) {
    const about = await told(worker);
    if (about && about.kept === about.of) return;
    let goesOn = true;
    asked(worker, "mend", MENDING).then(() => {
      goesOn = false;
    });
    await follow(worker, () => goesOn);
  }

  async function keepAll() {
    say("keeping", "0");
    const registration = await work();
    if (registration.active) await mend(registration.active);
    await show(registration);
  }

  async function forget() {
    const registration = await navigator.serviceWorker.getRegistration(site);
    if (registration) await registration.unregister();
    const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
    await Promise.all(names.map((name) => caches.delete(name)));
    say("removed");
  }

  // The button goes when it is pressed: focus is then where it is said what came of it.
  function pressed(button, work) {
    button.addEventListener("click", () => {
      status.focus();
      work().catch(() => say("failed"));
    });
  }

  const why = hindrance();
  if (why) return say(why);
  pressed(keep, keepAll);
  pressed(remove, forget);
  navigator.serviceWorker.getRegistration(site).then(show).catch(() => say("cannot"));
})();
