//! Items that are public bodies to bodies.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, Sort};
use super::results::Row;
use super::time::{When, one, when};
use crate::fold;
use crate::model::Kind;
use crate::workshop::import::Options;
use crate::workshop::import::facts::{BodyFact, Fact, LeftOut, NameFact, Place, Record, Strength};

/// Bodies by their items; the number first, so that the order is that of the items.
#[derive(Debug, Default)]
pub(super) struct Bodies(BTreeMap<(usize, String), Body>);

/// What the rows of one body say.
#[derive(Debug)]
struct Body {
    place: Place,
    kinds: BTreeSet<String>,
    country: Option<String>,
    parents: BTreeSet<String>,
    successors: BTreeSet<String>,
    names: Names,
    starts: BTreeSet<When>,
    ends: BTreeSet<When>,
}

impl Bodies {
    /// Adds a row to its body.
    pub(super) fn add(&mut self, place: Place, row: &Row) {
        let item = row.item("body").unwrap_or_default();
        let body = self.0.entry((item.len(), item)).or_insert_with(|| Body {
            place,
            kinds: BTreeSet::new(),
            country: None,
            parents: BTreeSet::new(),
            successors: BTreeSet::new(),
            names: Names::default(),
            starts: BTreeSet::new(),
            ends: BTreeSet::new(),
        });
        body.names.add(row, "bodyLabel");
        let kinds = row.get("types").split('|').filter(|kind| !kind.is_empty());
        body.kinds.extend(kinds.map(str::to_owned));
        body.country = row.item("country").or(body.country.take());
        body.parents.extend(row.item("parent"));
        body.successors.extend(row.item("successor"));
        body.starts.extend(when(row, "start", "startPrecision"));
        body.ends.extend(when(row, "end", "endPrecision"));
    }

    /// Turns all bodies into records.
    pub(super) fn finish(self, options: &Options, records: &mut Vec<Record>) {
        for ((_, item), body) in self.0 {
            let fact = body.fact(&item, options).map(|fact| Fact::Body(Box::new(fact)));
            records.push(Record { place: body.place, fact });
        }
    }
}

impl Body {
    fn fact(&self, item: &str, options: &Options) -> Result<BodyFact, LeftOut> {
        if item.is_empty() {
            return Err(LeftOut::passed("a body without an item", ""));
        }
        let Some(label) = self.names.english() else {
            return Err(LeftOut::passed("a body without a label in English", item));
        };
        let date = |values: &BTreeSet<When>| match one(values) {
            Ok(Some(When::At(date))) => Some(*date),
            // A body is as much a body where its sources differ on when it was founded.
            _ => None,
        };
        let until = match one(&self.ends) {
            Err(values) => {
                let message = format!("{item}: {values}");
                return Err(LeftOut::conflict("a body with two ends", message));
            }
            Ok(_) => date(&self.ends),
        };
        Ok(BodyFact {
            key: item.to_owned(),
            id: None,
            label: label.to_owned(),
            kinds: self.kinds.iter().cloned().collect(),
            country: self.country.clone(),
            parent: self.parents.iter().next().cloned(),
            from: date(&self.starts),
            until,
            successors: self.successors.iter().cloned().collect(),
            wikidata: Some(item.to_owned()),
            names: self.names(options),
        })
    }

    fn names(&self, options: &Options) -> Vec<NameFact> {
        let names = self.names.iter().filter_map(|(sort, tag, name)| {
            let is_letters = fold::words(name).count() == 1
                && fold::words(name).any(|word| fold::shape(&name[word]).is_capitals());
            let kind = match sort {
                _ if is_letters => Kind::Acronym,
                Sort::Label | Sort::Alias => Kind::Name,
                Sort::Official => Kind::Official,
                Sort::Short => Kind::Short,
            };
            let lang = options.lang(tag)?;
            // What else a body is called may be called so by others, too.
            let strength = match sort {
                Sort::Label | Sort::Official => Strength::Unsaid,
                Sort::Alias | Sort::Short => Strength::Said(false),
            };
            let (name, kind) = (name.to_owned(), Some(kind));
            Some(NameFact { name, kind, lang, strength, ..NameFact::default() })
        });
        names.collect()
    }
}
