//! `dict update`: what a source knows today, fetched page by page, kept on disk and imported.

mod cache;
mod fetch;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::import::{languages, oldest, read};
use super::into::{Ground, IntoArgs};
use super::{printable, say};
use crate::cli::Failure;
use crate::cli::signals::Signals;
use crate::model::Country;
use crate::workshop::export;
use crate::workshop::import::{Format, Importer, Options, page};
use cache::Cache;
use fetch::{Client, Halt};

/// Sources that can be asked.
#[derive(Subcommand, Debug)]
pub(in crate::cli) enum UpdateCommand {
    /// Ministers and public bodies from the Wikidata query service, country by country
    Wikidata(Box<WikidataArgs>),
}

/// Arguments of `dict update wikidata`.
#[derive(Args, Debug)]
pub(in crate::cli) struct WikidataArgs {
    #[command(flatten)]
    into: IntoArgs,
    /// Countries to ask for: ids such as GB,FR, or all
    #[arg(long, value_name = "ID", value_delimiter = ',', required = true)]
    countries: Vec<String>,
    /// SPARQL endpoint
    #[arg(long, value_name = "URL", default_value = ENDPOINT)]
    endpoint: String,
    /// Folder that keeps the pages [default: import/wikidata in the folder of --into]
    #[arg(long, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Ask for all pages anew
    #[arg(long)]
    refresh: bool,
    /// Requests a minute, at most
    #[arg(long, value_name = "N", default_value = "60",
          value_parser = clap::value_parser!(u32).range(1..=60_000))]
    rate: u32,
    /// How often a page is asked for again after a failure
    #[arg(long, value_name = "N", default_value = "5")]
    retries: u32,
    /// Seconds before a page is asked for again, unless the answer says; doubled each time
    #[arg(long, value_name = "SECONDS", default_value = "5")]
    pause: u64,
    /// Statements or bodies a page
    #[arg(long, value_name = "N", default_value = "200",
          value_parser = clap::value_parser!(u32).range(1..=10_000))]
    page_size: u32,
    /// How the program names itself; add an address at which you can be reached
    #[arg(long, value_name = "TEXT", default_value = concat!("policytag/", env!("CARGO_PKG_VERSION"), " (dictionary update)"))]
    user_agent: String,
    /// Take names in these languages only: codes such as en,fr [default: all]
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    languages: Vec<String>,
}

const ENDPOINT: &str = "https://query.wikidata.org/sparql";
/// What the public endpoint asks of its guests.
const MOST_REQUESTS: u32 = 60;
/// So many pages in a row that cannot be had mean that the others cannot either.
const MOST_FAILURES: usize = 3;

/// The queries, in the order in which they are asked.
const QUERIES: [(&str, &str); 2] = [
    ("agencies", include_str!("../../../../dictionaries/import/wikidata/agencies.rq")),
    ("ministers", include_str!("../../../../dictionaries/import/wikidata/ministers.rq")),
];

/// Fetches and imports.
pub(super) fn run(command: &UpdateCommand) -> Result<(), Failure> {
    let UpdateCommand::Wikidata(args) = command;
    if args.endpoint == ENDPOINT && args.rate > MOST_REQUESTS {
        return Err(Failure::message(format!(
            "--rate {}: expected at most {MOST_REQUESTS} for {ENDPOINT}",
            args.rate
        )));
    }
    let ground = args.into.ground()?;
    let options = Options {
        source: Format::Wikidata.name().to_owned(),
        languages: languages(&args.languages)?,
        base: export::BASE.to_owned(),
        ..Options::default()
    };
    let countries = args.countries(&ground)?;
    let folder =
        args.cache.clone().unwrap_or_else(|| args.into.folder().join("import").join("wikidata"));
    let signals = Signals::listen().map_err(|error| Failure::new("signals", error))?;
    let mut harvest = Harvest {
        args,
        cache: Cache::open(folder, args.refresh)?,
        client: Client::new(
            &fetch::Settings {
                endpoint: &args.endpoint,
                user_agent: &args.user_agent,
                between: Duration::from_secs(60) / args.rate,
                n_retries: args.retries,
                pause: Duration::from_secs(args.pause),
            },
            signals,
        ),
        bar: bar(),
        pages: Vec::new(),
        n_asked: 0,
        failures: Vec::new(),
    };
    let result = harvest.countries(&countries);
    harvest.bar.finish_and_clear();
    let Harvest { cache, pages, n_asked, failures, .. } = harvest;
    for failure in &failures {
        say(&format!("policytag: {}", printable(failure)));
    }
    say(&format!(
        "policytag: {} pages: {n_asked} asked for, {} kept from before, {} failed",
        pages.len() + failures.len(),
        pages.len() - n_asked,
        failures.len()
    ));
    if result.is_err() {
        let folder = cache.folder().display();
        say(&format!("policytag: the pages are in {folder}; run the same again to go on"));
    }
    result?;
    let seen = if pages.is_empty() { None } else { Some(oldest(&pages)?) };
    let mut importer = Importer::new(Format::Wikidata, Options { seen, ..options });
    for path in &pages {
        importer.read(&path.display().to_string(), &read(path)?);
    }
    args.into.finish(importer, &ground)?;
    if failures.is_empty() { Ok(()) } else { Err(Failure::Faults) }
}

