//! Annotations against gold: what is right, what is wrong, what is missing.

mod gold;
mod judge;
mod names;

pub use gold::{Gold, Naming, Wanted};
pub use judge::{Counts, Judgement, judge};
pub use names::Names;
