//! The pages, one file each: functions of what is shown.

mod intro;
mod keep;
mod question;
mod result;
mod review;

pub use intro::intro;
pub use question::question;
pub use result::{instead, result};
pub use review::review;
