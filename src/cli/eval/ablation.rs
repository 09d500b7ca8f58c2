//! What each part of the analysis is worth: the same gold, judged with one part more each time.

use std::collections::BTreeMap;

use super::part::{Parts, name_of};
use crate::dictionary::Dictionary;
use crate::eval::{Gold, Judged, Names, judge_article};
use crate::model::{Article, Without};
use crate::pipeline::{self, Options};

/// The steps before the whole, by what each has added, with what it still lacks.
const STEPS: [(&str, Without); 4] = [
    ("names only", Without { traps: true, context: true, reference: true, focus: true }),
    ("+ traps", Without { traps: false, context: true, reference: true, focus: true }),
    ("+ context", Without { traps: false, context: false, reference: true, focus: true }),
    (
        "+ roles, co-reference",
        Without { traps: false, context: false, reference: false, focus: true },
    ),
];

/// What the whole adds to the last step.
pub(super) const LAST: &str = "+ focus";

/// An article judged at each step.
pub(super) type Steps = [Judged; STEPS.len()];

/// Judges an article at each step.
pub(super) fn judge(
    dictionary: &Dictionary,
    names: &Names<'_>,
    article: &Article,
    gold: &Gold,
) -> Steps {
    STEPS.map(|(_, without)| {
        let analysis = pipeline::analyse(dictionary, article, Options { traces: false, without });
        judge_article(names, article, gold, &analysis)
    })
}

/// The figures of a step by their names.
pub(super) type Step = (&'static str, BTreeMap<String, f64>);

/// Evaluations of each step, by gold file.
#[derive(Debug, Default)]
pub(super) struct Ablation([Parts; STEPS.len()]);

impl Ablation {
    /// Adds an article of a gold file.
    pub(super) fn add(&mut self, path: &str, steps: Steps) {
        for (parts, judged) in self.0.iter_mut().zip(steps) {
            parts.add(name_of(path), judged);
        }
    }

    /// The figures of each step, by gold file.
    pub(super) fn figures(self) -> BTreeMap<String, Vec<Step>> {
        let mut figures: BTreeMap<String, Vec<Step>> = BTreeMap::new();
        for ((label, _), parts) in STEPS.into_iter().zip(self.0) {
            for (name, evaluation) in parts.into_vec() {
                let step = evaluation.report("").figures().into_iter().collect();
                figures.entry(name).or_default().push((label, step));
            }
        }
        figures
    }
}
