//! Names beside a title of office: `Minister for AI Jane Doe`, `Jane Doe, the minister for AI`.

use std::ops::Range;

use super::names::{Found, country, cue, follows, is_capital, sentences};
use crate::dictionary::Dictionary;
use crate::model::{Cue, Gap, Hit, Subject, Target, Text};
use crate::pipeline::Analysis;

/// Words of the longest name looked for.
const LONGEST: u32 = 4;

/// Names of office holders that the dictionary lacks.
pub(super) fn find(dictionary: &Dictionary, analysis: &Analysis<'_>) -> Vec<Found> {
    let text = &analysis.text;
    let mut found: Vec<Found> = Vec::new();
    for sentence in sentences(text) {
        for (hit, title) in titles(dictionary, analysis, &sentence) {
            let words = after(dictionary, text, &hit.words, sentence.end)
                .or_else(|| before(dictionary, text, &hit.words, sentence.start));
            let Some(words) = words else { continue };
            let is_new = !found.iter().any(|other| other.words == words);
            if is_new
                && is_person(dictionary, text, &words)
                && !is_known(dictionary, analysis, &words)
            {
                found.push(Found {
                    acronym: None,
                    title: Some(title),
                    country: country(analysis, dictionary, words.start),
                    words,
                });
            }
        }
    }
    found
}

/// The titles in a sentence, without those that lie in longer ones.
fn titles<'a>(
    dictionary: &Dictionary,
    analysis: &'a Analysis<'_>,
    sentence: &Range<u32>,
) -> Vec<(&'a Hit, u32)> {
    let title = |hit: &Hit| {
        let terms = &dictionary.terms[dictionary.phrases.terms(hit.phrase)];
        terms.iter().find_map(|term| match term.target {
            Target::Title(title, _) => Some(title),
            _ => None,
        })
    };
    let all: Vec<(&Hit, u32)> = analysis
        .hits
        .iter()
        .filter(|hit| sentence.contains(&hit.words.start))
        .filter_map(|hit| Some((hit, title(hit)?)))
        .collect();
    let is_inside = |hit: &Hit| {
        all.iter().any(|(other, _)| {
            other.words != hit.words
                && other.words.start <= hit.words.start
                && hit.words.end <= other.words.end
        })
    };
    all.iter().filter(|(hit, _)| !is_inside(hit)).copied().collect()
}

/// Capitalised words right after a title, a comma allowed where the title stands before the name.
fn after(
    dictionary: &Dictionary,
    text: &Text<'_>,
    title: &Range<u32>,
    end: u32,
) -> Option<Range<u32>> {
    let start = title.end;
    (start < end && follows(text, start)).then(|| name(dictionary, text, start, end)).flatten()
}

/// Capitalised words before a title, with a comma and perhaps an article between.
fn before(
    dictionary: &Dictionary,
    text: &Text<'_>,
    title: &Range<u32>,
    start: u32,
) -> Option<Range<u32>> {
    let mut at = title.start;
    if at > start && cue(dictionary, text, at - 1).is(Cue::ARTICLE) {
        at -= 1;
    }
    let has_comma = at > start && text.words[at as usize].gap.is(Gap::COMMA);
    if !has_comma {
        return None;
    }
    let first = (start..at)
        .rev()
        .take_while(|word| is_capital(text, *word) && (*word + 1 == at || follows(text, *word + 1)))
        .take(LONGEST as usize)
        .last()?;
    name(dictionary, text, first, at).filter(|words| words.end == at)
}

/// Two to four capitalised words.
fn name(dictionary: &Dictionary, text: &Text<'_>, start: u32, end: u32) -> Option<Range<u32>> {
    let mut at = start;
    while at < end
        && at - start < LONGEST
        && (at == start || follows(text, at))
        && (is_capital(text, at) || at > start && cue(dictionary, text, at).is(Cue::PARTICLE))
    {
        at += 1;
    }
    while at > start && !is_capital(text, at - 1) {
        at -= 1;
    }
    (at - start >= 2).then_some(start..at)
}

/// Whether the words look like a person's name: a known first name, no word of an institution, no
/// acronym.
fn is_person(dictionary: &Dictionary, text: &Text<'_>, words: &Range<u32>) -> bool {
    let is = |word: u32, kind: Cue| cue(dictionary, text, word).is(kind);
    let other =
        Cue::INSTITUTION.or(Cue::COMPANY).or(Cue::GOVERNMENT).or(Cue::PARTY).or(Cue::COMMON_WORD);
    let is_written = |word: u32| {
        let letters = text.word(word);
        letters.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
            && (letters.chars().count() < 3 || !text.words[word as usize].shape.is_capitals())
    };
    is(words.start, Cue::GIVEN_NAME)
        && words.clone().all(|word| !is(word, other) && is_written(word))
}

/// Whether the dictionary knows the name, or took part of it for something.
fn is_known(dictionary: &Dictionary, analysis: &Analysis<'_>, words: &Range<u32>) -> bool {
    let touches = |other: &Range<u32>| other.start < words.end && words.start < other.end;
    let is_mentioned =
        analysis.resolution.mentions.iter().any(|mention| {
            touches(&mention.words) && !matches!(mention.subject, Subject::Office(_))
        });
    is_mentioned
        || analysis.hits.iter().any(|hit| {
            let terms = &dictionary.terms[dictionary.phrases.terms(hit.phrase)];
            touches(&hit.words)
                && terms
                    .iter()
                    .any(|term| matches!(term.target, Target::Person(_) | Target::Title(..)))
        })
}
