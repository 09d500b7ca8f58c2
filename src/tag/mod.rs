//! Hits of theme phrases and mentions of entities to the themes that an article speaks of.
//!
//! A theme is looked at only if one of its phrases was seen: the cost grows with what the text
//! says, not with the number of rules.

mod rules;
mod sightings;

use std::collections::BTreeSet;

use crate::dictionary::Dictionary;
use crate::model::{
    Hit, Kind, Mention, Part, Reason, Subject, Target, Text, ThemeMatch, ThemeTerm,
};

use sightings::{Sighting, Sightings};

/// The themes of an article, by number.
#[must_use]
pub fn tag(
    dictionary: &Dictionary,
    text: &Text<'_>,
    hits: &[Hit],
    mentions: &[Mention],
) -> Vec<ThemeMatch> {
    let sightings = Sightings::new(dictionary, text, hits, mentions);
    let themes: BTreeSet<u32> = sightings
        .atoms()
        .flat_map(|atom| dictionary.themes_of_atom[atom as usize].iter().copied())
        .collect();
    themes
        .into_iter()
        .filter_map(|index| judge(dictionary, text, &sightings, mentions, index))
        .collect()
}

/// Less evidence than this is none: half of a strong term.
const ENOUGH: f64 = 0.5;
/// What a weak term adds to other evidence.
const WEAK: f64 = 0.3;
/// So many different weak terms are enough without a strong one.
const ENOUGH_WEAK: usize = 2;
/// What each repetition adds to what the first time was worth, and how many count: a word said 40
/// times is not a theme said well once.
const REPETITION: (f64, u32) = (0.25, 4);

fn judge(
    dictionary: &Dictionary,
    text: &Text<'_>,
    sightings: &Sightings,
    mentions: &[Mention],
    index: u32,
) -> Option<ThemeMatch> {
    let theme = &dictionary.themes[index as usize];
    let cancelled = sightings.of_all(&theme.cancel);
    let is_live = |sighting: &Sighting| {
        !cancelled.iter().any(|phrase| {
            phrase.words.start <= sighting.words.start && sighting.words.end <= phrase.words.end
        })
    };
    let mut found = Found { index, text, mentions: Vec::new(), weight: 0.0 };
    for rule in &theme.rules {
        let matches = rules::matches(rule, dictionary, text, sightings, mentions, &is_live);
        if matches.len() >= rule.count as usize {
            found.add(&rule.entry, rule.weight, &matches, "rule");
        }
    }
    let strong = terms(&theme.strong, sightings, &is_live);
    for (term, seen) in &strong {
        found.add(&term.entry, 1.0, seen, "strong term");
    }
    let has_base = found.weight >= ENOUGH;
    let weak = terms(&theme.weak, sightings, &is_live);
    if has_base || weak.len() >= ENOUGH_WEAK {
        for (term, seen) in &weak {
            found.add(&term.entry, if has_base { WEAK } else { ENOUGH / 2.0 }, seen, "weak term");
        }
    }
    (found.weight >= ENOUGH).then(|| found.finish())
}

/// The terms that were seen, with where; those inside a longer term of the list do not count.
fn terms<'a>(
    terms: &'a [ThemeTerm],
    sightings: &Sightings,
    is_live: &impl Fn(&Sighting) -> bool,
) -> Vec<(&'a ThemeTerm, Vec<Sighting>)> {
    let mut seen: Vec<(&ThemeTerm, Sighting)> = terms
        .iter()
        .flat_map(|term| {
            sightings.of(term.atom).iter().map(move |sighting| (term, sighting.clone()))
        })
        .filter(|(_, sighting)| is_live(sighting))
        .collect();
    seen.sort_by_key(|(_, sighting)| (sighting.words.start, std::cmp::Reverse(sighting.words.end)));
    let mut end = 0;
    seen.retain(|(_, sighting)| {
        let is_new = sighting.words.end > end;
        end = end.max(sighting.words.end);
        is_new
    });
    let mut grouped: Vec<(&ThemeTerm, Vec<Sighting>)> = Vec::new();
    for (term, sighting) in seen {
        match grouped.iter_mut().find(|(known, _)| known.atom == term.atom) {
            Some((_, list)) => list.push(sighting),
            None => grouped.push((term, vec![sighting])),
        }
    }
    grouped
}

/// What speaks for one theme so far.
struct Found<'a> {
    index: u32,
    text: &'a Text<'a>,
    mentions: Vec<Mention>,
    weight: f64,
}

impl Found<'_> {
    fn add(
        &mut self,
        entry: &std::sync::Arc<str>,
        weight: f64,
        seen: &[Sighting],
        what: &'static str,
    ) {
        let best =
            seen.iter().map(|sighting| weight * worth(self.text, sighting)).fold(0.0, f64::max);
        let n_more = u32::try_from(seen.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.weight += best * (1.0 + REPETITION.0 * f64::from(n_more.min(REPETITION.1)));
        for sighting in seen {
            self.mentions.push(Mention {
                subject: Subject::Theme(self.index),
                words: sighting.words.clone(),
                field: self.text.field_of(sighting.words.start),
                span: self.text.span_of(&sighting.words),
                kind: Kind::Term,
                confidence: (0.6 + 0.3 * weight).min(0.95),
                entry: entry.clone(),
                because: vec![Reason::Borrowed(what)],
            });
        }
    }

    fn finish(mut self) -> ThemeMatch {
        self.mentions.sort_by_key(|mention| {
            (mention.words.start, std::cmp::Reverse(mention.words.end), mention.entry.clone())
        });
        // One stretch of text is one mention, whatever else says the same of it.
        self.mentions.dedup_by(|later, first| first.words == later.words);
        ThemeMatch { theme: self.index, mentions: self.mentions, weight: self.weight }
    }
}

/// How much a phrase counts by where it stands.
fn worth(text: &Text<'_>, sighting: &Sighting) -> f64 {
    let part = match text.part_of(sighting.words.start) {
        Part::Title => 1.5,
        Part::Lead => 1.2,
        _ => 1.0,
    };
    // A body's name says what the body is for, not what the article is about.
    if sighting.in_body { part * 0.5 } else { part }
}

/// Whether a term stands for a theme's phrase.
fn is_atom(target: Target) -> Option<u32> {
    match target {
        Target::Atom(atom) => Some(atom),
        _ => None,
    }
}
