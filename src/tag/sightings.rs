//! Where the phrases of themes stand in an article.

use std::collections::BTreeMap;
use std::ops::Range;

use super::is_atom;
use crate::dictionary::{Dictionary, is_written};
use crate::model::{Hit, Mention, Part, Subject, Text};

/// A phrase of a theme at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    /// The words.
    pub(super) words: Range<u32>,
    /// Whether it is part of a public body's name.
    pub(super) in_body: bool,
}

/// All phrases of themes in an article, by number of the phrase, in reading order.
pub(super) struct Sightings {
    by_atom: BTreeMap<u32, Vec<Sighting>>,
}

impl Sightings {
    pub(super) fn new(
        dictionary: &Dictionary,
        text: &Text<'_>,
        hits: &[Hit],
        mentions: &[Mention],
    ) -> Self {
        let bodies: Vec<&Range<u32>> = mentions
            .iter()
            .filter(|mention| matches!(mention.subject, Subject::Agency(_)))
            .map(|mention| &mention.words)
            .collect();
        let mut by_atom: BTreeMap<u32, Vec<Sighting>> = BTreeMap::new();
        for hit in hits {
            for term in &dictionary.terms[dictionary.phrases.terms(hit.phrase)] {
                let Some(atom) = is_atom(term.target) else { continue };
                if !is_written(term, text, hit)
                    || matches!(text.part_of(hit.words.start), Part::Boilerplate | Part::Dateline)
                {
                    continue;
                }
                let in_body = bodies.iter().any(|body| {
                    body.start <= hit.words.start && hit.words.end <= body.end && body.len() > 1
                });
                let list = by_atom.entry(atom).or_default();
                let sighting = Sighting { words: hit.words.clone(), in_body };
                if list.last() != Some(&sighting) {
                    list.push(sighting);
                }
            }
        }
        Sightings { by_atom }
    }

    /// The phrases that were seen.
    pub(super) fn atoms(&self) -> impl Iterator<Item = u32> + '_ {
        self.by_atom.keys().copied()
    }

    /// Where one phrase stands.
    pub(super) fn of(&self, atom: u32) -> &[Sighting] {
        self.by_atom.get(&atom).map_or(&[], Vec::as_slice)
    }

    /// Where any of some phrases stands.
    pub(super) fn of_all(&self, atoms: &[u32]) -> Vec<Sighting> {
        atoms.iter().flat_map(|atom| self.of(*atom)).cloned().collect()
    }
}
