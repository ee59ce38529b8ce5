//! The pages, one file each: functions of what is shown.

mod home;
mod intro;
mod question;
mod result;
mod review;

pub use home::home;
pub use intro::intro;
pub use question::question;
pub use result::{instead, result, told};
pub use review::review;
