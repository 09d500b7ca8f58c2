//! Things that stand above, or come after, themselves.

use std::collections::BTreeMap;

use crate::dictionary::{Dictionary, Files};
use crate::model::Problem;

/// Cycles among broader themes, parents and successors of bodies, successors of countries.
pub(super) fn problems(files: &Files, dictionary: &Dictionary) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (table, column) in [
        ("agencies/entities.tsv", "parent"),
        ("agencies/entities.tsv", "successors"),
        ("countries/entities.tsv", "successors"),
    ] {
        let rows: BTreeMap<&str, _> = files.rows(table).map(|row| (row.get("id"), row)).collect();
        let next = rows
            .iter()
            .map(|(id, row)| (*id, row.get(column).split('|').collect::<Vec<&str>>()))
            .collect();
        for cycle in cycles(&next) {
            let message = format!("{column} run in a circle: {}", cycle.join(" -> "));
            problems.push(rows[cycle[0]].problem(message));
        }
    }
    let themes = &dictionary.themes;
    let next = themes
        .iter()
        .map(|theme| {
            let broader = theme.broader.iter().map(|index| themes[*index as usize].id.as_str());
            (theme.id.as_str(), broader.collect())
        })
        .collect();
    for cycle in cycles(&next) {
        let theme = themes.iter().find(|theme| theme.id == cycle[0]).expect("it is one of them");
        problems.push(Problem {
            path: dictionary.files[theme.place.file as usize].clone(),
            line: theme.place.line,
            message: format!("broader themes run in a circle: {}", cycle.join(" -> ")),
        });
    }
    problems
}

/// Each cycle once, from its smallest id, which stands at its end again.
fn cycles<'a>(next: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    for start in next.keys() {
        // The smallest id of a cycle finds it; a path through smaller ones is another cycle's.
        let mut paths = vec![vec![*start]];
        let mut reached = std::collections::BTreeSet::new();
        while let Some(path) = paths.pop() {
            let last = path[path.len() - 1];
            for id in next.get(last).into_iter().flatten() {
                if id == start {
                    let mut cycle = path.clone();
                    cycle.push(start);
                    found.push(cycle);
                } else if id > start && reached.insert(*id) {
                    let mut longer = path.clone();
                    longer.push(id);
                    paths.push(longer);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_cycle_once() {
        let next = [
            ("a", vec!["b"]),
            ("b", vec!["c"]),
            ("c", vec!["a", "d"]),
            ("d", vec!["e"]),
            ("e", vec!["d"]),
            ("f", vec!["f"]),
            ("g", vec![""]),
        ];
        let found: Vec<String> =
            cycles(&next.into_iter().collect()).iter().map(|cycle| cycle.join(" ")).collect();
        assert_eq!(found, ["a b c a", "d e d", "f f"]);
    }
}
