//! `eval`: tags and mentions against gold.

mod ablation;
mod baseline;
mod calibration;
mod charts;
mod csv;
mod html;
mod markdown;
mod part;
mod text;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::config::ConfigArgs;
use super::run::refuse_input;
use super::target::write_file;
use super::{DictionaryArgs, Failure, ReadArgs, archive, gold, print, printable, say};
use crate::config;
use crate::eval::{Calibration, Judged, Names, Trial, calibrate, judge_article};
use crate::pipeline::{self, Options};
use crate::read;
use ablation::Ablation;
use baseline::Baseline;
use part::{Part, Parts, name_of};

const EXAMPLES: &str = "\
Examples:
  policytag eval gold.jsonl                           figures, confusions, differences
  policytag eval gold.jsonl -f html -o errors.html    a page to browse the differences
  policytag eval gold.jsonl --calibrate mine.toml     fit confidence and thresholds, cross-validated
  policytag tag archive.jsonl --config mine.toml      and use them
  policytag eval gold.jsonl -f csv -o before.csv      keep the figures,
  policytag eval gold.jsonl -f markdown --baseline before.csv   and compare with them";

/// Arguments of `eval`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
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
    /// Show no text of the articles
    #[arg(long)]
    no_sentences: bool,
    /// Put these figures beside ours (markdown only): a file as `--format csv` writes it
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Also measure with parts of the analysis left out (markdown only; five times the work)
    #[arg(long)]
    ablation: bool,
    /// Fit what confidence means and which tags are too weak, and write it to this file for --config
    #[arg(long, value_name = "FILE", conflicts_with = "config")]
    calibrate: Option<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EvalFormat {
    /// For a terminal
    Text,
    /// For programs, with every difference
    Json,
    /// One page for a browser, to filter the differences; needs no network
    Html,
    /// For a document, a section for each gold file
    Markdown,
    /// The figures alone, for --baseline
    Csv,
}

impl EvalFormat {
    /// Whether gold files are shown one by one.
    fn is_by_file(self) -> bool {
        matches!(self, EvalFormat::Markdown | EvalFormat::Csv)
    }
}

/// Judges and prints.
pub(super) fn run(args: &EvalArgs) -> Result<(), Failure> {
    let baseline = load_baseline(args)?;
    if args.ablation && args.format != EvalFormat::Markdown {
        return Err(Failure::message(
            "--ablation: is shown in markdown only; expected --format markdown".to_owned(),
        ));
    }
    let config = args.config.load()?;
    refuse_gold(args)?;
    let dictionary = args.dictionaries.load()?;
    let names = Names::new(&dictionary);
    let mut options = args.read.options()?;
    gold::keep(&mut options);
    let mut parts = Parts::default();
    let mut ablation = Ablation::default();
    let (mut n_without, mut bad) = (0u64, Vec::new());
    let read = archive::for_each(
        &args.archives,
        &options,
        |article| -> Result<Option<(String, Judged, Option<ablation::Steps>)>, String> {
            let Some(gold) = gold::of(article)? else { return Ok(None) };
            let article = gold::with_text(article)?;
            let mut analysis = pipeline::analyse(&dictionary, &article, Options::default());
            if let Some(config) = &config {
                config::apply(config, &mut analysis.annotation);
            }
            let judged = judge_article(&names, &article, &gold, &analysis);
            let steps =
                args.ablation.then(|| ablation::judge(&dictionary, &names, &article, &gold));
            Ok(Some((article.origin.path, judged, steps)))
        },
        |judged| match judged {
            Ok(Some((path, judged, steps))) => {
                if let Some(steps) = steps {
                    ablation.add(&path, steps);
                }
                let name = if args.format.is_by_file() { name_of(&path) } else { String::new() };
                parts.add(name, judged);
            }
            Ok(None) => n_without += 1,
            Err(error) => bad.push(error),
        },
    )?;
    let parts = parts.into_vec();
    let calibration = args.calibrate.as_ref().map(|_| {
        let trials = parts.iter().flat_map(|(_, evaluation)| evaluation.trials().iter().cloned());
        calibrate(&trials.collect::<Vec<Trial>>())
    });
    let mut ablations = ablation.figures();
    let parts: Vec<Part> = parts
        .into_iter()
        .map(|(name, evaluation)| {
            let mut report = evaluation.report(&dictionary.digest);
            report.config = config.as_ref().map(|config| config.digest.clone());
            if args.no_sentences {
                report.clear_sentences();
            }
            let ablation = ablations.remove(&name).unwrap_or_default();
            Part { name, report, ablation }
        })
        .collect();
    if let (Some(path), Some(calibration)) = (&args.calibrate, &calibration) {
        let remarks = format!(
            "policytag {}, dictionary {}\n{}",
            env!("CARGO_PKG_VERSION"),
            dictionary.digest,
            calibration::lines(calibration)
        );
        let file = config::write(&calibration.config, &remarks);
        write_file(path, file.as_bytes())?;
    }
    let page = page(args, &baseline, parts, calibration);
    match &args.output {
        Some(path) => write_file(path, page.as_bytes())?,
        None => print(&page)?,
    }
    for error in &bad {
        say(&format!("policytag: {}", printable(error)));
    }
    let without = if n_without > 0 { format!(", {n_without} without gold") } else { String::new() };
    say(&format!("policytag: {}{without}, {} with faulty gold", read.text(), bad.len()));
    if read.rejected > 0 || !bad.is_empty() { Err(Failure::Faults) } else { Ok(()) }
}

