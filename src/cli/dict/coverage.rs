//! `dict coverage`: what each entry does in an archive.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::cli::{DictionaryArgs, Failure, ReadArgs, archive, gold, print, printable, say};
use crate::workshop::{Coverage, EntryUse};

/// Arguments of `dict coverage`.
#[derive(Args, Debug)]
pub(in crate::cli) struct CoverageArgs {
    /// Articles; with `gold` in the records the precision of each entry is shown
    #[arg(value_name = "ARCHIVE", required = true)]
    archives: Vec<PathBuf>,
    /// List the entries that were never seen, too
    #[arg(long)]
    dead: bool,
    /// Print every entry with its figures as JSON, one a line
    #[arg(long)]
    json: bool,
    /// Show at most so many entries of a list
    #[arg(long, value_name = "N", default_value = "25")]
    most: usize,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

/// Counts and prints.
pub(super) fn run(args: &CoverageArgs) -> Result<(), Failure> {
    let dictionary = args.dictionaries.load()?;
    let mut options = args.read.options()?;
    gold::keep(&mut options);
    let counter = Coverage::new(&dictionary);
    let mut coverage = Coverage::new(&dictionary);
    let mut bad_gold = None;
    let read = archive::for_each(
        &args.archives,
        &options,
        |article| {
            let gold = gold::of(article)?;
            Ok(counter.article(article, gold.as_ref()))
        },
        |article| match article {
            Ok(article) => coverage.add(article),
            Err(error) => bad_gold = bad_gold.take().or(Some(error)),
        },
    )?;
    if let Some(error) = bad_gold {
        return Err(Failure::message(error));
    }
    let page = if args.json { json(&coverage) } else { text(&coverage, args.dead, args.most) };
    print(&page)?;
    say(&format!("policytag: {}", read.text()));
    if read.rejected > 0 { Err(Failure::Faults) } else { Ok(()) }
}

fn json(coverage: &Coverage<'_>) -> String {
    let mut page = String::new();
    for entry in coverage.entries() {
        page.push_str(&serde_json::to_string(entry).unwrap_or_default());
        page.push('\n');
    }
    page
}

fn text(coverage: &Coverage<'_>, with_dead: bool, most: usize) -> String {
    let entries = coverage.entries();
    let mut page = String::from("class       entries     seen    taken shadowed  trapped\n");
    let mut classes: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    for entry in entries {
        let row = classes.entry(entry.class).or_default();
        row[0] += 1;
        row[1] += usize::from(!entry.is_dead());
        row[2] += usize::from(entry.n.taken > 0);
        row[3] += usize::from(entry.is_shadowed());
        row[4] += usize::from(entry.is_trapped());
    }
    for (class, row) in classes {
        let _ = writeln!(
            page,
            "{class:9} {:>9} {:>8} {:>8} {:>8} {:>8}",
            row[0], row[1], row[2], row[3], row[4]
        );
    }
    list(&mut page, "always shadowed by another", entries, most, |entry| {
        entry.is_shadowed().then_some(entry.n.shadowed)
    });
    list(&mut page, "seen only inside traps", entries, most, |entry| {
        entry.is_trapped().then_some(entry.n.trapped)
    });
    list(&mut page, "wrong by gold, articles", entries, most, |entry| {
        (entry.n.wrong > 0).then_some(entry.n.wrong)
    });
    if with_dead {
        list(&mut page, "never seen", entries, most, |entry| entry.is_dead().then_some(0));
    }
    page
}

/// The entries that `count` gives a number, the largest first.
fn list(
    page: &mut String,
    title: &str,
    entries: &[EntryUse],
    most: usize,
    count: impl Fn(&EntryUse) -> Option<u64>,
) {
    let mut found: Vec<(u64, &EntryUse)> =
        entries.iter().filter_map(|entry| Some((count(entry)?, entry))).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.entry.cmp(&b.1.entry)));
    if found.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n{title}: {}", found.len());
    for (n, entry) in found.iter().take(most) {
        let precision = entry.precision().map_or_else(String::new, |precision| {
            format!(", precision {precision:.2} in {}", entry.n.right + entry.n.wrong)
        });
        let because = match &entry.n.because {
            Some(because) if entry.n.taken == 0 => format!(": {}", printable(because)),
            _ => String::new(),
        };
        let _ = writeln!(page, "{n:>9}  {}{precision}{because}", printable(&entry.entry));
        let _ = writeln!(page, "           {}", printable(&entry.place));
    }
}
