//! The form of a theme's file: which keys stand where, and what they hold. All faults of a file at
//! once, each with its line, its column and a caret below it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// What a key holds.
enum Form {
    Text,
    Texts,
    Groups,
    Number,
    Whole,
    YesOrNo,
    WordsOrStretch,
    Lists,
    Table(&'static [Key]),
    Tables(&'static [Key]),
}

/// A key: its name, whether it must be there, what it holds.
struct Key(&'static str, bool, Form);

const THEME: &[Key] = &[
    Key("label", true, Form::Text),
    Key("definition", true, Form::Text),
    Key("broader", false, Form::Texts),
    Key("related", false, Form::Texts),
    Key("source", true, Form::Text),
    Key("codes", false, Form::Lists),
    Key("terms", true, Form::Table(TERMS)),
    Key("rules", false, Form::Tables(RULE)),
    Key("examples", true, Form::Table(EXAMPLES)),
];
const TERMS: &[Key] = &[
    Key("strong", false, Form::Texts),
    Key("weak", false, Form::Texts),
    Key("cancel", false, Form::Texts),
];
const RULE: &[Key] = &[
    Key("name", true, Form::Text),
    Key("any", false, Form::Texts),
    Key("all", false, Form::Groups),
    Key("none", false, Form::Texts),
    Key("near", false, Form::Groups),
    Key("within", false, Form::WordsOrStretch),
    Key("ordered", false, Form::YesOrNo),
    Key("part", false, Form::Text),
    Key("count", false, Form::Whole),
    Key("entity", false, Form::Text),
    Key("weight", false, Form::Number),
];
const EXAMPLES: &[Key] = &[Key("match", true, Form::Texts), Key("not", true, Form::Texts)];

/// Keys that are less alike (by Jaro and Winkler's measure, 0 to 1) are no slip of the pen.
const ALIKE: f64 = 0.8;

/// What is wrong with the form of a file: lines, from 1, with messages.
pub(super) fn faults(contents: &str) -> Vec<(u32, String)> {
    let (root, errors) = DeTable::parse_recoverable(contents);
    let mut checker = Checker { contents, faults: Vec::new() };
    for error in errors {
        let span = error.span().unwrap_or_default();
        checker.fault(span, &error.message().replace('\n', ", "));
    }
    // What was cut short by a fault of syntax would only seem to lack its keys.
    if checker.faults.is_empty() {
        checker.table(root.get_ref(), 0..0, THEME);
    }
    checker.faults
}

/// A message with the line that it speaks of and a caret below the place, from byte to byte.
pub(super) fn with_caret(contents: &str, span: Range<usize>, message: &str) -> (u32, String) {
    let start = floor(contents, span.start);
    let line_start = contents[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = contents[start..].find('\n').map_or(contents.len(), |at| start + at);
    let number = contents[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = contents[line_start..start].chars().count();
    let end = floor(contents, span.end).clamp(start, line_end);
    // A long line is shown from shortly before the place.
    let skipped = column.saturating_sub(BEFORE);
    let shown: String = contents[line_start..line_end]
        .chars()
        .skip(skipped)
        .take(WIDTH)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let width = contents[start..end].chars().count().clamp(1, WIDTH - BEFORE);
    let head = format!("{number}:{}", column + 1);
    let text = format!(
        "{message}\n    {head} | {shown}\n    {:n$} | {:indent$}{}",
        "",
        "",
        "^".repeat(width),
        n = head.len(),
        indent = column - skipped,
    );
    (super::index(number), text)
}

/// So many characters of a line are shown, and of these so many before the place.
const WIDTH: usize = 100;
const BEFORE: usize = 60;

struct Checker<'a> {
    contents: &'a str,
    faults: Vec<(u32, String)>,
}

impl Checker<'_> {
    fn fault(&mut self, span: Range<usize>, message: &str) {
        self.faults.push(with_caret(self.contents, span, message));
    }

    fn table(&mut self, table: &DeTable<'_>, span: Range<usize>, keys: &'static [Key]) {
        for (name, value) in table {
            match keys.iter().find(|key| key.0 == name.get_ref()) {
                Some(key) => self.value(name.get_ref(), value, &key.2),
                None => self.fault(name.span(), &unknown(name.get_ref(), keys)),
            }
        }
        let missing: Vec<String> = keys
            .iter()
            .filter(|key| key.1 && !table.contains_key(key.0))
            .map(|key| format!("`{}`", key.0))
            .collect();
        if !missing.is_empty() {
            self.fault(span, &format!("missing {}", missing.join(", ")));
        }
    }

    fn value(&mut self, name: &str, value: &toml::Spanned<DeValue<'_>>, form: &Form) {
        let found = value.get_ref();
        let items = || found.as_array().into_iter().flatten();
        let (is_right, expected) = match form {
            Form::Text => (found.is_str(), "a text in quotes"),
            Form::Number => (found.is_float() || found.is_integer(), "a number"),
            Form::Whole => (is_whole(found), "a whole number"),
            Form::YesOrNo => (found.is_bool(), "true or false"),
            Form::WordsOrStretch => (
                is_whole(found) || found.is_str(),
                "a number of words, \"sentence\" or \"paragraph\"",
            ),
            Form::Texts => {
                for item in items() {
                    self.value(name, item, &Form::Text);
                }
                (found.is_array(), "a list of texts: [\"...\"]")
            }
            Form::Groups => {
                for item in items() {
                    self.value(name, item, &Form::Texts);
                }
                (found.is_array(), "a list of lists of texts: [[\"...\"], [\"...\"]]")
            }
            Form::Lists => {
                for (name, list) in found.as_table().into_iter().flatten() {
                    self.value(name.get_ref(), list, &Form::Texts);
                }
                (found.is_table(), "a table of lists: sdg = [\"9\"]")
            }
            Form::Table(keys) => {
                if let Some(table) = found.as_table() {
                    self.table(table, value.span(), keys);
                }
                (found.is_table(), "a table")
            }
            Form::Tables(keys) => {
                for item in items() {
                    match item.get_ref().as_table() {
                        Some(table) => self.table(table, item.span(), keys),
                        None => self.value(name, item, &Form::Table(keys)),
                    }
                }
                (found.is_array(), "tables that begin with [[rules]]")
            }
        };
        if !is_right {
            let message = format!("`{name}` is of type {}, expected {expected}", found.type_str());
            self.fault(value.span(), &message);
        }
    }
}

/// A whole number that a `u32` holds.
fn is_whole(value: &DeValue<'_>) -> bool {
    value
        .as_integer()
        .is_some_and(|number| u32::from_str_radix(number.as_str(), number.radix()).is_ok())
}

fn unknown(name: &str, keys: &[Key]) -> String {
    let known: Vec<String> = keys.iter().map(|key| format!("`{}`", key.0)).collect();
    let nearest = keys
        .iter()
        .map(|key| (strsim::jaro_winkler(name, key.0), key.0))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let hint = nearest.map_or_else(String::new, |(_, key)| format!("; did you mean `{key}`?"));
    format!("unknown field `{name}`, expected one of {}{hint}", known.join(", "))
}

/// The last byte up to `at` at which a character begins, or the end.
fn floor(contents: &str, at: usize) -> usize {
    (0..=at.min(contents.len())).rev().find(|at| contents.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "label = \"X\"\ndefinition = \"\"\nsource = \"curated\"\n";
    const TAIL: &str = "[terms]\n[examples]\nmatch = []\nnot = []\n";

    #[test]
    fn names_every_fault_with_its_place() {
        let rows: [(String, &[&str]); 10] = [
            (format!("{HEAD}{TAIL}"), &[]),
            (
                format!("lable = \"Y\"\n{HEAD}ruels = 3\n{TAIL}"),
                &[
                    "1: unknown field `lable`, expected one of `label`, `definition`, `broader`, \
                     `related`, `source`, `codes`, `terms`, `rules`, `examples`; did you mean `label`?\n    \
                     1:1 | lable = \"Y\"\n        | ^^^^^",
                    "5: unknown field `ruels`, expected one of",
                ],
            ),
            (
                format!("{HEAD}broader = \"a\"\nrelated = [\"é\", 3]\n{TAIL}"),
                &[
                    "4: `broader` is of type string, expected a list of texts: [\"...\"]\n    \
                     4:11 | broader = \"a\"\n         |           ^^^",
                    "5: `related` is of type integer, expected a text in quotes\n    \
                     5:17 | related = [\"é\", 3]\n         |                 ^",
                ],
            ),
            (
                format!("{HEAD}{TAIL}[[rules]]\nwithin = 1.5\nnear = [\"a\"]\nordered = 1\n"),
                &[
                    "8: missing `name`",
                    "9: `within` is of type float, expected a number of words, \"sentence\" or",
                    "10: `near` is of type string, expected a list of texts",
                    "11: `ordered` is of type integer, expected true or false",
                ],
            ),
            (
                format!("{HEAD}{TAIL}[[rules]]\nname = \"r\"\nwithin = -1\ncount = 9999999999\n"),
                &["10: `within` is of type integer, expected", "11: `count` is of type integer"],
            ),
            (
                format!("{HEAD}[terms]\nstrnog = []\n"),
                &[
                    "1: missing `examples`",
                    "5: unknown field `strnog`, expected one of `strong`, `weak`, `cancel`; did you mean `strong`?",
                ],
            ),
            (
                format!("{HEAD}rules = 3\n{TAIL}"),
                &["4: `rules` is of type integer, expected tables"],
            ),
            (
                format!("{HEAD}{TAIL}[codes]\nsdg = 9\n"),
                &["9: `sdg` is of type integer, expected a list"],
            ),
            (format!("{HEAD}brøader = 3\nlabl = 3\n{TAIL}"), &["4: invalid unquoted key"]),
            ("[terms\nlabel = \"X\nsource = 3\n".to_owned(), &["1: unclosed table"]),
        ];
        for (contents, expected) in rows {
            let mut told: Vec<(u32, String)> = faults(&contents);
            told.sort();
            let told: Vec<String> =
                told.into_iter().map(|(line, message)| format!("{line}: {message}")).collect();
            assert_eq!(told.len(), expected.len(), "{contents}{told:#?}");
            for (told, expected) in told.iter().zip(expected) {
                assert!(told.starts_with(expected), "{told}\nbut expected\n{expected}");
            }
        }
    }

    #[test]
    fn shows_the_place_in_a_long_line() {
        let line = format!("{}bad{}", "é".repeat(200), "x".repeat(200));
        let (number, text) = with_caret(&format!("a\n{line}\n"), 402..405, "it");
        assert_eq!(number, 2);
        let rows: Vec<&str> = text.lines().collect();
        let caret = rows[2].find('^').expect("a caret");
        let shown: String = rows[1].chars().skip(caret).take(3).collect();
        assert_eq!((shown.as_str(), rows[2].matches('^').count()), ("bad", 3));
    }
}
