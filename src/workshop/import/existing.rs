//! The dictionary as an import asks it: who bears a name, who holds an office, which ids are taken.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::Stated;
use super::titles::Titles;
use crate::dictionary::{Dictionary, Files, RawRow};
use crate::fold;
use crate::model::Target;

/// A dictionary with the indexes that an import needs.
#[derive(Debug)]
pub struct Existing<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) titles: Titles,
    pub(super) people: BTreeMap<&'a str, PersonRow<'a>>,
    pub(super) bodies: BTreeMap<&'a str, BodyRow<'a>>,
    pub(super) offices: BTreeMap<&'a str, u32>,
    /// By person and office.
    pub(super) tenures: BTreeMap<(&'a str, &'a str), Vec<TenureRow<'a>>>,
    /// Targets that a name may stand for, by its folded words.
    pub(super) bearers: BTreeMap<String, BTreeSet<Target>>,
    /// Entity, folded name and language of the rows of names.
    pub(super) names: BTreeSet<(&'a str, String, &'a str)>,
    /// Phrases of traps, folded.
    pub(super) traps: BTreeSet<String>,
    people_by_name: BTreeMap<String, Vec<&'a str>>,
    people_by_wikidata: BTreeMap<&'a str, &'a str>,
    bodies_by_wikidata: BTreeMap<&'a str, &'a str>,
    countries_by_wikidata: BTreeMap<&'a str, &'a str>,
    themes_by_code: BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>>,
    themes_by_label: BTreeMap<String, &'a str>,
}

/// What `people.tsv` says of a person, over all its files.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonRow<'a> {
    pub(super) name: &'a str,
    pub(super) aliases: Vec<&'a str>,
    pub(super) surname: &'a str,
    pub(super) wikidata: &'a str,
    pub(super) source: &'a str,
    /// The line of the folder that is imported into.
    pub(super) own_line: Option<&'a str>,
}

/// What `agencies/entities.tsv` says of a body, the last of its rows.
#[derive(Clone, Debug)]
pub(super) struct BodyRow<'a> {
    pub(super) cells: Vec<&'a str>,
    pub(super) own_line: Option<&'a str>,
}

/// A row of `tenures.tsv`.
#[derive(Clone, Debug)]
pub(super) struct TenureRow<'a> {
    pub(super) from: Option<Stated>,
    pub(super) until: Option<Stated>,
    pub(super) seen: Option<Stated>,
    pub(super) source: &'a str,
    /// Path and line, for messages.
    pub(super) place: String,
    pub(super) own_line: Option<&'a str>,
}

