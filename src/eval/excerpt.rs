//! The sentence around a mention, for people who judge a change.

use crate::model::{Field, Span};
use crate::pipeline::Analysis;

/// Characters shown on each side of a mention in a long sentence.
const AROUND: usize = 110;

/// The sentence that holds a span, with the span in brackets; cut where it is long, on one line.
#[must_use]
pub fn excerpt(analysis: &Analysis<'_>, field: Field, span: Span) -> String {
    let text = &analysis.text;
    let whole = text.field(field);
    let holder = text.sentences.iter().find_map(|sentence| {
        let found = text.span_of(sentence);
        (text.field_of(sentence.start) == field && found.contains(span)).then_some(found)
    });
    let holder = holder.unwrap_or(span);
    let before = &whole[holder.start() as usize..span.start() as usize];
    let after = &whole[span.end() as usize..holder.end() as usize];
    let name = &whole[span.start() as usize..span.end() as usize];
    let mut line = String::new();
    let n_before = before.chars().count();
    if n_before > AROUND {
        line.push('…');
    }
    line.extend(before.chars().skip(n_before.saturating_sub(AROUND)));
    line.push('[');
    line.push_str(name);
    line.push(']');
    line.extend(after.chars().take(AROUND));
    if after.chars().count() > AROUND {
        line.push('…');
    }
    line.split_whitespace().collect::<Vec<&str>>().join(" ")
}
