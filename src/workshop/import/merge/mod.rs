//! Facts against the dictionary: what is there already, what contradicts it, and rows for the rest.
//!
//! Bodies come first, since offices name them; then names of countries, tenures with their people
//! and offices, people alone, themes, traps.

mod bodies;
mod names;
mod offices;
mod people;
mod tenures;
mod themes;

use std::collections::{BTreeMap, BTreeSet};

use super::cell;
use super::existing::Existing;
use super::facts::{CountryFact, Fact, LeftOut, Place, Record};
use super::report::{Outcome, Report};
use super::rows::Rows;
use super::{Import, Options};
use crate::fold;
use crate::model::Class;

/// Compares all records with the dictionary.
pub(super) fn merge(records: Vec<Record>, existing: &Existing<'_>, options: &Options) -> Import {
    let mut merge = Merge {
        existing,
        options,
        rows: Rows::default(),
        report: Report::default(),
        new_ids: BTreeSet::new(),
        bodies: BTreeMap::new(),
        bearers: BTreeMap::new(),
        names: BTreeSet::new(),
        offices: BTreeMap::new(),
        people: BTreeMap::new(),
        tenures: BTreeMap::new(),
    };
    let (mut bodies, mut countries, mut tenures) = (Vec::new(), Vec::new(), Vec::new());
    let (mut people, mut themes, mut traps) = (Vec::new(), Vec::new(), Vec::new());
    for Record { place, fact } in records {
        match fact {
            Ok(Fact::Body(fact)) => bodies.push((place, *fact)),
            Ok(Fact::Country(fact)) => countries.push((place, *fact)),
            Ok(Fact::Tenure(fact)) => tenures.push((place, *fact)),
            Ok(Fact::Person(fact)) => people.push((place, *fact)),
            Ok(Fact::Theme(fact)) => themes.push((place, *fact)),
            Ok(Fact::Trap(cells)) => traps.push((place, *cells)),
            Err(left_out) => merge.report.count(&place, Outcome::LeftOut(left_out)),
        }
    }
    merge.note_bearers(&bodies, &countries);
    merge.bodies(bodies);
    merge.countries(countries);
    merge.tenures(tenures);
    merge.people_alone(people);
    merge.write_people();
    merge.themes(themes);
    for (place, cells) in traps {
        let result = merge.trap(&cells);
        merge.report.count(&place, result.into());
    }
    let Merge { rows, mut report, .. } = merge;
    report.finish();
    Import { rows, report }
}

/// An import under way.
struct Merge<'a> {
    existing: &'a Existing<'a>,
    options: &'a Options,
    rows: Rows,
    report: Report,
    /// Ids made in this import, by class.
    new_ids: BTreeSet<(&'static str, String)>,
    /// Ids and types of bodies by their key in the source.
    bodies: BTreeMap<String, (String, String)>,
    /// Keys and ids of the entities of this import by their folded names.
    bearers: BTreeMap<String, BTreeSet<String>>,
    /// Entity, folded name and language of the rows of names that were added.
    names: BTreeSet<(String, String, String)>,
    /// Offices that the dictionary lacks.
    offices: BTreeMap<String, offices::NewOffice>,
    /// People who gain something, by id.
    people: BTreeMap<String, people::Gain>,
    /// Tenures added, by person and office.
    tenures: BTreeMap<(String, String), Vec<tenures::Held>>,
}

impl Merge<'_> {
    /// Whether an id can be given to an entity.
    fn is_free(&self, class: &'static str, id: &str) -> bool {
        self.existing.is_free(class, id) && !self.new_ids.contains(&(class, id.to_owned()))
    }

    /// The country that a fact names, or else the one that the user named for all.
    fn country_of(&self, given: Option<&str>) -> Result<Option<String>, LeftOut> {
        match given.filter(|given| !given.is_empty()).or(self.options.country.as_deref()) {
            None => Ok(None),
            Some(given) => match self.existing.country(given) {
                Some(id) => Ok(Some(id.to_owned())),
                None => Err(LeftOut::passed("a country that the dictionary lacks", given)),
            },
        }
    }

    /// Names of countries; a country that the dictionary lacks needs an ISO code for an id.
    fn countries(&mut self, facts: Vec<(Place, CountryFact)>) {
        for (place, fact) in facts {
            let result = self.country(&fact);
            self.report.count(&place, result.into());
        }
    }

    fn country(&mut self, fact: &CountryFact) -> Result<bool, LeftOut> {
        let mut is_new = false;
        let id = match self.existing.country(&fact.id) {
            Some(id) => id.to_owned(),
            None => {
                let id = fact.id.clone();
                let is_code =
                    matches!(id.len(), 2 | 4) && id.bytes().all(|byte| byte.is_ascii_uppercase());
                if !is_code {
                    return Err(LeftOut::passed("a country that the dictionary lacks", id));
                }
                is_new = self.new_ids.insert(("country", id.clone()));
                if is_new {
                    let label = cell::name(&fact.label)?;
                    let wikidata = fact.wikidata.as_deref().unwrap_or_default();
                    let source = &self.options.source;
                    let cells = [&id, &label, wikidata, "", "", "", "", source];
                    self.rows.add("countries/entities.tsv", &cells);
                }
                id
            }
        };
        let bearer = names::Bearer { class: Class::Country, id: &id, key: &id, generic_in: None };
        Ok(self.add_names(&bearer, &fact.names)? || is_new)
    }

    /// Whether a key such as `country:GN` or `country:*` names something.
    fn is_known(&self, key: &str) -> bool {
        let Some((class, id)) = key.split_once(':') else { return false };
        match Class::from_name(class) {
            Some(Class::Theme) | None => false,
            Some(class) => id == "*" || !self.is_free(class.name(), id),
        }
    }

    fn trap(&mut self, cells: &[String; 5]) -> Result<bool, LeftOut> {
        let [phrase, case, hides, reason, example] = cells;
        let phrase = cell::name(phrase)?;
        if reason.is_empty() || example.is_empty() {
            return Err(LeftOut::unreadable("a trap without reason or example", phrase));
        }
        let mut keys = hides.split(['|', ' ']).filter(|key| !key.is_empty() && *key != "*");
        if let Some(key) = keys.find(|key| !self.is_known(key)) {
            return Err(LeftOut::unreadable("a trap that hides nothing we know", key));
        }
        if self.existing.traps.contains(&fold::slug(&phrase)) {
            return Ok(false);
        }
        let (reason, example) = (cell::clean(reason), cell::clean(example));
        let source = &self.options.source;
        self.rows.add("traps/traps.tsv", &[&phrase, case, hides, &reason, &example, source]);
        Ok(true)
    }
}
