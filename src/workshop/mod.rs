//! The tools of a dictionary's author: files and archives to problems, figures and rows.
//!
//! Nothing of a tagging run goes through here. The functions read what they are given and return
//! what they found; `cli` reads files, prints and writes.

mod stats;
mod test;

pub use stats::{Section, Stats, stats};
pub use test::{TestReport, test};
