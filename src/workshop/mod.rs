//! The tools of a dictionary's author: files and archives to problems, figures and rows.
//!
//! Nothing of a tagging run goes through here. The functions read what they are given and return
//! what they found; `cli` reads files, prints and writes.

mod check;
mod coverage;
mod diff;
mod examples;
pub mod export;
pub mod import;
mod stats;
mod suggest;
mod test;
mod vocabularies;

pub use check::{check, normal_form};
pub use coverage::{ArticleCoverage, Coverage, EntryUse, Use};
pub use diff::{ArticleDiff, Change, Comparison, Diff, Gain};
pub use examples::lacking_examples;
pub use stats::{Section, Stats, stats};
pub use suggest::{Gathering, Sighting, Suggestion, sightings};
pub use test::{TestReport, test};
