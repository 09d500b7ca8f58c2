//! Words to sentences.

use crate::model::{Cue, Cues, Field, Gap, Shape, Text};

/// Cuts every section into sentences.
///
/// A sentence ends at `.`, `!` or `?` before white space and a word that may begin one, and at an
/// empty line or a bullet; not after an abbreviation or an initial.
pub(super) fn split(text: &mut Text<'_>, cues: &Cues) {
    let mut sentences = Vec::with_capacity(text.words.len() / 16 + text.sections.len());
    for section in &text.sections {
        let mut start = section.words.start;
        for at in section.words.start + 1..section.words.end {
            if begins_sentence(text, section.field, at, cues) {
                sentences.push(start..at);
                start = at;
            }
        }
        sentences.push(start..section.words.end);
    }
    text.sentences = sentences;
}

/// Whether a sentence begins at a word that is not the first of its section.
fn begins_sentence(text: &Text<'_>, field: Field, at: u32, cues: &Cues) -> bool {
    let word = text.words[at as usize];
    // Nearly all gaps are single spaces.
    if word.gap == Gap::SPACE || word.gap == Gap::HYPHEN || word.gap == Gap::COMMA {
        return false;
    }
    let before = text.words[at as usize - 1];
    let between = &text.field(field)[before.end as usize..word.start as usize];
    if between.contains('\n') && between.matches('\n').count() > 1 {
        return true;
    }
    let Some(mark) = between.find(['.', '!', '?', '…']) else { return false };
    let is_spaced = between[mark..].contains(char::is_whitespace);
    if !is_spaced
        || !(word.shape.is_initial()
            || word.shape.has(Shape::DIGIT)
            || between.contains(['"', '“']))
    {
        return false;
    }
    let ends_with_stop = between[mark..].starts_with('.');
    let is_abbreviation = before.shape.has(Shape::LETTER) && before.shape.is_initial()
        || cues.of(before.hash).is(Cue::ABBREVIATION.or(Cue::HONORIFIC))
            && before.end - before.start <= 5;
    !(ends_with_stop && is_abbreviation)
}
