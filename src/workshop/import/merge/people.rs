//! People: found in the dictionary by item, or by name and career, or given an id; and what their
//! rows gain.

use std::collections::BTreeSet;

use super::Merge;
use super::tenures::{Claim, Held};
use crate::fold;
use crate::model::{Date, Target};
use crate::workshop::import::cell;
use crate::workshop::import::facts::{LeftOut, PersonFact, Place};

/// Two careers of the same name in the same country that lie further apart than this are those of
/// two people: hardly anybody stays away from high office for so long and comes back.
const YEARS_APART: i16 = 20;

/// What a person gains: a row where there was none, or more names.
#[derive(Clone, Debug, Default)]
pub(super) struct Gain {
    name: String,
    aliases: Vec<String>,
    surname: String,
    wikidata: Option<String>,
    is_new: bool,
}

/// A person of the import with the id that they have or get.
#[derive(Clone, Debug)]
pub(super) struct FoundPerson {
    pub(super) id: String,
    pub(super) is_new: bool,
}

impl Merge<'_> {
    /// The person of a fact, told from others of the same name by their claims to offices.
    pub(super) fn person(
        &mut self,
        fact: &PersonFact,
        claims: &[Claim],
    ) -> Result<FoundPerson, LeftOut> {
        let name = cell::name(&fact.name)?;
        let known = |id: &str| Ok(FoundPerson { id: id.to_owned(), is_new: false });
        if let Some(id) = &fact.id {
            let id = self.existing.dictionary.redirects.current("minister", id);
            if self.existing.people.contains_key(id) || self.people.contains_key(id) {
                return known(id);
            }
        }
        if let Some(id) = fact.wikidata.as_deref().and_then(|item| self.existing.person_of(item)) {
            return known(id);
        }
        let mut same: BTreeSet<&str> = BTreeSet::new();
        if fact.id.is_none() {
            for alias in std::iter::once(&name).chain(&fact.aliases) {
                let people = self.existing.people_named(alias).iter().copied();
                same.extend(people.filter(|id| self.may_be_same(id, fact, claims)));
            }
        }
        if same.len() > 1 {
            let shares = |id: &&str| claims.iter().any(|claim| self.held(id, &claim.office.id));
            same.retain(|id| shares(id));
        }
        match same.iter().collect::<Vec<_>>()[..] {
            [id] => return known(id),
            [] => {}
            [..] => {
                let people = same.into_iter().collect::<Vec<_>>().join(" or ");
                let message = format!("{name}: may be {people}");
                return Err(LeftOut::conflict("a person who may be several", message));
            }
        }
        if fact.id.is_none() && fold::words(&name).count() < 2 {
            return Err(LeftOut::passed("a name of one word, which would match anywhere", name));
        }
        let id = self.person_id(fact, &name, claims)?;
        self.new_ids.insert(("minister", id.clone()));
        Ok(FoundPerson { id, is_new: true })
    }

    /// Whether the dictionary knows a person in an office.
    fn held(&self, person: &str, office: &str) -> bool {
        self.existing.tenures.contains_key(&(person, office))
    }

    /// Whether a person of the dictionary with the same name may be the one that a source speaks of:
    /// no other item, an office or at least a country in common, and no gap of a generation.
    fn may_be_same(&self, id: &str, fact: &PersonFact, claims: &[Claim]) -> bool {
        let item = self.existing.people[id].wikidata;
        if fact.wikidata.as_deref().is_some_and(|found| !item.is_empty() && item != found) {
            return false;
        }
        if claims.is_empty() || claims.iter().any(|claim| self.held(id, &claim.office.id)) {
            return true;
        }
        let dictionary = self.existing.dictionary;
        let Some(person) = dictionary.people.iter().find(|person| person.id == id) else {
            return false;
        };
        let tenures = person.tenures.iter().map(|at| &dictionary.tenures[*at as usize]);
        let (mut shares_country, mut years) = (false, Vec::new());
        for tenure in tenures {
            let office = &dictionary.offices[tenure.office as usize];
            let country = office.country.map(|at| &*dictionary.countries[at as usize].id);
            shares_country |= claims.iter().any(|claim| claim.office.country.as_deref() == country);
            let dates = [tenure.validity.from, tenure.validity.until, tenure.seen];
            years.extend(dates.into_iter().flatten().map(Date::year));
        }
        let claimed = claims.iter().flat_map(Claim::years);
        let is_near = claimed.clone().any(|year| {
            years
                .iter()
                .any(|other| (i32::from(year) - i32::from(*other)).abs() <= YEARS_APART.into())
        });
        shares_country && (is_near || years.is_empty() || claimed.count() == 0)
    }

    /// The id of a person whom the dictionary lacks: the source's own, or the name, told apart by
    /// country or by the year of the first office.
    fn person_id(
        &self,
        fact: &PersonFact,
        name: &str,
        claims: &[Claim],
    ) -> Result<String, LeftOut> {
        if let Some(id) = &fact.id {
            return if cell::is_slug(id) && self.is_free("minister", id) {
                Ok(id.clone())
            } else {
                Err(LeftOut::unreadable("an id that cannot be given", id))
            };
        }
        let Some(slug) = cell::slug(name) else {
            return Err(LeftOut::passed("no label in Latin letters", name));
        };
        let country = claims.iter().find_map(|claim| claim.office.country.as_deref());
        let country = country.map(str::to_ascii_lowercase);
        let year = claims.iter().flat_map(Claim::years).min();
        let mut ids = vec![slug.clone()];
        ids.extend(country.as_ref().map(|country| format!("{slug}-{country}")));
        ids.extend(year.map(|year| format!("{slug}-{year}")));
        if let (Some(country), Some(year)) = (&country, year) {
            ids.push(format!("{slug}-{country}-{year}"));
        }
        ids.into_iter().find(|id| self.is_free("minister", id)).ok_or_else(|| {
            LeftOut::conflict("an id that another has", format!("{name}: no id is left for them"))
        })
    }

    /// Notes the names and the item of a person; whether the dictionary lacked one of them.
    pub(super) fn gain(&mut self, found: &FoundPerson, fact: &PersonFact) -> bool {
        let row = self.existing.people.get(found.id.as_str());
        let gain = self.people.get(&found.id).cloned();
        let mut gain = gain.unwrap_or_else(|| Gain {
            name: row.map_or_else(|| cell::clean(&fact.name), |row| row.name.to_owned()),
            surname: row.map_or_else(|| cell::clean(&fact.surname), |row| row.surname.to_owned()),
            is_new: found.is_new,
            ..Gain::default()
        });
        let mut known: BTreeSet<String> = BTreeSet::from([fold::slug(&gain.name)]);
        known.extend(gain.aliases.iter().map(|alias| fold::slug(alias)));
        known.extend(row.iter().flat_map(|row| &row.aliases).map(|alias| fold::slug(alias)));
        let mut is_gain = gain.is_new && !self.people.contains_key(&found.id);
        for alias in std::iter::once(&fact.name).chain(&fact.aliases) {
            let Ok(alias) = cell::name(alias) else { continue };
            let slug = fold::slug(&alias);
            // Whoever names the id of a person knows what the person is called.
            let is_long = fact.id.is_some() || fold::words(&alias).count() > 1;
            if !known.contains(&slug) && is_long && self.may_be_alias(&alias, &slug) {
                known.insert(slug);
                gain.aliases.push(alias);
                is_gain = true;
            }
        }
        let item = row.map_or("", |row| row.wikidata);
        if let (Some(found), "", None) = (&fact.wikidata, item, &gain.wikidata) {
            gain.wikidata = Some(found.clone());
            is_gain = true;
        }
        if is_gain {
            self.people.insert(found.id.clone(), gain);
        }
        is_gain
    }

    /// Whether a name can stand for a person in any text: not what something else or an office is
    /// called.
    fn may_be_alias(&self, alias: &str, slug: &str) -> bool {
        let is_person = |target: &Target| matches!(target, Target::Person(_));
        self.existing.bearers.get(slug).is_none_or(|all| all.iter().all(is_person))
            && self.existing.titles.ranks(alias, None).is_empty()
    }

    /// People of whom nothing but their names is known.
    pub(super) fn people_alone(&mut self, facts: Vec<(Place, PersonFact)>) {
        for (place, fact) in facts {
            let found = self.person(&fact, &[]);
            let result = found.map(|found| self.gain(&found, &fact));
            self.report.count(&place, result.into());
        }
    }

    /// Writes the rows of all who gained something. A person of the dictionary gets a row that
    /// stands in for the known one: what that says and what is gained.
    pub(super) fn write_people(&mut self) {
        let table = "ministers/people.tsv";
        for (id, gain) in std::mem::take(&mut self.people) {
            let row = self.existing.people.get(id.as_str());
            let mut aliases: Vec<&str> = row.map(|row| row.aliases.clone()).unwrap_or_default();
            aliases.extend(gain.aliases.iter().map(String::as_str));
            aliases.sort_unstable();
            let item = row.map_or("", |row| row.wikidata);
            let mut source = row.map_or("", |row| row.source).to_owned();
            if source.split('|').all(|key| key != self.options.source) {
                source = format!("{source}|{}", self.options.source);
            }
            let cells = [
                &*id,
                &gain.name,
                &cell::joined(&aliases),
                &gain.surname,
                gain.wikidata.as_deref().unwrap_or(item),
                source.trim_start_matches('|'),
            ];
            if let Some(line) = row.and_then(|row| row.own_line) {
                self.rows.replace(table, line);
            }
            self.rows.add(table, &cells);
        }
    }
}

impl Claim {
    /// The years that a claim names.
    fn years(&self) -> impl Iterator<Item = i16> + Clone + '_ {
        let Held { from, until, seen, .. } = &self.held;
        [from, until, seen].into_iter().flatten().map(|date| date.first().year())
    }
}
