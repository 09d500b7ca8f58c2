//! The gold of one file with its evaluation, and what the file is called.

use std::path::{Component, Path};

use super::ablation::Step;
use crate::eval::{Evaluation, Judged, Report};

/// One gold file, or all of them together.
#[derive(Debug)]
pub(super) struct Part {
    /// What it is called; empty for all of them together.
    pub(super) name: String,
    /// Its figures.
    pub(super) report: Report,
    /// The figures with parts of the analysis left out; empty where nobody asked.
    pub(super) ablation: Vec<Step>,
}

/// Evaluations by gold file, in the order in which the files are read.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<(String, Evaluation)>);

impl Parts {
    /// Adds an article to the evaluation of that name.
    pub(super) fn add(&mut self, name: String, judged: Judged) {
        let at = self.0.iter().rposition(|(other, _)| *other == name).unwrap_or_else(|| {
            self.0.push((name, Evaluation::default()));
            self.0.len() - 1
        });
        self.0[at].1.add(judged);
    }

    /// The evaluations with their names.
    pub(super) fn into_vec(self) -> Vec<(String, Evaluation)> {
        self.0
    }
}

/// What a gold file is called: the path where it is a relative one, else the file and its folder, so
/// that no page tells where an archive lies on a machine.
pub(super) fn name_of(path: &str) -> String {
    let place = Path::new(path);
    if place.is_relative() {
        return path.to_owned();
    }
    let names: Vec<&str> = place
        .components()
        .filter_map(|component| match component {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    names[names.len().saturating_sub(2)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn tells_no_absolute_path() {
        let rows = [
            ("data/gold/articles.jsonl", "data/gold/articles.jsonl"),
            ("/gold.jsonl", "gold.jsonl"),
            ("/somewhere/corpora/gold.jsonl", "corpora/gold.jsonl"),
            ("-", "-"),
        ];
        for (path, name) in rows {
            assert_eq!(name_of(path), name);
        }
    }
}
