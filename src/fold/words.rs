//! Text to words: where they stand, what separates them, how they are written.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::letters::is_ignorable;
use crate::model::{Gap, Shape};

/// Byte ranges of the words of a text, in order.
///
/// A word is a run of letters, digits and marks. Single letters joined by full stops are one word
/// with its last stop (`U.S.`), and so is `&`, which stands for `and`.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_start(text, at)?;
        let end = if text.as_bytes()[start] == b'&' { start + 1 } else { word_end(text, start) };
        at = end;
        Some(start..end)
    })
}

/// First byte at or after `at` that begins a word.
fn next_start(text: &str, at: usize) -> Option<usize> {
    text[at..].char_indices().find(|(_, c)| c.is_alphanumeric() || *c == '&').map(|(i, _)| at + i)
}

/// One past the last byte of the word that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let end = run_end(text, start);
    if end - start > 1 {
        return end;
    }
    // A single letter: perhaps the first of `U.S.`
    let bytes = text.as_bytes();
    let mut dotted = end;
    while bytes.get(dotted) == Some(&b'.')
        && bytes.get(dotted + 1).is_some_and(u8::is_ascii_alphabetic)
    {
        let next = run_end(text, dotted + 1);
        if next - dotted != 2 {
            break;
        }
        dotted = next;
    }
    if dotted == end || !bytes[start].is_ascii_alphabetic() {
        end
    } else if bytes.get(dotted) == Some(&b'.') {
        dotted + 1
    } else {
        dotted
    }
}

/// One past the last byte of the run of letters, digits and marks that begins at `start`.
fn run_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    if bytes.get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    let rest = text[end..]
        .char_indices()
        .find(|(_, c)| !c.is_alphanumeric() && !is_combining_mark(*c) && !is_ignorable(*c))
        .map_or(text.len(), |(i, _)| end + i);
    // Invisible characters at the end do not belong to the word.
    end.max(text[..rest].trim_end_matches(is_ignorable).len())
}

/// Sorts what stands between two neighbouring words.
#[must_use]
pub fn gap(between: &str) -> Gap {
    match between {
        " " => return Gap::SPACE,
        "-" | "" => return Gap::HYPHEN,
        ", " => return Gap::COMMA,
        ". " => return Gap::DOT,
        "'" | "’" => return Gap::APOSTROPHE,
        _ => {}
    }
    let mut kind = None;
    let mut n_newlines = 0;
    for c in between.chars() {
        let mark = match c {
            '\n' => {
                n_newlines += 1;
                continue;
            }
            c if c.is_whitespace() || is_ignorable(c) => continue,
            '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' => Gap::HYPHEN,
            '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{0060}' | '\u{00B4}' => {
                Gap::APOSTROPHE
            }
            ',' => Gap::COMMA,
            '.' => Gap::DOT,
            _ => return Gap::OTHER,
        };
        if kind.replace(mark).is_some() {
            return Gap::OTHER;
        }
    }
    let spaced = between.chars().next().is_some_and(char::is_whitespace);
    match kind {
        _ if n_newlines > 1 => Gap::OTHER,
        None => Gap::SPACE,
        // A hyphen at a line's end joins; a dash between spaces parts.
        Some(Gap::HYPHEN) if spaced || between.ends_with(' ') => Gap::OTHER,
        Some(Gap::APOSTROPHE) if spaced => Gap::OTHER,
        Some(kind) => kind,
    }
}

/// How a word is written.
#[must_use]
pub fn shape(word: &str) -> Shape {
    let mut bits = 0;
    let (mut n_letters, mut n_capitals) = (0u32, 0u32);
    for c in word.chars() {
        if c == '.' {
            bits |= Shape::DOTTED;
        } else if c.is_ascii_digit() {
            bits |= Shape::DIGIT;
        } else if c.is_alphabetic() {
            let is_capital = c.is_uppercase();
            if n_letters == 0 && is_capital {
                bits |= Shape::INITIAL;
            }
            n_letters += 1;
            n_capitals += u32::from(is_capital);
        }
    }
    if n_letters == 1 {
        bits |= Shape::LETTER;
    }
    if n_letters >= 2 && n_letters == n_capitals {
        bits |= Shape::CAPITALS;
    }
    Shape(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).map(|word| &text[word]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn splits_at_punctuation() {
        check("The UK's data-protection law", &["The", "UK", "s", "data", "protection", "law"]);
        check("Côte d’Ivoire, 2021.", &["Côte", "d", "Ivoire", "2021"]);
        check("HM Revenue & Customs", &["HM", "Revenue", "&", "Customs"]);
        check("", &[]);
        check(" - ", &[]);
    }

    #[test]
    fn joins_dotted_letters() {
        check("U.S.-led", &["U.S.", "led"]);
        check("the U.S. Congress", &["the", "U.S.", "Congress"]);
        check("the U.S, too", &["the", "U.S", "too"]);
        check("Plan B. Then", &["Plan", "B", "Then"]);
        check("J. Smith", &["J", "Smith"]);
        check("a.m. today", &["a.m.", "today"]);
    }

    #[test]
    fn keeps_marks_inside_words() {
        check(
            "Ger\u{AD}many e\u{301}t\u{e9}\u{200B} x",
            &["Ger\u{AD}many", "e\u{301}t\u{e9}", "x"],
        );
    }

    #[track_caller]
    fn check_gap(between: &str, expected: Gap) {
        assert_eq!(gap(between), expected, "{between:?}");
    }

    #[test]
    fn sorts_gaps() {
        check_gap(" ", Gap::SPACE);
        check_gap("\u{a0}", Gap::SPACE);
        check_gap(" \n ", Gap::SPACE);
        check_gap("\r\n", Gap::SPACE);
        check_gap("\n\n", Gap::OTHER);
        check_gap("-", Gap::HYPHEN);
        check_gap("–", Gap::HYPHEN);
        check_gap(" – ", Gap::OTHER);
        check_gap("’", Gap::APOSTROPHE);
        check_gap("' ", Gap::APOSTROPHE);
        check_gap(", ", Gap::COMMA);
        check_gap(". ", Gap::DOT);
        check_gap("; ", Gap::OTHER);
        check_gap(" (", Gap::OTHER);
    }

    #[test]
    fn describes_writing() {
        assert!(shape("Turkey").is_initial());
        assert!(!shape("turkey").is_initial());
        assert!(shape("U.S.").is_capitals());
        assert!(!shape("A").is_capitals());
        assert!(shape("COP26").is_capitals());
    }
}
