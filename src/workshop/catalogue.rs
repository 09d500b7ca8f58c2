//! The themes of a dictionary as a tree, with what each holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dictionary::{Dictionary, Example};
use crate::model::Theme;

/// A theme at its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogueTheme {
    /// Number of themes above it here: 0 for those with none.
    pub depth: usize,
    /// Its id.
    pub id: String,
    /// English label.
    pub label: String,
    /// One sentence.
    pub definition: String,
    /// Ids of the themes above it; it stands under the first of them.
    pub broader: Vec<String>,
    /// Ids of the themes beside it.
    pub related: Vec<String>,
    /// Codes in other vocabularies, by vocabulary.
    pub codes: BTreeMap<String, Vec<String>>,
    /// Number of strong terms.
    pub n_strong: usize,
    /// Number of weak terms.
    pub n_weak: usize,
    /// Number of phrases that cancel terms.
    pub n_cancel: usize,
    /// Number of rules.
    pub n_rules: usize,
    /// Number of sentences that must be tagged.
    pub n_match: usize,
    /// Number of sentences that must not.
    pub n_not: usize,
}

/// All themes, each once, in the order of the tree: a theme before those below it, themes beside each
/// other by label. Themes in a circle stand at the end.
#[must_use]
pub fn catalogue(dictionary: &Dictionary, examples: &[Example]) -> Vec<CatalogueTheme> {
    let themes = &dictionary.themes;
    let mut below: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
    for (number, theme) in (0u32..).zip(themes) {
        below.entry(theme.broader.first().copied()).or_default().push(number);
    }
    let label = |number: &u32| {
        let theme = &themes[*number as usize];
        (theme.label.to_lowercase(), theme.id.clone())
    };
    // The last of the stack comes first.
    for list in below.values_mut() {
        list.sort_by_key(|number| std::cmp::Reverse(label(number)));
    }
    let mut n_examples: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in examples {
        let (matching, not) = n_examples.entry(&example.path).or_default();
        *matching += usize::from(!example.expected.is_empty());
        *not += usize::from(!example.forbidden.is_empty());
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack: Vec<(usize, u32)> =
        below.get(&None).into_iter().flatten().map(|number| (0, *number)).collect();
    let mut rest: Vec<u32> = (0u32..).zip(themes).map(|(number, _)| number).collect();
    rest.sort_by_key(|number| std::cmp::Reverse(label(number)));
    loop {
        let (depth, number) = match (stack.pop(), rest.last()) {
            (Some(next), _) => next,
            (None, Some(_)) => (0, rest.pop().unwrap_or_default()),
            (None, None) => break,
        };
        if !seen.insert(number) {
            continue;
        }
        let theme = &themes[number as usize];
        let path = dictionary.files[theme.place.file as usize].as_str();
        let n = n_examples.get(path).copied().unwrap_or_default();
        found.push(entry(themes, theme, depth, n));
        let children = below.get(&Some(number)).into_iter().flatten();
        stack.extend(children.map(|child| (depth + 1, *child)));
    }
    found
}

fn entry(themes: &[Theme], theme: &Theme, depth: usize, n: (usize, usize)) -> CatalogueTheme {
    let ids = |numbers: &[u32]| {
        numbers.iter().map(|number| themes[*number as usize].id.clone()).collect()
    };
    CatalogueTheme {
        depth,
        id: theme.id.clone(),
        label: theme.label.clone(),
        definition: theme.definition.clone(),
        broader: ids(&theme.broader),
        related: ids(&theme.related),
        codes: theme.codes.clone(),
        n_strong: theme.strong.len(),
        n_weak: theme.weak.len(),
        n_cancel: theme.cancel.len(),
        n_rules: theme.rules.len(),
        n_match: n.0,
        n_not: n.1,
    }
}
