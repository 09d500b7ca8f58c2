//! Ids: well formed, unique, and known wherever a row names one.

use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::{Dictionary, Example, Files};
use crate::fold;
use crate::model::{Class, Problem};

/// Tables with an entity a row, and whether their ids are slugs.
const ENTITIES: [(&str, bool); 4] = [
    ("agencies/entities.tsv", true),
    ("countries/entities.tsv", false),
    ("ministers/offices.tsv", true),
    ("ministers/people.tsv", true),
];

/// Ids that are malformed or stand twice in one file.
pub(super) fn problems(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (table, is_slug) in ENTITIES {
        let mut lines: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for row in files.rows(table) {
            let id = row.get("id");
            if is_slug && (id.is_empty() || fold::slug(id) != id) {
                let message =
                    format!("id \"{id}\": expected a slug such as \"{}\"", fold::slug(id));
                problems.push(row.problem(message));
            }
            if let Some(line) = lines.insert((row.path, id), row.line) {
                problems.push(row.problem(format!("id \"{id}\" stands in line {line} already")));
            }
        }
    }
    problems
}

/// Cells that name what no table has: bodies' parents and successors, keys of examples.
pub(super) fn references(
    files: &Files,
    dictionary: &Dictionary,
    examples: &[Example],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let agencies: BTreeSet<&str> =
        dictionary.agencies.iter().map(|agency| agency.id.as_str()).collect();
    for row in files.rows("agencies/entities.tsv") {
        for column in ["parent", "successors"] {
            for id in row.get(column).split('|').filter(|id| !id.is_empty()) {
                let current = dictionary.redirects.current("agency", id);
                if !agencies.contains(current) {
                    let message =
                        format!("{column} \"{id}\": expected an id of agencies/entities.tsv");
                    problems.push(row.problem(message));
                } else if current == row.get("id") {
                    problems.push(row.problem(format!("{column} \"{id}\": the body itself")));
                }
            }
        }
    }
    let known: BTreeSet<(Class, &str)> = (dictionary.countries.iter())
        .map(|country| (Class::Country, country.id.as_str()))
        .chain(dictionary.people.iter().map(|person| (Class::Minister, person.id.as_str())))
        .chain(dictionary.offices.iter().map(|office| (Class::Minister, office.id.as_str())))
        .chain(agencies.iter().map(|id| (Class::Agency, *id)))
        .chain(dictionary.themes.iter().map(|theme| (Class::Theme, theme.id.as_str())))
        .collect();
    for example in examples {
        for key in example.expected.iter().chain(&example.forbidden) {
            let current = dictionary.redirects.current_key(key);
            let is_known = current.split_once(':').is_some_and(|(class, id)| {
                Class::from_name(class).is_some_and(|class| known.contains(&(class, id)))
            });
            if !is_known {
                problems.push(Problem {
                    path: example.path.clone(),
                    line: example.line,
                    message: format!("\"{key}\": expected a key such as country:GE, of a known id"),
                });
            }
        }
    }
    problems
}
