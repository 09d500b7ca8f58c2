//! An `Article` and its `Annotation` to bytes of one output format.
//!
//! Workers encode articles side by side, one [`Sink`] puts the results in order: header, separators
//! and end are its work. Each format has its file; what JSON has in common stands in `record`, what
//! CSV has in common in `cells`.

mod cells;
mod csv;
mod csv_matrix;
mod csv_mentions;
mod json;
mod jsonl;
mod offsets;
mod record;
mod select;
mod sink;
#[cfg(test)]
mod tests;

pub use select::{Selection, select};
pub use sink::Sink;

use std::borrow::Cow;

use crate::model::{Annotation, Article, Field};

/// Output formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One JSON record a line.
    #[default]
    Jsonl,
    /// A JSON array, one record a line.
    Json,
    /// One row a tag.
    Csv,
    /// One row a mention.
    CsvMentions,
    /// One row an article, one column a tag key.
    CsvMatrix,
}

/// What `start` and `end` of a mention count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Unicode code points.
    #[default]
    Chars,
    /// Bytes of UTF-8.
    Bytes,
    /// Code units of UTF-16.
    Utf16,
}

/// What is written, and how. `encode` and `Sink` are given the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format.
    pub format: Format,
    /// The unit of offsets.
    pub offsets: Offsets,
    /// Leaves the mentions out of JSON records; CSV does not heed it.
    pub tags_only: bool,
    /// Writes the text along in JSON records; CSV does not heed it.
    pub with_text: bool,
    /// Writes CSV cells as they are, even those that a spreadsheet would run as a formula.
    pub exact: bool,
    /// What the records say of how they were made.
    pub provenance: Provenance,
    /// Names of the columns that are copied through, all different. A record that lacks one has
    /// null (JSON) or an empty cell (CSV).
    pub keep: Vec<String>,
}

/// What made the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Version of the program.
    pub version: String,
    /// Digest of the dictionary.
    pub dictionary: String,
    /// Digest of the config; `None` where there was none. Only JSON records name it.
    pub config: Option<String>,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 5] =
        [Format::Jsonl, Format::Json, Format::Csv, Format::CsvMentions, Format::CsvMatrix];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::CsvMentions => "csv-mentions",
            Format::CsvMatrix => "csv-matrix",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

impl Offsets {
    /// All of them.
    pub const ALL: [Offsets; 3] = [Offsets::Chars, Offsets::Bytes, Offsets::Utf16];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Offsets::Chars => "chars",
            Offsets::Bytes => "bytes",
            Offsets::Utf16 => "utf16",
        }
    }

    /// The unit of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Offsets> {
        Offsets::ALL.into_iter().find(|offsets| offsets.name() == name)
    }
}

/// Appends one article's record.
///
/// The record consists of whole lines: one for an article, in `csv` one row for each tag and in
/// `csv-mentions` one for each mention, so that articles without any have none. Records of many
/// articles may be appended to one buffer and go to [`Sink::put`] together.
///
/// # Panics
///
/// When a mention's span is no part of its field.
pub fn encode(options: &Options, article: &Article, annotation: &Annotation, out: &mut Vec<u8>) {
    match options.format {
        Format::Jsonl | Format::Json => jsonl::encode(options, article, annotation, out),
        Format::Csv => csv::encode(options, article, annotation, out),
        Format::CsvMentions => csv_mentions::encode(options, article, annotation, out),
        Format::CsvMatrix => csv_matrix::encode(options, article, annotation, out),
    }
}

/// The string that spans of `field` count in.
fn field_text(article: &Article, field: Field) -> &str {
    match field {
        Field::Title => article.title.as_deref().unwrap_or_default(),
        Field::Text => &article.text,
    }
}

/// The publisher, else where the record stands.
fn source(article: &Article) -> Cow<'_, str> {
    match &article.source {
        Some(source) => Cow::Borrowed(source),
        None => Cow::Owned(article.origin.to_string()),
    }
}

/// The values of the columns that are copied through, in the order asked for.
fn kept<'a>(
    options: &'a Options,
    article: &'a Article,
) -> impl Iterator<Item = (&'a str, Option<&'a serde_json::Value>)> {
    options.keep.iter().map(|name| {
        let value = article.kept.iter().find(|(kept, _)| kept == name);
        (name.as_str(), value.map(|(_, value)| value))
    })
}
