//! `eval`: tags and mentions against gold.

mod text;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::config::ConfigArgs;
use super::target::write_file;
use super::{DictionaryArgs, Failure, ReadArgs, archive, gold, print, say};
use crate::config;
use crate::eval::{Evaluation, Judged, Names, judge_article};
use crate::pipeline;

/// Arguments of `eval`.
#[derive(Args, Debug)]
pub(super) struct EvalArgs {
    /// Archives whose records have `gold`
    #[arg(value_name = "GOLD", required = true)]
    archives: Vec<PathBuf>,
    /// How to say it
    #[arg(short, long, value_enum, default_value = "text")]
    format: EvalFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show at most so many lines of a list
    #[arg(long, value_name = "N", default_value = "20")]
    most: usize,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum EvalFormat {
    /// For a terminal
    Text,
    /// For programs, with every difference
    Json,
}

/// Judges and prints.
pub(super) fn run(args: &EvalArgs) -> Result<(), Failure> {
    let config = args.config.load()?;
    let dictionary = args.dictionaries.load()?;
    let names = Names::new(&dictionary);
    let mut options = args.read.options()?;
    gold::keep(&mut options);
    let mut evaluation = Evaluation::default();
    let (mut n_without, mut bad) = (0u64, Vec::new());
    let read = archive::for_each(
        &args.archives,
        &options,
        |article| -> Result<Option<Judged>, String> {
            let Some(gold) = gold::of(article)? else { return Ok(None) };
            let article = gold::with_text(article)?;
            let mut analysis = pipeline::analyse(&dictionary, &article, false);
            if let Some(config) = &config {
                config::apply(config, &mut analysis.annotation);
            }
            Ok(Some(judge_article(&names, &article, &gold, &analysis)))
        },
        |judged| match judged {
            Ok(Some(judged)) => evaluation.add(judged),
            Ok(None) => n_without += 1,
            Err(error) => bad.push(error),
        },
    )?;
    let report = evaluation.report(&dictionary.digest);
    let page = match args.format {
        EvalFormat::Text => text::page(&report, args.most),
        EvalFormat::Json => {
            let mut page = serde_json::to_string_pretty(&report).unwrap_or_default();
            page.push('\n');
            page
        }
    };
    match &args.output {
        Some(path) => write_file(path, page.as_bytes())?,
        None => print(&page)?,
    }
    for error in &bad {
        say(&format!("policytag: {}", super::printable(error)));
    }
    let without = if n_without > 0 { format!(", {n_without} without gold") } else { String::new() };
    say(&format!("policytag: {}{without}, {} with faulty gold", read.text(), bad.len()));
    if read.rejected > 0 || !bad.is_empty() { Err(Failure::Faults) } else { Ok(()) }
}
