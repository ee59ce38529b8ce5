//! The page in a browser.

fn main() {
    aldyn::host::start();
}
