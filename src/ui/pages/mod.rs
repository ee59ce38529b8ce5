//! The pages, one file each.

mod home;
mod intro;
mod question;
mod result;
mod review;

pub use home::Home;
pub use intro::Intro;
pub use question::QuestionPage;
pub use result::ResultPage;
pub use review::Review;

use super::{HostHandle, ServiceData, State};
use std::rc::Rc;
use yew::prelude::*;

/// What every page about a service gets.
#[derive(Properties, PartialEq)]
pub struct ServiceProps {
    pub data: Rc<ServiceData>,
    pub state: UseReducerHandle<State>,
    pub host: HostHandle,
}
