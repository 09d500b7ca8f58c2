//! JSONL: one record a line, the main format. A bad line is a reject, and the next one is read.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use serde::de::DeserializeSeed;

use crate::model::{Article, Origin, Reject};

use super::object::{RecordSeed, no_object, without_place};
use super::{Options, Sink, limit};

/// Lines of white space alone are no records; they count as lines all the same.
pub(super) fn read(
    reader: &mut dyn BufRead,
    path: &str,
    options: &Options,
    sink: &mut Sink<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let n = (&mut *reader).take(limit::RECORD + 1).read_until(b'\n', &mut line)?;
        if n == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        number += 1;
        let origin = || Origin { path: path.to_owned(), record: Some(number) };
        let outcome = if n as u64 > limit::RECORD && !line.ends_with(b"\n") {
            reader.skip_until(b'\n')?;
            line = Vec::new();
            Err(Reject { origin: origin(), reason: limit::MESSAGE.to_owned() })
        } else if line.trim_ascii().is_empty() {
            continue;
        } else {
            article(&line, origin(), options)
        };
        if sink(outcome).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
}

fn article(line: &[u8], origin: Origin, options: &Options) -> Result<Article, Reject> {
    // Less the end of the line, or a string that is not closed would be one with a line break.
    let line = match std::str::from_utf8(line.trim_ascii_end()) {
        Ok(line) => line,
        Err(error) => {
            let reason = format!("not UTF-8 at byte {}", error.valid_up_to() + 1);
            return Err(Reject { origin, reason });
        }
    };
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let outcome = RecordSeed(options)
        .deserialize(&mut deserializer)
        .and_then(|record| deserializer.end().map(|()| record));
    match outcome {
        Ok(Ok(record)) => record.into_article(origin),
        Ok(Err(found)) => Err(Reject { origin, reason: no_object(found) }),
        Err(error) => {
            let (message, column) = (without_place(&error), error.column());
            Err(Reject { origin, reason: format!("not JSON: {message} at column {column}") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each record as `id|title|text|date` or `reject: origin: reason`.
    fn check(input: &[u8], options: &Options, expected: &[&str]) {
        let mut found = Vec::new();
        let mut reader = input;
        let outcome = read(&mut reader, "a.jsonl", options, &mut |record| {
            found.push(match record {
                Ok(article) => {
                    let date = article.date.map(|date| date.to_string()).unwrap_or_default();
                    let title = article.title.unwrap_or_default();
                    let mut line = format!("{}|{title}|{}|{date}", article.id, article.text);
                    for (name, value) in article.kept {
                        line += &format!("|{name}={value}");
                    }
                    line
                }
                Err(reject) => format!("reject: {}: {}", reject.origin, reject.reason),
            });
            ControlFlow::Continue(())
        });
        assert!(outcome.is_ok());
        assert_eq!(found, expected);
    }

    fn check_default(input: &str, expected: &[&str]) {
        check(input.as_bytes(), &Options::default(), expected);
    }

    #[test]
    fn reads_the_fields_of_the_contract() {
        check_default(
            r#"{"id": "x", "title": "T", "text": "A \"b\" \u00e9", "date": "2021-11-20", "more": [{"text": 1}]}"#,
            &["x|T|A \"b\" é|2021-11-20"],
        );
        check_default(r#"{"text": "A"}"#, &["a.jsonl:1||A|"]);
        check_default(r#"{"id": 17, "text": "A"}"#, &["17||A|"]);
        check_default(
            r#"{"id": null, "title": null, "date": null, "text": "A"}"#,
            &["a.jsonl:1||A|"],
        );
        check_default(r#"{"id": "", "title": "", "date": "", "text": "A"}"#, &["a.jsonl:1||A|"]);
        check_default(r#"{"title": "T", "text": ""}"#, &["a.jsonl:1|T||"]);
    }

    #[test]
    fn of_two_values_the_last_counts() {
        check_default(r#"{"text": "A", "text": "B"}"#, &["a.jsonl:1||B|"]);
    }

    #[test]
    fn counts_lines_and_skips_empty_ones() {
        check_default(
            "\n{\"text\": \"A\"}\r\n  \n{\"text\": \"B\"}",
            &["a.jsonl:2||A|", "a.jsonl:4||B|"],
        );
    }

    #[test]
    fn says_what_is_wrong_and_goes_on() {
        for (line, reason) in [
            ("{\"text\": \"A", "not JSON: EOF while parsing a string at column 11"),
            ("text", "not JSON: expected ident at column 2"),
            ("{} {}", "not JSON: trailing characters at column 4"),
            ("{\"text\": \"\\ud800\"}", "not JSON: unexpected end of hex escape at column 17"),
            ("[{\"text\": \"A\"}]", "an array, expected an object"),
            ("null", "null, expected an object"),
            ("17", "a number, expected an object"),
            ("{}", "no \"text\", expected a string"),
            ("{\"text\": null}", "no \"text\", expected a string"),
            ("{\"text\": 1}", "text is a number, expected a string"),
            ("{\"text\": [\"A\"]}", "text is an array, expected a string"),
            ("{\"text\": {}}", "text is an object, expected a string"),
            ("{\"text\": \"A\", \"title\": true}", "title is a boolean, expected a string"),
            ("{\"text\": \"A\", \"id\": []}", "id is an array, expected a string or a number"),
            ("{\"text\": \"A\", \"date\": 1637366400}", "date is a number, expected a string"),
            (
                "{\"text\": \"A\", \"date\": \"31 Foo\"}",
                "date \"31 Foo\": expected ISO 8601 such as 2021-11-20",
            ),
            ("{\"text\": \" \", \"title\": \"\"}", "title and text are empty"),
        ] {
            let reject = format!("reject: a.jsonl:1: {reason}");
            check_default(&format!("{line}\n{{\"text\": \"B\"}}"), &[&reject, "a.jsonl:2||B|"]);
        }
        check(
            b"{\"text\": \"caf\xe9\"}\n{\"text\": \"B\"}\n",
            &Options::default(),
            &["reject: a.jsonl:1: not UTF-8 at byte 14", "a.jsonl:2||B|"],
        );
        let deep = "[".repeat(100_000);
        check_default(
            &format!("{{\"text\": \"A\", \"x\": {deep}\n{{\"text\": \"B\"}}"),
            &[
                "reject: a.jsonl:1: not JSON: EOF while parsing a list at column 100019",
                "a.jsonl:2||B|",
            ],
        );
    }

    #[test]
    fn renames_and_keeps() {
        let mut options = Options::default();
        options.fields.rename("text", "body").unwrap();
        options.keep = vec!["section".into(), "body".into(), "absent".into(), "n".into()];
        check(
            br#"{"n": [1, null], "text": "no", "body": "A", "section": "S"}"#,
            &options,
            &[r#"a.jsonl:1||A||section="S"|body="A"|n=[1,null]"#],
        );
        check(
            br#"{"text": "A", "n": 1}"#,
            &options,
            &["reject: a.jsonl:1: no \"body\", expected a string"],
        );
        options.fields.rename("title", "body").unwrap();
        options.keep.clear();
        check(br#"{"body": "A"}"#, &options, &["a.jsonl:1|A|A|"]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_rejected_and_skipped() {
        let limit = usize::try_from(limit::RECORD).unwrap();
        let mut input = b"{\"text\": \"".to_vec();
        input.resize(limit + 100, b'a');
        input.extend_from_slice(b"\"}\n{\"text\": \"B\"}\n");
        check(
            &input,
            &Options::default(),
            &["reject: a.jsonl:1: record longer than 64 MB", "a.jsonl:2||B|"],
        );
    }

    #[test]
    fn stops_when_the_sink_breaks() {
        let mut n = 0;
        let mut reader = &b"{\"text\": \"A\"}\n{\"text\": \"B\"}\n"[..];
        let outcome = read(&mut reader, "a", &Options::default(), &mut |_| {
            n += 1;
            ControlFlow::Break(())
        });
        assert_eq!((outcome.unwrap(), n), (ControlFlow::Break(()), 1));
    }
}
