//! Other people's data to rows of our tables: ministers and bodies from Wikidata, people and offices
//! from Popolo, themes from SKOS, names from spaCy's `EntityRuler` and from CSV.
//!
//! A file a format turns bytes into facts; `merge` holds these against the dictionary and makes
//! rows of what is new. Nothing here writes.

mod cell;
mod csv;
mod dates;
mod entity_ruler;
mod existing;
mod facts;
mod lines;
mod merge;
mod popolo;
mod report;
mod rows;
#[cfg(feature = "rdf")]
mod skos;
mod theme_file;
mod titles;
mod wikidata;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use existing::Existing;
pub use report::Report;
pub use rows::Rows;
pub use wikidata::{Page, page};

use crate::model::{Date, Lang, Rank};
use facts::{At, LeftOut, Place, Record};

/// Larger files are refused: nothing that is larger is a dictionary.
pub const MAX_BYTES: u64 = 256 << 20;

/// The formats that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Answers of the Wikidata query service to our queries, JSON or CSV.
    Wikidata,
    /// Popolo JSON: people, organizations, memberships and posts.
    Popolo,
    /// A SKOS vocabulary: RDF/XML, Turtle or JSON-LD.
    Skos,
    /// Patterns of spaCy's `EntityRuler`, one JSON object a line.
    EntityRuler,
    /// A table with a header row.
    Csv,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 5] =
        [Format::Wikidata, Format::Popolo, Format::Skos, Format::EntityRuler, Format::Csv];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Wikidata => "wikidata",
            Format::Popolo => "popolo",
            Format::Skos => "skos",
            Format::EntityRuler => "entity-ruler",
            Format::Csv => "csv",
        }
    }
}

/// The classes of rows that a CSV file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvClass {
    /// Names of countries.
    Country,
    /// People and their offices.
    Minister,
    /// Bodies and their names.
    Agency,
    /// Themes.
    Theme,
    /// Traps.
    Trap,
}

impl CsvClass {
    /// All of them.
    pub const ALL: [CsvClass; 5] =
        [CsvClass::Country, CsvClass::Minister, CsvClass::Agency, CsvClass::Theme, CsvClass::Trap];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CsvClass::Country => "country",
            CsvClass::Minister => "minister",
            CsvClass::Agency => "agency",
            CsvClass::Theme => "theme",
            CsvClass::Trap => "trap",
        }
    }
}

/// What the user says of a source.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Key of the source, for the last column of every row.
    pub source: String,
    /// Country of records that name none: id, Wikidata item or name.
    pub country: Option<String>,
    /// Languages of names; `None` for all, or for English where a format has no use for others.
    pub languages: Option<BTreeSet<String>>,
    /// The day on which the source is known to have held.
    pub seen: Option<Date>,
    /// Rank of offices whose label is no known title.
    pub rank: Option<Rank>,
    /// Type of bodies of which the source says none.
    pub kind: Option<String>,
    /// What labels of the source mean: `GPE` to `country`, `ministry` to `department`.
    pub labels: BTreeMap<String, String>,
    /// Columns of a CSV file under our names for them.
    pub columns: BTreeMap<String, String>,
    /// Columns of a CSV file that are not read.
    pub skipped_columns: BTreeSet<String>,
    /// What the rows of a CSV file are.
    pub class: Option<CsvClass>,
    /// Key under which a vocabulary's own codes go into `codes`.
    pub vocabulary: Option<String>,
    /// What the IRIs of our own export begin with.
    pub base: String,
}

impl Options {
    /// The language cell for names in the language of a tag such as `pt-br`; `None` where these are
    /// not wanted or the tag is none of a language. Empty for names in all languages.
    fn lang(&self, tag: &str) -> Option<String> {
        if matches!(tag, "mul" | "und") {
            return Some(String::new());
        }
        let lang = Lang::of_tag(tag)?;
        let is_wanted =
            self.languages.as_ref().is_none_or(|languages| languages.contains(lang.code()));
        is_wanted.then(|| lang.code().to_owned())
    }
}

/// Rows that are new, and what became of every record.
#[derive(Clone, Debug)]
pub struct Import {
    /// What is to be written.
    pub rows: Rows,
    /// What there was.
    pub report: Report,
}

/// Reads files of one format and compares all of them with a dictionary in the end.
#[derive(Debug)]
pub struct Importer {
    format: Format,
    options: Options,
    records: Vec<Record>,
    answers: wikidata::Answers,
    parts: popolo::Parts,
}

impl Importer {
    /// An importer that has read nothing yet.
    #[must_use]
    pub fn new(format: Format, options: Options) -> Importer {
        Importer {
            format,
            options,
            records: Vec::new(),
            answers: wikidata::Answers::default(),
            parts: popolo::Parts::default(),
        }
    }

    /// Reads one file; `path` is what messages call it.
    pub fn read(&mut self, path: &str, bytes: &[u8]) {
        let mut source = Source { path: path.into(), bytes, options: &self.options };
        // A mark at the beginning says nothing that is not known: all formats are UTF-8.
        source.bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let result = match self.format {
            Format::Wikidata => self.answers.read(&source),
            Format::Popolo => self.parts.read(&source),
            Format::EntityRuler => {
                entity_ruler::read(&source, &mut self.records);
                Ok(())
            }
            Format::Csv => csv::read(&source, &mut self.records),
            #[cfg(feature = "rdf")]
            Format::Skos => skos::read(&source, &mut self.records),
            #[cfg(not(feature = "rdf"))]
            Format::Skos => Err(LeftOut::unreadable("a format that was built without", "rdf")),
        };
        if let Err(fault) = result {
            let place = source.place(At::File);
            self.records.push(Record { place, fact: Err(fault) });
        }
    }

    /// Compares everything read with the dictionary.
    #[must_use]
    pub fn finish(self, existing: &Existing<'_>) -> Import {
        let Importer { options, mut records, answers, parts, .. } = self;
        answers.finish(&options, &mut records);
        parts.finish(&options, &mut records);
        merge::merge(records, existing, &options)
    }
}

/// A file that is read.
struct Source<'a> {
    path: Arc<str>,
    bytes: &'a [u8],
    options: &'a Options,
}

impl<'a> Source<'a> {
    fn place(&self, at: At) -> Place {
        Place { path: Arc::clone(&self.path), at }
    }

    /// The file as text.
    fn text(&self) -> Result<&'a str, LeftOut> {
        std::str::from_utf8(self.bytes).map_err(|error| {
            let line = self.bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n');
            let detail = format!("line {}", line.count() + 1);
            LeftOut::unreadable("a file that is not UTF-8", detail)
        })
    }
}

#[cfg(test)]
mod tests;
