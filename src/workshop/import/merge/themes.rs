//! Themes: found in the dictionary by code or label, or written as a file of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::Merge;
use crate::workshop::import::cell;
use crate::workshop::import::facts::{LeftOut, Place, ThemeFact};
use crate::workshop::import::theme_file;

impl Merge<'_> {
    /// Takes themes; all get their ids before any is written, since they name each other.
    pub(super) fn themes(&mut self, facts: Vec<(Place, ThemeFact)>) {
        let mut ids: BTreeMap<String, String> = BTreeMap::new();
        let mut found = Vec::new();
        for (place, fact) in facts {
            match self.theme_id(&fact, &ids) {
                Ok((id, is_new)) => {
                    ids.insert(fact.key.clone(), id.clone());
                    found.push((place, fact, id, is_new));
                }
                Err(left_out) => self.report.count(&place, Err(left_out).into()),
            }
        }
        let mut broader: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (_, fact, id, is_new) in &found {
            if *is_new {
                let above = self.broader(fact, id, &ids, &broader);
                broader.insert(id, above);
            }
        }
        for (place, fact, id, is_new) in &found {
            let above = broader.get(id.as_str()).filter(|_| *is_new);
            if let Some(above) = above {
                let mut related = self.themes_of(&fact.related, &ids);
                related.retain(|other| other != id && !above.contains(other));
                let contents = theme_file::write(fact, above, &related, &self.options.source);
                self.rows.theme(id, contents);
            }
            self.report.count(place, Ok(*is_new).into());
        }
    }

    /// The id of a theme, and whether it is made for it.
    fn theme_id(
        &mut self,
        fact: &ThemeFact,
        ids: &BTreeMap<String, String>,
    ) -> Result<(String, bool), LeftOut> {
        let label = cell::name(&fact.label)?;
        let redirects = &self.existing.dictionary.redirects;
        if ids.contains_key(&fact.key) {
            return Err(LeftOut::unreadable("a record given twice", label));
        }
        if let Some(id) = fact.id.as_deref().map(|id| redirects.current("theme", id))
            && !self.existing.is_free("theme", id)
        {
            return Ok((id.to_owned(), false));
        }
        if let Some(id) = self.existing.theme_labelled(&label).filter(|_| fact.id.is_none()) {
            return Ok((id.to_owned(), false));
        }
        let id = match &fact.id {
            Some(id) if cell::is_slug(id) => Some(id.clone()),
            Some(id) => return Err(LeftOut::unreadable("an id that cannot be given", id)),
            None => cell::slug(&label),
        };
        let Some(id) = id else {
            return Err(LeftOut::passed("no label in Latin letters", label));
        };
        if !self.is_free("theme", &id) {
            return Err(LeftOut::conflict("an id that another has", format!("{label}: {id}")));
        }
        if fact.strong.is_empty() && fact.weak.len() < 2 {
            return Err(LeftOut::passed("a theme that could never match", label));
        }
        self.new_ids.insert(("theme", id.clone()));
        Ok((id, true))
    }

    /// Ids of themes given by key in the source or id; those that nobody knows are left out.
    fn themes_of(&self, given: &[String], ids: &BTreeMap<String, String>) -> Vec<String> {
        let found: BTreeSet<String> = given
            .iter()
            .filter_map(|given| {
                let known = || Some(given).filter(|id| !self.existing.is_free("theme", id));
                ids.get(given).or_else(known).cloned()
            })
            .collect();
        found.into_iter().collect()
    }

    /// The broader themes; one that is narrower elsewhere would close a circle and is left out.
    fn broader(
        &self,
        fact: &ThemeFact,
        id: &str,
        ids: &BTreeMap<String, String>,
        known: &BTreeMap<&str, Vec<String>>,
    ) -> Vec<String> {
        let mut above = self.themes_of(&fact.broader, ids);
        for (vocabulary, code) in &fact.broader_codes {
            // Several themes share a code that none of them is.
            if let [theme] = self.existing.themes_coded(vocabulary, code)[..] {
                above.push(theme.to_owned());
            }
        }
        above.sort();
        above.dedup();
        above.retain(|other| other != id && !leads_to(other, id, known));
        above
    }
}

/// Whether the broader themes of `from` lead to `to`.
fn leads_to(from: &str, to: &str, broader: &BTreeMap<&str, Vec<String>>) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if seen.insert(id) {
            open.extend(broader.get(id).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
