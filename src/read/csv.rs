//! CSV and TSV: a header row that names the fields, then one record a row, as RFC 4180 says.

use std::cell::Cell;
use std::io::BufRead;
use std::ops::ControlFlow;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::Value as Json;

use crate::model::{Article, Origin, Reject};

use super::decode::Guess;
use super::fields::Field;
use super::limit::{self, Limited};
use super::record::{Record, Use, Value, start};
use super::{Options, Sink, reject_file};

/// Records are numbered by row, from 1 below the header.
pub(super) fn read(
    reader: &mut dyn BufRead,
    delimiter: u8,
    path: &str,
    options: &Options,
    sink: &mut Sink<'_>,
) -> ControlFlow<()> {
    let allowance = Cell::new(limit::RECORD);
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        // Rows of a wrong length are rejects here, not errors there.
        .flexible(true)
        .from_reader(Limited { stream: reader, allowance: &allowance });
    let mut row = ByteRecord::new();
    let mut guess = Guess::default();
    let uses = match rows.read_byte_record(&mut row) {
        Ok(true) => uses(&strings(&row, &mut guess), options),
        Ok(false) => Err(format!("empty, expected a header row with {:?}", text_name(options))),
        Err(error) => Err(error.to_string()),
    };
    let uses = match uses {
        Ok(uses) => uses,
        Err(reason) => return sink(Err(reject_file(path, reason))),
    };
    let mut number = 0;
    loop {
        allowance.set(limit::RECORD);
        let outcome = rows.read_byte_record(&mut row);
        number += 1;
        let origin = Origin { path: path.to_owned(), record: Some(number) };
        match outcome {
            Ok(false) => return ControlFlow::Continue(()),
            Ok(true) => sink(article(&row, &uses, origin, &mut guess, options))?,
            Err(error) => return sink(Err(Reject { origin, reason: error.to_string() })),
        }
    }
}

/// The delimiter of a header row: of commas, tabs and semicolons the most frequent.
pub(super) fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut is_quoted = false;
    for &byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if !is_quoted => {
                counts
                    .iter_mut()
                    .filter(|(delimiter, _)| *delimiter == byte)
                    .for_each(|c| c.1 += 1);
            }
            _ => {}
        }
    }
    let mut best = counts[0];
    for count in counts {
        if count.1 > best.1 {
            best = count;
        }
    }
    best.0
}

/// Whether a line is the header row of an archive: it names the text and another field.
pub(super) fn is_header(line: &str) -> bool {
    let delimiter = char::from(delimiter(line.as_bytes()));
    let names: Vec<&str> =
        line.split(delimiter).map(|name| name.trim().trim_matches('"')).collect();
    let is_named = |field: Field| names.contains(&field.name());
    is_named(Field::Text) && Field::ALL.into_iter().filter(|&field| is_named(field)).count() > 1
}

fn uses(header: &[String], options: &Options) -> Result<Vec<Use>, String> {
    let uses: Vec<Use> = header.iter().map(|name| Use::of(name.trim(), options)).collect();
    if uses.iter().any(|purpose| purpose.is_field(Field::Text)) {
        return Ok(uses);
    }
    let found: Vec<&str> = header.iter().map(|name| start(name.trim())).take(40).collect();
    Err(format!("no column {:?}, found {:?}", text_name(options), found.join(", ")))
}

fn text_name(options: &Options) -> &str {
    options.fields.name(Field::Text)
}

fn article(
    row: &ByteRecord,
    uses: &[Use],
    origin: Origin,
    guess: &mut Guess,
    options: &Options,
) -> Result<Article, Reject> {
    if row.len() != uses.len() {
        let (n, line) = (row.len(), row.position().map_or(0, csv::Position::line));
        let (s, expected) = (if n == 1 { "" } else { "s" }, uses.len());
        let reason = format!("{n} field{s} on line {line}, expected {expected} as in the header");
        return Err(Reject { origin, reason });
    }
    let mut record = Record::new(options);
    let encoding = guess.encoding(row.as_slice());
    for (field, &purpose) in row.iter().zip(uses) {
        if purpose.is_none() {
            continue;
        }
        let string = encoding.decode_without_bom_handling(field).0.into_owned();
        if purpose.keep.is_some() {
            record.set_json(purpose, Json::String(string));
        } else {
            record.set(purpose, Value::String(string));
        }
    }
    record.into_article(origin)
}

