//! Answers of the Wikidata query service to the queries of `dictionaries/import/wikidata/`, JSON or
//! CSV, to facts: a record is a statement or a body, which may come in several rows and on two pages.

mod bodies;
mod names;
mod results;
mod statements;
mod time;

use std::collections::BTreeSet;

use super::facts::{LeftOut, Record};
use super::{Options, Source};
use bodies::Bodies;
use results::Row;
use statements::Statements;

/// All answers that were read.
#[derive(Debug, Default)]
pub(super) struct Answers {
    statements: Statements,
    bodies: Bodies,
}

impl Answers {
    /// Reads one answer.
    pub(super) fn read(&mut self, source: &Source<'_>) -> Result<(), LeftOut> {
        for row in results::rows(source.text()?)? {
            let place = source.place(row.at);
            if !row.get("person").is_empty() || row.is_unknown("person") {
                self.statements.add(place, &row);
            } else if !row.get("body").is_empty() || row.is_unknown("body") {
                self.bodies.add(place, &row);
            } else {
                let why = "a row without the columns person and position, or body";
                return Err(LeftOut::unreadable(why, ""));
            }
        }
        Ok(())
    }

    /// Turns everything read into records.
    pub(super) fn finish(self, options: &Options, records: &mut Vec<Record>) {
        self.bodies.finish(options, records);
        self.statements.finish(options, records);
    }
}

/// What a page of an answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many statements or bodies: what a page of our queries is measured in.
    pub n_items: usize,
}

/// Reads a page only as far as to say whether it is whole and how many items it has.
///
/// # Errors
///
/// What is wrong with it: an answer that was cut off, or a page for people.
pub fn page(bytes: &[u8]) -> Result<Page, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if !text.trim_start().starts_with('{') {
        return Err("not SPARQL JSON".to_owned());
    }
    let rows = results::rows(text).map_err(|fault| fault.to_string())?;
    let key = |row: &Row| {
        let column = if row.get("statement").is_empty() { "body" } else { "statement" };
        row.get(column).to_owned()
    };
    let items: BTreeSet<String> = rows.iter().map(key).collect();
    Ok(Page { n_items: items.len() })
}
