//! The sentences beside entries and in themes, tagged and compared with what they promise.

use std::collections::BTreeSet;

use crate::dictionary::{Dictionary, Example};
use crate::model::{Article, Class, Problem, Tag, Target};
use crate::pipeline;

/// What the examples of a dictionary showed.
#[derive(Clone, Debug, Default)]
pub struct TestReport {
    /// Number of examples, those of themes included.
    pub n_examples: usize,
    /// Tags that are missing or must not be there, by the example's place.
    pub faults: Vec<Problem>,
    /// Ambiguous names that no example speaks of, by place. A name is ambiguous when it stands for
    /// two entities or more, or is weak; people are told apart by their offices and not counted.
    pub untested: Vec<Problem>,
}

/// Tags every example and compares.
#[must_use]
pub fn test(dictionary: &Dictionary, examples: &[Example]) -> TestReport {
    let mut report = TestReport::default();
    let mut seen = vec![false; dictionary.phrases.len()];
    for example in examples {
        let article =
            Article { text: example.sentence.clone(), date: example.date, ..Article::default() };
        let mut compare = Comparison {
            sentence: &example.sentence,
            place: (&example.path, example.line),
            tags: tags(dictionary, &article, &mut seen),
            report: &mut report,
        };
        let current = |key: &String| dictionary.redirects.current_key(key);
        compare.with(
            example.expected.iter().map(current).collect(),
            example.forbidden.iter().map(current).collect(),
        );
    }
    report.untested = untested(dictionary, &seen);
    report
}

/// One example against its tags.
struct Comparison<'a> {
    sentence: &'a str,
    place: (&'a str, u32),
    tags: BTreeSet<String>,
    report: &'a mut TestReport,
}

impl Comparison<'_> {
    fn with(&mut self, expected: Vec<String>, forbidden: Vec<String>) {
        self.report.n_examples += 1;
        let missing = expected.into_iter().filter(|key| !self.tags.contains(key));
        let wrong = forbidden.into_iter().filter(|key| self.tags.contains(key));
        let faults = missing
            .map(|key| format!("{key} is not tagged in: {}", self.sentence))
            .chain(wrong.map(|key| format!("{key} is tagged in: {}", self.sentence)));
        let (path, line) = self.place;
        self.report.faults.extend(faults.map(|message| Problem {
            path: path.to_owned(),
            line,
            message,
        }));
    }
}

/// For each phrase of the dictionary, whether an example holds it.
pub(super) fn phrases_of_examples(dictionary: &Dictionary, examples: &[Example]) -> Vec<bool> {
    let mut seen = vec![false; dictionary.phrases.len()];
    for example in examples {
        let text = example.sentence.clone();
        tags(dictionary, &Article { text, ..Article::default() }, &mut seen);
    }
    seen
}

/// The keys of an article's tags; notes the phrases that the article holds.
fn tags(dictionary: &Dictionary, article: &Article, seen: &mut [bool]) -> BTreeSet<String> {
    let analysis = pipeline::analyse(dictionary, article, pipeline::Options::default());
    for hit in &analysis.hits {
        seen[hit.phrase as usize] = true;
    }
    analysis.annotation.tags.iter().map(Tag::key).collect()
}

/// Ambiguous names without an example.
fn untested(dictionary: &Dictionary, seen: &[bool]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (phrase, seen) in (0u32..).zip(seen) {
        let terms = &dictionary.terms[dictionary.phrases.terms(phrase)];
        let entities: BTreeSet<Target> = terms.iter().map(|term| term.target).collect();
        let named = terms.iter().find(|term| class(term.target).is_some());
        let (false, Some(term)) = (*seen, named) else { continue };
        if entities.len() > 1 || !term.is_strong {
            let targets: Vec<String> =
                entities.iter().take(3).map(|target| dictionary.describe(*target)).collect();
            problems.push(Problem {
                path: dictionary.files[term.place.file as usize].clone(),
                line: term.place.line,
                message: format!(
                    "\"{}\" may be {}; no example speaks of it",
                    term.name,
                    targets.join(" or ")
                ),
            });
        }
    }
    problems.sort();
    problems
}

/// The class of a name that should have an example when it is ambiguous.
fn class(target: Target) -> Option<Class> {
    match target {
        Target::Country(_) => Some(Class::Country),
        Target::Agency(_) => Some(Class::Agency),
        _ => None,
    }
}
