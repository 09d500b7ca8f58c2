//! Which of our entities a gold name means.

use std::collections::{BTreeMap, BTreeSet};

use super::gold::{Naming, Wanted};
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{Class, Target};

/// All names of the entities of a dictionary, folded.
#[derive(Debug)]
pub struct Names<'a> {
    dictionary: &'a Dictionary,
    by_entity: BTreeMap<(Class, &'a str), BTreeSet<String>>,
    wikidata: BTreeMap<(Class, &'a str), &'a str>,
    codes: BTreeMap<&'a str, &'a BTreeMap<String, Vec<String>>>,
    by_item: BTreeMap<(Class, String), &'a str>,
    by_name: BTreeMap<(Class, String), &'a str>,
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
        let mut wikidata = BTreeMap::new();
        let mut add = |class: Class, id: &'a str, label: &'a str, item: Option<&'a String>| {
            by_entity.entry((class, id)).or_default().insert(fold::slug(label));
            if let Some(item) = item {
                wikidata.insert((class, id), item.as_str());
            }
        };
        for country in &dictionary.countries {
            add(Class::Country, &country.id, &country.label, country.wikidata.as_ref());
        }
        for person in &dictionary.people {
            add(Class::Minister, &person.id, &person.name, person.wikidata.as_ref());
        }
        for office in &dictionary.offices {
            add(Class::Minister, &office.id, &office.label, None);
        }
        for agency in &dictionary.agencies {
            add(Class::Agency, &agency.id, &agency.label, agency.wikidata.as_ref());
        }
        for theme in &dictionary.themes {
            add(Class::Theme, &theme.id, &theme.label, None);
        }
        let codes =
            dictionary.themes.iter().map(|theme| (theme.id.as_str(), &theme.codes)).collect();
        let mut by_name = BTreeMap::new();
        for ((class, id), names) in &by_entity {
            for name in names {
                by_name.entry((*class, name.clone())).or_insert(*id);
            }
        }
        let by_item = wikidata
            .iter()
            .map(|((class, id), item)| ((*class, (*item).to_owned()), *id))
            .collect();
        Names { dictionary, by_entity, wikidata, codes, by_item, by_name }
    }

    /// The key of the first entity that gold means; `None` where the dictionary has none.
    #[must_use]
    pub fn key(&self, wanted: &Wanted) -> Option<String> {
        if let Some(Naming::Id(id)) = wanted.namings.first() {
            let id = self.dictionary.redirects.current(wanted.class.name(), id);
            return Some(format!("{}:{id}", wanted.class));
        }
        let exact = wanted.namings.iter().find_map(|naming| match naming {
            Naming::Wikidata(item) => self.by_item.get(&(wanted.class, item.clone())),
            Naming::Name(name) => self.by_name.get(&(wanted.class, fold::slug(name))),
            Naming::Id(_) | Naming::Code { .. } => None,
        });
        exact.map(|id| format!("{}:{id}", wanted.class))
    }

    /// Whether an entity of ours is what gold means: the same id or item, or for a name any name of
    /// the entity, or one whose words contain the other's; a theme also by its codes.
    #[must_use]
    pub fn is_meant(&self, class: Class, id: &str, wanted: &Wanted) -> bool {
        class == wanted.class
            && wanted.namings.iter().any(|naming| match naming {
                Naming::Id(wanted) => id == self.dictionary.redirects.current(class.name(), wanted),
                Naming::Wikidata(item) => {
                    self.wikidata.get(&(class, id)).is_some_and(|found| found == item)
                }
                Naming::Code { vocabulary, code } => self.codes.get(id).is_some_and(|codes| {
                    let codes = codes.get(vocabulary);
                    codes.is_some_and(|codes| codes.iter().any(|other| is_below(other, code)))
                }),
                Naming::Name(name) => {
                    let name = fold::slug(name);
                    let names = self.by_entity.get(&(class, id));
                    names.into_iter().flatten().any(|other| {
                        *other == name || contains(other, &name) || contains(&name, other)
                    })
                }
            })
    }

    /// Whether a theme is broader, at any level, than the one that gold means.
    #[must_use]
    pub fn is_broader(&self, id: &str, wanted: &Wanted) -> bool {
        let themes = &self.dictionary.themes;
        let mut seen: BTreeSet<usize> = (0..themes.len())
            .filter(|index| self.is_meant(Class::Theme, &themes[*index].id, wanted))
            .collect();
        let mut open: Vec<usize> = seen.iter().copied().collect();
        while let Some(index) = open.pop() {
            for broader in &themes[index].broader {
                let broader = *broader as usize;
                if themes[broader].id == id {
                    return true;
                }
                if seen.insert(broader) {
                    open.push(broader);
                }
            }
        }
        false
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
