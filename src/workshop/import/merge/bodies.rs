//! Bodies: found in the dictionary or given an id, with their dates, the bodies above and after
//! them, and their names.

use super::Merge;
use super::names::Bearer;
use crate::dictionary::AGENCY_TYPES;
use crate::model::{Class, Kind};
use crate::workshop::import::cell;
use crate::workshop::import::dates::Stated;
use crate::workshop::import::existing::BodyRow;
use crate::workshop::import::facts::{BodyFact, LeftOut, NameFact, Place};

const TABLE: &str = "agencies/entities.tsv";

/// Columns of the table that are asked for by place.
mod column {
    pub(super) const TYPE: usize = 2;
    pub(super) const FROM: usize = 5;
    pub(super) const UNTIL: usize = 6;
    pub(super) const WIKIDATA: usize = 8;
    pub(super) const SOURCE: usize = 9;
}

/// A body of the import with the id that it has or gets.
struct Found {
    id: String,
    country: Option<String>,
    kind: String,
    is_new: bool,
}

impl Merge<'_> {
    /// Takes bodies; all get their ids before any is written, since they name each other.
    pub(super) fn bodies(&mut self, facts: Vec<(Place, BodyFact)>) {
        let mut found = Vec::new();
        for (place, fact) in facts {
            match self.find_body(&fact) {
                Ok(body) => {
                    self.bodies.insert(fact.key.clone(), (body.id.clone(), body.kind.clone()));
                    found.push((place, fact, body));
                }
                Err(left_out) => self.report.count(&place, Err(left_out).into()),
            }
        }
        for (place, fact, body) in found {
            let result = self.body(&fact, &body);
            self.report.count(&place, result.into());
        }
    }

    /// The id of a body given by key in the source, id or Wikidata item.
    pub(super) fn body_id(&self, given: &str) -> Option<String> {
        let known = self.existing.body(given).map(str::to_owned);
        self.bodies.get(given).map(|(id, _)| id.clone()).or(known)
    }

    fn find_body(&mut self, fact: &BodyFact) -> Result<Found, LeftOut> {
        let label = cell::name(&fact.label)?;
        let country = self.country_of(fact.country.as_deref())?;
        if let (Some(from), Some(until)) = (fact.from, fact.until)
            && from.first() > until.last()
        {
            let message = format!("{label}: from {from} until {until}");
            return Err(LeftOut::conflict("an end before the beginning", message));
        }
        let known = |id: &str, existing: &super::Existing<'_>| Found {
            id: id.to_owned(),
            country: country.clone(),
            kind: existing.bodies[id].cells[column::TYPE].to_owned(),
            is_new: false,
        };
        if let Some((id, kind)) = self.bodies.get(&fact.key).cloned() {
            return Ok(Found { id, country, kind, is_new: false });
        }
        let by_id = fact.id.as_deref().or(fact.wikidata.as_deref());
        if let Some(id) = by_id.and_then(|given| self.existing.body(given)) {
            return Ok(known(id, self.existing));
        }
        let candidates = self.existing.bodies_named(country.as_deref(), &label);
        let same: Vec<&str> = candidates
            .into_iter()
            .filter(|id| may_be_same(&self.existing.bodies[id].cells, fact))
            .collect();
        match same[..] {
            [id] if fact.id.is_none() => return Ok(known(id, self.existing)),
            [_, _, ..] if fact.id.is_none() => {
                let message = format!("{label}: may be {}", same.join(" or "));
                return Err(LeftOut::conflict("a body that may be several", message));
            }
            _ => {}
        }
        let kind = kind(&fact.kinds).or(self.options.kind.as_deref());
        let Some(kind) = kind else {
            return Err(LeftOut::passed("a body without a type", label));
        };
        let kind = kind.to_owned();
        let id = self.body_slug(fact, &label, country.as_deref())?;
        self.new_ids.insert(("agency", id.clone()));
        Ok(Found { id, country, kind, is_new: true })
    }

    /// The id of a body that the dictionary lacks: the source's own, or the country and the label,
    /// told apart by the year of its beginning.
    fn body_slug(
        &self,
        fact: &BodyFact,
        label: &str,
        country: Option<&str>,
    ) -> Result<String, LeftOut> {
        if let Some(id) = &fact.id {
            return if cell::is_slug(id) && self.is_free("agency", id) {
                Ok(id.clone())
            } else {
                Err(LeftOut::unreadable("an id that cannot be given", id))
            };
        }
        let Some(slug) = cell::slug(label) else {
            return Err(LeftOut::passed("no label in Latin letters", label));
        };
        let slug = match country {
            Some(country) => format!("{}-{slug}", country.to_ascii_lowercase()),
            None => slug,
        };
        let year = fact.from.map(|from| format!("{slug}-{}", from.first().year()));
        let free = std::iter::once(slug).chain(year).find(|id| self.is_free("agency", id));
        free.ok_or_else(|| {
            LeftOut::conflict("an id that another has", format!("{label}: no id is left for it"))
        })
    }

    fn body(&mut self, fact: &BodyFact, found: &Found) -> Result<bool, LeftOut> {
        let mut is_taken = false;
        if found.is_new {
            self.write_body(fact, found);
            is_taken = true;
        } else if let Some(row) = self.existing.bodies.get(found.id.as_str()) {
            is_taken |= self.complete_body(&found.id, row, fact)?;
        }
        let generic_in = found.country.as_deref().filter(|_| found.kind == "department");
        let bearer = Bearer { class: Class::Agency, id: &found.id, key: &fact.key, generic_in };
        let label = NameFact {
            name: fact.label.clone(),
            kind: Some(Kind::Name),
            lang: "en".to_owned(),
            ..NameFact::default()
        };
        let label_is_name = found.is_new && fact.names.iter().all(|name| name.name != fact.label);
        let mut names: Vec<NameFact> = label_is_name.then_some(label).into_iter().collect();
        names.extend(fact.names.iter().cloned());
        Ok(self.add_names(&bearer, &names)? || is_taken)
    }

    fn write_body(&mut self, fact: &BodyFact, found: &Found) {
        let others = |merge: &Self, given: &str| merge.body_id(given).filter(|id| *id != found.id);
        let parent = fact.parent.as_deref().and_then(|given| others(self, given));
        let successors: Vec<String> =
            fact.successors.iter().filter_map(|given| others(self, given)).collect();
        let cells = [
            found.id.clone(),
            cell::clean(&fact.label),
            found.kind.clone(),
            found.country.clone().unwrap_or_default(),
            parent.unwrap_or_default(),
            Stated::cell(fact.from),
            Stated::cell(fact.until),
            cell::joined(&successors),
            fact.wikidata.clone().unwrap_or_default(),
            self.options.source.clone(),
        ];
        self.rows.add(TABLE, &cells);
    }

    /// Adds the Wikidata item that a known body lacks, and the dates that a row of the folder and of
    /// the same source lacks; whether there was something to add.
    fn complete_body(
        &mut self,
        id: &str,
        row: &BodyRow<'_>,
        fact: &BodyFact,
    ) -> Result<bool, LeftOut> {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| (*cell).to_owned()).collect();
        let is_ours = row.own_line.is_some() && cells[column::SOURCE] == self.options.source;
        for (column, date) in [(column::FROM, fact.from), (column::UNTIL, fact.until)] {
            let Some(date) = date else { continue };
            let is_end = column == column::UNTIL;
            match Stated::parse(&cells[column]) {
                Some(known) if is_end && !known.agrees(date) => {
                    let message = format!("{id}: the dictionary says {known}, the source {date}");
                    return Err(LeftOut::conflict("another end of a body", message));
                }
                Some(_) => {}
                None if is_ours => cells[column] = date.to_string(),
                None if is_end => {
                    let message = format!("{id}: the dictionary knows no end, the source {date}");
                    return Err(LeftOut::conflict("an end that the dictionary lacks", message));
                }
                None => {}
            }
        }
        if let (Some(item), "") = (&fact.wikidata, &*cells[column::WIKIDATA]) {
            cells[column::WIKIDATA].clone_from(item);
        }
        if cells == row.cells {
            return Ok(false);
        }
        if !is_ours && cells[column::SOURCE].split('|').all(|key| key != self.options.source) {
            cells[column::SOURCE] = format!("{}|{}", cells[column::SOURCE], self.options.source);
        }
        if let Some(line) = row.own_line {
            self.rows.replace(TABLE, line);
        }
        self.rows.add(TABLE, &cells);
        Ok(true)
    }
}

