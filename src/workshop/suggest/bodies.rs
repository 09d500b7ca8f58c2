//! Names in the form of a body's name: capitalised words around one that says what kind of body it
//! is, such as `Office for X` and `X Agency`.

use std::ops::Range;

use super::names::{Found, country, cue, follows, is_capital, sentences};
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{Cue, Gap, Subject, Target, Text};
use crate::pipeline::Analysis;

/// Words of the longest name looked for.
const LONGEST: u32 = 12;

/// Names of bodies that the dictionary lacks.
pub(super) fn find(dictionary: &Dictionary, analysis: &Analysis<'_>) -> Vec<Found> {
    let text = &analysis.text;
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let mut at = sentence.start;
        while at < sentence.end {
            if !is_capital(text, at) {
                at += 1;
                continue;
            }
            let run = run(dictionary, text, at, sentence.end);
            at = run.end;
            let Some(words) = trimmed(dictionary, text, run, sentence.start) else { continue };
            if is_known(dictionary, analysis, &words) {
                continue;
            }
            found.push(Found {
                acronym: acronym(text, &words),
                title: None,
                country: country(analysis, dictionary, words.start),
                words,
            });
        }
    }
    found
}

/// The capitalised words from one on, with the small words that join them.
fn run(dictionary: &Dictionary, text: &Text<'_>, start: u32, end: u32) -> Range<u32> {
    let mut last = start;
    let mut at = start + 1;
    while at < end && at - start < LONGEST && follows(text, at) {
        let gap = text.words[at as usize].gap;
        if is_capital(text, at) || gap.is(Gap::HYPHEN) {
            last = at;
        } else if !gap.is(Gap::APOSTROPHE) {
            let cue = cue(dictionary, text, at);
            // An article links only after another small word: `Office for the Elderly`.
            let is_link = cue.is(Cue::NAME_LINK) && (at > last + 1 || !cue.is(Cue::ARTICLE));
            if !is_link || at - last > 2 {
                break;
            }
        }
        at += 1;
    }
    start..last + 1
}

/// The run as a name: without an article at its beginning, with a word for the kind of body and
/// another word; `None` where it is no such name.
fn trimmed(
    dictionary: &Dictionary,
    text: &Text<'_>,
    run: Range<u32>,
    sentence: u32,
) -> Option<Range<u32>> {
    let mut words = run;
    let is = |word: u32, kind: Cue| cue(dictionary, text, word).is(kind);
    // A capital that opens a sentence says nothing of an article or a preposition.
    while words.start < words.end
        && is(words.start, Cue::ARTICLE.or(Cue::NAME_LINK).or(Cue::COMMON_WORD))
        || words.start == sentence && is(words.start, Cue::PREPOSITION)
    {
        words.start += 1;
    }
    let kind = words.clone().find(|word| is(*word, Cue::INSTITUTION))?;
    // What leads to the kind of body by a small word is beside the name: `Officials of X Agency`.
    if let Some(link) = (words.start..kind).rev().find(|word| is(*word, Cue::NAME_LINK)) {
        words.start = link + 1;
    }
    // A kind of body at the beginning is a name only with what follows: `Office for X`. One inside
    // ends the name unless a small word leads on: `X Agency`, `Y Commission on Z`.
    let leads_on = kind + 1 < words.end && is(kind + 1, Cue::NAME_LINK);
    if !leads_on {
        words.end = kind + 1;
    }
    let n_own = words
        .clone()
        .filter(|word| is_capital(text, *word) && !is(*word, Cue::INSTITUTION.or(Cue::HONORIFIC)))
        .count();
    (n_own > 0 && words.len() > 1).then_some(words)
}

/// Whether the dictionary knows the name, or took part of it for something that is not a country.
fn is_known(dictionary: &Dictionary, analysis: &Analysis<'_>, words: &Range<u32>) -> bool {
    let touches = |other: &Range<u32>| other.start < words.end && words.start < other.end;
    let is_mentioned =
        analysis.resolution.mentions.iter().any(|mention| {
            touches(&mention.words) && !matches!(mention.subject, Subject::Country(_))
        });
    let is_listed = || {
        analysis.hits.iter().any(|hit| {
            let terms = &dictionary.terms[dictionary.phrases.terms(hit.phrase)];
            hit.words.end == words.end
                && hit.words.start <= words.start.saturating_add(1)
                && terms
                    .iter()
                    .any(|term| matches!(term.target, Target::Agency(_) | Target::Trap(_)))
        })
    };
    is_mentioned || is_listed()
}

/// Capitals in brackets after a name that can stand for it.
fn acronym(text: &Text<'_>, words: &Range<u32>) -> Option<String> {
    let word = text.words.get(words.end as usize)?;
    let field = text.field(text.field_of(words.start));
    if text.field_of(words.end) != text.field_of(words.start) || !word.shape.is_capitals() {
        return None;
    }
    let end = text.words[words.end as usize - 1].end as usize;
    let between = &field[end..word.start as usize];
    let is_bracketed = between.trim() == "(" && field[word.end as usize..].starts_with(')');
    let letters = text.word(words.end);
    let span = text.span_of(words);
    let name = &field[span.start() as usize..span.end() as usize];
    (is_bracketed && fold::abbreviates(letters, name)).then(|| letters.to_owned())
}
