//! The search held against what people type.

mod measured;
