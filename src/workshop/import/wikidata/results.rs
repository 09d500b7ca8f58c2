//! An answer of a SPARQL endpoint, JSON or CSV, to rows of named cells.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::workshop::import::facts::{At, LeftOut};
use crate::workshop::import::lines::Lines;

/// A row of an answer, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) at: At,
    cells: BTreeMap<String, Cell>,
}

/// A value of an answer.
#[derive(Clone, Debug, Default)]
struct Cell {
    text: String,
    /// Something that exists and is not known: a blank node.
    is_unknown: bool,
}

impl Row {
    /// The text of a cell; empty where it has none or an unknown value.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).filter(|cell| !cell.is_unknown).map_or("", |cell| &cell.text)
    }

    /// Whether a cell says that there is a value that nobody knows.
    pub(super) fn is_unknown(&self, column: &str) -> bool {
        self.cells.get(column).is_some_and(|cell| cell.is_unknown)
    }

    /// Whether a cell says yes: EXISTS gives `true`, and some engines 1.
    pub(super) fn is_yes(&self, column: &str) -> bool {
        matches!(self.get(column), "true" | "1")
    }

    /// The item of a cell: `Q42` for `http://www.wikidata.org/entity/Q42` and for `Q42`.
    pub(super) fn item(&self, column: &str) -> Option<String> {
        item(self.get(column))
    }
}

/// The item that an IRI or an id names.
pub(super) fn item(text: &str) -> Option<String> {
    let id = text.rsplit('/').next().unwrap_or_default();
    let digits = id.strip_prefix('Q')?;
    let is_item = !digits.is_empty()
        && digits.len() <= 12
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_item.then(|| id.to_owned())
}

/// The rows of an answer.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, LeftOut> {
    if text.trim_start().starts_with('{') { json(text) } else { csv(text) }
}

#[derive(Deserialize)]
struct Answer {
    results: Results,
}

#[derive(Deserialize)]
struct Results {
    bindings: Vec<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
struct Value {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

fn json(text: &str) -> Result<Vec<Row>, LeftOut> {
    let answer: Answer = serde_json::from_str(text).map_err(|error| {
        LeftOut::unreadable("an answer that is not SPARQL JSON", error.to_string())
    })?;
    let rows = (1..).zip(answer.results.bindings).map(|(number, values)| {
        let cells = values.into_iter().map(|(name, value)| {
            let is_unknown = value.kind == "bnode" || is_nobody(&value.value);
            (name, Cell { text: value.value, is_unknown })
        });
        Row { at: At::Record("record", number), cells: cells.collect() }
    });
    Ok(rows.collect())
}

fn csv(text: &str) -> Result<Vec<Row>, LeftOut> {
    let fault =
        |error: csv::Error| LeftOut::unreadable("an answer that is not CSV", error.to_string());
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader.headers().map_err(fault)?.clone();
    let mut lines = Lines::new(text);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        let line = lines.line_of(record.position().map_or(0, csv::Position::byte));
        let cells = header.iter().zip(&record).filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(name, text)| {
            (name.to_owned(), Cell { text: text.to_owned(), is_unknown: is_nobody(text) })
        });
        rows.push(Row { at: At::Line(line), cells: cells.collect() });
    }
    Ok(rows)
}

/// Values that exist and are not known: blank nodes, by label where a format has no other sign, and
/// the IRIs that the query service makes of them.
fn is_nobody(value: &str) -> bool {
    value.starts_with("_:") || value.contains("/.well-known/genid/")
}
