use crate::pack::push_number;
use js_sys::{Function, Object, Reflect, Uint8Array, WebAssembly};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Another module, which tells what the page shows. It shares nothing with this one: bytes go in, bytes come out.
///
/// It imports nothing, so that it can reach neither page nor network. If it breaks off, the call fails here and the page
/// says so.
pub struct Module {
    exports: Object,
}

impl Module {
    /// Makes it from its file.
    pub async fn new(file: &[u8]) -> Option<Module> {
        let made = JsFuture::from(WebAssembly::instantiate_buffer(file, &Object::new())).await.ok()?;
        let instance = Reflect::get(&made, &JsValue::from_str("instance")).ok()?;
        let instance: WebAssembly::Instance = instance.dyn_into().ok()?;
        Some(Module { exports: instance.exports() })
    }

    /// Gives it the packs of one page in one language; false if it cannot use them.
    pub fn open(&self, root: &str, slug: &str, packs: &[Rc<Vec<u8>>]) -> bool {
        let mut bytes = Vec::new();
        for part in [root.as_bytes(), slug.as_bytes()].into_iter().chain(packs.iter().map(|pack| pack.as_slice())) {
            push_number(&mut bytes, part.len() as u32);
            bytes.extend_from_slice(part);
        }
        self.hand_in(&bytes).and_then(|()| self.call("open", None)) == Some(1)
    }

    pub fn show(&self, request: &[u8]) -> Option<Vec<u8>> {
        self.hand_in(request)?;
        let length = self.call("show", None)?;
        self.take_out(length)
    }

    /// A file: its name, its type and its content, one after the other.
    pub fn save(&self, file: u32, request: &[u8]) -> Option<Vec<u8>> {
        self.hand_in(request)?;
        let length = self.call("save", Some(file))?;
        self.take_out(length)
    }

    fn hand_in(&self, bytes: &[u8]) -> Option<()> {
        let length = u32::try_from(bytes.len()).ok()?;
        let place = self.call("inbox", Some(length))?;
        self.memory(place, length)?.copy_from(bytes);
        Some(())
    }

    fn take_out(&self, length: u32) -> Option<Vec<u8>> {
        let place = self.call("outbox", None)?;
        Some(self.memory(place, length)?.to_vec())
    }

    /// So many bytes of its memory; `None` if they lie outside: to make a view of those would end this module.
    fn memory(&self, place: u32, length: u32) -> Option<Uint8Array> {
        let memory: WebAssembly::Memory = self.export("memory")?.dyn_into().ok()?;
        let whole = Uint8Array::new(&memory.buffer());
        let end = place.checked_add(length).filter(|end| *end <= whole.length())?;
        Some(whole.subarray(place, end))
    }

    fn call(&self, name: &str, argument: Option<u32>) -> Option<u32> {
        let function: Function = self.export(name)?.dyn_into().ok()?;
        let argument = argument.map_or(JsValue::UNDEFINED, JsValue::from);
        let result = function.call1(&JsValue::UNDEFINED, &argument).ok()?;
        result.as_f64().map(|number| number as i64 as u32)
    }

    fn export(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.exports, &JsValue::from_str(name)).ok()
    }
}
