//! `examples.tsv` beside the tables: sentences with what must and must not be tagged in them.

use std::path::Path;

use super::build::Builder;
use super::{files, table};
use crate::model::{Date, Problem};

/// A small article with keys (`country:GE`) that must, or must not, be among its tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it stands: `dictionaries/countries/examples.tsv:12`.
    pub place: String,
    /// The text.
    pub sentence: String,
    /// The article's date.
    pub date: Option<Date>,
    /// Keys of tags that must be there.
    pub expected: Vec<String>,
    /// Keys of tags that must not.
    pub forbidden: Vec<String>,
}

/// All examples of the shipped tables and of some folders, traps' examples included; those of
/// themes stand in the themes themselves.
///
/// # Errors
///
/// The problems of the example files.
pub fn examples<P: AsRef<Path>>(folders: &[P]) -> Result<Vec<Example>, Vec<Problem>> {
    let mut all = files::shipped();
    let mut problems = Vec::new();
    for folder in folders {
        files::add_folder(folder.as_ref(), &mut all, &mut problems);
    }
    let mut builder = Builder::default();
    let mut examples = Vec::new();
    for (number, file) in (0u16..).zip(&all) {
        if file.name.ends_with("/examples.tsv") {
            for row in table::rows::<4>(file, number, &mut builder) {
                let [sentence, date, expected, forbidden] = row.cells;
                let keys = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
                examples.push(Example {
                    place: format!("{}:{}", file.path, row.place.line),
                    sentence: sentence.to_owned(),
                    date: builder.check(row.place, table::date(date, false)).flatten(),
                    expected: keys(expected),
                    forbidden: keys(forbidden),
                });
            }
        } else if file.name == "traps/traps.tsv" {
            for row in table::rows::<6>(file, number, &mut builder) {
                let [_, _, hides, _, example, _] = row.cells;
                let named = hides.split(['|', ' ']).filter(|key| !key.contains('*'));
                examples.push(Example {
                    place: format!("{}:{}", file.path, row.place.line),
                    sentence: example.to_owned(),
                    date: None,
                    expected: Vec::new(),
                    forbidden: named.filter(|key| !key.is_empty()).map(str::to_owned).collect(),
                });
            }
        }
    }
    problems.extend(builder.problems(&all));
    if problems.is_empty() { Ok(examples) } else { Err(problems) }
}
