//! Hits to readings: what each phrase may mean, before the article's context is asked.

use std::ops::Range;

use super::Setting;
use crate::dictionary::{Dictionary, is_written};
use crate::model::{
    Cause, Class, Hidden, Hit, Lang, Part, Reason, Rejection, Resolution, Shape, Target, Term, Text,
};

/// A hit with the terms that it may stand for.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// The words.
    pub(super) words: Range<u32>,
    /// Numbers of the dictionary's terms.
    pub(super) terms: Vec<u32>,
    /// Whether it stands in a headline in capitals, where capitals tell nothing.
    pub(super) in_capitals: bool,
    /// Whether it stands in a dateline.
    pub(super) in_dateline: bool,
}

/// What the hits of an article may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    /// Countries, places, people and bodies, by first word.
    pub(super) names: Vec<Reading>,
    /// Titles of office, by first word; none lies within another.
    pub(super) titles: Vec<Reading>,
}

/// Sorts hits into readings; leaves out what boilerplate, traps, language or case rule out.
pub(super) fn collect(
    dictionary: &Dictionary,
    text: &Text<'_>,
    setting: &Setting,
    hits: &[Hit],
    resolution: &mut Resolution,
) -> Readings {
    let traps = if setting.without.traps { Vec::new() } else { traps(dictionary, text, hits) };
    let mut readings = Readings::default();
    let mut reject = |words: &Range<u32>, term: &Term, (cause, because): (Cause, Reason)| {
        if setting.traces {
            resolution.rejections.push(Rejection {
                words: words.clone(),
                target: term.target,
                entry: dictionary.entry(term),
                cause,
                because,
            });
        }
    };
    let mut sentence = Sentence::default();
    for hit in hits {
        let terms = dictionary.phrases.terms(hit.phrase);
        if matches!(dictionary.terms[terms.start].target, Target::Atom(_))
            && matches!(dictionary.terms[terms.end - 1].target, Target::Atom(_))
            && dictionary.terms[terms.clone()]
                .iter()
                .all(|term| matches!(term.target, Target::Atom(_)))
        {
            continue;
        }
        let part = text.part_of(hit.words.start);
        sentence.update(text, hit.words.start);
        let mut names = Vec::new();
        let mut titles = Vec::new();
        for at in terms {
            let term = &dictionary.terms[at];
            if matches!(term.target, Target::Atom(_) | Target::Trap(_)) {
                continue;
            }
            let verdict = if part == Part::Boilerplate {
                Err((Cause::Boilerplate, Reason::Borrowed("stands in boilerplate")))
            } else if !is_written(term, text, hit) {
                Err((Cause::Case, Reason::Borrowed("written in another case")))
            } else if !is_spoken(term, setting) {
                Err((Cause::Language, Reason::Borrowed("a name in another language")))
            } else {
                let trap = hiding(&traps, hit, term.target, dictionary);
                trap.map_or(Ok(()), |because| Err((Cause::Trap, because)))
            };
            match verdict {
                Err(because) => reject(&hit.words, term, because),
                Ok(()) => {
                    let index = u32::try_from(at).expect("terms are counted in u32");
                    let is_title = matches!(term.target, Target::Title(..));
                    if is_title { titles.push(index) } else { names.push(index) }
                }
            }
        }
        let reading = |terms| Reading {
            words: hit.words.clone(),
            terms,
            // Letters with full stops (`U.S.`) are never the word.
            in_capitals: sentence.in_capitals
                && !text.words[hit.words.start as usize].shape.has(Shape::DOTTED),
            in_dateline: part == Part::Dateline,
        };
        if !names.is_empty() {
            readings.names.push(reading(names));
        }
        if !titles.is_empty() && part != Part::Dateline {
            push_title(&mut readings.titles, reading(titles));
        }
    }
    readings
}

/// Keeps the longest of titles that lie within each other: `deputy prime minister`.
fn push_title(titles: &mut Vec<Reading>, title: Reading) {
    // Hits come by first word, longer ones later: only the last title can overlap.
    while let Some(last) = titles.last() {
        if last.words.end <= title.words.start {
            break;
        }
        let is_longer = title.words.len() > last.words.len();
        if !is_longer {
            return;
        }
        titles.pop();
    }
    titles.push(title);
}

/// Whether a term is used in the article's language.
fn is_spoken(term: &Term, setting: &Setting) -> bool {
    term.lang.is_none_or(|lang| lang == setting.lang.unwrap_or(Lang::ENGLISH))
}

/// The sentence last looked at: whether it is written in capitals.
#[derive(Default)]
struct Sentence {
    range: Range<u32>,
    in_capitals: bool,
}

impl Sentence {
    fn update(&mut self, text: &Text<'_>, word: u32) {
        if self.range.contains(&word) {
            return;
        }
        self.range = text.sentences[text.sentence_of(word)].clone();
        let words = &text.words[self.range.start as usize..self.range.end as usize];
        let n_small = words.iter().filter(|word| !word.shape.is_capitals()).count();
        // One-letter words and numbers are neither.
        self.in_capitals = words.len() >= 3 && n_small * 4 <= words.len();
    }
}

/// The traps that stand in the text.
fn traps(dictionary: &Dictionary, text: &Text<'_>, hits: &[Hit]) -> Vec<(Range<u32>, u32)> {
    let mut traps = Vec::new();
    for hit in hits {
        for term in &dictionary.terms[dictionary.phrases.terms(hit.phrase)] {
            if let Target::Trap(trap) = term.target
                && is_written(term, text, hit)
            {
                traps.push((hit.words.clone(), trap));
            }
        }
    }
    traps
}

/// Why a trap hides a reading, if one does.
fn hiding(
    traps: &[(Range<u32>, u32)],
    hit: &Hit,
    target: Target,
    dictionary: &Dictionary,
) -> Option<Reason> {
    // A trap is at most a few words long, so the search need not go far back.
    let end = traps.partition_point(|(words, _)| words.start <= hit.words.start);
    // A place speaks for its country: what hides the country hides the place.
    let country_of = |target| match target {
        Target::Place(place) => Some(Target::Country(dictionary.places[place as usize].country)),
        _ => None,
    };
    traps[..end].iter().rev().take(8).find_map(|(words, trap)| {
        let is_inside = words.start <= hit.words.start && hit.words.end <= words.end;
        // A name longer than its trap, or as long, is no part of it.
        let trap = &dictionary.traps[*trap as usize];
        let hides = trap.hides.is_empty()
            || trap.hides.iter().any(|hidden| match hidden {
                Hidden::One(hidden) => *hidden == target || Some(*hidden) == country_of(target),
                Hidden::Class(class) => class_of(target) == Some(*class),
            });
        (is_inside && hides)
            .then(|| Reason::Owned(format!("inside \"{}\": {}", trap.phrase, trap.reason)))
    })
}

fn class_of(target: Target) -> Option<Class> {
    match target {
        Target::Country(_) => Some(Class::Country),
        Target::Person(_) | Target::Title(..) => Some(Class::Minister),
        Target::Agency(_) => Some(Class::Agency),
        Target::Place(_) | Target::Atom(_) | Target::Trap(_) => None,
    }
}
