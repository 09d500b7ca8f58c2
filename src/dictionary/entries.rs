//! Terms to the stable ids of their entries, and to people's words for them.

use std::sync::Arc;

use super::Dictionary;
use crate::fold;
use crate::model::{Lang, Subject, Target, Term};

impl Dictionary {
    /// The stable id of a term's entry: `country-name:GB:uk`; of a name in another language than
    /// English, `country-name:GB:fr:royaume-uni`.
    #[must_use]
    pub fn entry(&self, term: &Term) -> Arc<str> {
        let slug = match term.lang {
            Some(lang) if lang != Lang::ENGLISH => {
                format!("{}:{}", lang.code(), fold::slug(&term.name))
            }
            _ => fold::slug(&term.name),
        };
        match term.target {
            Target::Country(country) => {
                format!("country-name:{}:{slug}", self.countries[country as usize].id)
            }
            Target::Person(person) => {
                format!("person-name:{}:{slug}", self.people[person as usize].id)
            }
            Target::Agency(agency) => {
                format!("agency-name:{}:{slug}", self.agencies[agency as usize].id)
            }
            Target::Place(place) => {
                format!("place-name:{}:{slug}", self.places[place as usize].id)
            }
            Target::Title(title, _) => {
                format!("title:{}", fold::slug(&self.titles[title as usize].title))
            }
            Target::Atom(atom) => {
                format!("theme-phrase:{}", fold::slug(&self.atoms[atom as usize]))
            }
            Target::Trap(trap) => format!("trap:{}", fold::slug(&self.traps[trap as usize].phrase)),
        }
        .into()
    }

    /// Where a term's entry stands: `dictionaries/countries/names.tsv:812`.
    #[must_use]
    pub fn place_of(&self, term: &Term) -> String {
        format!("{}:{}", self.files[term.place.file as usize], term.place.line)
    }

    /// The stable id of a tag's entity.
    #[must_use]
    pub fn id_of(&self, subject: Subject) -> &str {
        match subject {
            Subject::Country(index) => &self.countries[index as usize].id,
            Subject::Person(index) => &self.people[index as usize].id,
            Subject::Office(index) => &self.offices[index as usize].id,
            Subject::Agency(index) => &self.agencies[index as usize].id,
            Subject::Theme(index) => &self.themes[index as usize].id,
        }
    }

    /// The English label of a tag's entity.
    #[must_use]
    pub fn label_of(&self, subject: Subject) -> &str {
        match subject {
            Subject::Country(index) => &self.countries[index as usize].label,
            Subject::Person(index) => &self.people[index as usize].name,
            Subject::Office(index) => &self.offices[index as usize].label,
            Subject::Agency(index) => &self.agencies[index as usize].label,
            Subject::Theme(index) => &self.themes[index as usize].label,
        }
    }

    /// What a target is, in words: `country United Kingdom (GB)`.
    #[must_use]
    pub fn describe(&self, target: Target) -> String {
        match target {
            Target::Country(index) => {
                let country = &self.countries[index as usize];
                format!("country {} ({})", country.label, country.id)
            }
            Target::Person(index) => {
                let person = &self.people[index as usize];
                format!("minister {} ({})", person.name, person.id)
            }
            Target::Agency(index) => {
                let agency = &self.agencies[index as usize];
                format!("agency {} ({})", agency.label, agency.id)
            }
            Target::Place(index) => {
                let place = &self.places[index as usize];
                format!("place {}", place.id)
            }
            Target::Title(index, _) => {
                format!("title of office \"{}\"", self.titles[index as usize].title)
            }
            Target::Atom(index) => format!("theme phrase \"{}\"", self.atoms[index as usize]),
            Target::Trap(index) => format!("trap \"{}\"", self.traps[index as usize].phrase),
        }
    }
}
