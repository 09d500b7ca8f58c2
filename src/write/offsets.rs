//! Byte spans of mentions to ranges in the unit that was asked for.

use std::ops::Range;

use crate::model::{Article, Field, MentionRecord};

use super::{Offsets, field_text};

/// The range of each mention, in its order. Each field is read once, however spans nest.
pub(super) fn ranges(
    offsets: Offsets,
    article: &Article,
    mentions: &[MentionRecord],
) -> Vec<Range<usize>> {
    let count = match offsets {
        Offsets::Chars => chars,
        Offsets::Utf16 => utf16,
        Offsets::Bytes => str::len,
    };
    // Reading order sorts the starts, but the end of an outer mention lies behind its inner ones.
    let mut ends: Vec<_> =
        mentions.iter().flat_map(|mention| [start(mention), end(mention)]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut positions = Vec::with_capacity(ends.len());
    let (mut last, mut position) = ((Field::Title, 0), 0);
    for &(field, byte) in &ends {
        if field != last.0 {
            (last, position) = ((field, 0), 0);
        }
        position += count(&field_text(article, field)[last.1..byte]);
        positions.push(position);
        last = (field, byte);
    }
    let position = |end| positions[ends.binary_search(&end).expect("every end is in the list")];
    mentions.iter().map(|mention| position(start(mention))..position(end(mention))).collect()
}

fn start(mention: &MentionRecord) -> (Field, usize) {
    (mention.field, mention.span.start() as usize)
}

fn end(mention: &MentionRecord) -> (Field, usize) {
    (mention.field, mention.span.end() as usize)
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// One unit a character, and a second one for each beyond the basic plane: those that take four
/// bytes of UTF-8, the first of which is 0xF0 or more.
fn utf16(text: &str) -> usize {
    chars(text) + text.bytes().filter(|&byte| byte >= 0xF0).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Class, Kind, Score, Span};

    fn check(
        title: &str,
        text: &str,
        spans: &[(Field, Range<u32>)],
        expected: [&[(usize, usize)]; 3],
    ) {
        let article =
            Article { title: Some(title.to_owned()), text: text.to_owned(), ..Article::default() };
        let mentions: Vec<_> = spans
            .iter()
            .map(|(field, bytes)| MentionRecord {
                class: Class::Country,
                id: "GB".into(),
                field: *field,
                span: Span::new(bytes.start, bytes.end),
                kind: Kind::Name,
                confidence: Score::new(1.0),
                by: "entry".into(),
                because: Vec::new(),
            })
            .collect();
        for (offsets, expected) in Offsets::ALL.into_iter().zip(expected) {
            let ranges = ranges(offsets, &article, &mentions).into_iter();
            let ranges: Vec<_> = ranges.map(|range| (range.start, range.end)).collect();
            assert_eq!(ranges, expected, "{offsets:?} of {text:?}");
        }
    }

    #[test]
    fn counts_code_points_bytes_and_utf16_units() {
        use Field::{Text, Title};
        check("", "", &[], [&[], &[], &[]]);
        check("", "UK", &[(Text, 0..2)], [&[(0, 2)], &[(0, 2)], &[(0, 2)]]);
        check("", "é UK", &[(Text, 3..5)], [&[(2, 4)], &[(3, 5)], &[(2, 4)]]);
        check("", "🇬🇧 UK", &[(Text, 9..11)], [&[(3, 5)], &[(9, 11)], &[(5, 7)]]);
        check("", "e\u{301}🎉x", &[(Text, 0..7)], [&[(0, 3)], &[(0, 7)], &[(0, 4)]]);
        // The title has a count of its own.
        check(
            "é 🎉 UK",
            "É UK",
            &[(Title, 8..10), (Text, 3..5)],
            [&[(4, 6), (2, 4)], &[(8, 10), (3, 5)], &[(5, 7), (2, 4)]],
        );
    }

    #[test]
    fn converts_spans_that_nest_repeat_or_are_empty() {
        use Field::Text;
        check(
            "",
            "é (é é) é",
            &[
                (Text, 0..13),
                (Text, 3..10),
                (Text, 4..6),
                (Text, 4..6),
                (Text, 7..9),
                (Text, 10..10),
            ],
            [
                &[(0, 9), (2, 7), (3, 4), (3, 4), (5, 6), (7, 7)],
                &[(0, 13), (3, 10), (4, 6), (4, 6), (7, 9), (10, 10)],
                &[(0, 9), (2, 7), (3, 4), (3, 4), (5, 6), (7, 7)],
            ],
        );
    }
}
