//! `dict try`: what one theme does in an archive, while its author edits it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::{Failure, ReadArgs, archive, dictionary_files, gold, print, printable, say};
use crate::dictionary::{Dictionary, File, Files};
use crate::workshop::{TermTrial, ThemeTrial, TrialArticle, Verdict, trial_by_term};

/// Arguments of `dict try`.
#[derive(Args, Debug)]
pub(in crate::cli) struct TryArgs {
    /// The id of a theme, or a theme's .toml file, which counts instead of the theme of its name
    #[arg(value_name = "THEME")]
    theme: String,
    /// Articles; with `gold` in the records, misses and the noise of each term are shown
    #[arg(value_name = "ARCHIVE", required = true)]
    archives: Vec<PathBuf>,
    /// Show at most so many articles and terms of a list
    #[arg(long, value_name = "N", default_value = "25")]
    most: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    dictionaries: crate::cli::DictionaryArgs,
}

/// What the trial showed.
#[derive(Serialize)]
struct Findings {
    theme: String,
    articles: u64,
    tagged: usize,
    wanted: usize,
    missed: usize,
    ruled_out: usize,
    not_named: usize,
    terms: Vec<TermTrial>,
    hits: Vec<TrialArticle>,
    misses: Vec<TrialArticle>,
}

/// Tags and prints.
pub(super) fn run(args: &TryArgs) -> Result<(), Failure> {
    let mut files = dictionary_files(&args.dictionaries.dictionaries, args.dictionaries.alone)?;
    let id = theme(&args.theme, &mut files)?;
    let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
    let trial = ThemeTrial::new(&dictionary, &id).ok_or_else(|| {
        Failure::message(format!(
            "theme \"{id}\": expected the id of a theme or the path of its .toml file"
        ))
    })?;
    let mut options = args.read.options()?;
    gold::keep(&mut options);
    let (mut found, mut bad_gold) = (Vec::new(), None);
    let read = archive::for_each(
        &args.archives,
        &options,
        |article| {
            let article = gold::with_text(article)?;
            Ok(trial.article(&article, gold::of(&article)?.as_ref()))
        },
        |result| match result {
            Ok(article) => found.extend(article),
            Err(error) => bad_gold = bad_gold.take().or(Some(error)),
        },
    )?;
    if let Some(error) = bad_gold {
        return Err(Failure::message(error));
    }
    let findings = Findings::new(id, read.articles, found);
    let page = if args.json {
        let mut page = serde_json::to_string_pretty(&findings).unwrap_or_default();
        page.push('\n');
        page
    } else {
        findings.text(args.most)
    };
    print(&page)?;
    say(&format!("policytag: {}", read.text()));
    if read.rejected > 0 { Err(Failure::Faults) } else { Ok(()) }
}

/// The id of the theme; a file is added to the others.
fn theme(name: &str, files: &mut Files) -> Result<String, Failure> {
    let path = Path::new(name);
    if path.extension().is_none_or(|ending| ending != "toml") {
        return Ok(name.to_owned());
    }
    let contents = fs::read_to_string(path)
        .map_err(|error| Failure::new(name, format!("cannot be read: {error}")))?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let file = File {
        path: name.to_owned(),
        name: format!("themes/{id}.toml"),
        contents: contents.into(),
    };
    *files = std::mem::take(files).and([file]);
    Ok(id)
}

impl Findings {
    fn new(theme: String, articles: u64, found: Vec<TrialArticle>) -> Findings {
        let terms = trial_by_term(&found);
        let (mut hits, misses): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|article| article.score.is_some());
        // What is wrong first; a stable sort keeps the order of the archive.
        hits.sort_by_key(|article| match article.gold {
            Verdict::RuledOut => 0,
            Verdict::NotNamed => 1,
            Verdict::Unjudged => 2,
            Verdict::Wanted => 3,
        });
        let count = |verdict| hits.iter().filter(|article| article.gold == verdict).count();
        Findings {
            theme,
            articles,
            tagged: hits.len(),
            wanted: count(Verdict::Wanted),
            missed: misses.len(),
            ruled_out: count(Verdict::RuledOut),
            not_named: count(Verdict::NotNamed),
            terms,
            hits,
            misses,
        }
    }

    fn text(&self, most: usize) -> String {
        let mut page = format!(
            "{}: {} of {} articles tagged; by gold {} right, {} missed, {} ruled out, {} not named\n",
            self.theme,
            self.tagged,
            self.articles,
            self.wanted,
            self.missed,
            self.ruled_out,
            self.not_named
        );
        self.list(&mut page, "missed", &self.misses, most);
        self.list(&mut page, "tagged", &self.hits, most);
        if !self.terms.is_empty() {
            let _ = writeln!(page, "\narticles    right ruled out  not named  term");
        }
        for term in self.terms.iter().take(most) {
            let _ = writeln!(
                page,
                "{:>8} {:>8} {:>9} {:>10}  {}",
                term.fired,
                term.wanted,
                term.ruled_out,
                term.not_named,
                self.short(&term.entry)
            );
        }
        more(&mut page, self.terms.len(), most);
        page
    }

    fn list(&self, page: &mut String, title: &str, articles: &[TrialArticle], most: usize) {
        if articles.is_empty() {
            return;
        }
        let _ = writeln!(page, "\n{title}: {}", articles.len());
        for article in articles.iter().take(most) {
            let verdict = match article.gold {
                Verdict::Wanted => "right",
                Verdict::RuledOut => "ruled out",
                Verdict::NotNamed => "not named",
                Verdict::Unjudged => "",
            };
            let verdict = if article.score.is_none() { "" } else { verdict };
            let title = article.title.as_deref().unwrap_or_default();
            let head = format!("  {verdict:9}  {}  {title}", article.id);
            let _ = writeln!(page, "{}", printable(head.trim_end()).replace('\n', " "));
            let mut terms: Vec<String> = article
                .terms
                .iter()
                .map(|(entry, n)| match n {
                    1 => self.short(entry),
                    n => format!("{} x {n}", self.short(entry)),
                })
                .collect();
            match (terms.is_empty(), article.score.is_some()) {
                (true, true) => terms.clone_from(&article.because),
                (true, false) => terms.push("no term of it is there".to_owned()),
                _ => {}
            }
            let _ = writeln!(page, "             {}", terms.join(", "));
        }
        more(page, articles.len(), most);
    }

    /// `theme-term:ai-strategy:ai-action-plan` as `ai-action-plan`, a rule's as `rule ...`.
    fn short(&self, entry: &str) -> String {
        let rule = format!("theme-rule:{}:", self.theme);
        let term = format!("theme-term:{}:", self.theme);
        entry.strip_prefix(&rule).map_or_else(
            || entry.strip_prefix(&term).unwrap_or(entry).to_owned(),
            |name| format!("rule {name}"),
        )
    }
}

fn more(page: &mut String, n_all: usize, most: usize) {
    if n_all > most {
        let _ = writeln!(page, "  {} more; --most {n_all} shows all", n_all - most);
    }
}
