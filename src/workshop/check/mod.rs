//! Files of a dictionary to every problem they have, at once.
//!
//! The loader refuses what it cannot use; this goes further and names what it would use to nobody's
//! good: rows out of order, names that cannot be told apart, holders of one seat at the same time.

mod cycles;
mod form;
mod ids;
mod names;
mod tenures;

pub use form::normal_form;

use crate::dictionary::{Dictionary, Files, examples};
use crate::model::Problem;

/// All problems, by file and line. What rests on ids that exist is looked at only when all files
/// load.
#[must_use]
pub fn check(files: &Files) -> Vec<Problem> {
    let mut problems = form::problems(files);
    problems.extend(ids::problems(files));
    match (Dictionary::build(files), examples(files)) {
        (Ok(dictionary), Ok(examples)) => {
            problems.extend(ids::references(files, &dictionary, &examples));
            problems.extend(cycles::problems(files, &dictionary));
            problems.extend(names::problems(files, &dictionary, &examples));
            problems.extend(tenures::problems(files, &dictionary));
            problems.extend(super::lacking_examples(files, &examples));
        }
        (built, examples) => {
            problems.extend(built.err().into_iter().flatten());
            problems.extend(examples.err().into_iter().flatten());
        }
    }
    problems.sort();
    problems.dedup();
    problems
}
