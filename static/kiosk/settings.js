// Aldyn on a kiosk. early.js runs this there, and nowhere else: on the kiosk's own page, and on every page that is opened from it.
//
// Nothing is stored, no link leads away, nothing is added to the history; what was begun is wiped after a while without a touch.

// What the operator has set: in kiosk.json at the top of the site, and in the address, which goes before the file.
const early = window.aldynEarly;
const { site } = early;
const root = document.documentElement;
const isOwn = root.hasAttribute("data-kiosk");
const LANGUAGES = ["kk", "ru", "en"];
const FILE = "kiosk.json";
const asked = new URLSearchParams(location.search);
// What the address of a page says besides, of the person who stands there.
const OF_THE_PERSON = ["lang", "sight"];

const DEFAULTS = { title: null, services: null, languages: LANGUAGES, idle: 90, printer: false, public: "", rules_days: 0 };
const settings = { ...DEFAULTS };
// What is wrong with them, for the operator: where it stands, what stands there, and the name of what is said of it.
const faults = [];

function fault(why, where, what) {
  faults.push({ why, where, what });
}

function whole(value, least, most) {
  const number = typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}

// The names of a list that are right, each once; the others are told. Nothing where none is.
function listed(value, isRight, wrong) {
  const names = typeof value === "string" ? value.split(",").map((name) => name.trim()).filter(Boolean) : value;
  if (!Array.isArray(names) || !names.length) {
    wrong(value);
    return null;
  }
  const right = names.filter((name, at) => isRight(name) && names.indexOf(name) === at);
  names.filter((name, at) => !isRight(name) || names.indexOf(name) !== at).forEach(wrong);
  return right.length ? right : null;
}

function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

// Only the kiosk's own page knows every service.
function isService(name) {
  return isText(name) && (!isOwn || document.querySelector(`[data-service="${CSS.escape(name)}"]`) !== null);
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return {};
  }
}

function publicSite(value) {
  const { protocol, search, hash, username, href } = isText(value) ? parsed(value) : {};
  if (protocol !== "https:" || search || hash || username) return null;
  return href.endsWith("/") ? href : `${href}/`;
}

// The value of each setting as it holds, or null where it is wrong; a list tells its wrong names itself.
const READ = {
  title: (value) => {
    if (isText(value)) return { kk: value, ru: value, en: value };
    return value && typeof value === "object" && LANGUAGES.every((lang) => isText(value[lang])) ? value : null;
  },
  services: (value, wrong) => listed(value, isService, wrong),
  languages: (value, wrong) => listed(value, (name) => LANGUAGES.includes(name), wrong),
  idle: (value) => whole(value, 30, 600),
  printer: (value) => ({ true: true, false: false, yes: true, no: false })[value] ?? null,
  public: (value) => publicSite(value),
  rules_days: (value) => whole(value, 1, 3650),
};

function take(key, value, where) {
  if (!Object.hasOwn(READ, key)) return fault("fault_key", where, key);
  const tell = (what) => fault(`fault_${key}`, where, `${key} = ${JSON.stringify(what) ?? what}`);
  const isList = key === "services" || key === "languages";
  const right = READ[key](value, tell);
  if (right === null && !isList) tell(value);
  settings[key] = right ?? DEFAULTS[key];
}

// Whether there is a file: only where an operator has put one is this a kiosk for good, and not somebody's link.
async function readFile() {
  let text;
  try {
    const file = await fetch(site + FILE, { cache: "no-cache", credentials: "same-origin" });
    if (file.status === 404) return false;
    if (!file.ok) throw file.status;
    text = await file.text();
  } catch {
    fault("fault_unread", "in_file", "");
    return false;
  }
  try {
    const read = JSON.parse(text);
    if (read === null || typeof read !== "object" || Array.isArray(read)) throw read;
    for (const [key, value] of Object.entries(read)) take(key, value, "in_file");
  } catch {
    fault("fault_file", "in_file", "");
  }
  return true;
}

// The kiosk's own page needs its services for this: it stands already.
async function readSettings() {
  const hasFile = await readFile();
  for (const [name, value] of asked) {
    if (name === "kiosk" || OF_THE_PERSON.includes(name)) continue;
    take(name === "rules-days" ? "rules_days" : name, value, "in_address");
  }
  early.publicSite = settings.public;
  root.toggleAttribute("data-printer", settings.printer);
  return hasFile;
}
