//! `tag`: archives in, annotations out; articles are annotated in parallel and written in order.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clap::Args;

use super::config::ConfigArgs;
use super::ordered::{self, Batch};
use super::rejects::Rejects;
use super::signals::Signals;
use super::target::Target;
use super::{DictionaryArgs, Failure, ReadArgs, say};
use crate::config;
use crate::model::{Class, Date, Reject, Score};
use crate::pipeline;
use crate::read;
use crate::write::{self, Format, Offsets, Provenance, Selection, Sink};

/// Arguments of `tag`.
#[derive(Args, Debug)]
pub(super) struct TagArgs {
    /// Files and folders, or `-` for standard input
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Write to this file instead of standard output; it appears when the run is done
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Output format: jsonl, json, csv (one row a tag), csv-mentions, csv-matrix
    #[arg(short, long, value_name = "FORMAT", default_value = "jsonl", value_parser = format)]
    format: Format,
    /// Write rejected records to this file as JSONL: file, record, reason
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Stop when more records than this are rejected
    #[arg(long, value_name = "N")]
    max_rejects: Option<u64>,
    /// Keep only these classes: country, minister, agency, theme
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class)]
    classes: Vec<Class>,
    /// Keep tags of at least this score, 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = share)]
    min_score: f64,
    /// Keep tags of at least this confidence, 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = share)]
    min_confidence: f64,
    /// Keep at most so many tags of an article, the highest scores first
    #[arg(long, value_name = "N")]
    max_tags: Option<usize>,
    /// Leave out articles before this day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Leave out articles after this day
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Leave out the mentions
    #[arg(long)]
    tags_only: bool,
    /// Write the article's text along
    #[arg(long)]
    with_text: bool,
    /// Write CSV cells as they are, even those that a spreadsheet would run as a formula
    #[arg(long)]
    exact: bool,
    /// Unit of mentions' offsets: chars (code points), bytes, utf16
    #[arg(long, value_name = "UNIT", default_value = "chars", value_parser = offsets)]
    offsets: Offsets,
    /// Number of worker threads [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// No progress and no summary
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

fn format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

fn class(name: &str) -> Result<Class, String> {
    Class::from_name(name).ok_or_else(|| "expected country, minister, agency or theme".to_owned())
}

fn offsets(name: &str) -> Result<Offsets, String> {
    match name {
        "chars" => Ok(Offsets::Chars),
        "bytes" => Ok(Offsets::Bytes),
        "utf16" => Ok(Offsets::Utf16),
        _ => Err("expected chars, bytes or utf16".to_owned()),
    }
}

fn share(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "expected a number from 0 to 1".to_owned())?;
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err("expected a number from 0 to 1".to_owned())
    }
}

/// What a run counted.
#[derive(Debug, Default)]
struct Counts {
    /// Records read, rejected ones included.
    records: AtomicU64,
    /// Articles written.
    written: AtomicU64,
    /// Records that could not become an article.
    rejected: AtomicU64,
    /// Articles left out by `--since` and `--until`.
    left_out: AtomicU64,
    /// Bytes read.
    bytes: AtomicU64,
}

impl Counts {
    fn add(counter: &AtomicU64, n: u64) {
        counter.fetch_add(n, Ordering::Relaxed);
    }

    fn get(counter: &AtomicU64) -> u64 {
        counter.load(Ordering::Relaxed)
    }
}

