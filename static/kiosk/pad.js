// --- Figures, where there is no keyboard ---

// The field that is written into, and whether the next figure takes the place of what stands there.
const writing = { field: null, isFresh: false };
let pad = null;
let heard = null;

function fieldsOfGroup() {
  return [...writing.field.closest(".date").querySelectorAll("input")];
}

function enter(value) {
  const { field } = writing;
  field.value = value;
  // As from a keyboard: the app hears it.
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  heard.textContent = `${field.labels[0]?.textContent ?? ""}: ${value}`;
}

function type(digit) {
  const { field } = writing;
  let text = writing.isFresh ? "" : field.value;
  // Hours and minutes have a sign between them.
  if (field.maxLength === 5 && text.length === 2) text += ":";
  if (text.length >= field.maxLength) return;
  writing.isFresh = false;
  enter(text + digit);
  if (text.length + 1 === field.maxLength) step(1);
}

function erase() {
  const { value } = writing.field;
  writing.isFresh = false;
  if (value) enter(value.replace(/:?.$/, ""));
  else step(-1);
}

// To the field beside it; past the last one, to what comes after them.
function step(by) {
  const fields = fieldsOfGroup();
  const next = fields[fields.indexOf(writing.field) + by];
  if (next) {
    const hasFocus = document.activeElement === writing.field;
    writeInto(next);
    if (hasFocus) next.focus();
  } else if (by > 0) {
    writing.field.form?.querySelector("[type=submit]")?.focus();
  }
}

function writeInto(field) {
  if (writing.field !== field) writing.field?.removeAttribute("data-current");
  writing.field = field;
  writing.isFresh = true;
  field.dataset.current = "";
  const group = field.closest(".date");
  pad ??= makePad();
  if (group.nextSibling !== pad) group.after(pad);
}

function makePad() {
  const digit = (sign) => {
    const key = el("button", "button secondary", sign);
    key.type = "button";
    key.addEventListener("click", () => type(sign));
    return key;
  };
  heard = el("p", "visually-hidden");
  heard.setAttribute("role", "status");
  const keys = [..."123456789"].map(digit);
  keys.push(control("pad_delete", "button secondary", erase), digit("0"), control("pad_next", "button secondary", () => step(1)));
  const made = named("pad", el("div", "kiosk-pad", ...keys, heard));
  made.setAttribute("role", "group");
  // Pressed by hand, they leave focus where it is: in the field.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  return made;
}

// A question about a day has its figures at once; among several groups, the one that was touched.
function tidyDates() {
  for (const field of document.querySelectorAll(".date input")) field.inputMode = "none";
  if (writing.field?.isConnected) return;
  writing.field = null;
  const first = document.querySelector("form .date input");
  if (first) writeInto(first);
}

function watchForFields() {
  // A field that is touched is written anew, the one that was written last as well.
  document.addEventListener("click", ({ target }) => {
    if (target.matches(".date input")) writeInto(target);
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".date input") && target !== writing.field) writeInto(target);
  });
}
