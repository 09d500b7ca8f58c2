//! Rejected records: to `--rejects` as JSONL, else the first of them to standard error.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde::Serialize;

use super::{Failure, printable, say};
use crate::model::Reject;

/// Where rejects go.
#[derive(Debug)]
pub(super) struct Rejects {
    file: Option<(BufWriter<File>, String)>,
    n_said: u32,
}

/// Without a file, so many rejects are told one by one; the summary has their number.
const MOST_SAID: u32 = 20;

/// A rejected record as it is written.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    record: Option<u64>,
    reason: &'a str,
}

impl Rejects {
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let file = match path {
            None => None,
            Some(path) => {
                let place = path.display().to_string();
                let file = File::create(path)
                    .map_err(|error| Failure::new(&place, format!("cannot be written: {error}")))?;
                Some((BufWriter::new(file), place))
            }
        };
        Ok(Rejects { file, n_said: 0 })
    }

    pub(super) fn put(&mut self, reject: &Reject) -> Result<(), Failure> {
        let Some((file, place)) = &mut self.file else {
            self.n_said += 1;
            if self.n_said <= MOST_SAID {
                let line = format!("policytag: {}: {}", reject.origin, reject.reason);
                say(&printable(&line));
            } else if self.n_said == MOST_SAID + 1 {
                say("policytag: more records are rejected; --rejects FILE has them all");
            }
            return Ok(());
        };
        let line = Line {
            file: &reject.origin.path,
            record: reject.origin.record,
            reason: &reject.reason,
        };
        serde_json::to_writer(&mut *file, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| file.write_all(b"\n"))
            .map_err(|error| Failure::new(place, format!("cannot be written: {error}")))
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        let Some((mut file, place)) = self.file else { return Ok(()) };
        file.flush().map_err(|error| Failure::new(place, format!("cannot be written: {error}")))
    }
}