/// Whether a body of the dictionary may be the one that a source speaks of: no other item, no other
/// time.
fn may_be_same(cells: &[&str], fact: &BodyFact) -> bool {
    let item = cells[column::WIKIDATA];
    let is_other_item =
        fact.wikidata.as_deref().is_some_and(|found| !item.is_empty() && found != item);
    let from = Stated::parse(cells[column::FROM]);
    let until = Stated::parse(cells[column::UNTIL]);
    let ends_before = |until: Option<Stated>, from: Option<Stated>| matches!((until, from), (Some(until), Some(from)) if until.last() < from.first());
    !is_other_item && !ends_before(until, fact.from) && !ends_before(fact.until, from)
}

/// The types that say most come first: a central bank is an agency, too.
const SPECIFIC_FIRST: [&str; 16] = [
    "central-bank",
    "data-protection-authority",
    "statistics-office",
    "space-agency",
    "health-agency",
    "police",
    "military",
    "court",
    "parliament",
    "regulator",
    "department",
    "eu-body",
    "international-organisation",
    "group",
    "agency",
    "public-body",
];

/// The type that says most.
fn kind(kinds: &[String]) -> Option<&'static str> {
    debug_assert!(SPECIFIC_FIRST.iter().all(|kind| AGENCY_TYPES.contains(kind)));
    SPECIFIC_FIRST.into_iter().find(|kind| kinds.iter().any(|found| found == kind))
}
