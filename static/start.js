// Starts the app. The build puts this at the end of wasm-bindgen's glue, in a block of its own: one script, one
// integrity hash, nothing to wait for. `__wbg_init` is the glue's.

// The page names the module and its hash. The request is made as the preload was (same mode and credentials), so that
// the browser takes what it has fetched already.
const module = document.getElementById("aldyn-module");
const response = fetch(module.href, { integrity: module.dataset.integrity, mode: "cors", credentials: "same-origin" });

// The module is compiled while it arrives; the glue falls back to a whole download where a server gives it the wrong
// type. Anything that fails on the way - no network, changed bytes, an old browser - has one remedy, written on the page.
__wbg_init({ module_or_path: response }).catch((fault) => {
  console.error(fault);
  document.getElementById("aldyn-failed").hidden = false;
});
