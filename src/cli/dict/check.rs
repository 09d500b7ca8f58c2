//! `dict check`: every problem of dictionary files.

use clap::Args;

use super::{FileArgs, print_problems};
use crate::cli::{Failure, say};
use crate::dictionary::Dictionary;

/// Arguments of `dict check`.
#[derive(Args, Debug)]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    files: FileArgs,
    /// Print at most so many problems
    #[arg(long, value_name = "N", default_value = "200")]
    most: usize,
}

/// Checks; exit code 1 where something was found.
pub(super) fn run(args: &CheckArgs) -> Result<(), Failure> {
    let files = args.files.files()?;
    let problems = Dictionary::build(&files).err().unwrap_or_default();
    print_problems(&problems, args.most)?;
    say(&format!("policytag: {} problems in {} files", problems.len(), files.iter().count()));
    if problems.is_empty() { Ok(()) } else { Err(Failure::Faults) }
}
