//! The words before a story's first dash: `GENEVA (Reuters) -`, `WASHINGTON, Nov 20 (AP) —`.

use std::ops::Range;

use crate::model::{Cue, Cues, Text};

/// A dateline has few words: city, country, date, agency.
const MOST_WORDS: u32 = 10;

/// One past the last word of the dateline that begins a paragraph; its first word where there is
/// none.
///
/// A dateline ends at a dash between spaces and either names a news agency in brackets or writes
/// its city in capitals.
pub(super) fn end(text: &Text<'_>, words: &Range<u32>, cues: &Cues) -> u32 {
    let last = words.end.min(words.start + MOST_WORDS);
    let dash = (words.start + 1..last).find(|at| is_dash(between(text, *at)));
    let Some(dash) = dash else { return words.start };
    let head = &text.words[words.start as usize..dash as usize];
    let names_agency = (words.start..dash).any(|at| {
        cues.of(text.words[at as usize].hash).is(Cue::WIRE)
            && (at == words.start || between(text, at).contains('('))
    });
    let in_capitals = head[0].shape.is_capitals() && head[0].end - head[0].start > 3;
    if (names_agency && head[0].shape.is_initial()) || in_capitals { dash } else { words.start }
}

/// What stands between a word of the body and the one before it.
fn between<'a>(text: &'a Text<'_>, at: u32) -> &'a str {
    let [before, word] = [at - 1, at].map(|at| text.words[at as usize]);
    &text.body[before.end as usize..word.start as usize]
}

fn is_dash(between: &str) -> bool {
    let mark = between.trim_start_matches([')', ' ', '.', ',']).trim_end();
    matches!(mark, "-" | "--" | "–" | "—") && between.len() > 1
}
