//! `dict check`: every problem of dictionary files.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{FileArgs, print_problems};
use crate::cli::target::write_file;
use crate::cli::{Failure, say};
use crate::dictionary::Files;
use crate::workshop;

/// Arguments of `dict check`.
#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    files: FileArgs,
    /// Put the tables of the folders into normal form first
    #[arg(long, requires = "folders")]
    fix: bool,
    /// Print at most so many problems
    #[arg(long, value_name = "N", default_value = "200")]
    most: usize,
}

/// Checks; exit code 1 where something was found.
pub(super) fn run(args: &CheckArgs) -> Result<(), Failure> {
    if args.fix {
        fix(&args.files.folders)?;
    }
    let files = args.files.files()?;
    let problems = workshop::check(&files);
    print_problems(&problems, args.most)?;
    say(&format!("policytag: {} problems in {} files", problems.len(), files.iter().count()));
    if problems.is_empty() { Ok(()) } else { Err(Failure::Faults) }
}

/// Rewrites the tables that are not in normal form, each whole or not at all.
fn fix(folders: &[PathBuf]) -> Result<(), Failure> {
    let files = Files::default().with_folders(folders).map_err(Failure::Problems)?;
    for file in files.iter().filter(|file| file.name.ends_with(".tsv")) {
        let text = workshop::normal_form(&file.contents);
        if text == file.contents {
            continue;
        }
        write_file(Path::new(&file.path), text.as_bytes())?;
        say(&format!("policytag: {}: put into normal form", file.path));
    }
    Ok(())
}
