//! An archive to names that the dictionary lacks: they stand where one of its names would, after a
//! title of office or in the form of a body's name.
//!
//! Suggestions are for people to review. They say how often and where a name was seen, and what
//! rows it would take; nothing is added by itself.

mod bodies;
mod holders;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dictionary::Dictionary;
use crate::eval::excerpt;
use crate::fold;
use crate::model::{Article, Class, Date};
use crate::pipeline;

/// A name with what the archive says of it.
#[derive(Clone, Debug, Serialize)]
pub struct Suggestion {
    /// `agency` or `minister`.
    pub class: &'static str,
    /// The name, as written most often.
    pub name: String,
    /// Times seen.
    pub seen: u64,
    /// Articles it was seen in.
    pub articles: u64,
    /// The acronym that the archive gives it.
    pub acronym: Option<String>,
    /// The title that stands beside it most often.
    pub title: Option<String>,
    /// The country that stands nearest most often.
    pub country: Option<String>,
    /// First date of an article.
    pub from: Option<Date>,
    /// Last date of an article.
    pub until: Option<Date>,
    /// The first sentences, with the name in brackets.
    pub sentences: Vec<String>,
}

/// A name seen once.
#[derive(Clone, Debug)]
pub struct Sighting {
    class: Class,
    name: String,
    acronym: Option<String>,
    title: Option<u32>,
    country: Option<u32>,
    date: Option<Date>,
    sentence: String,
}

/// The names that one article has and the dictionary lacks.
#[must_use]
pub fn sightings(dictionary: &Dictionary, article: &Article) -> Vec<Sighting> {
    let analysis = pipeline::analyse(dictionary, article, pipeline::Options::default());
    let found =
        bodies::find(dictionary, &analysis).into_iter().map(|found| (Class::Agency, found)).chain(
            holders::find(dictionary, &analysis).into_iter().map(|found| (Class::Minister, found)),
        );
    found
        .map(|(class, found)| {
            let span = analysis.text.span_of(&found.words);
            let field = analysis.text.field_of(found.words.start);
            let name = &analysis.text.field(field)[span.start() as usize..span.end() as usize];
            Sighting {
                class,
                name: name.split_whitespace().collect::<Vec<&str>>().join(" "),
                acronym: found.acronym,
                title: found.title,
                country: found.country,
                date: analysis.date,
                sentence: excerpt(&analysis, field, span),
            }
        })
        .collect()
}

/// Sentences kept for each name.
const SENTENCES: usize = 3;

/// The sightings of an archive by name.
#[derive(Debug, Default)]
pub struct Gathering {
    names: BTreeMap<(Class, String), Gathered>,
}

#[derive(Debug, Default)]
struct Gathered {
    spellings: BTreeMap<String, u64>,
    acronyms: BTreeMap<String, u64>,
    titles: BTreeMap<u32, u64>,
    countries: BTreeMap<u32, u64>,
    seen: u64,
    articles: u64,
    from: Option<Date>,
    until: Option<Date>,
    sentences: Vec<String>,
}

impl Gathering {
    /// Adds the sightings of one article.
    pub fn add(&mut self, sightings: Vec<Sighting>) {
        let mut here = BTreeSet::new();
        for sighting in sightings {
            let key = (sighting.class, fold::phrase(&sighting.name));
            let gathered = self.names.entry(key.clone()).or_default();
            gathered.seen += 1;
            if here.insert(key) {
                gathered.articles += 1;
                if gathered.sentences.len() < SENTENCES {
                    gathered.sentences.push(sighting.sentence);
                }
            }
            *gathered.spellings.entry(sighting.name).or_default() += 1;
            if let Some(acronym) = sighting.acronym {
                *gathered.acronyms.entry(acronym).or_default() += 1;
            }
            if let Some(title) = sighting.title {
                *gathered.titles.entry(title).or_default() += 1;
            }
            if let Some(country) = sighting.country {
                *gathered.countries.entry(country).or_default() += 1;
            }
            if let Some(date) = sighting.date {
                gathered.from = Some(gathered.from.map_or(date, |from| from.min(date)));
                gathered.until = Some(gathered.until.map_or(date, |until| until.max(date)));
            }
        }
    }

    /// Names seen in at least so many articles, the most frequent first.
    #[must_use]
    pub fn suggestions(&self, dictionary: &Dictionary, least: u64) -> Vec<Suggestion> {
        let mut suggestions: Vec<Suggestion> = self
            .names
            .iter()
            .filter(|(_, gathered)| gathered.articles >= least)
            .map(|((class, _), gathered)| Suggestion {
                class: class.name(),
                name: most_frequent(&gathered.spellings).cloned().unwrap_or_default(),
                seen: gathered.seen,
                articles: gathered.articles,
                acronym: most_frequent(&gathered.acronyms).cloned(),
                title: most_frequent(&gathered.titles)
                    .map(|title| dictionary.titles[*title as usize].title.clone()),
                country: most_frequent(&gathered.countries)
                    .map(|country| dictionary.countries[*country as usize].id.clone()),
                from: gathered.from,
                until: gathered.until,
                sentences: gathered.sentences.clone(),
            })
            .collect();
        suggestions.sort_by(|a, b| {
            (b.articles, b.seen).cmp(&(a.articles, a.seen)).then_with(|| a.name.cmp(&b.name))
        });
        suggestions
    }
}

/// The key counted most often, the first of equals.
fn most_frequent<K: Ord>(counts: &BTreeMap<K, u64>) -> Option<&K> {
    counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0))).map(|(key, _)| key)
}
