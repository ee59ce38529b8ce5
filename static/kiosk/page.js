// --- What stands on the page ---

const DAY = 24 * 60 * 60 * 1000;

// The day in Kazakhstan, as 2026-11-20; nothing where the clock is out of its mind.
function today() {
  const now = new Date(Date.now() + 5 * 60 * 60 * 1000);
  return Number.isNaN(now.getTime()) || now.getUTCFullYear() > 9999 ? "" : now.toISOString().slice(0, 10);
}

// Said before anything else, to the person and to whoever looks after the kiosk.
function alarm(name, x) {
  const told = el("div", "failure", said(name, "p", "", x));
  told.setAttribute("role", "alert");
  document.body.prepend(told);
}

function tellWhatIsWrong() {
  const { edition, until } = root.dataset;
  const day = today();
  const age = edition && day ? Math.floor((Date.parse(day) - Date.parse(edition)) / DAY) : 0;
  if (settings.rules_days && age > settings.rules_days) alarm("rules_old", written(edition));
  // Where the app runs, it says so itself.
  if (!document.getElementById("aldyn")) {
    if (edition && day < edition) alarm("clock_before", written(day));
    if (until && day > until) alarm("clock_after", written(day));
  }
  return age;
}

const bar = { made: null };

function makeBar() {
  bar.made = named("finish_hint", el("section", "kiosk-bar", el("div", "wide", said("finish_hint", "p", "hint"), control("finish", "button", wipe))));
  bar.made.hidden = isOwn;
  document.body.append(bar.made);
}

// --- The kiosk's own page ---

// Which version of the site this is, in twelve figures: what the worker has, or what the server has for one.
async function version() {
  const { active } = (await navigator.serviceWorker?.getRegistration(site)) ?? {};
  const told = active ? await toldBy(active) : await toldByServer();
  return [...atob(told)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("").slice(0, 12);
}

async function toldByServer() {
  const script = await fetch(`${site}worker.js`, { cache: "no-cache" });
  return (await script.text()).match(/version"?:"([^"]+)"/)[1];
}

function toldBy(worker) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage("tell", [port2]);
  return new Promise((hear) => {
    port1.onmessage = ({ data }) => hear(data.version);
  });
}

async function tellState(age) {
  const state = [];
  const { edition } = root.dataset;
  if (edition) state.push(said("rules_day", "span", "", written(edition)), said("rules_age", "span", "", String(age)));
  const place = document.getElementById("kiosk-state");
  place.append(...state.flatMap((one, at) => (at ? [" · ", one] : [one])));
  const is = await version().catch(() => "");
  if (is) place.prepend(said("version", "span", "", is), " · ");
}

// What there is to choose from, where a word for it names some of that.
const CHOICES = {
  fault_unread: FILE,
  fault_file: FILE,
  fault_title: LANGUAGES.join(", "),
  fault_languages: LANGUAGES.join(", "),
  fault_printer: "true, false, yes, no",
  fault_public: "https://",
};

// Where it stands and what, then what to do.
function tellFault(why, where, what) {
  const place = what ? `${what} (${say(where, FILE)}): ` : "";
  return place + say(why, CHOICES[why]);
}

function tellFaults(attract) {
  if (!faults.length) return;
  const lines = faults.map(({ why, where, what }) => el("li", "", tellFault(why, where, what)));
  const told = el("div", "failure", el("p", "error", say("faults")), el("ul", "", ...lines));
  told.setAttribute("role", "alert");
  attract.prepend(told);
}

const NAME = document.title;

function showTitle() {
  const title = settings.title?.[language()] ?? "";
  const place = document.getElementById("kiosk-title");
  if (!place) return;
  place.textContent = title;
  document.title = title || NAME;
}

function speak(lang, isAsked) {
  root.lang = lang;
  document.getElementById("kiosk-attract").hidden = true;
  for (const one of document.querySelectorAll("[data-speaks]")) one.hidden = one.dataset.speaks !== lang;
  bar.made.hidden = false;
  begin();
  if (isAsked) document.querySelector(`#main [data-speaks=${lang}] h1`).focus();
  scrollTo(0, 0);
}

// What the operator does not offer is not there; a group of nothing neither.
function offer() {
  for (const card of document.querySelectorAll("[data-service]")) card.hidden = !allowed(card.dataset.service);
  for (const group of document.querySelectorAll(".kiosk-group")) group.hidden = !group.querySelector("[data-service]:not([hidden])");
  const languages = document.querySelector(".kiosk-languages");
  for (const line of languages.children) line.hidden = !settings.languages.includes(line.lang);
  for (const lang of settings.languages) languages.append(languages.querySelector(`[data-language=${lang}]`));
}

function openOwnPage(age) {
  const attract = document.getElementById("kiosk-attract");
  [root.lang] = settings.languages;
  offer();
  tellState(age);
  tellFaults(attract);
  for (const one of document.querySelectorAll("[data-enters]")) {
    one.addEventListener("click", () => speak(one.dataset.enters, true));
  }
  for (const one of document.querySelectorAll("[data-leaves]")) one.addEventListener("click", wipe);
  const lang = asked.get("lang");
  if (settings.languages.includes(lang)) speak(lang, false);
}

// --- At work ---

function tidy() {
  tidyLinks();
  tidyDates();
}

function dress() {
  const style = el("link", "");
  style.rel = "stylesheet";
  style.integrity = FILES.style[1];
  style.crossOrigin = "anonymous";
  style.href = site + FILES.style[0];
  document.head.append(style);
}

// Without a service worker the kiosk works for as long as its server does.
function work() {
  try {
    early.work().catch(() => {});
  } catch {
    // The browser has none here.
  }
}

async function start() {
  const settled = readSettings();
  guardWays(settled);
  watchForPeople();
  watchForFields();
  if (!isOwn) begin();
  // A link to a kiosk's page makes no kiosk of anybody's device.
  if (await settled) work();
  new MutationObserver(() => {
    sayAgain();
    showTitle();
  }).observe(root, { attributes: true, attributeFilter: ["lang"] });
  makeBar();
  const age = tellWhatIsWrong();
  if (isOwn) openOwnPage(age);
  showTitle();
  tidy();
  new MutationObserver(tidy).observe(document.body, { childList: true, subtree: true });
}

if (!isOwn) dress();
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