fn strings(row: &ByteRecord, guess: &mut Guess) -> Vec<String> {
    let encoding = guess.encoding(row.as_slice());
    row.iter().map(|field| encoding.decode_without_bom_handling(field).0.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each record as `id|title|text` or `reject: origin: reason`.
    fn check(input: &[u8], options: &Options, expected: &[&str]) {
        let mut found = Vec::new();
        let outcome = read(&mut { input }, delimiter(input), "a.csv", options, &mut |record| {
            found.push(match record {
                Ok(article) => {
                    let title = article.title.unwrap_or_default();
                    let mut line = format!("{}|{title}|{}", article.id, article.text);
                    for (name, value) in article.kept {
                        line += &format!("|{name}={value}");
                    }
                    line
                }
                Err(reject) => format!("reject: {}: {}", reject.origin, reject.reason),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(outcome, ControlFlow::Continue(()));
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(input));
    }

    fn check_default(input: &str, expected: &[&str]) {
        check(input.as_bytes(), &Options::default(), expected);
    }

    #[test]
    fn reads_rows_by_the_names_of_the_header() {
        check_default("text,title\nA,T\n", &["a.csv:1|T|A"]);
        check_default(
            "id, title ,text\r\n1,\"a \"\"b\"\"\",\"x\ny, z\"\r\n",
            &["1|a \"b\"|x\ny, z"],
        );
        check_default("title\ttext\nT, t\tA\n", &["a.csv:1|T, t|A"]);
        check_default("title;text\nT, t;A\n", &["a.csv:1|T, t|A"]);
        check_default("text\nA\n\nB\n", &["a.csv:1||A", "a.csv:2||B"]);
        check_default("text\n", &[]);
    }

    #[test]
    fn rejects_rows_of_another_length() {
        check_default(
            "id,text\n1,\"A\nA\"\n2\n3,C,c\n4,D\n",
            &[
                "1||A\nA",
                "reject: a.csv:2: 1 field on line 4, expected 2 as in the header",
                "reject: a.csv:3: 3 fields on line 5, expected 2 as in the header",
                "4||D",
            ],
        );
    }

    #[test]
    fn rejects_a_file_without_the_column() {
        check_default("id,body\n1,A\n", &["reject: a.csv: no column \"text\", found \"id, body\""]);
        check_default("", &["reject: a.csv: empty, expected a header row with \"text\""]);
    }

    #[test]
    fn rejects_bad_values() {
        check_default(
            "text,title,date\n,,\nA,,soon\n",
            &[
                "reject: a.csv:1: title and text are empty",
                "reject: a.csv:2: date \"soon\": expected ISO 8601 such as 2021-11-20",
            ],
        );
    }

    #[test]
    fn decodes_other_encodings() {
        check(
            b"title,text\ncaf\xe9 de Paris,na\xefve\nplain,ascii\n",
            &Options::default(),
            &["a.csv:1|café de Paris|naïve", "a.csv:2|plain|ascii"],
        );
    }

    #[test]
    fn renames_and_keeps() {
        let mut options = Options::default();
        options.fields.rename("text", "Body").unwrap();
        options.keep = vec!["n".into(), "Body".into()];
        check(b"Body,n\nA,1\n", &options, &[r#"a.csv:1||A|n="1"|Body="A""#]);
        check(
            b"text,n\nA,1\n",
            &options,
            &["reject: a.csv: no column \"Body\", found \"text, n\""],
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        use std::io::{BufReader, Read};
        let endless = b"text\nA\n\"".chain(std::io::repeat(b'a'));
        let mut found = Vec::new();
        let mut reader = BufReader::new(endless);
        let _ = read(&mut reader, b',', "a", &Options::default(), &mut |record| {
            found.push(record.map_err(|reject| reject.reason).map(|article| article.text));
            ControlFlow::Continue(())
        });
        assert_eq!(found, [Ok("A".to_owned()), Err("record longer than 64 MB".to_owned())]);
    }
}
