// --- Words, and elements made of them ---

// By name, each in three languages: the build writes them here.
const WORDS = {};

function language() {
  return LANGUAGES.includes(root.lang) ? root.lang : settings.languages[0];
}

function say(name, x = "") {
  return WORDS[name][language()].replace("{x}", () => x);
}

function el(tag, className, ...inside) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

// An element that says this in the language of the page, whatever that becomes.
function said(name, tag, className, x = "") {
  const made = el(tag, className, say(name, x));
  made.dataset.said = name;
  made.dataset.x = x;
  return made;
}

// One that is called this.
function named(name, made) {
  made.dataset.named = name;
  made.setAttribute("aria-label", say(name));
  return made;
}

function control(name, className, press) {
  const made = said(name, "button", className);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function sayAgain() {
  for (const one of document.querySelectorAll("[data-said]")) one.textContent = say(one.dataset.said, one.dataset.x);
  for (const one of document.querySelectorAll("[data-named]")) named(one.dataset.named, one);
}

// A day as it is written in all three languages: 2026-11-20 is 20.11.2026.
function written(day) {
  return day.split("-").reverse().join(".");
}
