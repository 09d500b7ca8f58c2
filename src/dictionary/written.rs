//! Whether a text is written as a term asks.

use crate::fold;
use crate::model::{Case, Hit, Term, Text};

/// Whether the words of a hit are written as the case rule of one of its phrase's terms asks.
#[must_use]
pub fn is_written(term: &Term, text: &Text<'_>, hit: &Hit) -> bool {
    let words = &text.words[hit.words.start as usize..hit.words.end as usize];
    match term.case {
        Case::Any => true,
        Case::Initial => words.iter().take(32).enumerate().all(|(at, word)| {
            ((term.initials >> at) & 1 == 0 || word.shape.is_initial())
                && ((term.capitals >> at) & 1 == 0 || word.shape.is_capitals())
        }),
        Case::Exact => fold::words(&term.name)
            .zip(hit.words.clone())
            .all(|(word, at)| fold::same_letters(text.word(at), &term.name[word])),
    }
}

/// Whether the words of a hit fold to those of a term: what equal hashes only make probable.
#[must_use]
pub fn has_words(term: &Term, text: &Text<'_>, hit: &Hit) -> bool {
    let mut words = hit.words.clone();
    fold::words(&term.name)
        .all(|word| words.next().is_some_and(|at| fold::same_word(text.word(at), &term.name[word])))
        && words.next().is_none()
}
