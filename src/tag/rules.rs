//! How a rule's condition is decided.

use std::ops::Range;

use super::sightings::{Sighting, Sightings};
use crate::dictionary::Dictionary;
use crate::model::{Class, Mention, Reach, Rule, Subject, Text};

/// So many phrases of a group, the nearest first, are tried beside those chosen of the groups before
/// it: one that is taken already can stand in the way of a few only.
const NEAREST: usize = 4;

/// Where a rule matches: the words from the first to the last of the phrases that make it so. Empty
/// where one of its conditions does not hold.
pub(super) fn matches(
    rule: &Rule,
    dictionary: &Dictionary,
    text: &Text<'_>,
    sightings: &Sightings,
    mentions: &[Mention],
    is_live: &impl Fn(&Sighting) -> bool,
) -> Vec<Sighting> {
    let live = |atoms: &[u32]| -> Vec<Sighting> {
        let mut found = sightings.of_all(atoms);
        found.retain(|sighting| {
            is_live(sighting)
                && rule.part.is_none_or(|part| text.part_of(sighting.words.start) == part)
        });
        found.sort_by_key(|sighting| (sighting.words.start, sighting.words.end));
        found
    };
    if !live(&rule.none).is_empty() || rule.all.iter().any(|group| live(group).is_empty()) {
        return Vec::new();
    }
    let any = live(&rule.any);
    if !rule.any.is_empty() && any.is_empty() {
        return Vec::new();
    }
    let groups: Vec<Vec<Sighting>> = rule.near.iter().map(|group| live(group)).collect();
    let alone = |found: Vec<Sighting>| found.into_iter().map(|sighting| vec![sighting]).collect();
    let mut found: Vec<Vec<Sighting>> = match groups.split_first() {
        Some((anchors, others)) => anchors
            .iter()
            .filter_map(|anchor| {
                let mut chosen = vec![anchor.clone()];
                together(rule, text, &mut chosen, others).then_some(chosen)
            })
            .collect(),
        None if rule.any.is_empty() => {
            alone(rule.all.first().map(|group| live(group)).unwrap_or_default())
        }
        None => alone(any),
    };
    if let Some((class, kind)) = &rule.entity {
        let of_class: Vec<&Mention> = mentions
            .iter()
            .filter(|mention| is_of(dictionary, mention.subject, *class, kind.as_deref()))
            .collect();
        found.retain(|phrases| has_entity(rule, text, phrases, &of_class));
    }
    let mut found: Vec<Sighting> = found.iter().map(|phrases| whole(phrases)).collect();
    found.sort_by_key(|sighting: &Sighting| (sighting.words.start, sighting.words.end));
    found.dedup();
    found
}

/// Adds a phrase of each group to those chosen, the anchor first, each within reach of the anchor and
/// of words of its own; `false` where there are none such.
fn together(
    rule: &Rule,
    text: &Text<'_>,
    chosen: &mut Vec<Sighting>,
    groups: &[Vec<Sighting>],
) -> bool {
    let Some((group, later)) = groups.split_first() else { return true };
    let anchor = chosen[0].words.clone();
    let last = chosen[chosen.len() - 1].words.end;
    let mut near: Vec<(u32, &Sighting)> = window(rule.reach, text, &anchor, group)
        .iter()
        .filter(|other| !rule.is_ordered || other.words.start >= last)
        .filter(|other| chosen.iter().all(|taken| distance(&taken.words, &other.words).is_some()))
        .filter(|other| reaches(rule.reach, text, &anchor, &other.words))
        .filter_map(|other| Some((distance(&anchor, &other.words)?, other)))
        .collect();
    near.sort_by_key(|(between, _)| *between);
    near.iter().take(NEAREST).any(|(_, other)| {
        chosen.push((*other).clone());
        let is_found = together(rule, text, chosen, later);
        if !is_found {
            chosen.pop();
        }
        is_found
    })
}

/// The words from the first to the last of some phrases.
fn whole(phrases: &[Sighting]) -> Sighting {
    let start = phrases.iter().map(|phrase| phrase.words.start).min().unwrap_or_default();
    let end = phrases.iter().map(|phrase| phrase.words.end).max().unwrap_or_default();
    Sighting { words: start..end, in_body: phrases.iter().all(|phrase| phrase.in_body) }
}

/// The sorted phrases that may be within reach: a text may say two words thousands of times, and not
/// every pair of them must be looked at.
fn window<'a>(
    reach: Reach,
    text: &Text<'_>,
    anchor: &Range<u32>,
    group: &'a [Sighting],
) -> &'a [Sighting] {
    let stretch = match reach {
        // A phrase that begins before the anchor is at most so many words long.
        Reach::Words(words) => {
            let before = words.saturating_add(LONGEST);
            anchor.start.saturating_sub(before)..anchor.end.saturating_add(words)
        }
        Reach::Sentence => text.sentences[text.sentence_of(anchor.start)].clone(),
        Reach::Paragraph => text.sections[text.section_of(anchor.start)].words.clone(),
    };
    let from = group.partition_point(|sighting| sighting.words.start < stretch.start);
    let until = group.partition_point(|sighting| sighting.words.start < stretch.end);
    &group[from..until]
}

/// No phrase has more words.
const LONGEST: u32 = 32;

/// Number of words between two stretches; `None` where they overlap.
fn distance(a: &Range<u32>, b: &Range<u32>) -> Option<u32> {
    if a.end <= b.start {
        Some(b.start - a.end)
    } else if b.end <= a.start {
        Some(a.start - b.end)
    } else {
        None
    }
}

fn reaches(reach: Reach, text: &Text<'_>, a: &Range<u32>, b: &Range<u32>) -> bool {
    let Some(between) = distance(a, b) else { return false };
    match reach {
        Reach::Words(words) => {
            between < words && text.section_of(a.start) == text.section_of(b.start)
        }
        Reach::Sentence => text.sentence_of(a.start) == text.sentence_of(b.start),
        Reach::Paragraph => text.section_of(a.start) == text.section_of(b.start),
    }
}

/// Whether an entity stands beside the phrases or between them. One that shares words with a phrase
/// is that phrase, and speaks for nothing more.
fn has_entity(rule: &Rule, text: &Text<'_>, phrases: &[Sighting], of_class: &[&Mention]) -> bool {
    // An entity speaks for a whole clause: words alone are too narrow a reach for it.
    let reach = if let Reach::Words(_) = rule.reach { Reach::Sentence } else { rule.reach };
    of_class.iter().any(|mention| {
        phrases.iter().all(|phrase| distance(&phrase.words, &mention.words).is_some())
            && phrases.iter().any(|phrase| reaches(reach, text, &phrase.words, &mention.words))
    })
}

/// Whether an entity is of a class and, where one is asked for, of a type.
fn is_of(dictionary: &Dictionary, subject: Subject, class: Class, kind: Option<&str>) -> bool {
    match (class, subject) {
        (Class::Country, Subject::Country(_)) => kind.is_none(),
        (Class::Minister, Subject::Person(_)) => kind.is_none_or(|kind| kind == "person"),
        (Class::Minister, Subject::Office(_)) => kind.is_none_or(|kind| kind == "office"),
        (Class::Agency, Subject::Agency(index)) => {
            kind.is_none_or(|kind| dictionary.agencies[index as usize].kind == kind)
        }
        _ => false,
    }
}
