//! `dict suggest`: names that an archive has and the dictionary lacks.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{DictionaryArgs, Failure, ReadArgs, archive, print, printable, say};
use crate::workshop::{Gathering, Suggestion, sightings};

/// Arguments of `dict suggest`.
#[derive(Args, Debug)]
pub(in crate::cli) struct SuggestArgs {
    /// Articles
    #[arg(value_name = "ARCHIVE", required = true)]
    archives: Vec<PathBuf>,
    /// Leave out names seen in fewer articles
    #[arg(long, value_name = "N", default_value = "2")]
    least: u64,
    /// Show at most so many names
    #[arg(long, value_name = "N", default_value = "50")]
    most: usize,
    /// Print JSON, one name a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

/// Gathers and prints.
pub(super) fn run(args: &SuggestArgs) -> Result<(), Failure> {
    let dictionary = args.dictionaries.load()?;
    let mut gathering = Gathering::default();
    let read = archive::for_each(
        &args.archives,
        &args.read.options()?,
        |article| sightings(&dictionary, article),
        |article| gathering.add(article),
    )?;
    let suggestions = gathering.suggestions(&dictionary, args.least);
    let n_all = suggestions.len();
    let shown = &suggestions[..n_all.min(args.most)];
    let page = if args.json { json(shown) } else { text(shown) };
    print(&page)?;
    say(&format!("policytag: {}, {n_all} names, {} shown", read.text(), shown.len()));
    if read.rejected > 0 { Err(Failure::Faults) } else { Ok(()) }
}

fn json(suggestions: &[Suggestion]) -> String {
    let mut page = String::new();
    for suggestion in suggestions {
        page.push_str(&serde_json::to_string(suggestion).unwrap_or_default());
        page.push('\n');
    }
    page
}

fn text(suggestions: &[Suggestion]) -> String {
    let mut page = String::new();
    for suggestion in suggestions {
        let acronym =
            suggestion.acronym.as_ref().map_or_else(String::new, |acronym| format!(" ({acronym})"));
        let title =
            suggestion.title.as_ref().map_or_else(String::new, |title| format!(", {title}"));
        let country =
            suggestion.country.as_ref().map_or_else(String::new, |country| format!(", {country}"));
        let _ = writeln!(
            page,
            "{:>5} in {:>4} articles  {}: {}{acronym}{}{country}",
            suggestion.seen,
            suggestion.articles,
            suggestion.class,
            printable(&suggestion.name),
            printable(&title)
        );
        for sentence in &suggestion.sentences {
            let _ = writeln!(page, "        {}", printable(sentence));
        }
    }
    page
}
