//! `dict diff`: what a change of a dictionary does to the tags of an archive.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::cli::{Failure, ReadArgs, archive, dictionary_files, gold, print, printable, say};
use crate::dictionary::{Dictionary, Files};
use crate::workshop::{Change, Comparison, Diff, Gain};

/// Arguments of `dict diff`.
#[derive(Args, Debug)]
pub(in crate::cli) struct DiffArgs {
    /// The dictionary before: a folder on top of the shipped ones, or the word `shipped`
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The dictionary after, likewise
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Articles to tag with both; with `gold` in the records precision and recall are compared
    #[arg(value_name = "ARCHIVE", required = true)]
    archives: Vec<PathBuf>,
    /// Take the folders alone, without the shipped dictionaries
    #[arg(long)]
    alone: bool,
    /// How to say it
    #[arg(short, long, value_enum, default_value = "text")]
    format: DiffFormat,
    /// Show at most so many sentences for a tag
    #[arg(long, value_name = "N", default_value = "3")]
    sentences: usize,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum DiffFormat {
    /// For a terminal
    Text,
    /// For programs
    Json,
    /// For a pull request
    Markdown,
}

/// Compares and prints.
pub(super) fn run(args: &DiffArgs) -> Result<(), Failure> {
    let [old, new] = [load(&args.old, args.alone)?, load(&args.new, args.alone)?];
    let mut options = args.read.options()?;
    gold::keep(&mut options);
    let comparison = Comparison::new(&old, &new);
    let mut diff = Diff::default();
    let mut bad_gold = None;
    let read = archive::for_each(
        &args.archives,
        &options,
        |article| {
            let gold = gold::of(article)?;
            Ok(comparison.article(article, gold.as_ref()))
        },
        |article| match article {
            Ok(article) => diff.add(article),
            Err(error) => bad_gold = bad_gold.take().or(Some(error)),
        },
    )?;
    if let Some(error) = bad_gold {
        return Err(Failure::message(error));
    }
    let page = match args.format {
        DiffFormat::Text => text(&diff, args.sentences),
        DiffFormat::Json => as_json(&diff, [&old.digest, &new.digest]),
        DiffFormat::Markdown => markdown(&diff, args.sentences),
    };
    print(&page)?;
    say(&format!("policytag: {}", read.text()));
    if read.rejected > 0 { Err(Failure::Faults) } else { Ok(()) }
}

fn load(folder: &Path, alone: bool) -> Result<Dictionary, Failure> {
    let files = if folder == Path::new("shipped") {
        Files::shipped()
    } else {
        dictionary_files(&[folder.to_owned()], alone)?
    };
    Dictionary::build(&files).map_err(Failure::Problems)
}

fn summary(diff: &Diff) -> String {
    format!(
        "{} of {} articles change: {} tags gained, {} lost, {} with another score",
        diff.changed, diff.articles, diff.gained, diff.lost, diff.rescored
    )
}

/// `0.931 -> 0.940 (+0.009)`.
fn step(old: Option<f64>, new: Option<f64>) -> String {
    match (old, new) {
        (Some(old), Some(new)) => format!("{old:.3} -> {new:.3} ({:+.3})", new - old),
        _ => "-".to_owned(),
    }
}

fn verdict(change: &Change) -> &'static str {
    match change.gold {
        Some(Gain::Better) => " (gold: better)",
        Some(Gain::Worse) => " (gold: worse)",
        None => "",
    }
}

fn text(diff: &Diff, most: usize) -> String {
    let mut page = summary(diff);
    page.push('\n');
    for (class, [old, new]) in &diff.counts {
        let _ = writeln!(
            page,
            "  {class:9} precision {}, recall {}",
            step(old.precision(), new.precision()),
            step(old.recall(), new.recall())
        );
    }
    for (gained, key, changes) in diff.by_key() {
        let sign = if gained { '+' } else { '-' };
        let label = printable(&changes[0].label);
        let _ = writeln!(page, "\n{sign} {key}  {label}, {} articles", changes.len());
        for change in changes.iter().take(most) {
            let sentence = printable(&change.sentence);
            let article = printable(&change.article);
            let _ = writeln!(page, "    {article}: {sentence}{}", verdict(change));
            let _ = writeln!(page, "      by {}", printable(&change.by));
        }
    }
    page
}

fn markdown(diff: &Diff, most: usize) -> String {
    let mut page = format!("**{}.**\n", summary(diff));
    if !diff.counts.is_empty() {
        page.push_str("\n| class | precision | recall |\n|---|---|---|\n");
    }
    for (class, [old, new]) in &diff.counts {
        let _ = writeln!(
            page,
            "| {class} | {} | {} |",
            step(old.precision(), new.precision()),
            step(old.recall(), new.recall())
        );
    }
    let mut sections = [("Gained", true), ("Lost", false)].map(|(title, is_gained)| {
        let mut section = String::new();
        for (gained, key, changes) in diff.by_key() {
            if gained != is_gained {
                continue;
            }
            let label = escaped(&changes[0].label);
            let _ = writeln!(section, "| `{key}` | {label} | {} | |", changes.len());
            for change in changes.iter().take(most) {
                let (article, sentence) = (escaped(&change.article), escaped(&change.sentence));
                let _ = writeln!(section, "| | {article} | | {sentence}{} |", verdict(change));
            }
        }
        (title, section)
    });
    for (title, section) in &mut sections {
        if !section.is_empty() {
            let _ = write!(
                page,
                "\n### {title}\n\n| tag | | articles | sentence |\n|---|---|---|---|\n{section}"
            );
        }
    }
    page
}

/// Text of an archive made fit for a cell of a Markdown table.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '#' | '!' | '~' | '@' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn as_json(diff: &Diff, digests: [&str; 2]) -> String {
    let mut gold = serde_json::Map::new();
    for (class, [old, new]) in &diff.counts {
        let side = |counts: &crate::eval::Counts| {
            json!({"right": counts.right, "wrong": counts.wrong, "missed": counts.missed,
                   "precision": counts.precision(), "recall": counts.recall()})
        };
        gold.insert(class.name().to_owned(), json!({"old": side(old), "new": side(new)}));
    }
    let value = json!({
        "dictionaries": {"old": digests[0], "new": digests[1]},
        "articles": diff.articles, "changed": diff.changed,
        "gained": diff.gained, "lost": diff.lost, "rescored": diff.rescored,
        "gold": gold, "changes": diff.changes,
    });
    let mut page = serde_json::to_string_pretty(&value).unwrap_or_default();
    page.push('\n');
    page
}
