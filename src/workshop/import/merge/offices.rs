//! Offices: found in the dictionary by what they are called, or given an id, a rank and portfolios.

use super::Merge;
use crate::fold;
use crate::model::Rank;
use crate::workshop::import::cell;
use crate::workshop::import::facts::{LeftOut, OfficeFact};

/// An office that the dictionary lacks; it is written when someone is known to have held it.
#[derive(Clone, Debug)]
pub(super) struct NewOffice {
    label: String,
    country: Option<String>,
    body: Option<String>,
    rank: Rank,
    portfolios: Vec<String>,
    /// Whether the source says that it has one holder at a time.
    is_single: Option<bool>,
}

/// An office with its place in the world.
#[derive(Clone, Debug)]
pub(super) struct FoundOffice {
    pub(super) id: String,
    pub(super) country: Option<String>,
}

/// What an office is called.
#[derive(Clone, Debug)]
struct Label {
    text: String,
    /// Whether it is an office of a body and not of the country: not every president is one of a
    /// state.
    is_of_body: bool,
}

impl Merge<'_> {
    /// The office of a fact.
    pub(super) fn office(&mut self, fact: &OfficeFact) -> Result<FoundOffice, LeftOut> {
        let body = fact.body.as_deref().and_then(|given| self.body_id(given));
        let country = self.country_of(fact.country.as_deref())?;
        if let Some(id) = &fact.id {
            let id = self.existing.dictionary.redirects.current("office", id);
            if let Some(at) = self.existing.offices.get(id) {
                let dictionary = self.existing.dictionary;
                let home = dictionary.offices[*at as usize].country;
                let home = home.map(|at| dictionary.countries[at as usize].id.clone());
                return Ok(FoundOffice { id: id.to_owned(), country: home });
            }
        }
        if country.is_none() && body.is_none() {
            let label = fact.labels.first().cloned().unwrap_or_default();
            return Err(LeftOut::passed("an office without country or body", label));
        }
        let labels = self.labels(fact, country.as_deref())?;
        for label in &labels {
            if let Some(id) = self.known_office(country.as_deref(), body.as_deref(), label) {
                return Ok(FoundOffice { id, country });
            }
        }
        let declared = |rank: &&Rank| fact.ranks.contains(rank);
        let of_title = labels.iter().find_map(|label| {
            let ranks = self.existing.titles.ranks(&label.text, country.as_deref());
            let rank = ranks.iter().find(declared).or(ranks.first())?;
            Some((label, *rank))
        });
        let of_class = fact.ranks.iter().min().copied().or(self.options.rank);
        let (label, rank) = match (of_title, of_class) {
            (Some(title), _) => title,
            (None, Some(rank)) => (&labels[0], rank),
            (None, None) => {
                let why = "an office that is no title we know";
                return Err(LeftOut::passed(why, &labels[0].text));
            }
        };
        let id = self.office_id(fact, label, country.as_deref(), body.as_deref())?;
        if !self.existing.offices.contains_key(id.as_str()) && !self.offices.contains_key(&id) {
            let mut portfolios = fact.portfolios.clone();
            if let Some(portfolio) = portfolios.iter().find(|id| !self.existing.titles.knows(id)) {
                return Err(LeftOut::unreadable("a portfolio that we do not know", portfolio));
            }
            portfolios.extend(self.existing.titles.portfolios(&label.text));
            portfolios.sort();
            portfolios.dedup();
            let (label, is_single) = (label.text.clone(), fact.is_single);
            let country = country.clone();
            let office = NewOffice { label, country, body, rank, portfolios, is_single };
            self.offices.insert(id.clone(), office);
        }
        Ok(FoundOffice { id, country })
    }

    /// What an office may be called in our tables, the best first.
    fn labels(&self, fact: &OfficeFact, country: Option<&str>) -> Result<Vec<Label>, LeftOut> {
        let titles = &self.existing.titles;
        let mut labels = Vec::new();
        for label in &fact.labels {
            let text = capitalised(&cell::name(label)?);
            match &fact.of {
                Some(of) if !titles.is_specific(&text, country) => {
                    let text =
                        if of.is_empty() { text } else { cell::name(&format!("{text}, {of}"))? };
                    labels.push(Label { text, is_of_body: true });
                }
                _ => {
                    let short = country.and_then(|country| {
                        titles.without_country(self.existing.dictionary, &text, country)
                    });
                    let short = short.map(|short| capitalised(&short));
                    let all = short.into_iter().chain([text]);
                    labels.extend(all.map(|text| Label { text, is_of_body: false }));
                }
            }
        }
        if labels.is_empty() {
            Err(LeftOut::passed("an office without a label", ""))
        } else {
            Ok(labels)
        }
    }

    /// The office of a country or body that is called so.
    fn known_office(
        &self,
        country: Option<&str>,
        body: Option<&str>,
        label: &Label,
    ) -> Option<String> {
        let dictionary = self.existing.dictionary;
        let slug = fold::slug(&label.text);
        let country = country.filter(|_| !label.is_of_body);
        let country = dictionary.countries.iter().position(|found| Some(&*found.id) == country);
        let body = dictionary.agencies.iter().position(|found| Some(&*found.id) == body);
        let at = |place: Option<usize>| place.and_then(|place| u32::try_from(place).ok());
        let of_country =
            at(country).and_then(|at| dictionary.offices_of_country.get(&at)).into_iter().flatten();
        let of_body = at(body).and_then(|at| dictionary.offices_of_body.get(&at));
        of_country
            .chain(of_body.into_iter().flatten())
            .map(|at| &dictionary.offices[*at as usize])
            .find(|office| fold::slug(&office.label) == slug)
            .map(|office| office.id.clone())
    }

    /// The id of an office by its label. One that has it already is the same office: ids of offices
    /// are their country, or their body, and title.
    fn office_id(
        &self,
        fact: &OfficeFact,
        label: &Label,
        country: Option<&str>,
        body: Option<&str>,
    ) -> Result<String, LeftOut> {
        if let Some(id) = &fact.id {
            return if cell::is_slug(id) {
                Ok(id.clone())
            } else {
                Err(LeftOut::unreadable("an id that cannot be given", id))
            };
        }
        let Some(slug) = cell::slug(&label.text) else {
            return Err(LeftOut::passed("no label in Latin letters", &label.text));
        };
        let says_all = fact.of.as_ref().is_none_or(|of| !of.is_empty());
        Ok(match (country, body) {
            (_, Some(body)) if label.is_of_body && !says_all => format!("{body}-{slug}"),
            (Some(country), _) => format!("{}-{slug}", country.to_ascii_lowercase()),
            (None, Some(body)) if !slug.contains(body) => format!("{body}-{slug}"),
            _ => slug,
        })
    }

    /// Writes a new office; `is_shared` says whether two people are known to have held it at once.
    pub(super) fn write_office(&mut self, id: &str, is_shared: bool) {
        let Some(office) = self.offices.get(id) else { return };
        let rank = Rank::ALL.iter().find(|(_, rank)| *rank == office.rank);
        let is_single = office.is_single.unwrap_or(!is_shared);
        let cells = [
            id,
            &office.label,
            office.country.as_deref().unwrap_or_default(),
            office.body.as_deref().unwrap_or_default(),
            rank.map(|(name, _)| *name).unwrap_or_default(),
            &cell::joined(&office.portfolios),
            if is_single { "one" } else { "many" },
            &self.options.source,
        ];
        self.rows.add("ministers/offices.tsv", &cells);
    }
}

/// A label with its first letter in upper case, as the table has them.
fn capitalised(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
