//! The page in a browser.

/// Smaller than the standard library's by 2 KB (brotli). Free neighbours are joined, so that a kiosk can run for weeks.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    aldyn::host::start();
}