/// The page in the format asked for.
fn page(
    args: &EvalArgs,
    baseline: &Baseline,
    parts: Vec<Part>,
    calibration: Option<Calibration>,
) -> String {
    match args.format {
        EvalFormat::Markdown => {
            say_unknown(baseline, &parts);
            markdown::page(&parts, baseline, calibration.as_ref(), args.most)
        }
        EvalFormat::Csv => csv::page(&parts),
        EvalFormat::Text | EvalFormat::Json | EvalFormat::Html => {
            let mut report = parts.into_iter().next().map(|part| part.report).unwrap_or_default();
            report.calibration = calibration;
            match args.format {
                EvalFormat::Json => {
                    let mut page = serde_json::to_string_pretty(&report).unwrap_or_default();
                    page.push('\n');
                    page
                }
                EvalFormat::Html => {
                    let paths = args.archives.iter();
                    let gold: Vec<String> =
                        paths.map(|path| name_of(&path.display().to_string())).collect();
                    html::page(&report, &gold, args.most)
                }
                _ => text::page(&report, args.most),
            }
        }
    }
}

/// The figures of `--baseline`; none where no file is named.
fn load_baseline(args: &EvalArgs) -> Result<Baseline, Failure> {
    let Some(path) = &args.baseline else { return Ok(Baseline::default()) };
    if args.format != EvalFormat::Markdown {
        return Err(Failure::message(
            "--baseline: is shown in markdown only; expected --format markdown".to_owned(),
        ));
    }
    Baseline::read(path)
}

/// Names the figures of the baseline that this gold does not have; those of other gold are counted.
fn say_unknown(baseline: &Baseline, parts: &[Part]) {
    let known: BTreeSet<(String, String)> = parts
        .iter()
        .flat_map(|part| {
            let figures = part.report.figures().into_iter();
            figures.map(|(name, _)| (part.name.clone(), name))
        })
        .collect();
    let mut n_other = 0;
    for (gold, name) in baseline.besides(&known) {
        if parts.iter().any(|part| part.name == *gold) {
            let figure = printable(&format!("{gold}: {name}"));
            say(&format!("policytag: baseline: {figure}: no such figure here"));
        } else {
            n_other += 1;
        }
    }
    if n_other > 0 {
        say(&format!("policytag: baseline: {n_other} figures of gold that is not here"));
    }
}

/// An output that is also gold would destroy it.
fn refuse_gold(args: &EvalArgs) -> Result<(), Failure> {
    let inputs =
        read::inputs(&args.archives).map_err(|error| Failure::message(error.to_string()))?;
    for path in [&args.output, &args.calibrate].into_iter().flatten() {
        refuse_input(path, &inputs)?;
    }
    Ok(())
}
