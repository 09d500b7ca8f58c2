//! Themes that nobody has shown to work: what is left to write after an import.

use std::collections::BTreeMap;

use crate::dictionary::{Example, Files};
use crate::model::Problem;

/// How many sentences a theme needs that must be tagged, and as many that must not.
const LEAST: usize = 3;

/// Themes with too few examples, by their files. They load and tag like others; only their author
/// knows whether rightly.
#[must_use]
pub fn lacking_examples(files: &Files, examples: &[Example]) -> Vec<Problem> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in examples {
        let (matching, not) = counts.entry(&example.path).or_default();
        *matching += usize::from(!example.expected.is_empty());
        *not += usize::from(!example.forbidden.is_empty());
    }
    let themes = files.iter().filter(|file| file.name.ends_with(".toml"));
    themes
        .filter_map(|file| {
            let (matching, not) = counts.get(file.path.as_str()).copied().unwrap_or_default();
            let message = format!(
                "{matching} examples under match and {not} under not; expected at least {LEAST} of \
                 each"
            );
            let problem = Problem { path: file.path.clone(), line: 0, message };
            (matching < LEAST || not < LEAST).then_some(problem)
        })
        .collect()
}
