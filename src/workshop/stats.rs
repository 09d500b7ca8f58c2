//! A dictionary in figures: sizes by class, kind, language, source and decade, and what is stale.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dictionary::{Dictionary, Example, Files};
use crate::model::{Date, Kind, Precision, Problem, Rank, Tenure};

/// The figures, in the order in which they are shown.
#[derive(Clone, Debug, Serialize)]
pub struct Stats {
    /// Tables of figures.
    pub sections: Vec<Section>,
    /// Offices of one holder whose last known tenure does not reach the day asked about.
    #[serde(skip)]
    pub stale: Vec<Problem>,
}

/// One table of figures.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// What is counted.
    pub title: String,
    /// What of it, and how many.
    pub rows: Vec<(String, usize)>,
}

/// Counts a dictionary; `today` decides what is stale.
#[must_use]
pub fn stats(files: &Files, dictionary: &Dictionary, examples: &[Example], today: Date) -> Stats {
    let stale = stale(files, dictionary, today);
    let mut sections = vec![
        overview(files, dictionary, examples),
        names(files, "country names by kind", &COUNTRY_NAMES, "kind"),
        names(files, "country names by language", &COUNTRY_NAMES, "lang"),
        names(files, "agency names by kind", &AGENCY_NAMES, "kind"),
        names(files, "agency names by language", &AGENCY_NAMES, "lang"),
        names(files, "acronyms by strength", &AGENCY_NAMES, "strength"),
        names(files, "agencies by type", &["agencies/entities.tsv"], "type"),
        names(files, "agencies by country", &["agencies/entities.tsv"], "country"),
        names(files, "offices by rank", &["ministers/offices.tsv"], "rank"),
        names(files, "tenures by precision", &["ministers/tenures.tsv"], "precision"),
        decades(dictionary),
        staleness(dictionary, &stale),
    ];
    let tables = [
        ("country names", "countries/names.tsv"),
        ("places", "places/places.tsv"),
        ("people", "ministers/people.tsv"),
        ("tenures", "ministers/tenures.tsv"),
        ("agencies", "agencies/entities.tsv"),
    ];
    for (what, table) in tables {
        sections.push(names(files, &format!("{what} by source"), &[table], "source"));
    }
    sections.push(codes(dictionary));
    Stats { sections, stale }
}

const COUNTRY_NAMES: [&str; 2] = ["countries/names.tsv", "countries/names-cldr.tsv"];
const AGENCY_NAMES: [&str; 1] = ["agencies/names.tsv"];

fn overview(files: &Files, dictionary: &Dictionary, examples: &[Example]) -> Section {
    let former =
        dictionary.countries.iter().filter(|country| country.validity.until.is_some()).count();
    let count = |table: &str| files.rows(table).count();
    let languages: BTreeSet<&str> = COUNTRY_NAMES
        .iter()
        .flat_map(|table| files.rows(table))
        .map(|row| row.get("lang"))
        .filter(|lang| *lang != "und")
        .collect();
    let places: BTreeSet<&str> = dictionary.places.iter().map(|place| place.id.as_str()).collect();
    let with_acronym: BTreeSet<&str> = files
        .rows("agencies/names.tsv")
        .filter(|row| row.get("kind") == Kind::Acronym.name())
        .map(|row| row.get("entity"))
        .collect();
    let aliases: usize = files
        .rows("ministers/people.tsv")
        .map(|row| row.get("aliases").split('|').filter(|alias| !alias.is_empty()).count())
        .sum();
    let rows = [
        ("countries", dictionary.countries.len()),
        ("of them former", former),
        ("country names", COUNTRY_NAMES.iter().map(|table| count(table)).sum()),
        ("languages of country names", languages.len()),
        ("cities and regions", places.len()),
        ("their names", dictionary.places.len()),
        ("people", dictionary.people.len()),
        ("their other names", aliases),
        ("offices", dictionary.offices.len()),
        ("tenures", dictionary.tenures.len()),
        ("titles", dictionary.titles.len()),
        ("portfolios", dictionary.portfolios.len()),
        ("agencies", dictionary.agencies.len()),
        ("agency names", count("agencies/names.tsv")),
        ("agencies with an acronym", with_acronym.len()),
        ("memberships of groups", count("agencies/members.tsv")),
        ("themes", dictionary.themes.len()),
        ("phrases of themes", dictionary.atoms.len()),
        ("rules of themes", dictionary.themes.iter().map(|theme| theme.rules.len()).sum()),
        ("traps", dictionary.traps.len()),
        ("examples", examples.len()),
        ("redirected ids", dictionary.redirects.len()),
        ("written forms in all", dictionary.terms.len()),
    ];
    section("in all", rows.map(|(what, n)| (what.to_owned(), n)).into())
}

