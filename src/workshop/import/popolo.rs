//! Popolo JSON to people, offices, tenures and bodies: a record is an organization, a membership, or
//! a person without one.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::dates::Stated;
use super::facts::{
    At, BodyFact, Fact, LeftOut, NameFact, OfficeFact, PersonFact, Place, Record, TenureFact,
};
use super::{Options, Source};
use crate::dictionary::AGENCY_TYPES;

/// Classifications that are not the name of a type of ours.
const CLASSIFICATIONS: [(&str, &str); 2] =
    [("legislature", "parliament"), ("ministry", "department")];

/// Classifications of organizations whose offices are those of the country.
const GOVERNMENTS: [&str; 3] = ["cabinet", "executive", "government"];

/// Everything that was read; its parts name each other across files.
#[derive(Debug, Default)]
pub(super) struct Parts {
    people: BTreeMap<String, (Place, Person)>,
    organizations: BTreeMap<String, (Place, Organization)>,
    posts: BTreeMap<String, Post>,
    areas: BTreeMap<String, Area>,
    memberships: Vec<(Place, Membership)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    persons: Vec<Person>,
    organizations: Vec<Organization>,
    posts: Vec<Post>,
    areas: Vec<Area>,
    memberships: Vec<Membership>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Person {
    id: Option<String>,
    name: Option<String>,
    family_name: Option<String>,
    other_names: Vec<OtherName>,
    identifiers: Vec<Identifier>,
    death_date: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OtherName {
    name: Option<String>,
    lang: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Identifier {
    scheme: Option<String>,
    identifier: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Organization {
    id: Option<String>,
    name: Option<String>,
    classification: Option<String>,
    parent_id: Option<String>,
    area_id: Option<String>,
    founding_date: Option<String>,
    dissolution_date: Option<String>,
    other_names: Vec<OtherName>,
    identifiers: Vec<Identifier>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Post {
    id: Option<String>,
    label: Option<String>,
    role: Option<String>,
    organization_id: Option<String>,
    area_id: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Area {
    id: Option<String>,
    name: Option<String>,
    classification: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Membership {
    person_id: Option<String>,
    organization_id: Option<String>,
    post_id: Option<String>,
    area_id: Option<String>,
    label: Option<String>,
    role: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
}

impl Parts {
    /// Reads one file.
    pub(super) fn read(&mut self, source: &Source<'_>) -> Result<(), LeftOut> {
        let file: File = serde_json::from_str(source.text()?).map_err(|error| {
            LeftOut::unreadable("a file that is not Popolo JSON", error.to_string())
        })?;
        let place = |what: &'static str, number: u32| source.place(At::Record(what, number));
        let key = |id: &Option<String>| id.clone().unwrap_or_default();
        for (number, person) in (1..).zip(file.persons) {
            self.people.entry(key(&person.id)).or_insert((place("person", number), person));
        }
        for (number, organization) in (1..).zip(file.organizations) {
            let entry = self.organizations.entry(key(&organization.id));
            entry.or_insert((place("organization", number), organization));
        }
        self.posts.extend(file.posts.into_iter().map(|post| (key(&post.id), post)));
        self.areas.extend(file.areas.into_iter().map(|area| (key(&area.id), area)));
        let memberships = (1..).zip(file.memberships);
        self.memberships.extend(
            memberships.map(|(number, membership)| (place("membership", number), membership)),
        );
        Ok(())
    }

    /// Turns everything read into records.
    pub(super) fn finish(self, options: &Options, records: &mut Vec<Record>) {
        for (place, organization) in self.organizations.values() {
            let fact = self.body(organization, options).map(|fact| Fact::Body(Box::new(fact)));
            records.push(Record { place: place.clone(), fact });
        }
        let mut members: BTreeSet<&str> = BTreeSet::new();
        for (place, membership) in &self.memberships {
            members.extend(membership.person_id.as_deref());
            let fact = self.tenure(membership, options).map(|fact| Fact::Tenure(Box::new(fact)));
            records.push(Record { place: place.clone(), fact });
        }
        for (id, (place, person)) in &self.people {
            if !members.contains(id.as_str()) {
                let name = person.name.clone().unwrap_or_default();
                let fact = Err(LeftOut::passed("a person without an office", name));
                records.push(Record { place: place.clone(), fact });
            }
        }
    }

    fn body(&self, organization: &Organization, options: &Options) -> Result<BodyFact, LeftOut> {
        let Some(label) = text(&organization.name) else {
            return Err(LeftOut::unreadable("an organization without a name", ""));
        };
        let Some(Sort::Body(kind)) = sort(organization, options) else {
            let classification = organization.classification.as_deref().unwrap_or_default();
            let message = format!("{label}, \"{classification}\"");
            return Err(LeftOut::passed("an organization that is no public body", message));
        };
        let names = organization.other_names.iter().filter_map(|other| {
            Some(NameFact {
                name: text(&other.name)?.to_owned(),
                lang: options.lang(other.lang.as_deref().unwrap_or("en"))?,
                from: date(&other.start_date).ok()?,
                until: date(&other.end_date).ok()?,
                ..NameFact::default()
            })
        });
        Ok(BodyFact {
            key: organization.id.clone().unwrap_or_default(),
            label: label.to_owned(),
            kinds: vec![kind],
            country: self.country(organization.area_id.as_deref()),
            parent: organization.parent_id.clone(),
            from: date(&organization.founding_date)?,
            until: date(&organization.dissolution_date)?,
            wikidata: wikidata(&organization.identifiers),
            names: names.collect(),
            ..BodyFact::default()
        })
    }

    fn tenure(&self, membership: &Membership, options: &Options) -> Result<TenureFact, LeftOut> {
        let id = membership.person_id.as_deref().unwrap_or_default();
        let Some((_, person)) = self.people.get(id) else {
            return Err(LeftOut::unreadable("a membership of nobody we are told of", id));
        };
        let Some(name) = text(&person.name) else {
            return Err(LeftOut::unreadable("a person without a name", id));
        };
        let post = membership.post_id.as_ref().and_then(|id| self.posts.get(id));
        let organization = membership
            .organization_id
            .as_ref()
            .or(post.and_then(|post| post.organization_id.as_ref()));
        let found = organization.and_then(|id| self.organizations.get(id));
        let area = membership
            .area_id
            .as_deref()
            .or(post.and_then(|post| post.area_id.as_deref()))
            .or(found.and_then(|(_, found)| found.area_id.as_deref()));
        let labels = [
            post.and_then(|post| text(&post.label)),
            text(&membership.label),
            text(&membership.role),
            post.and_then(|post| text(&post.role)),
        ];
        let labels: Vec<String> = labels.into_iter().flatten().map(str::to_owned).collect();
        if labels.is_empty() {
            return Err(LeftOut::passed("a membership that is no office", name));
        }
        let of = match found.map(|(_, found)| (found, sort(found, options))) {
            None | Some((_, Some(Sort::Government))) => None,
            Some((found, Some(Sort::Body(_)))) => text(&found.name).map(str::to_owned),
            Some((found, None)) => {
                let of = found.name.as_deref().unwrap_or_default();
                let message = format!("{name}, {of}");
                return Err(LeftOut::passed(
                    "an office of an organization that is no public body",
                    message,
                ));
            }
        };
        let from = date(&membership.start_date)?;
        let until = date(&membership.end_date)?;
        let wanted = |other: &&OtherName| {
            other.lang.as_deref().is_none_or(|tag| options.lang(tag).is_some())
        };
        let aliases =
            person.other_names.iter().filter(wanted).filter_map(|other| text(&other.name));
        let family_name = text(&person.family_name).unwrap_or_default();
        Ok(TenureFact {
            person: PersonFact {
                key: id.to_owned(),
                id: None,
                name: name.to_owned(),
                aliases: aliases.map(str::to_owned).collect(),
                surname: if name.contains(family_name) { family_name } else { "" }.to_owned(),
                wikidata: wikidata(&person.identifiers),
            },
            office: OfficeFact {
                labels,
                country: self.country(area),
                body: organization.cloned(),
                of,
                ..OfficeFact::default()
            },
            from,
            until,
            is_open: until.is_none() && text(&person.death_date).is_none(),
            ..TenureFact::default()
        })
    }

    /// The country that an area is; constituencies are none.
    fn country(&self, area: Option<&str>) -> Option<String> {
        let area = self.areas.get(area?)?;
        let is_country = area.classification.as_deref() == Some("country");
        area.name.clone().filter(|_| is_country)
    }
}

/// What an organization is to us.
enum Sort {
    /// A body of this type.
    Body(String),
    /// The government itself.
    Government,
}

/// What an organization is to us; `None` for parties, committees and the like.
fn sort(organization: &Organization, options: &Options) -> Option<Sort> {
    let classification = organization.classification.as_deref().unwrap_or_default();
    let folded = classification.to_lowercase().replace([' ', '_'], "-");
    let named = options.labels.get(classification).map_or(folded.as_str(), String::as_str);
    if GOVERNMENTS.contains(&named) {
        return Some(Sort::Government);
    }
    let ours = CLASSIFICATIONS.iter().find(|(name, _)| *name == named).map(|(_, kind)| *kind);
    let kind = ours
        .or_else(|| AGENCY_TYPES.into_iter().find(|kind| *kind == named))
        .or(options.kind.as_deref().filter(|_| classification.is_empty()));
    kind.map(|kind| Sort::Body(kind.to_owned()))
}

/// A text that is there and not empty.
fn text(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// A date, or the day of a time.
fn date(cell: &Option<String>) -> Result<Option<Stated>, LeftOut> {
    let Some(cell) = text(cell) else { return Ok(None) };
    let day = cell.split(['T', ' ']).next().unwrap_or_default();
    match Stated::parse(day) {
        Some(date) => Ok(Some(date)),
        None => Err(LeftOut::unreadable("a date that is none", format!("\"{cell}\""))),
    }
}

fn wikidata(identifiers: &[Identifier]) -> Option<String> {
    let item = identifiers.iter().find(|found| found.scheme.as_deref() == Some("wikidata"))?;
    item.identifier.clone().filter(|id| id.starts_with('Q'))
}
