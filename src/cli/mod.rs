//! The command line: arguments to a run of the library, outcomes to messages and exit codes.

mod archive;
mod config;
mod dict;
mod eval;
mod explain;
mod gold;
mod ordered;
mod progress;
mod rejects;
mod run;
mod signals;
mod target;

use std::fmt;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::dictionary::{Dictionary, Files};
use crate::model::{Date, Problem};
use crate::read;

/// Finds the countries, ministers, agencies and policy themes that articles speak of
#[derive(Parser, Debug)]
#[command(name = "policytag", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  policytag tag archive.jsonl -o tags.jsonl        tag an archive
  policytag tag articles/ --format csv -o tags.csv one row a tag, for a spreadsheet
  cat page.html | policytag tag - --input-format html
  policytag explain article.txt                    one article, with reasons
  policytag explain article.txt --why-not Jordan   what stopped a name
  policytag eval gold.jsonl                        how good the tags are
  policytag dict test my-dictionary/               the examples beside the entries

Exit codes: 0 all done; 1 done, and some records were rejected; 2 could not run;
130 and 143 after SIGINT and SIGTERM.";

#[derive(Subcommand, Debug)]
enum Command {
    /// Tag archives: JSONL, JSON, CSV, TSV, HTML, Markdown and plain text, files and folders
    Tag(Box<run::TagArgs>),
    /// Show one article with its mentions in colour, and why each tag is there
    Explain(Box<explain::ExplainArgs>),
    /// Compare tags and mentions with gold: precision, recall, confusions, the sentences behind them
    Eval(Box<eval::EvalArgs>),
    /// Check, test, measure and grow dictionaries
    #[command(subcommand)]
    Dict(dict::DictCommand),
}

/// How records are read.
#[derive(Args, Debug)]
struct ReadArgs {
    /// Read all inputs in this format instead of detecting it
    #[arg(long, value_name = "FORMAT", value_parser = input_format)]
    input_format: Option<read::Format>,
    /// Read a field from another name: `--field text=body`
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// Copy a field of the input to the output
    #[arg(long, value_name = "NAME")]
    keep: Vec<String>,
}

/// Fields that the output has without being asked.
const OUTPUT_FIELDS: [&str; 6] = ["id", "title", "date", "url", "lang", "source"];

impl ReadArgs {
    fn options(&self) -> Result<read::Options, Failure> {
        for (at, name) in self.keep.iter().enumerate() {
            if OUTPUT_FIELDS.contains(&name.as_str()) {
                return Err(Failure::message(format!(
                    "--keep {name}: is in the output anyway; expected another field's name"
                )));
            }
            if self.keep[..at].contains(name) {
                return Err(Failure::message(format!("--keep {name}: stands twice")));
            }
        }
        let mut options = read::Options {
            format: self.input_format,
            keep: self.keep.clone(),
            ..Default::default()
        };
        for mapping in &self.fields {
            let (field, name) = mapping.split_once('=').ok_or_else(|| {
                Failure::message(format!(
                    "--field {mapping}: expected FIELD=NAME, such as text=body"
                ))
            })?;
            options
                .fields
                .rename(field, name)
                .map_err(|error| Failure::message(format!("--field {mapping}: {error}")))?;
        }
        Ok(options)
    }
}

fn input_format(name: &str) -> Result<read::Format, String> {
    read::Format::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = read::Format::ALL.iter().map(|format| format.name()).collect();
        format!("expected one of {}", names.join(", "))
    })
}

/// Which dictionaries are used.
#[derive(Args, Debug)]
struct DictionaryArgs {
    /// Add the files of this folder to the shipped dictionaries, or override them; repeatable
    #[arg(long, value_name = "DIR")]
    dictionaries: Vec<PathBuf>,
    /// Use the folders of --dictionaries alone, without the shipped dictionaries
    #[arg(long, requires = "dictionaries")]
    alone: bool,
}

impl DictionaryArgs {
    fn load(&self) -> Result<Dictionary, Failure> {
        let files = dictionary_files(&self.dictionaries, self.alone)?;
        Dictionary::build(&files).map_err(Failure::Problems)
    }
}

/// The files of some folders, on top of the shipped ones or alone.
fn dictionary_files(folders: &[PathBuf], alone: bool) -> Result<Files, Failure> {
    let base = if alone { Files::default() } else { Files::shipped() };
    base.with_folders(folders).map_err(Failure::Problems)
}

/// Why a run could not go on.
#[derive(Debug)]
enum Failure {
    /// One message, with its place.
    Message(String),
    /// All problems of the dictionaries.
    Problems(Vec<Problem>),
    /// All problems of another file that was named, with what it is.
    File(&'static str, Vec<Problem>),
    /// Standard output was closed: a good end.
    Closed,
    /// A signal ended the run, with its exit code.
    Signal(u8),
    /// Done, with rejected records or with faults found.
    Faults,
}

impl Failure {
    fn new(place: impl fmt::Display, what: impl fmt::Display) -> Self {
        Failure::Message(format!("{place}: {what}"))
    }

    fn message(message: String) -> Self {
        Failure::Message(message)
    }
}

/// Runs the command that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let result = match &cli.command {
        Command::Tag(args) => run::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Dict(command) => dict::run(command),
    };
    match result {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Faults) => ExitCode::from(1),
        Err(Failure::Signal(code)) => ExitCode::from(code),
        Err(Failure::Message(message)) => {
            say(&format!("policytag: {}", printable(&message)));
            ExitCode::from(2)
        }
        Err(Failure::Problems(problems)) => {
            say_problems(&problems, "in the dictionaries; nothing was tagged")
        }
        Err(Failure::File(what, problems)) => {
            say_problems(&problems, &format!("in the {what}; nothing was tagged"))
        }
    }
}

/// Names all problems of what stops a run.
fn say_problems(problems: &[Problem], end: &str) -> ExitCode {
    for problem in problems {
        say(&format!("policytag: {}", printable(&problem.to_string())));
    }
    let n = problems.len();
    say(&format!("policytag: {n} problems {end}"));
    ExitCode::from(2)
}

/// A line on standard error; a closed one is nobody's fault.
fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints a page on standard output; a closed one is a good end.
fn print(page: &str) -> Result<(), Failure> {
    match anstream::stdout().write_all(page.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Closed),
        result => result.map_err(|error| Failure::new("standard output", error)),
    }
}

/// Text from an archive made fit for a terminal: control characters but tabs and line breaks become
/// visible, so that no title can move the cursor or change colours.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            '\u{7f}'..='\u{9f}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// A date argument.
fn date(text: &str) -> Result<Date, Failure> {
    read::parse_date(text).ok_or_else(|| {
        Failure::message(format!("date \"{text}\": expected ISO 8601 such as 2021-11-20"))
    })
}
