//! Which of our entities a gold name means.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::{Naming, Wanted};
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{Class, Detail, Tag, Target};

/// All names of the entities of a dictionary, folded.
#[derive(Debug)]
pub struct Names<'a> {
    dictionary: &'a Dictionary,
    by_entity: BTreeMap<(Class, &'a str), BTreeSet<String>>,
}

impl<'a> Names<'a> {
    /// Collects the names of a dictionary.
    #[must_use]
    pub fn new(dictionary: &'a Dictionary) -> Names<'a> {
        let mut by_entity: BTreeMap<(Class, &str), BTreeSet<String>> = BTreeMap::new();
        for term in &dictionary.terms {
            let key = match term.target {
                Target::Country(index) => {
                    (Class::Country, dictionary.countries[index as usize].id.as_str())
                }
                Target::Person(index) => {
                    (Class::Minister, dictionary.people[index as usize].id.as_str())
                }
                Target::Agency(index) => {
                    (Class::Agency, dictionary.agencies[index as usize].id.as_str())
                }
                Target::Place(_) | Target::Title(..) | Target::Atom(_) | Target::Trap(_) => {
                    continue;
                }
            };
            by_entity.entry(key).or_default().insert(fold::slug(&term.name));
        }
        Names { dictionary, by_entity }
    }

    /// Whether a tag is what gold means: the same id or item, or for a name any name of the entity,
    /// or one whose words contain the other's; a theme also by its codes.
    #[must_use]
    pub fn is_meant(&self, tag: &Tag, wanted: &Wanted) -> bool {
        tag.class == wanted.class && wanted.namings.iter().any(|naming| self.fits(tag, naming))
    }

    fn fits(&self, tag: &Tag, naming: &Naming) -> bool {
        match naming {
            Naming::Id(id) => *tag.id == *self.dictionary.redirects.current(tag.class.name(), id),
            Naming::Wikidata(item) => tag.wikidata.as_deref() == Some(item),
            Naming::Code { vocabulary, code } => match &tag.detail {
                Detail::Theme { codes, .. } => codes
                    .get(vocabulary)
                    .is_some_and(|codes| codes.iter().any(|other| is_below(other, code))),
                _ => false,
            },
            Naming::Name(name) => {
                let name = fold::slug(name);
                let label = fold::slug(&tag.label);
                let names = self.by_entity.get(&(tag.class, &*tag.id));
                std::iter::once(&label)
                    .chain(names.into_iter().flatten())
                    .any(|other| *other == name || contains(other, &name) || contains(&name, other))
            }
        }
    }
}

/// `13.2` is below `13`, and `13` is itself.
fn is_below(code: &str, wanted: &str) -> bool {
    code == wanted || code.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether one name's words contain the other's, of two words or more.
fn contains(longer: &str, shorter: &str) -> bool {
    let words: BTreeSet<&str> = longer.split('-').collect();
    shorter.contains('-') && shorter.split('-').all(|word| words.contains(word))
}
