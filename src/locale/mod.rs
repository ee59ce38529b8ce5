//! Texts and formats in three languages.
//!
//! Rule texts come from packs, the page's own words from the page pack of the language: the module itself holds no
//! sentence. This room knows how a day, a number, a plural and a citation read in each language, and nothing of Yew.

mod answer_words;
mod citation;
mod condition;
mod date;
mod foreign;
#[cfg(feature = "source")]
mod kiosk_words;
mod lang;
mod number;
mod page_texts;
mod say;
#[cfg(feature = "source")]
mod static_words;
mod template;
#[cfg(all(test, feature = "source"))]
mod tests;
mod texts;
mod wording;

pub use answer_words::AnswerWords;
pub use citation::citations;
pub use condition::{FactWords, condition_words};
#[cfg(feature = "source")]
pub use date::date;
pub use date::{date_by, date_from, date_on, time};
pub use foreign::by_language;
#[cfg(feature = "source")]
pub use kiosk_words::{KIOSK_WORDS, kiosk_words};
pub use lang::Lang;
pub use number::number;
pub use page_texts::{PageTexts, UnitForms};
pub use say::Say;
#[cfg(feature = "source")]
pub use static_words::{StaticWords, static_words};
pub use template::{Args, fill};
pub use texts::Texts;
pub use wording::Wording;
