//! `dict export`: the dictionary for other programs.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FileArgs;
use super::import::pairs;
use crate::cli::Failure;
use crate::cli::run::write_failure;
use crate::cli::target::write_file;
use crate::dictionary::Dictionary;
use crate::model::Class;
use crate::workshop::export::{self, Options};

/// Arguments of `dict export`.
#[derive(Args, Debug)]
pub(in crate::cli) struct ExportArgs {
    /// Output format
    #[arg(long, value_name = "FORMAT")]
    format: Format,
    /// Write to this file instead of standard output; it appears when all of it is there
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Export only these classes: country, minister, agency, theme [default: all that the format
    /// has a place for]
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class)]
    classes: Vec<Class>,
    /// What the IRIs of SKOS concepts begin with
    #[arg(long, value_name = "IRI", default_value = export::BASE, value_parser = base)]
    base: String,
    /// Write names that need support from the article to patterns, too
    #[arg(long)]
    weak: bool,
    /// Label of a class in patterns: `country=LOC` [default: GPE, ORG, PERSON]
    #[arg(long = "label", value_name = "CLASS=LABEL")]
    labels: Vec<String>,
    #[command(flatten)]
    files: FileArgs,
}

/// The formats of the export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Themes, countries and bodies as SKOS concepts, in Turtle
    Skos,
    /// Names of countries, bodies and people as patterns of spaCy's `EntityRuler`, JSONL
    EntityRuler,
}

/// Exports.
pub(super) fn run(args: &ExportArgs) -> Result<(), Failure> {
    let mut labels = BTreeMap::new();
    for (name, label) in pairs("--label", "CLASS=LABEL", &args.labels)? {
        let class = class(&name).map_err(|error| Failure::new(format!("--label {name}"), error))?;
        labels.insert(class, label);
    }
    let classes = if args.classes.is_empty() { Class::ALL.to_vec() } else { args.classes.clone() };
    let options = Options {
        classes: classes.into_iter().collect(),
        base: args.base.clone(),
        weak: args.weak,
        labels,
    };
    let files = args.files.files()?;
    let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
    let bytes = match args.format {
        Format::Skos => export::skos(&files, &dictionary, &options),
        Format::EntityRuler => export::entity_ruler(&dictionary, &options),
    };
    let Some(path) = &args.output else {
        let place = "standard output";
        let mut out = std::io::stdout().lock();
        return out
            .write_all(&bytes)
            .and_then(|()| out.flush())
            .map_err(|error| write_failure(place, &error));
    };
    write_file(path, &bytes)
}

fn class(name: &str) -> Result<Class, String> {
    Class::from_name(name)
        .ok_or_else(|| format!("expected one of {}", Class::ALL.map(Class::name).join(", ")))
}

/// An IRI may not hold signs that would end it.
fn base(text: &str) -> Result<String, String> {
    let is_sign = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    if text.contains(':') && !text.contains(is_sign) {
        Ok(text.to_owned())
    } else {
        Err("expected the beginning of an IRI such as https://example.org/id/".to_owned())
    }
}
