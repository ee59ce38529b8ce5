// --- To another page, and back to the beginning ---

// A page takes the place of the one before, so that there is nothing to go back to.
function leaveFor(path, more = {}, hash = "") {
  const query = new URLSearchParams(asked);
  for (const name of ["kiosk", ...OF_THE_PERSON]) query.delete(name);
  if (!path.startsWith("kiosk/")) query.set("kiosk", "");
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = String(query);
  location.replace(site + path + (text && `?${text}`) + hash);
}

// The look for weak sight travels in the address: it is stored nowhere.
function look() {
  return root.dataset.sight === "strong" ? { sight: "strong" } : {};
}

// A new document: with the old one its memory, its fields and its address are gone.
function wipe() {
  try {
    // What is ours; the same host may have others.
    for (const store of [sessionStorage, localStorage]) {
      Object.keys(store).filter((key) => key.startsWith("aldyn.")).forEach((key) => store.removeItem(key));
    }
  } catch {
    // Where there is no storage, nothing is stored.
  }
  window.name = "";
  document.body.replaceChildren();
  leaveFor("kiosk/");
}

// Brought back by the browser from its memory, a page is wiped before anybody sees it.
addEventListener("pageshow", (event) => {
  if (event.persisted) wipe();
});
