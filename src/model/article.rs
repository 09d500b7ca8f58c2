//! A piece of writing as it was read.

use std::fmt;

use jiff::civil::Date;

/// One article, before anything is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Unique within a run where the archive gives ids; else the origin (`archive.jsonl:17`).
    pub id: String,
    /// The headline, where the format tells it from the text.
    pub title: Option<String>,
    /// The text as given, or as extracted where the format is a marked-up one.
    pub text: String,
    /// Publication date as declared by the record or the file's metadata. A date that only the
    /// text speaks of ("Published on 20 Nov 2021") is found by `segment`.
    pub date: Option<Date>,
    /// Where the article was published.
    pub url: Option<String>,
    /// Declared language, as given (`en`, `en-GB`).
    pub lang: Option<String>,
    /// The publisher, where the record names one.
    pub source: Option<String>,
    /// Columns that are copied through to the output (`--keep`), in the order asked for.
    pub kept: Vec<(String, serde_json::Value)>,
    /// Where the record stands.
    pub origin: Origin,
}

/// Where a record came from: the beginning of every message about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file as the user named it, or `-` for standard input.
    pub path: String,
    /// Number of the record in a file of many, from 1: the line of JSONL, the data row of CSV, the
    /// element of a JSON array. `None` where the file is one article.
    pub record: Option<u64>,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.record {
            Some(record) => write!(f, "{}:{record}", self.path),
            None => f.write_str(&self.path),
        }
    }
}

/// A record that could not become an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The record.
    pub origin: Origin,
    /// What was found and what was expected.
    pub reason: String,
}

/// Which of an article's texts a span counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `Article::title`.
    Title,
    /// `Article::text`.
    Text,
}

impl Field {
    /// The name in the contracts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
        }
    }
}
