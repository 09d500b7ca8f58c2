//! `Article` to `Text`: words, sentences, and sections with their part in the article.
//!
//! Boilerplate is recognised here and kept, as a section of its own; what is done with it is left
//! to others.

mod boilerplate;
mod dateline;
mod sentences;
mod stated_date;

use std::ops::Range;

use crate::fold;
use crate::model::{Article, Cues, Field, Gap, Part, Section, Text, Word};

use boilerplate::Line;

/// Prepares an article for matching.
#[must_use]
pub fn segment<'a>(article: &'a Article, cues: &Cues) -> Text<'a> {
    let mut text = Text {
        title: article.title.as_deref().unwrap_or_default(),
        body: &article.text,
        ..Text::default()
    };
    add_words(text.title, &mut text.words);
    let title_end = count(&text.words);
    if title_end > 0 {
        text.sections.push(Section { part: Part::Title, field: Field::Title, words: 0..title_end });
    }
    add_words(text.body, &mut text.words);
    add_body(&mut text, title_end, cues);
    sentences::split(&mut text, cues);
    text
}

/// Finds the words of one field.
fn add_words(field: &str, words: &mut Vec<Word>) {
    let mut before = None;
    for Range { start, end } in fold::words(field) {
        let gap = before.map_or(Gap::OTHER, |before| fold::gap(&field[before..start]));
        before = Some(end);
        let word = &field[start..end];
        words.push(Word {
            start: byte(start),
            end: byte(end),
            hash: fold::hash(word),
            gap,
            shape: fold::shape(word),
        });
    }
}

/// Cuts the body into sections.
fn add_body(text: &mut Text<'_>, title_end: u32, cues: &Cues) {
    let mut has_lead = false;
    for line in lines(text, title_end) {
        let part = match boilerplate::judge(text, &line, cues) {
            Line::Published => {
                let stated = stated_date::find(&text.body[line.bytes.clone()]);
                text.date = text.date.or(stated);
                Part::Boilerplate
            }
            Line::Boilerplate => Part::Boilerplate,
            Line::Prose if has_lead => Part::Body,
            Line::Prose => {
                let dateline = dateline::end(text, &line.words, cues);
                let has_dateline = dateline > line.words.start;
                if has_dateline {
                    let words = line.words.start..dateline;
                    push(&mut text.sections, Part::Dateline, words, true);
                }
                let words = dateline..line.words.end;
                let opens_paragraph = line.opens_paragraph || has_dateline;
                push(&mut text.sections, Part::Body, words, opens_paragraph);
                // A heading is not yet the story.
                if let Some(last) = text.sections.last_mut()
                    && last.part == Part::Body
                    && last.words.len() >= LEAD_WORDS
                {
                    last.part = Part::Lead;
                    has_lead = true;
                }
                continue;
            }
        };
        push(&mut text.sections, part, line.words, line.opens_paragraph);
    }
}

/// A paragraph of fewer words is a heading or a caption, not the lead.
const LEAD_WORDS: usize = 12;

/// Adds a section, or extends the last one where a line goes on with its paragraph.
fn push(sections: &mut Vec<Section>, part: Part, words: Range<u32>, opens_paragraph: bool) {
    match sections.last_mut() {
        Some(last)
            if !opens_paragraph
                && last.words.end == words.start
                && last.field == Field::Text
                && (last.part == part || (last.part == Part::Lead && part == Part::Body)) =>
        {
            last.words.end = words.end;
        }
        _ if words.is_empty() => {}
        _ => sections.push(Section { part, field: Field::Text, words }),
    }
}

/// A line of the body that has words.
struct BodyLine {
    words: Range<u32>,
    bytes: Range<usize>,
    /// Whether an empty line, a bullet or a finished sentence parts it from the line before.
    opens_paragraph: bool,
}

/// The lines of the body, which begins at word `first`.
fn lines(text: &Text<'_>, first: u32) -> Vec<BodyLine> {
    let mut lines: Vec<BodyLine> = Vec::new();
    let mut word = first;
    let mut start = 0;
    let mut opens_paragraph = true;
    for raw in text.body.split_inclusive('\n') {
        let end = start + raw.len();
        let line_start = word;
        while text.words.get(word as usize).is_some_and(|word| (word.start as usize) < end) {
            word += 1;
        }
        let line = raw.trim();
        if line_start < word {
            let has_bullet = line.starts_with(['-', '*', '•', '·', '–']);
            lines.push(BodyLine {
                words: line_start..word,
                bytes: start..end,
                opens_paragraph: opens_paragraph || has_bullet,
            });
            opens_paragraph = line.ends_with(['.', '!', '?', ':', '"', '”', '…', ')']);
        } else {
            opens_paragraph = true;
        }
        start = end;
    }
    lines
}

fn count(words: &[Word]) -> u32 {
    u32::try_from(words.len()).expect("articles are smaller than 4 GB")
}

fn byte(at: usize) -> u32 {
    u32::try_from(at).expect("articles are smaller than 4 GB")
}

#[cfg(test)]
mod tests;
