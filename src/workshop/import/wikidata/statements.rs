//! Statements "position held" to tenures.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, Sort};
use super::results::Row;
use super::time::{When, one, when};
use crate::fold;
use crate::model::Rank;
use crate::workshop::import::Options;
use crate::workshop::import::dates::Stated;
use crate::workshop::import::facts::{
    Fact, LeftOut, OfficeFact, PersonFact, Place, Record, TenureFact,
};

/// Statements by their ids.
#[derive(Debug, Default)]
pub(super) struct Statements(BTreeMap<String, Statement>);

/// What the rows of one statement say.
#[derive(Debug)]
struct Statement {
    place: Place,
    person: Option<String>,
    position: Option<String>,
    labels: BTreeSet<String>,
    country: Option<String>,
    body: Option<String>,
    /// What the office is held of, where the statement says it: item and label.
    of: BTreeMap<String, String>,
    ranks: BTreeSet<String>,
    names: Names,
    surnames: BTreeSet<String>,
    starts: BTreeSet<When>,
    ends: BTreeSet<When>,
    is_deprecated: bool,
    is_disputed: bool,
    is_acting: bool,
    /// Whether something says that the tenure is over: a successor, a death, an unknown end.
    is_over: bool,
}

impl Statements {
    /// Adds a row to its statement.
    pub(super) fn add(&mut self, place: Place, row: &Row) {
        let id = row.get("statement").rsplit('/').next().unwrap_or_default();
        let key = if id.is_empty() {
            let of = |column| row.get(column);
            format!("{} {} {}", of("person"), of("position"), of("start"))
        } else {
            id.to_owned()
        };
        let statement = self.0.entry(key).or_insert_with(|| Statement {
            place,
            person: row.item("person"),
            position: row.item("position"),
            labels: BTreeSet::new(),
            country: None,
            body: None,
            of: BTreeMap::new(),
            ranks: BTreeSet::new(),
            names: Names::default(),
            surnames: BTreeSet::new(),
            starts: BTreeSet::new(),
            ends: BTreeSet::new(),
            is_deprecated: false,
            is_disputed: false,
            is_acting: false,
            is_over: false,
        });
        statement.add(row);
    }

    /// Turns all statements into records.
    pub(super) fn finish(self, options: &Options, records: &mut Vec<Record>) {
        for statement in self.0.into_values() {
            let fact = statement.fact(options).map(|fact| Fact::Tenure(Box::new(fact)));
            records.push(Record { place: statement.place, fact });
        }
    }
}

impl Statement {
    fn add(&mut self, row: &Row) {
        self.names.add(row, "personLabel");
        let label = row.get("positionLabel");
        if !label.is_empty() {
            self.labels.insert(label.to_owned());
        }
        let parts = |column| row.get(column).split('|').filter(|part| !part.is_empty());
        self.ranks.extend(parts("ranks").map(str::to_owned));
        self.surnames.extend(parts("familyName").map(str::to_owned));
        self.country = row.item("country").or(self.country.take());
        self.body = row.item("organization").or(self.body.take());
        if let Some(of) = row.item("of") {
            self.of.insert(of, row.get("ofLabel").to_owned());
        }
        self.starts.extend(when(row, "start", "startPrecision"));
        self.ends.extend(when(row, "end", "endPrecision"));
        self.is_deprecated |= row.get("statementRank").ends_with("DeprecatedRank");
        self.is_disputed |= row.is_yes("disputed");
        self.is_acting |= row.is_yes("acting");
        self.is_over |= row.is_yes("ended")
            || row.is_yes("dead")
            || row.is_unknown("end")
            || !row.get("replacedBy").is_empty();
    }

    fn fact(&self, options: &Options) -> Result<TenureFact, LeftOut> {
        let (Some(person), Some(position)) = (&self.person, &self.position) else {
            return Err(LeftOut::passed("a statement about somebody unknown", ""));
        };
        let what = || format!("{person}, {position}");
        if self.is_deprecated {
            return Err(LeftOut::passed("a deprecated statement", what()));
        }
        if self.is_disputed {
            return Err(LeftOut::passed("a disputed statement", what()));
        }
        let Some(name) = self.names.english().or_else(|| self.names.latin()) else {
            return Err(LeftOut::passed("a person without a label", person));
        };
        let is_id = |label: &String| label == position;
        let Some(label) = self.labels.iter().find(|label| !is_id(label)) else {
            return Err(LeftOut::passed("an office without a label in English", position));
        };
        let date = |values: &BTreeSet<When>, why| match one(values) {
            Ok(Some(When::At(date))) => Ok(Some(*date)),
            Ok(Some(When::Beyond(text))) => {
                Err(LeftOut::passed("a date that no table holds", format!("{}: {text}", what())))
            }
            Ok(Some(When::Unknown) | None) => Ok(None),
            Err(values) => Err(LeftOut::conflict(why, format!("{}: {values}", what()))),
        };
        let from = date(&self.starts, "a statement with two beginnings")?;
        let until = date(&self.ends, "a statement with two ends")?;
        Ok(TenureFact {
            person: self.person(person, name, options),
            office: self.office(label)?,
            from,
            until,
            is_open: self.ends.is_empty() && !self.is_over,
            seen: None::<Stated>,
            note: if self.is_acting { "acting".to_owned() } else { String::new() },
            precision: None,
        })
    }

    fn person(&self, item: &str, name: &str, options: &Options) -> PersonFact {
        let wanted = self.names.iter().filter(|(sort, lang, _)| {
            matches!(sort, Sort::Label | Sort::Alias) && options.lang(lang).is_some()
        });
        let aliases = wanted.map(|(_, _, alias)| alias).filter(|alias| *alias != name);
        // A family name is the surname only where the name has it: spellings and name orders differ.
        let slug = format!("-{}-", fold::slug(name));
        let surname = self.surnames.iter().find(|surname| {
            let surname = fold::slug(surname);
            !surname.is_empty() && slug.contains(&format!("-{surname}-"))
        });
        PersonFact {
            key: item.to_owned(),
            id: None,
            name: name.to_owned(),
            aliases: aliases.map(str::to_owned).collect(),
            surname: surname.cloned().unwrap_or_default(),
            wikidata: Some(item.to_owned()),
        }
    }

    fn office(&self, label: &str) -> Result<OfficeFact, LeftOut> {
        let ranks = Rank::ALL.iter().filter(|(name, _)| self.ranks.contains(*name));
        // A position that many bodies have is held of one of them.
        let of = self.of.iter().next();
        if let Some((item, of)) = of
            && of.is_empty()
        {
            return Err(LeftOut::passed(
                "an office without a label in English",
                format!("of {item}"),
            ));
        }
        Ok(OfficeFact {
            id: None,
            labels: vec![label.to_owned()],
            country: self.country.clone(),
            body: self.body.clone().or_else(|| of.map(|(item, _)| item.clone())),
            of: of.map(|(_, of)| of.clone()),
            ranks: ranks.map(|(_, rank)| *rank).collect(),
            portfolios: Vec::new(),
            is_single: None,
        })
    }
}