/// The rows of some tables by the values of one column, the largest first. Acronyms alone where
/// strength is asked for; every value of a cell that holds several.
fn names(files: &Files, title: &str, tables: &[&str], column: &str) -> Section {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in tables.iter().flat_map(|table| files.rows(table)) {
        if column == "strength" && row.get("kind") != Kind::Acronym.name() {
            continue;
        }
        for value in row.get(column).split('|') {
            *counts.entry(if value.is_empty() { "-" } else { value }).or_default() += 1;
        }
    }
    let mut rows: Vec<(String, usize)> =
        counts.into_iter().map(|(value, n)| (value.to_owned(), n)).collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    section(title, rows)
}

/// How many people are known in office in each decade.
fn decades(dictionary: &Dictionary) -> Section {
    let mut people: BTreeMap<i16, BTreeSet<u32>> = BTreeMap::new();
    for tenure in dictionary.tenures.iter().filter(|tenure| tenure.validity.from.is_some()) {
        let Some((from, until)) = years(tenure) else { continue };
        for decade in from.div_euclid(10)..=until.div_euclid(10) {
            people.entry(decade * 10).or_default().insert(tenure.person);
        }
    }
    let rows =
        people.into_iter().map(|(decade, people)| (format!("{decade}s"), people.len())).collect();
    section("people in office with known dates, by decade", rows)
}

/// The first and the last year in which a tenure is known to run.
fn years(tenure: &Tenure) -> Option<(i16, i16)> {
    let from = tenure.validity.from?.year();
    let until = tenure.validity.until.or(tenure.seen).map_or(from, Date::year);
    Some((from, until.max(from)))
}

/// Whether the last thing known of a tenure is that it goes on, on or after a day.
fn reaches(tenure: &Tenure, day: Date) -> bool {
    match tenure.validity.until {
        Some(until) => until >= day,
        None => {
            tenure.seen.is_none_or(|seen| seen >= day) && tenure.precision != Precision::Snapshot
        }
    }
}

/// How long before today an office's last tenure may end, or have been seen, before the office
/// counts as stale: sources are a year old at best.
const STALE_AFTER_YEARS: i16 = 2;

/// Offices of one holder that have dated tenures, none of which comes near today.
fn stale(files: &Files, dictionary: &Dictionary, today: Date) -> Vec<Problem> {
    let horizon = today.saturating_sub(jiff::Span::new().years(STALE_AFTER_YEARS));
    let rows = files.rows("ministers/offices.tsv");
    let places: BTreeMap<&str, _> = rows.map(|row| (row.get("id"), row)).collect();
    let mut problems = Vec::new();
    for office in &dictionary.offices {
        let tenures = || office.tenures.iter().map(|index| &dictionary.tenures[*index as usize]);
        if !office.is_single || tenures().next().is_none() {
            continue;
        }
        let last = tenures().filter_map(|tenure| tenure.validity.until.or(tenure.seen)).max();
        if !tenures().any(|tenure| reaches(tenure, horizon)) {
            let last = last.map_or_else(|| "no date".to_owned(), |day| day.to_string());
            let message = format!("{}: nobody known after {last}", office.id);
            problems.extend(places.get(office.id.as_str()).map(|row| row.problem(message)));
        }
    }
    problems.sort();
    problems
}

fn staleness(dictionary: &Dictionary, stale: &[Problem]) -> Section {
    let heads = |rank: Rank| dictionary.offices.iter().filter(move |office| office.rank == rank);
    let rows = vec![
        ("offices of one holder whose last tenure is over".to_owned(), stale.len()),
        (
            "offices of one holder in all".to_owned(),
            dictionary.offices.iter().filter(|office| office.is_single).count(),
        ),
        (
            "offices without a known holder".to_owned(),
            dictionary.offices.iter().filter(|office| office.tenures.is_empty()).count(),
        ),
        ("heads of state".to_owned(), heads(Rank::HeadOfState).count()),
        ("heads of government".to_owned(), heads(Rank::HeadOfGovernment).count()),
    ];
    section("what is stale", rows)
}

/// Themes that carry a code of a vocabulary.
fn codes(dictionary: &Dictionary) -> Section {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for vocabulary in dictionary.themes.iter().flat_map(|theme| theme.codes.keys()) {
        *counts.entry(vocabulary).or_default() += 1;
    }
    let rows = counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
    section("themes with codes of other vocabularies", rows)
}

fn section(title: &str, rows: Vec<(String, usize)>) -> Section {
    Section { title: title.to_owned(), rows }
}