impl WikidataArgs {
    /// The countries that are asked for, with their items.
    fn countries<'a>(&self, ground: &'a Ground) -> Result<Vec<(&'a str, &'a str)>, Failure> {
        let all = &ground.dictionary.countries;
        let known = |country: &'a Country| Some((&*country.id, country.wikidata.as_deref()?));
        if self.countries == ["all"] {
            return Ok(all.iter().filter_map(known).collect());
        }
        let find = |id: &String| {
            let country = all.iter().find(|country| country.id == *id);
            country.and_then(known).ok_or_else(|| {
                let what = if country.is_some() { "has no Wikidata item" } else { "is not known" };
                Failure::message(format!("--countries {id}: {what}; expected ids such as GB,FR"))
            })
        };
        self.countries.iter().map(find).collect()
    }

    /// A query for one page of a country.
    fn query(&self, query: &str, item: &str, number: u32) -> String {
        let languages = if self.languages.is_empty() {
            String::new()
        } else {
            let codes = self.languages.iter().map(|code| format!("\"{code}\""));
            let codes = codes.chain(["\"mul\"".to_owned()]).collect::<Vec<_>>().join(", ");
            format!("FILTER(LANG(?name) IN ({codes}))")
        };
        let offset = u64::from(number) * u64::from(self.page_size);
        query
            .replace("{country}", item)
            .replace("{languages}", &languages)
            .replace("{limit}", &self.page_size.to_string())
            .replace("{offset}", &offset.to_string())
    }
}

/// Pages, as far as they are there.
struct Harvest<'a> {
    args: &'a WikidataArgs,
    cache: Cache,
    client: Client,
    bar: ProgressBar,
    pages: Vec<PathBuf>,
    /// How many of the pages were not there before.
    n_asked: usize,
    failures: Vec<String>,
}

impl Harvest<'_> {
    /// All pages of all queries.
    fn countries(&mut self, countries: &[(&str, &str)]) -> Result<(), Failure> {
        let mut n_in_a_row = 0;
        for (id, item) in countries {
            for (what, query) in QUERIES {
                match self.query(what, query, id, item) {
                    Ok(()) => n_in_a_row = 0,
                    Err(Halt::Signal(code)) => return Err(Failure::Signal(code)),
                    Err(Halt::Disk(failure)) => return Err(failure),
                    Err(Halt::Refused(message)) => {
                        return Err(Failure::new(&self.args.endpoint, message));
                    }
                    Err(Halt::GaveUp(message)) => {
                        self.failures.push(message);
                        n_in_a_row += 1;
                    }
                }
                if n_in_a_row == MOST_FAILURES {
                    let message = format!("{MOST_FAILURES} pages in a row could not be had");
                    return Err(Failure::new(&self.args.endpoint, message));
                }
            }
        }
        Ok(())
    }

    /// All pages of one query: up to the first that is not full.
    fn query(&mut self, what: &str, query: &str, id: &str, item: &str) -> Result<(), Halt> {
        for number in 0.. {
            let text = self.args.query(query, item, number);
            let path = self.cache.path(what, id, number, &text);
            self.bar.set_message(format!("{id}, {what}, page {}", number + 1));
            let known = Cache::get(&path).and_then(|bytes| page(&bytes).ok());
            let found = if let Some(found) = known {
                found
            } else {
                let bytes = self
                    .client
                    .ask(&text, |bytes| page(bytes).map(|_| ()))
                    .map_err(|halt| halt.at(&format!("{id}, {what}, page {}", number + 1)))?;
                Cache::put(&path, &bytes).map_err(Halt::Disk)?;
                self.n_asked += 1;
                page(&bytes).map_err(Halt::GaveUp)?
            };
            self.pages.push(path);
            self.bar.set_position(self.pages.len() as u64);
            if found.n_items < self.args.page_size as usize {
                break;
            }
        }
        Ok(())
    }
}

/// A line that says what is asked for, on a terminal.
fn bar() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} pages, {elapsed}: {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
