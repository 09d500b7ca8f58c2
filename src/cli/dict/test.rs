//! `dict test`: every example of every file.

use clap::Args;

use super::{FileArgs, print_problems};
use crate::cli::{Failure, say};
use crate::dictionary::{Dictionary, examples};
use crate::workshop;

/// Arguments of `dict test`.
#[derive(Args, Debug)]
pub(in crate::cli) struct TestArgs {
    #[command(flatten)]
    files: FileArgs,
    /// List the ambiguous names that no example speaks of, too
    #[arg(long)]
    untested: bool,
    /// Print at most so many lines
    #[arg(long, value_name = "N", default_value = "200")]
    most: usize,
}

/// Tags the examples; exit code 1 where one came out wrong.
pub(super) fn run(args: &TestArgs) -> Result<(), Failure> {
    let files = args.files.files()?;
    let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
    let examples = examples(&files).map_err(Failure::Problems)?;
    let report = workshop::test(&dictionary, &examples);
    print_problems(&report.faults, args.most)?;
    if args.untested {
        print_problems(&report.untested, args.most)?;
    }
    say(&format!(
        "policytag: {} examples, {} wrong; {} ambiguous names without an example{}",
        report.n_examples,
        report.faults.len(),
        report.untested.len(),
        if args.untested || report.untested.is_empty() { "" } else { " (--untested lists them)" }
    ));
    if report.faults.is_empty() { Ok(()) } else { Err(Failure::Faults) }
}
