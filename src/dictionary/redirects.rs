//! `redirects.tsv`: ids that were merged or renamed. Published ids are never forgotten: rows, gold
//! and users' own tables may go on naming them.

use std::collections::BTreeMap;

use super::build::Builder;
use super::files::File;
use super::table;
use crate::model::FilePlace;

/// The name of the table.
pub(super) const TABLE: &str = "redirects.tsv";
/// What may be redirected: the classes of tags, and offices.
const CLASSES: [&str; 5] = ["agency", "country", "minister", "office", "theme"];

/// Old ids with the ids that stand for them now.
#[derive(Clone, Debug, Default)]
pub struct Redirects {
    by_class: BTreeMap<String, BTreeMap<String, (String, FilePlace)>>,
}

impl Redirects {
    /// The id that stands for `id` now: itself, where it was never merged or renamed. `class` is a
    /// class of tags, or `office`.
    #[must_use]
    pub fn current<'a>(&'a self, class: &str, id: &'a str) -> &'a str {
        let new = self.by_class.get(class).and_then(|ids| ids.get(id));
        new.map_or(id, |(new, _)| new)
    }

    /// The same for a key such as `agency:old-name`.
    #[must_use]
    pub fn current_key(&self, key: &str) -> String {
        match key.split_once(':') {
            Some((class, id)) => format!("{class}:{}", self.current(class, id)),
            None => key.to_owned(),
        }
    }

    /// Number of redirected ids.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_class.values().map(BTreeMap::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_class.is_empty()
    }
}

/// Reads the table; the first of all, since every other may name an old id.
pub(super) fn redirects(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<4>(file, number, builder) {
        let [class, old, new, source] = row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        if !CLASSES.contains(&class) {
            let message = format!("class \"{class}\": expected one of {}", CLASSES.join(", "));
            builder.problem(row.place, message);
            continue;
        }
        let ids = builder.dictionary.redirects.by_class.entry(class.to_owned()).or_default();
        if ids.insert(old.to_owned(), (new.to_owned(), row.place)).is_some() {
            builder.problem(row.place, format!("{class} \"{old}\" is redirected twice"));
        }
    }
}

/// Holds redirects to the ids that there are: a redirect leads from an id that is gone to one that
/// stands, in one step.
pub(super) fn check(builder: &mut Builder) {
    let mut faults = Vec::new();
    for (class, ids) in &builder.dictionary.redirects.by_class {
        let known: Box<dyn Fn(&str) -> bool> = match class.as_str() {
            "agency" => Box::new(|id| builder.agencies.contains_key(id)),
            "country" => Box::new(|id| builder.countries.contains_key(id)),
            "minister" => Box::new(|id| builder.people.contains_key(id)),
            "office" => Box::new(|id| builder.offices.contains_key(id)),
            _ => Box::new(|id| builder.themes.contains_key(id)),
        };
        for (old, (new, place)) in ids {
            if known(old) {
                faults.push((*place, format!("{class} \"{old}\" still has an entry of its own")));
            }
            if ids.contains_key(new) {
                let message =
                    format!("{class} \"{new}\" is redirected itself; expected where that leads");
                faults.push((*place, message));
            } else if !known(new) {
                faults.push((*place, format!("{class} \"{new}\": expected an id that exists")));
            }
        }
    }
    for (place, message) in faults {
        builder.problem(place, message);
    }
}
