//! `jsonl`: one JSON record a line.

use crate::model::{Annotation, Article};

use super::Options;
use super::record::Record;

/// Appends the record and a line end. Strings are escaped, so that no line end stands within.
pub(super) fn encode(
    options: &Options,
    article: &Article,
    annotation: &Annotation,
    out: &mut Vec<u8>,
) {
    serde_json::to_writer(&mut *out, &Record::new(options, article, annotation))
        .expect("all keys of a record are strings, and a Vec takes all bytes");
    out.push(b'\n');
}
