//! How a rule's condition is decided.

use std::ops::Range;

use super::sightings::{Sighting, Sightings};
use crate::model::{Class, Mention, Reach, Rule, Subject, Text};

/// Where a rule matches: the words from the first to the last of the phrases that make it so. Empty
/// where one of its conditions does not hold.
pub(super) fn matches(
    rule: &Rule,
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
    let mut found = match groups.split_first() {
        Some((anchors, others)) => {
            anchors.iter().filter_map(|anchor| together(rule, text, anchor, others)).collect()
        }
        None if rule.any.is_empty() => {
            rule.all.first().map(|group| live(group)).unwrap_or_default()
        }
        None => any,
    };
    if let Some((class, _)) = &rule.entity {
        found.retain(|sighting| has_entity(rule, text, &sighting.words, mentions, *class));
    }
    found.sort_by_key(|sighting: &Sighting| (sighting.words.start, sighting.words.end));
    found.dedup();
    found
}

/// The anchor with one phrase of each other group within reach, if there are such.
fn together(
    rule: &Rule,
    text: &Text<'_>,
    anchor: &Sighting,
    others: &[Vec<Sighting>],
) -> Option<Sighting> {
    let mut words = anchor.words.clone();
    let mut in_body = anchor.in_body;
    let mut last = anchor.words.end;
    for group in others {
        let next = group
            .iter()
            .filter(|other| !rule.is_ordered || other.words.start >= last)
            .filter(|other| reaches(rule.reach, text, &anchor.words, &other.words))
            .min_by_key(|other| distance(&anchor.words, &other.words))?;
        last = next.words.end;
        in_body &= next.in_body;
        words = words.start.min(next.words.start)..words.end.max(next.words.end);
    }
    Some(Sighting { words, in_body })
}

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

fn has_entity(
    rule: &Rule,
    text: &Text<'_>,
    words: &Range<u32>,
    mentions: &[Mention],
    class: Class,
) -> bool {
    // An entity speaks for a whole clause: words alone are too narrow a reach for it.
    let reach = if let Reach::Words(_) = rule.reach { Reach::Sentence } else { rule.reach };
    mentions.iter().any(|mention| {
        let is_of_class = matches!(
            (class, mention.subject),
            (Class::Country, Subject::Country(_))
                | (Class::Agency, Subject::Agency(_))
                | (Class::Minister, Subject::Person(_) | Subject::Office(_))
        );
        is_of_class && reaches(reach, text, words, &mention.words)
    })
}