impl<'a> Existing<'a> {
    /// Indexes `dictionary`, which was built of `files`; `own` are those of them that stand in the
    /// folder that is imported into.
    #[must_use]
    pub fn new(files: &'a Files, own: &Files, dictionary: &'a Dictionary) -> Existing<'a> {
        let own: BTreeSet<&str> = own.iter().map(|file| file.path.as_str()).collect();
        let own_line = |row: &RawRow<'a>| own.contains(row.path).then_some(row.text);
        let mut existing = Existing {
            dictionary,
            titles: Titles::new(files, dictionary),
            people: BTreeMap::new(),
            bodies: BTreeMap::new(),
            offices: (0..).zip(&dictionary.offices).map(|(at, office)| (&*office.id, at)).collect(),
            tenures: BTreeMap::new(),
            bearers: BTreeMap::new(),
            names: BTreeSet::new(),
            traps: dictionary.traps.iter().map(|trap| fold::slug(&trap.phrase)).collect(),
            people_by_name: BTreeMap::new(),
            people_by_wikidata: BTreeMap::new(),
            bodies_by_wikidata: BTreeMap::new(),
            countries_by_wikidata: dictionary
                .countries
                .iter()
                .filter_map(|country| Some((country.wikidata.as_deref()?, &*country.id)))
                .collect(),
            themes_by_code: BTreeMap::new(),
            themes_by_label: BTreeMap::new(),
        };
        for row in files.rows("ministers/people.tsv") {
            let person = existing.people.entry(row.get("id")).or_default();
            person.name = row.get("name");
            person.surname = row.get("surname");
            person.source = row.get("source");
            person.aliases.extend(row.get("aliases").split('|').filter(|name| !name.is_empty()));
            if !row.get("wikidata").is_empty() {
                person.wikidata = row.get("wikidata");
            }
            person.own_line = own_line(&row).or(person.own_line);
        }
        for row in files.rows("agencies/entities.tsv") {
            let cells = row.text.split('\t').collect();
            existing.bodies.insert(row.get("id"), BodyRow { cells, own_line: own_line(&row) });
        }
        for row in files.rows("ministers/tenures.tsv") {
            let key = (row.get("person"), row.get("office"));
            let key = (
                dictionary.redirects.current("minister", key.0),
                dictionary.redirects.current("office", key.1),
            );
            existing.tenures.entry(key).or_default().push(TenureRow {
                from: Stated::parse(row.get("from")),
                until: Stated::parse(row.get("until")),
                seen: Stated::parse(row.get("seen")),
                source: row.get("source"),
                place: format!("{}:{}", row.path, row.line),
                own_line: own_line(&row),
            });
        }
        for table in ["agencies/names.tsv", "countries/names.tsv", "countries/names-cldr.tsv"] {
            for row in files.rows(table) {
                let key = (row.get("entity"), fold::slug(row.get("name")), row.get("lang"));
                existing.names.insert(key);
            }
        }
        existing.index();
        existing
    }

    fn index(&mut self) {
        let dictionary = self.dictionary;
        for (id, person) in &self.people {
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                let ids = self.people_by_name.entry(fold::slug(name)).or_default();
                if ids.last() != Some(id) {
                    ids.push(id);
                }
            }
            if !person.wikidata.is_empty() {
                self.people_by_wikidata.insert(person.wikidata, id);
            }
        }
        for agency in &dictionary.agencies {
            if let Some(item) = &agency.wikidata {
                self.bodies_by_wikidata.insert(item, &agency.id);
            }
        }
        for term in &dictionary.terms {
            let is_entity = matches!(
                term.target,
                Target::Country(_) | Target::Person(_) | Target::Agency(_) | Target::Place(_)
            );
            if is_entity {
                self.bearers.entry(fold::slug(&term.name)).or_default().insert(term.target);
            }
        }
        for theme in &dictionary.themes {
            self.themes_by_label.insert(fold::slug(&theme.label), &theme.id);
            for (vocabulary, codes) in &theme.codes {
                for code in codes {
                    let themes = self.themes_by_code.entry((vocabulary, code)).or_default();
                    themes.insert(&theme.id);
                }
            }
        }
    }

    /// The id of a country given by id, Wikidata item or name.
    pub(super) fn country(&self, given: &str) -> Option<&'a str> {
        let id = self.dictionary.redirects.current("country", given);
        let country = self.dictionary.countries.iter().find(|country| country.id == id);
        country
            .map(|country| &*country.id)
            .or_else(|| self.countries_by_wikidata.get(given).copied())
            .or_else(|| {
                let mut countries = self.bearers.get(&fold::slug(given))?.iter();
                countries.find_map(|target| match target {
                    Target::Country(index) => Some(&*self.dictionary.countries[*index as usize].id),
                    _ => None,
                })
            })
    }

    /// The id of a body given by id or Wikidata item.
    pub(super) fn body(&self, given: &str) -> Option<&'a str> {
        let id = self.dictionary.redirects.current("agency", given);
        let known = self.bodies.get_key_value(id).map(|(id, _)| *id);
        known.or_else(|| self.bodies_by_wikidata.get(given).copied())
    }

    /// The bodies of a country (or of none) that bear a name.
    pub(super) fn bodies_named(&self, country: Option<&str>, name: &str) -> Vec<&'a str> {
        let targets = self.bearers.get(&fold::slug(name)).into_iter().flatten();
        targets
            .filter_map(|target| match target {
                Target::Agency(index) => Some(&self.dictionary.agencies[*index as usize]),
                _ => None,
            })
            .filter(|agency| {
                let home = agency.country.map(|at| &*self.dictionary.countries[at as usize].id);
                home == country
            })
            .map(|agency| &*agency.id)
            .collect()
    }

    /// The person of a Wikidata item.
    pub(super) fn person_of(&self, wikidata: &str) -> Option<&'a str> {
        self.people_by_wikidata.get(wikidata).copied()
    }

    /// The people who bear a name.
    pub(super) fn people_named(&self, name: &str) -> &[&'a str] {
        self.people_by_name.get(&fold::slug(name)).map_or(&[], Vec::as_slice)
    }

    /// The themes that carry a code.
    pub(super) fn themes_coded(&self, vocabulary: &str, code: &str) -> Vec<&'a str> {
        let themes = self.themes_by_code.get(&(vocabulary, code));
        themes.into_iter().flatten().copied().collect()
    }

    /// The theme of a label.
    pub(super) fn theme_labelled(&self, label: &str) -> Option<&'a str> {
        self.themes_by_label.get(&fold::slug(label)).copied()
    }

    /// Whether an id of a class is neither taken nor was ever.
    pub(super) fn is_free(&self, class: &str, id: &str) -> bool {
        let is_known = match class {
            "minister" => self.people.contains_key(id),
            "office" => self.offices.contains_key(id),
            "agency" => self.bodies.contains_key(id),
            "country" => self.dictionary.countries.iter().any(|country| country.id == id),
            _ => self.dictionary.themes.iter().any(|theme| theme.id == id),
        };
        !is_known && self.dictionary.redirects.current(class, id) == id
    }
}
