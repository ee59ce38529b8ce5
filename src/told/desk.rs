use super::{File, Node, Request};
use crate::pack::handed_over;

/// What a module of its own tells pages of, read from packs that go together.
pub trait Subject: Sized {
    /// Reads the packs, each with its length before it; nothing if they cannot be used.
    fn open(packs: &[u8]) -> Option<Self>;

    /// The page that a request asks for.
    fn show(&self, request: &Request) -> Vec<Node>;

    /// A file: its name, its type and its content, as bytes; empty where there is none to save.
    fn save(&self, request: &Request, which: File) -> Vec<u8>;
}

/// What such a module works at: it opens packs once, and tells a page as often as it is asked.
///
/// Bytes that cannot be used are refused by `false` or by nothing at all, never by a panic.
pub struct Desk<S>(Option<S>);

impl<S> Default for Desk<S> {
    fn default() -> Desk<S> {
        Desk(None)
    }
}

impl<S: Subject> Desk<S> {
    /// Opens packs. False if they cannot be used; then what was open before stays open.
    pub fn open(&mut self, packs: &[u8]) -> bool {
        let opened = S::open(packs);
        let is_open = opened.is_some();
        self.0 = opened.or(self.0.take());
        is_open
    }

    /// Tells the page that a request asks for, as nodes.
    pub fn show(&self, request: &[u8]) -> Vec<u8> {
        // Writing to memory fails for no value of these types; nothing at all is no list of nodes.
        self.asked(request)
            .map(|(subject, request)| postcard::to_allocvec(&subject.show(&request)).unwrap_or_default())
            .unwrap_or_default()
    }

    /// Makes a file.
    pub fn save(&self, request: &[u8], which: File) -> Vec<u8> {
        self.asked(request).map(|(subject, request)| subject.save(&request, which)).unwrap_or_default()
    }

    fn asked(&self, request: &[u8]) -> Option<(&S, Request)> {
        Some((self.0.as_ref()?, handed_over(request)?))
    }
}

/// Defines how bytes go into a module and out of it, and what it works at in between. The caller asks for room (`inbox`),
/// writes there, calls what the module exports besides, and reads what `outbox` points at, as many bytes as that call
/// returned. No pointer is followed on this side. The module imports nothing, so it can reach neither page nor network.
// Safety of the names: each is exported once; nothing else in such a module is called so.
#[macro_export]
macro_rules! exchange {
    ($($desk:ident: $kind:ty)?) => {
        #[derive(Default)]
        struct Work {
            inbox: Vec<u8>,
            outbox: Vec<u8>,
            $($desk: $kind,)?
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

        /// Where the outbox begins.
        #[unsafe(no_mangle)]
        pub extern "C" fn outbox() -> *const u8 {
            at_work(|work| work.outbox.as_ptr())
        }
    };
}

/// Defines what a module exports that tells pages: it opens packs, shows pages and makes files, bytes in and bytes out, as
/// [`exchange!`](crate::exchange) has it.
// Safety of the names: as there.
#[macro_export]
macro_rules! module {
    ($subject:ty) => {
        $crate::exchange!(desk: $crate::told::Desk<$subject>);

        /// Opens the packs in the inbox; 1 if they can be used.
        #[unsafe(no_mangle)]
        pub extern "C" fn open() -> u32 {
            at_work(|work| u32::from(work.desk.open(&work.inbox)))
        }

        /// Answers the request in the inbox: the length of the nodes in the outbox.
        #[unsafe(no_mangle)]
        pub extern "C" fn show() -> usize {
            at_work(|work| {
                work.outbox = work.desk.show(&work.inbox);
                work.outbox.len()
            })
        }

        /// Makes a file from the request in the inbox: the length of its name, type and content in the outbox.
        #[unsafe(no_mangle)]
        pub extern "C" fn save(file: u32) -> usize {
            at_work(|work| {
                let file = $crate::told::File::of_number(file);
                work.outbox = work.desk.save(&work.inbox, file);
                work.outbox.len()
            })
        }
    };
}