/// Tags the archives.
pub(super) fn run(args: &TagArgs) -> Result<(), Failure> {
    let begun = Instant::now();
    let signals = Signals::listen().map_err(|error| Failure::new("signals", error))?;
    let days = [&args.since, &args.until].map(|day| day.as_deref().map(super::date).transpose());
    let [since, until] = days;
    let (since, until) = (since?, until?);
    let read_options = args.read.options()?;
    let inputs = read::inputs(&args.inputs).map_err(|error| Failure::message(error.to_string()))?;
    for path in [&args.output, &args.rejects].into_iter().flatten() {
        refuse_input(path, &inputs)?;
    }
    let config = args.config.load()?;
    let dictionary = args.dictionaries.load()?;
    let options = write::Options {
        format: args.format,
        offsets: args.offsets,
        tags_only: args.tags_only,
        with_text: args.with_text,
        exact: args.exact,
        provenance: Provenance {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            dictionary: dictionary.digest.clone(),
            config: config.as_ref().map(|config| config.digest.clone()),
        },
        keep: args.read.keep.clone(),
    };
    let selection = Selection {
        classes: (!args.classes.is_empty()).then(|| args.classes.clone()),
        min_score: Score::new(args.min_score),
        min_confidence: Score::new(args.min_confidence),
        max_tags: args.max_tags,
    };
    let is_asked_for = |date: Option<Date>| {
        since.is_none_or(|since| date.is_some_and(|date| date >= since))
            && until.is_none_or(|until| date.is_some_and(|date| date <= until))
    };
    let place = output_name(args.output.as_deref());
    let (target, out) = open(args.output.as_deref())?;
    let mut rejects = Rejects::open(args.rejects.as_deref())?;
    let mut sink = Sink::new(&options, out).map_err(|error| write_failure(&place, &error))?;
    let counts = Counts::default();
    let progress = super::progress::Progress::new(&inputs, args.quiet);
    let mut stopped: Option<Failure> = None;

    ordered::run(
        args.jobs.map_or_else(ordered::default_jobs, std::num::NonZeroUsize::get),
        |send| {
            let mut batch = Batch::default();
            for input in &inputs {
                let mut is_over = false;
                let bytes = read::read(input, &read_options, &mut |record| {
                    Counts::add(&counts.records, 1);
                    batch.add(record);
                    if batch.is_full() && !send(std::mem::take(&mut batch))
                        || signals.code().is_some()
                    {
                        is_over = true;
                        return ControlFlow::Break(());
                    }
                    ControlFlow::Continue(())
                });
                Counts::add(&counts.bytes, bytes);
                if is_over {
                    break;
                }
            }
            send(batch);
        },
        |batch: Batch| {
            let mut encoded = Vec::new();
            let mut rejected = Vec::new();
            let (mut n_written, mut n_left_out) = (0, 0);
            for record in batch.into_records() {
                match record {
                    Err(reject) => rejected.push(reject),
                    Ok(article) => {
                        // A fault of ours costs one record, not the run.
                        let annotated = catch_unwind(AssertUnwindSafe(|| {
                            pipeline::annotate(&dictionary, &article)
                        }));
                        let Ok(mut annotation) = annotated else {
                            let reason = "internal error in tagging; please report it".to_owned();
                            rejected.push(Reject { origin: article.origin, reason });
                            continue;
                        };
                        if !is_asked_for(annotation.date) {
                            n_left_out += 1;
                            continue;
                        }
                        if let Some(config) = &config {
                            config::apply(config, &mut annotation);
                        }
                        write::select(&selection, &mut annotation);
                        write::encode(&options, &article, &annotation, &mut encoded);
                        n_written += 1;
                    }
                }
            }
            (encoded, rejected, n_written, n_left_out)
        },
        |(encoded, rejected, n_written, n_left_out)| {
            let result = (|| {
                sink.put(&encoded).map_err(|error| write_failure(&place, &error))?;
                Counts::add(&counts.written, n_written);
                Counts::add(&counts.left_out, n_left_out);
                for reject in &rejected {
                    Counts::add(&counts.rejected, 1);
                    rejects.put(reject)?;
                }
                let n_rejected = Counts::get(&counts.rejected);
                progress.update(Counts::get(&counts.written), n_rejected);
                match args.max_rejects {
                    Some(most) if n_rejected > most => Err(Failure::message(format!(
                        "{n_rejected} records rejected, more than --max-rejects {most}; stopped"
                    ))),
                    _ => Ok(()),
                }
            })();
            match result {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => {
                    stopped = Some(failure);
                    ControlFlow::Break(())
                }
            }
        },
    );

    progress.finish();
    // What is written stands, whatever ended the run, unless it could not be written at all.
    let out = sink.finish().map_err(|error| write_failure(&place, &error));
    let finished = out.and_then(|out| target.finish(out, &place));
    let rejected = rejects.finish();
    if !args.quiet {
        summarise(&counts, begun.elapsed());
    }
    if let Some(failure) = stopped {
        return Err(failure);
    }
    finished?;
    rejected?;
    match signals.code() {
        Some(code) => Err(Failure::Signal(code)),
        None if Counts::get(&counts.rejected) > 0 => Err(Failure::Faults),
        None => Ok(()),
    }
}

/// Articles in, tagged, rejected; bytes a second.
fn summarise(counts: &Counts, time: Duration) {
    let [records, written, rejected, left_out, bytes] =
        [&counts.records, &counts.written, &counts.rejected, &counts.left_out, &counts.bytes]
            .map(Counts::get);
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    let rate = bytes as f64 / 1e6 / time.as_secs_f64().max(1e-3);
    let by_date =
        if left_out > 0 { format!(", {left_out} left out by date") } else { String::new() };
    // Records that were read but not handled when a signal or a failure ended the run.
    let open = records.saturating_sub(written + rejected + left_out);
    let unread = if open > 0 {
        format!(", {open} not handled when the run was stopped")
    } else {
        String::new()
    };
    say(&format!(
        "policytag: {records} records in, {written} tagged, {rejected} rejected{by_date}{unread}; \
         {:.1} s, {rate:.1} MB/s",
        time.as_secs_f64()
    ));
}

/// An output that is also an input would destroy it.
pub(super) fn refuse_input(path: &Path, inputs: &[read::Input]) -> Result<(), Failure> {
    let Ok(output) = path.canonicalize() else { return Ok(()) };
    let is_input = inputs.iter().any(|input| match input {
        read::Input::File(file) => file.canonicalize().is_ok_and(|file| file == output),
        read::Input::Stdin => false,
    });
    if is_input {
        return Err(Failure::message(format!(
            "{}: is an input too; expected an output of another name",
            path.display()
        )));
    }
    Ok(())
}

fn output_name(path: Option<&Path>) -> String {
    path.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string())
}

/// Where the records go.
fn open(path: Option<&Path>) -> Result<(Target, BufWriter<Box<dyn Write>>), Failure> {
    let (target, out): (Target, Box<dyn Write>) = match path {
        None => (Target::Stream, Box::new(io::stdout())),
        Some(path) => {
            let (target, file): (Target, File) = Target::open(path)?;
            (target, Box::new(file))
        }
    };
    Ok((target, BufWriter::with_capacity(1 << 20, out)))
}

/// A closed pipe is a good end; anything else is not.
pub(super) fn write_failure(place: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Failure::Closed
    } else {
        Failure::new(place, format!("cannot be written: {error}"))
    }
}
