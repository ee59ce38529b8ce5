// --- Codes for a phone ---

// The style of a kiosk and the module that draws codes, each with its hash: the build writes them here.
const FILES = {};
const SVG = "http://www.w3.org/2000/svg";

// It is there before it is needed: no request may depend on what somebody presses.
const drawing = early
  .bytes(site + FILES.qr[0], FILES.qr[1])
  .then((bytes) => WebAssembly.instantiate(bytes))
  .then(({ instance }) => instance.exports, () => null);

function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The text as a code with its light border; nothing where it is too long for one, or the module did not come.
async function code(text) {
  const module = await drawing;
  if (!module) return null;
  const bytes = new TextEncoder().encode(text);
  const inbox = module.inbox(bytes.length);
  new Uint8Array(module.memory.buffer, inbox, bytes.length).set(bytes);
  const length = module.draw();
  if (!length) return null;
  const drawn = new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.outbox(), length));
  const [side, ...path] = drawn.split(" ");
  const frame = Number(side) + 8;
  const picture = svg("svg", { class: "qr", viewBox: `-4 -4 ${frame} ${frame}`, role: "img" });
  picture.append(svg("path", { d: path.join(" ") }));
  return named("code", picture);
}

// A dialog that takes the page's place until it is closed; what is in it is given.
function ask(className, title, ...inside) {
  const dialog = el("dialog", className, title, ...inside);
  title.id = "kiosk-asks";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// Where something is found that does not open here: as a code, and in letters.
async function showAddress(title, lead, address) {
  const picture = address && (await code(address));
  // Pressed twice, it is asked once.
  if (document.querySelector("dialog")) return;
  const lines = [said(lead, "p", "")];
  if (picture) lines.push(picture);
  if (address) lines.push(el("p", "kiosk-address", address));
  const close = control("close", "button", () => dialog.close());
  const dialog = ask("kiosk-dialog", said(title, "h2", ""), ...lines, el("p", "", close));
  close.focus();
}
