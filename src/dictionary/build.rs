//! Tables to a dictionary: what the loaders of all classes share.

use std::collections::BTreeMap;

use super::Dictionary;
use super::files::File;
use super::table::NameDetail;
use crate::fold;
use crate::model::{Case, Cue, FilePlace, Kind, Problem, Target, Term, Validity};

/// A dictionary under construction, with all faults found so far.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) dictionary: Dictionary,
    /// Numbers of ids by class.
    pub(super) countries: BTreeMap<String, u32>,
    pub(super) agencies: BTreeMap<String, u32>,
    pub(super) people: BTreeMap<String, u32>,
    pub(super) offices: BTreeMap<String, u32>,
    pub(super) portfolios: BTreeMap<String, u16>,
    pub(super) themes: BTreeMap<String, u32>,
    /// Numbers of atoms by form and way of writing.
    pub(super) atoms: BTreeMap<String, u32>,
    problems: Vec<(FilePlace, String)>,
}

impl Builder {
    /// Notes a fault.
    pub(super) fn problem(&mut self, place: FilePlace, message: impl Into<String>) {
        self.problems.push((place, message.into()));
    }

    /// Notes the fault, if it is one.
    pub(super) fn check<T>(&mut self, place: FilePlace, result: Result<T, String>) -> Option<T> {
        result.map_err(|message| self.problem(place, message)).ok()
    }

    /// The faults with their paths, sorted.
    pub(super) fn problems(&mut self, files: &[File]) -> Vec<Problem> {
        let mut problems: Vec<Problem> = std::mem::take(&mut self.problems)
            .into_iter()
            .map(|(place, message)| Problem {
                path: files[place.file as usize].path.clone(),
                line: place.line,
                message,
            })
            .collect();
        problems.sort();
        problems
    }

    /// The number of a country id; a fault where there is none.
    pub(super) fn country(&mut self, place: FilePlace, id: &str) -> Option<u32> {
        let id = self.dictionary.redirects.current("country", id);
        let found = self.countries.get(id).copied();
        if found.is_none() {
            let message = unknown("country", id, "countries/entities.tsv", self.countries.keys());
            self.problem(place, message);
        }
        found
    }

    /// The number of an agency id; a fault where there is none.
    pub(super) fn agency(&mut self, place: FilePlace, id: &str) -> Option<u32> {
        let id = self.dictionary.redirects.current("agency", id);
        let found = self.agencies.get(id).copied();
        if found.is_none() {
            let message = unknown("body", id, "agencies/entities.tsv", self.agencies.keys());
            self.problem(place, message);
        }
        found
    }

    /// Adds a name; a fault where it has no word or too many.
    pub(super) fn term(&mut self, place: FilePlace, name: &str, target: Target, how: NameDetail) {
        let (mut initials, mut capitals, mut n_words) = (0, 0, 0);
        for word in fold::words(name) {
            let word = &name[word];
            let shape = fold::shape(word);
            // Papers differ over small words in names: `Luigi Di Maio`, `Luigi di Maio`.
            let is_free = matches!(target, Target::Person(_))
                && self.dictionary.cues.of(fold::hash(word)).is(Cue::PARTICLE);
            if n_words < 32 && how.case == Case::Initial && !is_free {
                initials |= u32::from(shape.is_initial()) << n_words;
                // An acronym that is pronounced is written in either way: `NATO`, `Nato`.
                let is_capitals = shape.is_capitals() && how.kind != Kind::Acronym;
                capitals |= u32::from(is_capitals) << n_words;
            }
            n_words += 1;
        }
        if n_words == 0 || n_words > MAX_WORDS {
            self.problem(
                place,
                format!("\"{name}\" has {n_words} words; expected 1 to {MAX_WORDS}"),
            );
            return;
        }
        self.dictionary.terms.push(Term {
            name: name.into(),
            target,
            kind: how.kind,
            lang: how.lang,
            case: how.case,
            initials,
            capitals,
            is_strong: how.is_strong,
            validity: how.validity,
            place,
        });
    }
}

/// The message for an id that a table has not, with the nearest one that it has.
pub(super) fn unknown<'a>(
    what: &str,
    id: &str,
    table: &str,
    known: impl Iterator<Item = &'a String>,
) -> String {
    let nearest = known
        .map(|other| (strsim::jaro_winkler(id, other), other))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    let hint =
        nearest.map_or_else(String::new, |(_, other)| format!("; did you mean \"{other}\"?"));
    format!("{what} \"{id}\": expected an id of {table}{hint}")
}

/// Ids that are less alike (by Jaro and Winkler's measure, 0 to 1) are no slip of the pen.
const ALIKE: f64 = 0.9;

/// Longer names are faults of a table, not names.
pub(super) const MAX_WORDS: usize = 30;

/// How names match that a table gives no details of: personal names, titles, theme terms.
pub(super) fn plain(kind: Kind, case: Case) -> NameDetail {
    NameDetail { kind, lang: None, case, is_strong: true, validity: Validity::default() }
}

/// `None` for an empty cell.
pub(super) fn optional(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
