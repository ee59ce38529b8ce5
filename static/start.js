// Starts the app. The build puts this at the end of wasm-bindgen's glue, in a block of its own: one script, one
// integrity hash, nothing to wait for. `__wbg_get_imports` and `__wbg_finalize_init` are the glue's; its own way to load
// a module, which takes any address, answer or bytes, is four times as long. `aldynEarly` is what early.js has made.

// The page names the module and its hash.
async function start() {
  const { href, dataset } = document.getElementById("aldyn-module");
  const file = await aldynEarly.load(href, dataset.integrity);
  const imports = __wbg_get_imports();
  // The module is compiled while it arrives; after a whole download where a server gives it the wrong type.
  const { instance, module } = file.headers.get("Content-Type") === "application/wasm"
    ? await WebAssembly.instantiateStreaming(file, imports)
    : await WebAssembly.instantiate(await file.arrayBuffer(), imports);
  __wbg_finalize_init(instance, module);
}

// The smallest module there can be: its first eight bytes.
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

// Reasons are words; the rest are errors. The module is as it was built: a browser that cannot run it is too old, or, where it
// runs none at all, was told not to.
function reason(fault) {
  if (typeof fault === "string") return fault;
  try {
    new WebAssembly.Instance(new WebAssembly.Module(SMALLEST));
  } catch (refused) {
    return "policy";
  }
  return fault instanceof WebAssembly.CompileError || fault instanceof WebAssembly.LinkError ? "engine" : "start";
}

if (window.aldynEarly) {
  start().catch((fault) => {
    console.error(fault);
    aldynEarly.tell(reason(fault));
  });
} else {
  // early.js did not come as it was built: nothing is started beside it.
  document.getElementById("aldyn-failed").hidden = false;
  document.querySelector("[data-why=changed]").hidden = false;
}
