//! Turns bytes in any supported format into articles, or into rejects that say where and why.
//!
//! A record that cannot become an article never ends the run: it goes to the same sink, with its
//! origin, and reading goes on with the next one. One format, one file.

mod blocks;
mod csv;
mod date;
mod decode;
mod fields;
mod format;
mod html;
mod input;
mod json;
mod jsonl;
mod limit;
mod markdown;
mod object;
mod record;
mod text;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;

use crate::model::{Article, Origin, Reject};

pub use date::parse_date;
pub use fields::{FieldMap, UnknownField};
pub use format::Format;
pub use input::{Input, InputError, inputs};

/// How records are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format of every input; `None` to tell it from the name and the first bytes of each.
    pub format: Option<Format>,
    /// What the records call the fields of an article.
    pub fields: FieldMap,
    /// Names of values that are copied through to [`Article::kept`], which has them in this order
    /// and leaves out those that a record does not have.
    pub keep: Vec<String>,
    /// Whether a record may do without a text, because the caller has it from elsewhere.
    pub may_lack_text: bool,
}

/// Takes records in the order of the input. When it breaks, reading stops.
pub type Sink<'a> = dyn FnMut(Result<Article, Reject>) -> ControlFlow<()> + 'a;

/// Calls `sink` for every record of an input and returns how many bytes were read.
///
/// An input that cannot be opened, or fails in the middle, gives one reject with the origin of the
/// file.
pub fn read(input: &Input, options: &Options, sink: &mut Sink<'_>) -> u64 {
    match input {
        Input::Stdin => read_from(io::stdin().lock(), "-", options, sink),
        Input::File(path) => match File::open(path) {
            Ok(file) => read_from(file, &input.name(), options, sink),
            Err(error) => {
                let _ = sink(Err(reject_file(&input.name(), error.to_string())));
                0
            }
        },
    }
}

/// Like [`read`], from any stream of bytes. `path` is the name of the origin, and its ending helps
/// to tell the format.
pub fn read_from(stream: impl Read, path: &str, options: &Options, sink: &mut Sink<'_>) -> u64 {
    let mut counted = Counted { stream, n_bytes: 0 };
    let outcome = dispatch(&mut counted, path, options, sink);
    if let Err(error) = outcome {
        let _ = sink(Err(reject_file(path, error.to_string())));
    }
    counted.n_bytes
}

/// How many bytes of a stream are looked at to tell its format.
const HEAD: usize = 8 * 1024;

/// Large enough that system calls do not show beside parsing.
const BUFFER: usize = 256 * 1024;

fn dispatch(
    stream: &mut dyn Read,
    path: &str,
    options: &Options,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut head = Vec::with_capacity(HEAD);
    stream.take(HEAD as u64).read_to_end(&mut head)?;
    let format = options.format.or_else(|| Format::detect(path, &head));
    let Some(format) = format.filter(|format| format.is_of_records() || format::is_text(&head))
    else {
        let _ = sink(Err(reject_file(path, "not a text format policytag reads".to_owned())));
        return Ok(());
    };
    let whole = Cursor::new(head).chain(stream);
    if format.is_of_records() {
        let mut reader = decode::stream(BufReader::with_capacity(BUFFER, whole))?;
        let _ = match format {
            Format::Json => json::read(reader, path, options, sink),
            Format::Jsonl => jsonl::read(&mut *reader, path, options, sink)?,
            Format::Tsv => csv::read(&mut *reader, b'\t', path, options, sink),
            _ => {
                let delimiter = csv::delimiter(reader.fill_buf()?);
                csv::read(&mut *reader, delimiter, path, options, sink)
            }
        };
    } else {
        let mut bytes = Vec::new();
        { whole }.read_to_end(&mut bytes)?;
        let origin = Origin { path: path.to_owned(), record: None };
        let _ = sink(match format {
            Format::Html => html::article(&bytes, origin),
            Format::Markdown => markdown::article(&bytes, origin, options),
            _ => text::article(&bytes, origin),
        });
    }
    Ok(())
}

fn reject_file(path: &str, reason: String) -> Reject {
    Reject { origin: Origin { path: path.to_owned(), record: None }, reason }
}

/// Counts what is read from a stream.
struct Counted<R> {
    stream: R,
    n_bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.stream.read(buffer)?;
        self.n_bytes += n as u64;
        Ok(n)
    }
}
