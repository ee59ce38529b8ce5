// Starts the app. The build puts this at the end of wasm-bindgen's glue, in a block of its own: one script, one
// integrity hash, nothing to wait for. `__wbg_get_imports` and `__wbg_finalize_init` are the glue's; its own way to load
// a module, which takes any address, answer or bytes, is four times as long.

// The page names the module and its hash. The request is made as the preload was (same mode and credentials), so that
// the browser takes what it has fetched already.
async function start() {
  const { href, dataset } = document.getElementById("aldyn-module");
  const file = await fetch(href, { integrity: dataset.integrity, mode: "cors", credentials: "same-origin" });
  const imports = __wbg_get_imports();
  // The module is compiled while it arrives; after a whole download where a server gives it the wrong type.
  const { instance, module } = file.headers.get("Content-Type") === "application/wasm"
    ? await WebAssembly.instantiateStreaming(file, imports)
    : await WebAssembly.instantiate(await file.arrayBuffer(), imports);
  __wbg_finalize_init(instance, module);
}

// Anything that fails on the way - no network, changed bytes, an old browser - has one remedy, written on the page.
start().catch((fault) => {
  console.error(fault);
  document.getElementById("aldyn-failed").hidden = false;
});
