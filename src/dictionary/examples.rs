//! `examples.tsv` beside the tables, the examples of traps and those of themes: sentences with what
//! must and must not be tagged in them.

use super::build::Builder;
use super::files::Files;
use super::{table, themes};
use crate::model::{Date, Problem};

/// A small article with keys (`country:GE`) that must, or must not, be among its tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file that it stands in, as the user would name it.
    pub path: String,
    /// Its line, from 1.
    pub line: u32,
    /// The text.
    pub sentence: String,
    /// The article's date.
    pub date: Option<Date>,
    /// Keys of tags that must be there.
    pub expected: Vec<String>,
    /// Keys of tags that must not.
    pub forbidden: Vec<String>,
}

/// All examples of some files.
///
/// # Errors
///
/// The problems of the tables and themes that hold them.
pub fn examples(files: &Files) -> Result<Vec<Example>, Vec<Problem>> {
    let mut builder = Builder::default();
    let mut examples = Vec::new();
    for (number, file) in (0u16..).zip(&files.list) {
        if file.name.ends_with("/examples.tsv") {
            for row in table::rows::<4>(file, number, &mut builder) {
                let [sentence, date, expected, forbidden] = row.cells;
                let keys = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
                examples.push(Example {
                    path: file.path.clone(),
                    line: row.place.line,
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
                    path: file.path.clone(),
                    line: row.place.line,
                    sentence: example.to_owned(),
                    date: None,
                    expected: Vec::new(),
                    forbidden: named.filter(|key| !key.is_empty()).map(str::to_owned).collect(),
                });
            }
        }
    }
    for (number, file) in (0u16..).zip(&files.list).filter(|(_, file)| file.name.ends_with(".toml"))
    {
        let key = vec![format!("theme:{}", themes::id_of(file))];
        let [matching, not] = themes::examples(file, number, &mut builder);
        let lists = [(matching, key.clone(), Vec::new()), (not, Vec::new(), key)];
        for (sentences, expected, forbidden) in lists {
            examples.extend(sentences.into_iter().map(|(place, sentence)| Example {
                path: file.path.clone(),
                line: place.line,
                sentence,
                date: None,
                expected: expected.clone(),
                forbidden: forbidden.clone(),
            }));
        }
    }
    let problems = builder.problems(&files.list);
    if problems.is_empty() { Ok(examples) } else { Err(problems) }
}
