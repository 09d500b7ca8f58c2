//! Normal form: what makes the files of several authors comparable line by line.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::dictionary::{File, Files};
use crate::model::Problem;

/// Files that normalising would change.
pub(super) fn problems(files: &Files) -> Vec<Problem> {
    files.iter().filter(|file| file.name.ends_with(".tsv")).flat_map(of_table).collect()
}

fn of_table(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut problem = |line, message: String| {
        problems.push(Problem { path: file.path.clone(), line, message });
    };
    let text = file.contents.as_ref();
    if text.starts_with('\u{feff}') {
        problem(1, "begins with a byte order mark; expected plain UTF-8".to_owned());
    }
    if text.contains('\r') {
        problem(0, "has carriage returns; expected LF line ends".to_owned());
    }
    if !text.ends_with('\n') {
        problem(0, "ends without a line break; expected one".to_owned());
    }
    let mut before = "";
    for (line, row) in (2..).zip(text.lines().skip(1)) {
        if !is_nfc(row) {
            problem(line, "not in Unicode normal form C; --fix puts it so".to_owned());
        }
        if row.contains(['\u{2018}', '\u{2019}', '\u{2010}', '\u{2011}']) && is_names(file) {
            problem(line, "a typographic apostrophe or hyphen; expected ' or -".to_owned());
        }
        if line > 2 && row == before {
            problem(line, "the row stands twice; --fix leaves one".to_owned());
        } else if row < before {
            let start: String = before.chars().take(60).collect();
            problem(line, format!("not sorted: comes before \"{start}\"; --fix sorts the file"));
        }
        before = row;
    }
    problems
}

/// Sentences may be typeset as they like; names may not.
fn is_names(file: &File) -> bool {
    !file.name.ends_with("/examples.tsv") && !file.name.starts_with("traps/")
}

/// A table in normal form: the header, then its rows without stray spaces, in NFC, sorted by their
/// bytes, each once.
#[must_use]
pub fn normal_form(table: &str) -> String {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut lines = table.lines().map(|line| {
        let cells: Vec<String> = line.split('\t').map(cell).collect();
        cells.join("\t")
    });
    let header = lines.next().unwrap_or_default();
    let mut rows: Vec<String> = lines.filter(|line| !line.trim().is_empty()).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut out = header;
    for row in rows {
        out.push('\n');
        out.push_str(&row);
    }
    out.push('\n');
    out
}

/// One cell: single spaces, none at its ends, composed characters.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_form_is_reached_in_one_step() {
        let rows = [
            ("a\tb\n", "a\tb\n"),
            ("a\tb\nz\t1\na\t2\nz\t1\n", "a\tb\na\t2\nz\t1\n"),
            ("\u{feff}a\tb\r\n x  y \t e\u{301}", "a\tb\nx y\té\n"),
            ("a\tb\n\n\nc\t\n", "a\tb\nc\t\n"),
        ];
        for (table, expected) in rows {
            assert_eq!(normal_form(table), expected, "{table:?}");
            assert_eq!(normal_form(expected), expected);
        }
    }
}
