//! The names that our queries gather in one cell: `label@en=Theresa May`, parted by tabs.

use std::collections::BTreeSet;

use super::results::{Row, item};
use crate::fold;

/// Sorts of names in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Label,
    Alias,
    Official,
    Short,
}

/// Names with their sort and the tag of their language.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(BTreeSet<(Sort, String, String)>);

impl Names {
    /// Adds the names of a row; `column` is the one that a label service fills.
    pub(super) fn add(&mut self, row: &Row, column: &str) {
        for entry in row.get("names").split('\t') {
            let Some((head, name)) = entry.split_once('=') else { continue };
            let Some((sort, lang)) = head.split_once('@') else { continue };
            let sort = match sort {
                "label" => Sort::Label,
                "alias" => Sort::Alias,
                "official" => Sort::Official,
                "short" => Sort::Short,
                _ => continue,
            };
            self.0.insert((sort, lang.to_owned(), name.to_owned()));
        }
        let label = row.get(column);
        if !label.is_empty() {
            self.0.insert((Sort::Label, "en".to_owned(), label.to_owned()));
        }
    }

    /// All names with their sort and language. A label service without a label gives the item's id,
    /// which is no name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Sort, &str, &str)> {
        self.0
            .iter()
            .filter(|(_, _, name)| item(name).is_none_or(|id| id != *name))
            .map(|(sort, lang, name)| (*sort, lang.as_str(), name.as_str()))
    }

    /// The label in English, in all languages, or in a variety of English.
    pub(super) fn english(&self) -> Option<&str> {
        let labels = || self.iter().filter(|(sort, ..)| *sort == Sort::Label);
        let tagged = |tag: &str| labels().find(|(_, lang, _)| *lang == tag);
        let label = tagged("en")
            .or_else(|| tagged("mul"))
            .or_else(|| labels().find(|(_, lang, _)| lang.starts_with("en-")));
        label.map(|(_, _, name)| name)
    }

    /// The first label in Latin letters, for people: a name is much the same in other languages.
    pub(super) fn latin(&self) -> Option<&str> {
        let mut labels = self.iter().filter(|(sort, ..)| *sort == Sort::Label);
        labels.find(|(_, _, name)| fold::slug(name).is_ascii()).map(|(_, _, name)| name)
    }
}
