//! The words before a story's first dash: `GENEVA (Reuters) -`, `WASHINGTON, Nov 20 (AP) —`.

use std::ops::Range;

use crate::model::{Cue, Cues, Gap, Text, Word};

/// A dateline has few words: city, country, date, agency.
const MOST_WORDS: u32 = 10;

/// One past the last word of the dateline that begins a paragraph; its first word where there is
/// none.
///
/// A dateline ends at a dash between spaces and names a news agency in brackets, writes its city in
/// capitals or gives the day.
pub(super) fn end(text: &Text<'_>, words: &Range<u32>, cues: &Cues) -> u32 {
    let last = words.end.min(words.start + MOST_WORDS);
    let dash = (words.start + 1..last).find(|at| is_dash(between(text, *at)));
    let Some(dash) = dash else { return words.start };
    let head = &text.words[words.start as usize..dash as usize];
    let names_agency = (words.start..dash).any(|at| {
        cues.of(text.words[at as usize].hash).is(Cue::WIRE)
            && (at == words.start || between(text, at).contains('('))
    });
    let is_dateline = in_capitals(head)
        || head[0].shape.is_initial() && (names_agency || ends_in_date(text, words.start, dash));
    if is_dateline { dash } else { words.start }
}

/// Whether it begins with a city in capitals: `GENEVA`, `RIO DE JANEIRO`, but not `UN` or `US`.
fn in_capitals(head: &[Word]) -> bool {
    let capitals = head.iter().take_while(|word| word.shape.is_capitals());
    capitals.map(|word| word.end - word.start).sum::<u32>() > 3
}

/// Whether it ends in a month and a day after a comma: `New York, March 12`.
fn ends_in_date(text: &Text<'_>, start: u32, end: u32) -> bool {
    if end < start + 3 {
        return false;
    }
    let [month, day] = [end - 2, end - 1].map(|at| text.words[at as usize]);
    let is_day = text.body[day.start as usize..day.end as usize]
        .parse::<u8>()
        .is_ok_and(|day| (1..=31).contains(&day));
    is_day && month.shape.is_initial() && month.gap.is(Gap::COMMA)
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
