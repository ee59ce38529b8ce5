/// What a module of its own works at: it opens packs once, and tells a page as often as it is asked.
///
/// Bytes that cannot be used are refused by `false` or by nothing at all, never by a panic.
pub trait Desk: Default {
    /// Opens packs, each with its length before it. False if they cannot be used; then what was open before stays open.
    fn open(&mut self, packs: &[u8]) -> bool;

    /// Tells the page that a request asks for, as nodes.
    fn show(&self, request: &[u8]) -> Vec<u8>;

    /// Makes a file: its name, its type and its content.
    fn save(&self, request: &[u8], file: super::File) -> Vec<u8>;
}

/// Defines what a module exports: bytes in, bytes out, and nothing else. It imports nothing, so it can reach neither page
/// nor network.
///
/// The caller asks for room (`inbox`), writes there, calls `open`, `show` or `save`, and reads what `outbox` points at,
/// as many bytes as the call returned. No pointer is followed on this side.
// Safety of the names: each is exported once; nothing else in such a module is called so.
#[macro_export]
macro_rules! module {
    ($desk:ty) => {
        #[derive(Default)]
        struct Work {
            inbox: Vec<u8>,
            outbox: Vec<u8>,
            desk: $desk,
        }

        thread_local! {
            static WORK: std::cell::RefCell<Work> = std::cell::RefCell::default();
        }

        fn at_work<T>(step: impl FnOnce(&mut Work) -> T) -> T {
            WORK.with(|work| step(&mut work.borrow_mut()))
        }

        /// Room for so many bytes.
        #[unsafe(no_mangle)]
        pub extern "C" fn inbox(length: usize) -> *mut u8 {
            at_work(|work| {
                work.inbox.clear();
                work.inbox.resize(length, 0);
                work.inbox.as_mut_ptr()
            })
        }

        /// Opens the packs in the inbox; 1 if they can be used.
        #[unsafe(no_mangle)]
        pub extern "C" fn open() -> u32 {
            at_work(|work| u32::from($crate::told::Desk::open(&mut work.desk, &work.inbox)))
        }

        /// Answers the request in the inbox: the length of the nodes in the outbox.
        #[unsafe(no_mangle)]
        pub extern "C" fn show() -> usize {
            at_work(|work| {
                work.outbox = $crate::told::Desk::show(&work.desk, &work.inbox);
                work.outbox.len()
            })
        }

        /// Makes a file from the request in the inbox: the length of its name, type and content in the outbox.
        #[unsafe(no_mangle)]
        pub extern "C" fn save(file: u32) -> usize {
            at_work(|work| {
                let file = $crate::told::File::of_number(file);
                work.outbox = $crate::told::Desk::save(&work.desk, &work.inbox, file);
                work.outbox.len()
            })
        }

        /// Where the outbox begins.
        #[unsafe(no_mangle)]
        pub extern "C" fn outbox() -> *const u8 {
            at_work(|work| work.outbox.as_ptr())
        }
    };
}
