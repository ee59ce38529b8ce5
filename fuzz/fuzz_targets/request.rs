//! What one module hands to the other: first byte the service, then the request. Answers that nobody offers, moments that
//! no clock shows and days that were mistyped among it.
//!
//! It is refused, or answered with nodes and files that the first module can read.

#![no_main]

use aldyn::answer::Saved;
use aldyn::pack::handed_over;
use aldyn::told::{File, Node, Request};
use aldyn_fuzz::chosen;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((service, bytes)) = chosen(data) else { return };
    let nodes = service.show(bytes);
    let Some(request) = handed_over::<Request>(bytes) else {
        assert!(nodes.is_empty(), "what cannot be read is not answered");
        return;
    };
    assert!(handed_over::<Vec<Node>>(&nodes).is_some(), "{request:?}");
    for file in [File::Calendar, File::Trace] {
        assert!(handed_over::<Saved>(&service.save(bytes, file)).is_some(), "{file:?}: {request:?}");
    }
    assert_eq!(handed_over::<Request>(&request.bytes()), Some(request));
});
