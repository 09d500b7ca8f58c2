//! Names: long enough, once for each entity, valid at some time, and told apart from each other.

use std::collections::BTreeMap;

use crate::dictionary::{Dictionary, Example, Files, RawRow};
use crate::fold;
use crate::model::{Case, Problem, Target, Term, Validity};
use crate::workshop::test::phrases_of_examples;

/// Tables with a name a row.
const NAMES: [&str; 3] = ["agencies/names.tsv", "countries/names-cldr.tsv", "countries/names.tsv"];

/// All problems of names.
pub(super) fn problems(
    files: &Files,
    dictionary: &Dictionary,
    examples: &[Example],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for table in NAMES {
        problems.extend(files.rows(table).filter_map(too_short));
    }
    problems.extend(twice(files));
    problems.extend(never_valid(dictionary));
    problems.extend(conflicts(dictionary, examples));
    problems
}

/// A single letter says nothing; a single character of Chinese may.
fn too_short(row: RawRow<'_>) -> Option<Problem> {
    let name = row.get("name");
    let mut letters = name.chars().filter(|c| c.is_alphanumeric());
    let (first, second) = (letters.next(), letters.next());
    let is_short = match first {
        None => true,
        Some(c) => second.is_none() && (c as u32) < 0x2e80,
    };
    is_short.then(|| row.problem(format!("name \"{name}\": expected two letters or more")))
}

/// Names of one entity and language that fold alike: the second never does anything.
fn twice(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<(&str, &str, String), Vec<RawRow<'_>>> = BTreeMap::new();
    for row in NAMES.iter().flat_map(|table| files.rows(table)) {
        let key = (row.get("entity"), row.get("lang"), fold::phrase(row.get("name")));
        let alike = seen.entry(key).or_default();
        // The same name may have stood at two times, or in capitals only and as a word.
        let says_the_same = |other: &RawRow<'_>| {
            ["from", "until", "case", "strength"]
                .iter()
                .all(|column| other.get(column) == row.get(column))
        };
        if let Some(other) = alike.iter().find(|other| says_the_same(other)) {
            let message = format!(
                "name \"{}\" is matched by \"{}\" in line {} already; expected one of them",
                row.get("name"),
                other.get("name"),
                other.line
            );
            problems.push(row.problem(message));
        }
        alike.push(row);
    }
    problems
}

/// Names whose time and whose entity's time never meet.
fn never_valid(dictionary: &Dictionary) -> Vec<Problem> {
    let mut problems = Vec::new();
    for term in &dictionary.terms {
        let validity = match term.target {
            Target::Country(index) => dictionary.countries[index as usize].validity,
            Target::Agency(index) => dictionary.agencies[index as usize].validity,
            _ => continue,
        };
        if !meet(term.validity, validity) {
            let message = format!(
                "name \"{}\" is in use only when {} does not exist; expected dates that meet",
                term.name,
                dictionary.describe(term.target)
            );
            problems.push(problem(dictionary, term, message));
        }
    }
    problems
}

/// Strong names that mean two entities at the same time, with nothing to decide between them: no
/// weak one among them, no example that shows which it is.
fn conflicts(dictionary: &Dictionary, examples: &[Example]) -> Vec<Problem> {
    let decided = phrases_of_examples(dictionary, examples);
    let mut problems = Vec::new();
    for (phrase, is_decided) in (0u32..).zip(decided) {
        if is_decided {
            continue;
        }
        let strong: Vec<&Term> = dictionary.terms[dictionary.phrases.terms(phrase)]
            .iter()
            .filter(|term| term.is_strong && entity(dictionary, term).is_some())
            .collect();
        let pair = strong.iter().enumerate().find_map(|(at, term)| {
            strong[at + 1..].iter().find(|other| clash(dictionary, term, other)).map(|b| (term, b))
        });
        if let Some((a, b)) = pair {
            let message = format!(
                "\"{}\" is a strong name of {} and of {}; expected one of them weak, dates that do \
                 not meet, or an example",
                a.name,
                dictionary.describe(a.target),
                dictionary.describe(b.target)
            );
            problems.push(problem(dictionary, b, message));
        }
    }
    problems
}

/// Whether two terms of one phrase can both be meant by the same words on the same day.
fn clash(dictionary: &Dictionary, a: &Term, b: &Term) -> bool {
    let is_same = entity(dictionary, a) == entity(dictionary, b);
    let is_person = |term: &Term| matches!(term.target, Target::Person(_));
    let is_place = |term: &Term| matches!(term.target, Target::Place(_));
    let one_language = a.lang.is_none() || b.lang.is_none() || a.lang == b.lang;
    let one_writing = a.case != Case::Exact || b.case != Case::Exact || a.name == b.name;
    // People of one name are told apart by their offices; a place is evidence only, so that one with
    // the name of a person or a body gives way to it, and a capital is evidence for its country.
    let is_decided = is_person(a) && is_person(b)
        || is_place(a) != is_place(b)
            && (!is_country(a) && !is_country(b) || lies_in(dictionary, a, b));
    !is_same
        && !is_decided
        && one_language
        && one_writing
        && meet(life(dictionary, a), life(dictionary, b))
}

/// Whether one of two terms is a place in the country that is the other.
fn lies_in(dictionary: &Dictionary, a: &Term, b: &Term) -> bool {
    match (a.target, b.target) {
        (Target::Place(place), Target::Country(country))
        | (Target::Country(country), Target::Place(place)) => {
            dictionary.places[place as usize].country == country
        }
        _ => false,
    }
}

fn is_country(term: &Term) -> bool {
    matches!(term.target, Target::Country(_))
}

/// When a term may be meant: its own time and its entity's.
fn life(dictionary: &Dictionary, term: &Term) -> Validity {
    let whole = match term.target {
        Target::Country(index) => dictionary.countries[index as usize].validity,
        Target::Agency(index) => dictionary.agencies[index as usize].validity,
        _ => Validity::default(),
    };
    Validity {
        from: term.validity.from.max(whole.from),
        until: [term.validity.until, whole.until].into_iter().flatten().min(),
    }
}

/// What a name stands for: places count as one where they lie in the same country.
fn entity(dictionary: &Dictionary, term: &Term) -> Option<Target> {
    match term.target {
        Target::Place(index) => {
            // Numbers of places are many for one country: the country stands for them.
            let country = dictionary.places[index as usize].country;
            Some(Target::Place(country))
        }
        Target::Country(_) | Target::Agency(_) | Target::Person(_) => Some(term.target),
        Target::Title(..) | Target::Atom(_) | Target::Trap(_) => None,
    }
}

/// Whether there is a day that both hold.
fn meet(a: Validity, b: Validity) -> bool {
    let before = |a: Validity, b: Validity| matches!((a.until, b.from), (Some(until), Some(from)) if until < from);
    !before(a, b) && !before(b, a)
}

fn problem(dictionary: &Dictionary, term: &Term, message: String) -> Problem {
    Problem {
        path: dictionary.files[term.place.file as usize].clone(),
        line: term.place.line,
        message,
    }
}
