//! Labels of offices to ranks and portfolios, by the titles and phrases of the dictionary, and to
//! the shorter labels that they are without their country.

use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::{Dictionary, Files};
use crate::fold;
use crate::model::{Cue, Kind, Rank, Target};

/// The titles of a dictionary by their folded words.
#[derive(Debug, Default)]
pub(super) struct Titles {
    by_words: BTreeMap<String, Vec<Title>>,
    /// Ids of portfolios by the folded words of their phrases.
    portfolios: BTreeMap<String, String>,
    /// Folded names, adjectives and demonyms of countries, by id.
    countries: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Clone, Debug)]
struct Title {
    ranks: Vec<Rank>,
    country: Option<String>,
    /// Whether it names a field of government.
    has_portfolio: bool,
}

impl Titles {
    pub(super) fn new(files: &Files, dictionary: &Dictionary) -> Titles {
        let mut titles = Titles::default();
        let id = |index: u32| dictionary.countries[index as usize].id.clone();
        for term in &dictionary.terms {
            match term.target {
                Target::Title(index, _) => {
                    let title = &dictionary.titles[index as usize];
                    let entry = titles.by_words.entry(fold::slug(&term.name)).or_default();
                    entry.push(Title {
                        ranks: title.ranks.clone(),
                        country: title.country.map(id),
                        has_portfolio: title.title.contains('{'),
                    });
                }
                Target::Country(index) if !matches!(term.kind, Kind::Capital | Kind::Metonym) => {
                    let names = titles.countries.entry(id(index)).or_default();
                    names.insert(fold::slug(&term.name));
                }
                _ => {}
            }
        }
        for row in files.rows("ministers/portfolios.tsv") {
            let phrase = fold::slug(row.get("phrase"));
            titles.portfolios.insert(phrase, row.get("portfolio").to_owned());
        }
        titles
    }

    /// The ranks of the office with this label, the likeliest first: those of the title that it is,
    /// or of the longest title with a portfolio that begins it (`Minister of Finance and Planning`).
    /// Other titles must be all of it: a `President of the Senate` is no president. A country's own
    /// title comes before one that many use.
    pub(super) fn ranks(&self, label: &str, country: Option<&str>) -> &[Rank] {
        self.title(label, country).map_or(&[], |title| &title.ranks)
    }

    /// Whether a label names an office of which a country has one: a title with a portfolio.
    pub(super) fn is_specific(&self, label: &str, country: Option<&str>) -> bool {
        self.title(label, country).is_some_and(|title| title.has_portfolio)
    }

    fn title(&self, label: &str, country: Option<&str>) -> Option<&Title> {
        let slug = fold::slug(label);
        let ends: Vec<usize> = slug.match_indices('-').map(|(end, _)| end).collect();
        [slug.len()].into_iter().chain(ends.into_iter().rev()).find_map(|end| {
            let titles = self.by_words.get(&slug[..end])?;
            let fits = |title: &&Title| end == slug.len() || title.has_portfolio;
            let of = |home: Option<&str>| {
                titles.iter().filter(fits).find(|title| title.country.as_deref() == home)
            };
            country.and_then(|country| of(Some(country))).or_else(|| of(None))
        })
    }

    /// Whether there is a portfolio with this id.
    pub(super) fn knows(&self, portfolio: &str) -> bool {
        self.portfolios.values().any(|id| id == portfolio)
    }

    /// The portfolios whose phrases a label holds, the longest phrase at each word.
    pub(super) fn portfolios(&self, label: &str) -> Vec<String> {
        let slug = fold::slug(label);
        let words: Vec<&str> = slug.split('-').collect();
        let mut found: Vec<String> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len()).rev().find_map(|end| {
                let portfolio = self.portfolios.get(&words[at..end].join("-"))?;
                Some((end, portfolio))
            });
            let Some((end, portfolio)) = longest else {
                at += 1;
                continue;
            };
            if !found.contains(portfolio) {
                found.push(portfolio.clone());
            }
            at = end;
        }
        found.sort();
        found
    }

    /// Whether a name holds a name, an adjective or a demonym of a country.
    pub(super) fn names_country(&self, name: &str, country: &str) -> bool {
        let Some(names) = self.countries.get(country) else { return false };
        let slug = fold::slug(name);
        let words: Vec<&str> = slug.split('-').collect();
        (0..words.len()).any(|start| {
            (start + 1..=words.len()).any(|end| names.contains(&words[start..end].join("-")))
        })
    }

    /// What a label is without the country that begins or ends it: `Prime Minister of the United
    /// Kingdom` and `British Prime Minister` are a `Prime Minister`. `None` where nothing is left,
    /// or something that is no title (`President of the Bank` is not what ends in `of England`).
    pub(super) fn without_country(
        &self,
        dictionary: &Dictionary,
        label: &str,
        country: &str,
    ) -> Option<String> {
        let names = self.countries.get(country)?;
        let words: Vec<_> = fold::words(label).collect();
        let folded: Vec<String> =
            words.iter().map(|word| fold::slug(&label[word.clone()])).collect();
        let is = |at: usize, cue: Cue| dictionary.cues.of(fold::hash(&folded[at])).is(cue);
        let n_words = words.len();
        for start in 1..n_words {
            if !names.contains(&folded[start..].join("-")) {
                continue;
            }
            let mut end = start;
            while end > 1 && is(end - 1, Cue::ARTICLE) {
                end -= 1;
            }
            if end > 1 && is(end - 1, Cue::OF) {
                let rest = label[..words[end - 2].end].to_owned();
                return self.title(&rest, Some(country)).map(|_| rest);
            }
        }
        let start = (1..n_words).rev().find(|end| names.contains(&folded[..*end].join("-")))?;
        let rest = label[words[start].start..].to_owned();
        self.title(&rest, Some(country)).map(|_| rest)
    }
}
