//! The tools of a dictionary's author: files and archives to problems, figures and rows.
//!
//! Nothing of a tagging run goes through here. The functions read what they are given and return
//! what they found; `cli` reads files, prints and writes.

mod catalogue;
mod check;
mod coverage;
mod diff;
mod examples;
pub mod export;
pub mod import;
mod new_theme;
mod stats;
mod suggest;
mod test;
mod theme_trial;
mod vocabularies;

pub use catalogue::{CatalogueTheme, catalogue};
pub use check::{check, normal_form};
pub use coverage::{ArticleCoverage, Coverage, EntryUse, Use};
pub use diff::{ArticleDiff, Change, Comparison, Diff, Gain};
pub use examples::lacking_examples;
pub use new_theme::new_theme;
pub use stats::{Section, Stats, stats};
pub use suggest::{Gathering, Sighting, Suggestion, sightings};
pub use test::{TestReport, test};
pub use theme_trial::{TermTrial, ThemeTrial, TrialArticle, Verdict, by_term as trial_by_term};
