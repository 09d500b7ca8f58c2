//! `dict`: the tools of a dictionary's author.

mod check;
mod coverage;
mod diff;
mod export;
mod import;
mod into;
mod new;
mod stats;
mod suggest;
mod test;
mod themes;
mod try_theme;
#[cfg(feature = "network")]
mod update;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Failure, dictionary_files, print, printable, say};
use crate::dictionary::Files;
use crate::model::Problem;

/// Commands for those who write dictionaries.
#[derive(Subcommand, Debug)]
pub(super) enum DictCommand {
    /// Name every problem of dictionary files
    Check(check::CheckArgs),
    /// Tag every example sentence and name those that come out wrong
    Test(test::TestArgs),
    /// Begin a theme: a file to fill in
    #[command(subcommand)]
    New(new::NewCommand),
    /// Show what one theme does in an archive, while you edit it: hits, misses, noise by term
    Try(try_theme::TryArgs),
    /// Show the themes as a tree
    Themes(themes::ThemesArgs),
    /// Show which tags of an archive a changed dictionary gains and loses, with the sentences
    Diff(Box<diff::DiffArgs>),
    /// Name the entries that an archive never uses, that others shadow, and those that gold refutes
    Coverage(coverage::CoverageArgs),
    /// Name the office holders and bodies that an archive speaks of and the dictionary lacks
    Suggest(suggest::SuggestArgs),
    /// Count entries by class, kind, language, source and decade, and what is stale
    Stats(stats::StatsArgs),
    /// Take names, people, offices, bodies and themes from other people's data
    Import(Box<import::ImportArgs>),
    /// Write the dictionary for other programs: SKOS in Turtle, patterns for spaCy
    Export(export::ExportArgs),
    /// Fetch what a source knows today, and import it
    #[cfg(feature = "network")]
    #[command(subcommand)]
    Update(update::UpdateCommand),
}

/// Runs one of them.
pub(super) fn run(command: &DictCommand) -> Result<(), Failure> {
    match command {
        DictCommand::Check(args) => check::run(args),
        DictCommand::Test(args) => test::run(args),
        DictCommand::New(command) => new::run(command),
        DictCommand::Try(args) => try_theme::run(args),
        DictCommand::Themes(args) => themes::run(args),
        DictCommand::Diff(args) => diff::run(args),
        DictCommand::Coverage(args) => coverage::run(args),
        DictCommand::Suggest(args) => suggest::run(args),
        DictCommand::Stats(args) => stats::run(args),
        DictCommand::Import(args) => import::run(args),
        DictCommand::Export(args) => export::run(args),
        #[cfg(feature = "network")]
        DictCommand::Update(command) => update::run(command),
    }
}

/// Which files a command looks at.
#[derive(Args, Debug)]
struct FileArgs {
    /// Folders on top of the shipped dictionaries; none for the shipped ones as they are
    #[arg(value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Take the folders alone, without the shipped dictionaries
    #[arg(long, requires = "folders")]
    alone: bool,
}

impl FileArgs {
    fn files(&self) -> Result<Files, Failure> {
        dictionary_files(&self.folders, self.alone)
    }
}

/// Prints problems on standard output, at most so many of them.
fn print_problems(problems: &[Problem], most: usize) -> Result<(), Failure> {
    let mut page = String::new();
    for problem in problems.iter().take(most) {
        page.push_str(&printable(&problem.to_string()));
        page.push('\n');
    }
    print(&page)?;
    if problems.len() > most {
        say(&format!(
            "policytag: {} more; --most {} shows all",
            problems.len() - most,
            problems.len()
        ));
    }
    Ok(())
}
