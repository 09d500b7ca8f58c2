//! `dict stats`: a dictionary in figures.

use std::fmt::Write as _;

use clap::Args;

use super::{FileArgs, print_problems};
use crate::cli::{Failure, print, printable};
use crate::dictionary::{Dictionary, examples};
use crate::workshop::{self, Stats};

/// Arguments of `dict stats`.
#[derive(Args, Debug)]
pub(in crate::cli) struct StatsArgs {
    #[command(flatten)]
    files: FileArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// List the offices of one holder that nobody is known to hold now
    #[arg(long)]
    stale: bool,
    /// The day that counts as now [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Show at most so many lines of a table
    #[arg(long, value_name = "N", default_value = "15")]
    most: usize,
}

/// Counts and prints.
pub(super) fn run(args: &StatsArgs) -> Result<(), Failure> {
    let files = args.files.files()?;
    let today = match &args.on {
        Some(day) => crate::cli::date(day)?,
        None => jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date(),
    };
    let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
    let examples = examples(&files).map_err(Failure::Problems)?;
    let stats = workshop::stats(&files, &dictionary, &examples, today);
    if args.stale {
        return print_problems(&stats.stale, usize::MAX);
    }
    if args.json {
        let mut page = serde_json::to_string_pretty(&stats).unwrap_or_default();
        page.push('\n');
        return print(&page);
    }
    print(&page(&stats, args.most))
}

/// Tables for people.
fn page(stats: &Stats, most: usize) -> String {
    let mut page = String::new();
    for (number, section) in stats.sections.iter().enumerate() {
        let rows = &section.rows;
        if rows.is_empty() {
            continue;
        }
        // The first table is the overview and always whole.
        let shown = if number == 0 { rows.len() } else { most.min(rows.len()) };
        let _ = writeln!(page, "{}{}", if number == 0 { "" } else { "\n" }, section.title);
        for (what, n) in &rows[..shown] {
            let _ = writeln!(page, "{n:>9}  {}", printable(what));
        }
        if shown < rows.len() {
            let rest: usize = rows[shown..].iter().map(|(_, n)| n).sum();
            let _ = writeln!(page, "{rest:>9}  in {} more", rows.len() - shown);
        }
    }
    page
}
