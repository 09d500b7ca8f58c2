//! `dict import`: files of other people's data to rows in a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::into::IntoArgs;
use crate::cli::Failure;
use crate::dictionary::AGENCY_TYPES;
use crate::model::{Date, Rank};
use crate::workshop::export;
use crate::workshop::import::{CsvClass, Format, Importer, MAX_BYTES, Options};

/// Arguments of `dict import`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct ImportArgs {
    /// Files to read, all of one format
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Format of the files: wikidata, popolo, skos, entity-ruler, csv
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Format,
    #[command(flatten)]
    into: IntoArgs,
    /// Key of the source, for the last column of every row [default for wikidata: wikidata]
    #[arg(long, value_name = "KEY")]
    source: Option<String>,
    /// Country of records that name none: its id
    #[arg(long, value_name = "ID")]
    country: Option<String>,
    /// Take names in these languages only: codes such as en,fr [default: all; for skos: en]
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    languages: Vec<String>,
    /// The day on which the source is known to have held [default: when the oldest file was last changed]
    #[arg(long, value_name = "DATE")]
    seen: Option<String>,
    /// Rank of offices whose label is no title that the dictionary knows
    #[arg(long, value_name = "RANK", value_parser = rank)]
    rank: Option<Rank>,
    /// Type of bodies of which the source says none
    #[arg(long = "type", value_name = "TYPE", value_parser = kind)]
    kind: Option<String>,
    /// What a label of the source means: `GPE=country`, or for popolo `ministry=department`
    #[arg(long = "label", value_name = "THEIRS=OURS")]
    labels: Vec<String>,
    /// What the rows of a CSV file are: country, minister, agency, theme, trap
    #[arg(long, value_name = "CLASS", value_parser = class)]
    class: Option<CsvClass>,
    /// Read a column of a CSV file from another name: `name=Nom`
    #[arg(long = "column", value_name = "OURS=THEIRS")]
    columns: Vec<String>,
    /// Leave out a column of a CSV file
    #[arg(long = "skip-column", value_name = "NAME")]
    skip_columns: Vec<String>,
    /// Keep the codes of a SKOS vocabulary under this key
    #[arg(long, value_name = "KEY")]
    vocabulary: Option<String>,
    /// What the IRIs of our own export begin with
    #[arg(long, value_name = "IRI", default_value = export::BASE)]
    base: String,
}

const EXAMPLES: &str = "\
Examples:
  policytag dict import --format wikidata answer.json --into mine
  policytag dict import --format popolo cabinet.json --country NZ --source parliament --into mine
  policytag dict import --format skos topics.ttl --source eurovoc --into mine --dry-run
  policytag dict import --format csv noms.csv --class agency --column label=Nom --country FR \\
      --source own --into mine";

/// Reads the files and writes what is new; exit code 1 where something contradicts.
pub(super) fn run(args: &ImportArgs) -> Result<(), Failure> {
    let mut importer = Importer::new(args.format, args.options()?);
    for path in &args.files {
        importer.read(&path.display().to_string(), &read(path)?);
    }
    let ground = args.into.ground()?;
    args.into.finish(importer, &ground)
}

impl ImportArgs {
    fn options(&self) -> Result<Options, Failure> {
        let source = match (&self.source, self.format) {
            (Some(source), _) => source.clone(),
            (None, Format::Wikidata) => Format::Wikidata.name().to_owned(),
            (None, _) => {
                return Err(Failure::message(
                    "--source: missing; expected a key that says where the facts come from"
                        .to_owned(),
                ));
            }
        };
        if source.is_empty() || source.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(Failure::message(format!(
                "--source \"{source}\": expected a word such as wikidata"
            )));
        }
        Ok(Options {
            source,
            country: self.country.clone(),
            languages: languages(&self.languages)?,
            seen: Some(match &self.seen {
                Some(day) => crate::cli::date(day)?,
                None => oldest(&self.files)?,
            }),
            rank: self.rank,
            kind: self.kind.clone(),
            labels: pairs("--label", "THEIRS=OURS", &self.labels)?,
            columns: pairs("--column", "OURS=THEIRS", &self.columns)?,
            skipped_columns: self.skip_columns.iter().cloned().collect(),
            class: self.class,
            vocabulary: self.vocabulary.clone(),
            base: self.base.clone(),
        })
    }
}

/// Codes of languages; `None` for all.
pub(super) fn languages(codes: &[String]) -> Result<Option<BTreeSet<String>>, Failure> {
    for code in codes {
        if crate::model::Lang::new(code).is_none() {
            return Err(Failure::message(format!(
                "--languages {code}: expected ISO 639 codes in lower case such as en,fr"
            )));
        }
    }
    Ok((!codes.is_empty()).then(|| codes.iter().cloned().collect()))
}

/// `A=B` options as a map.
pub(super) fn pairs(
    option: &str,
    form: &str,
    given: &[String],
) -> Result<BTreeMap<String, String>, Failure> {
    let mut pairs = BTreeMap::new();
    for pair in given {
        let (left, right) = pair
            .split_once('=')
            .filter(|(left, right)| !left.is_empty() && !right.is_empty())
            .ok_or_else(|| Failure::message(format!("{option} {pair}: expected {form}")))?;
        if pairs.insert(left.to_owned(), right.to_owned()).is_some() {
            return Err(Failure::message(format!("{option} {left}: stands twice")));
        }
    }
    Ok(pairs)
}

/// The day on which the oldest of some files was last changed.
pub(super) fn oldest(files: &[PathBuf]) -> Result<Date, Failure> {
    let mut oldest = Date::MAX;
    for path in files {
        let changed = path.metadata().and_then(|metadata| metadata.modified());
        let changed = changed.map_err(|error| Failure::new(path.display(), error))?;
        let time = jiff::Timestamp::try_from(changed).unwrap_or_else(|_| jiff::Timestamp::now());
        oldest = oldest.min(jiff::tz::Offset::UTC.to_datetime(time).date());
    }
    Ok(oldest)
}

/// A whole file, if it is not too large to be one of ours.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |error: std::io::Error| Failure::new(path.display(), error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failure)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failure)?;
    if bytes.len() as u64 > MAX_BYTES {
        let most = MAX_BYTES >> 20;
        return Err(Failure::new(path.display(), format!("is larger than {most} MB")));
    }
    Ok(bytes)
}

fn format(name: &str) -> Result<Format, String> {
    one_of(name, &Format::ALL.map(|format| (format.name(), format)))
}

fn class(name: &str) -> Result<CsvClass, String> {
    one_of(name, &CsvClass::ALL.map(|class| (class.name(), class)))
}

fn rank(name: &str) -> Result<Rank, String> {
    one_of(name, &Rank::ALL)
}

fn kind(name: &str) -> Result<String, String> {
    one_of(name, &AGENCY_TYPES.map(|kind| (kind, kind))).map(str::to_owned)
}

/// The value of a name, or the names that there are.
fn one_of<T: Copy>(name: &str, all: &[(&str, T)]) -> Result<T, String> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        format!("expected one of {}", names.join(", "))
    })
}
