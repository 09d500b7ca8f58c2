//! What became of every record of an import.

use std::collections::BTreeMap;

use super::facts::{Blame, LeftOut, Place};
use crate::model::Problem;

/// What became of every record: `n_records` is the sum of the other numbers and of `left_out`.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Records that were read.
    pub n_records: usize,
    /// Those that gave rows.
    pub n_taken: usize,
    /// Those of which the dictionary holds everything.
    pub n_known: usize,
    /// Reasons for which the others gave none, and how often, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Records that contradict the dictionary or themselves, by place.
    pub conflicts: Vec<Problem>,
    /// Records that cannot be read, by place.
    pub unreadable: Vec<Problem>,
    /// Records that are not for the dictionary, by place.
    pub passed: Vec<Problem>,
    /// All of these, until they are sorted.
    noted: Vec<(Place, Blame, Problem)>,
}

/// What became of one record.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    Taken,
    Known,
    LeftOut(LeftOut),
}

impl From<Result<bool, LeftOut>> for Outcome {
    /// Whether a record gave rows, or why it was left out.
    fn from(result: Result<bool, LeftOut>) -> Outcome {
        match result {
            Ok(true) => Outcome::Taken,
            Ok(false) => Outcome::Known,
            Err(left_out) => Outcome::LeftOut(left_out),
        }
    }
}

impl Report {
    /// Counts one record.
    pub(super) fn count(&mut self, place: &Place, outcome: Outcome) {
        self.n_records += 1;
        match outcome {
            Outcome::Taken => self.n_taken += 1,
            Outcome::Known => self.n_known += 1,
            Outcome::LeftOut(left_out) => {
                *self.left_out.entry(left_out.why).or_default() += 1;
                let blame = left_out.blame;
                self.noted.push((place.clone(), blame, place.problem(left_out)));
            }
        }
    }

    /// Sorts what was left out by its place.
    pub(super) fn finish(&mut self) {
        self.noted.sort();
        for (_, blame, problem) in self.noted.drain(..) {
            match blame {
                Blame::Nobody => self.passed.push(problem),
                Blame::Source => self.unreadable.push(problem),
                Blame::Conflict => self.conflicts.push(problem),
            }
        }
    }

    /// Number of records that gave no row and are not in the dictionary.
    #[must_use]
    pub fn n_left_out(&self) -> usize {
        self.left_out.values().sum()
    }
}
