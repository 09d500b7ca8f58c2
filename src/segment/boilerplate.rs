//! A line to what it is: part of the story, a statement of its date, or boilerplate.

use super::BodyLine;
use crate::model::{Cues, Opening, OpeningCondition, OpeningKind, Text, Word};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Part of the story.
    Prose,
    /// Says when the article was published.
    Published,
    /// No part of the story.
    Boilerplate,
}

/// A date is short: a longer line that opens like one is a sentence.
const DATE_WORDS: usize = 14;
/// A byline names people and perhaps their posts: a longer line is a sentence.
const BYLINE_WORDS: usize = 14;

/// Judges a line by the phrase that opens it.
pub(super) fn judge(text: &Text<'_>, line: &BodyLine, cues: &Cues) -> Line {
    let words = &text.words[line.words.start as usize..line.words.end as usize];
    let Some(openings) = cues.openings.get(&words[0].hash) else { return Line::Prose };
    let mut found = Line::Prose;
    for opening in openings.iter().filter(|opening| opens(text, line, words, opening)) {
        match opening.kind {
            OpeningKind::Published if words.len() - opening.words.len() <= DATE_WORDS => {
                return Line::Published;
            }
            OpeningKind::Byline if !is_byline(words, opening.words.len()) => {}
            OpeningKind::Published => {}
            OpeningKind::Byline | OpeningKind::Other => found = Line::Boilerplate,
        }
    }
    found
}

fn opens(text: &Text<'_>, line: &BodyLine, words: &[Word], opening: &Opening) -> bool {
    let n_words = opening.words.len();
    if words.len() < n_words
        || !words.iter().zip(&opening.words).all(|(word, hash)| word.hash == *hash)
    {
        return false;
    }
    let rest = text.body[words[n_words - 1].end as usize..line.bytes.end].trim_start();
    match opening.condition {
        OpeningCondition::Anything => true,
        OpeningCondition::Colon => rest.is_empty() || rest.starts_with(':'),
        OpeningCondition::Alone => words.len() == n_words,
    }
}

/// After `By` and its like: names only, no verb: most of the words begin with a capital.
fn is_byline(words: &[Word], n_opening: usize) -> bool {
    let names = &words[n_opening..];
    let n_capital = names.iter().filter(|word| word.shape.is_initial()).count();
    words.len() <= BYLINE_WORDS && 2 * n_capital >= names.len()
}
