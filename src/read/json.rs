//! JSON: an array of records, or records one after another. Read element by element, so that the
//! size of the array does not matter.

use std::cell::Cell;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use crate::model::{Origin, Reject};

use super::limit::{self, Limited};
use super::object::{Outcome, RecordSeed, no_object, without_place};
use super::{Options, Sink};

/// A fault in the notation ends the file: nobody knows where the next record begins. It is the
/// reject of the record that it stands in.
pub(super) fn read(
    mut reader: impl BufRead,
    path: &str,
    options: &Options,
    sink: &mut Sink<'_>,
) -> ControlFlow<()> {
    let is_array = match skip_space(&mut reader) {
        Ok(first) => first == Some(b'['),
        Err(error) => return sink(Err(super::reject_file(path, error.to_string()))),
    };
    let allowance = Cell::new(limit::RECORD);
    let limited = Limited { stream: reader, allowance: &allowance };
    let mut deserializer = serde_json::Deserializer::from_reader(BufReader::new(limited));
    let mut records = Records {
        path,
        seed: RecordSeed(options),
        sink,
        allowance: &allowance,
        n: 0,
        is_over: false,
    };
    let outcome = if is_array {
        deserializer.deserialize_seq(&mut records).and_then(|()| deserializer.end())
    } else {
        records.one_after_another(&mut deserializer)
    };
    match outcome {
        _ if records.is_over => ControlFlow::Break(()),
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            let reason =
                if error.is_io() { without_place(&error) } else { format!("not JSON: {error}") };
            let origin = records.origin(Some(records.n + 1));
            (records.sink)(Err(Reject { origin, reason }))
        }
    }
}

/// The first byte that is no white space, which stays unread.
fn skip_space(reader: &mut impl BufRead) -> std::io::Result<Option<u8>> {
    loop {
        let buffer = reader.fill_buf()?;
        let n_space = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if let Some(&first) = buffer.get(n_space) {
            reader.consume(n_space);
            return Ok(Some(first));
        }
        if buffer.is_empty() {
            return Ok(None);
        }
        reader.consume(n_space);
    }
}

/// Passes records on as they come.
struct Records<'r, 's> {
    path: &'r str,
    seed: RecordSeed<'r>,
    sink: &'r mut Sink<'s>,
    allowance: &'r Cell<u64>,
    /// Records passed on.
    n: u64,
    /// Whether the sink wants no more.
    is_over: bool,
}

impl Records<'_, '_> {
    /// A file with one record is one article; a second record makes it a file of many.
    fn one_after_another<R: Read>(
        &mut self,
        deserializer: &mut serde_json::Deserializer<serde_json::de::IoRead<R>>,
    ) -> Result<(), serde_json::Error> {
        let first = self.seed.deserialize(&mut *deserializer)?;
        let mut is_end = deserializer.end().is_ok();
        self.pass(first, (!is_end).then_some(1));
        while !is_end && !self.is_over {
            let record = self.seed.deserialize(&mut *deserializer)?;
            self.pass(record, Some(self.n + 1));
            is_end = deserializer.end().is_ok();
        }
        Ok(())
    }

    fn pass(&mut self, outcome: Outcome<'_>, number: Option<u64>) {
        let origin = self.origin(number);
        let article = match outcome {
            Ok(record) => record.into_article(origin),
            Err(found) => Err(Reject { origin, reason: no_object(found) }),
        };
        self.n += 1;
        self.allowance.set(limit::RECORD);
        self.is_over = (self.sink)(article).is_break();
    }

    fn origin(&self, record: Option<u64>) -> Origin {
        Origin { path: self.path.to_owned(), record }
    }
}

impl<'de> Visitor<'de> for &mut Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(record) = seq.next_element_seed(self.seed)? {
            self.pass(record, Some(self.n + 1));
            if self.is_over {
                return Err(A::Error::custom("the sink wants no more"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each record as `id|text` or `reject: origin: reason`.
    fn check(input: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let outcome = read(input.as_bytes(), "a.json", &Options::default(), &mut |record| {
            found.push(match record {
                Ok(article) => format!("{}|{}", article.id, article.text),
                Err(reject) => format!("reject: {}: {}", reject.origin, reject.reason),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(outcome, ControlFlow::Continue(()));
        assert_eq!(found, expected, "{input:?}");
    }

    #[test]
    fn reads_arrays_and_objects() {
        check(r#"[{"text": "A"}, {"id": "x", "text": "B"}]"#, &["a.json:1|A", "x|B"]);
        check("[]", &[]);
        check("\n {\n\"text\": \"A\"\n}\n", &["a.json|A"]);
        check("{\"text\": \"A\"}\n{\"text\": \"B\"}\n", &["a.json:1|A", "a.json:2|B"]);
    }

    #[test]
    fn rejects_elements_that_are_no_records() {
        check(
            r#"["A", {"text": 1}, [{"text": "B"}], {"text": "C"}]"#,
            &[
                "reject: a.json:1: a string, expected an object",
                "reject: a.json:2: text is a number, expected a string",
                "reject: a.json:3: an array, expected an object",
                "a.json:4|C",
            ],
        );
        check("17", &["reject: a.json: a number, expected an object"]);
    }

    #[test]
    fn a_fault_in_the_notation_ends_the_file() {
        check(
            "[{\"text\": \"A\"},\n {\"text\": \"B",
            &[
                "a.json:1|A",
                "reject: a.json:2: not JSON: EOF while parsing a string at line 2 column 12",
            ],
        );
        check(
            "[{\"text\": \"A\"}] x",
            &["a.json:1|A", "reject: a.json:2: not JSON: trailing characters at line 1 column 17"],
        );
        check("", &["reject: a.json:1: not JSON: EOF while parsing a value at line 1 column 0"]);
    }

    #[test]
    fn stops_when_the_sink_breaks() {
        let mut n = 0;
        let input = &b"[{\"text\": \"A\"}, {\"text\": \"B\"}]"[..];
        let outcome = read(input, "a", &Options::default(), &mut |_| {
            n += 1;
            ControlFlow::Break(())
        });
        assert_eq!((outcome, n), (ControlFlow::Break(()), 1));
    }

    #[test]
    fn an_endless_record_does_not_fill_the_memory() {
        let endless = b"[{\"text\": \"".chain(std::io::repeat(b'a'));
        let mut found = Vec::new();
        let _ = read(BufReader::new(endless), "a", &Options::default(), &mut |record| {
            found.push(record.unwrap_err().reason);
            ControlFlow::Continue(())
        });
        assert_eq!(found, ["record longer than 64 MB"]);
    }
}
