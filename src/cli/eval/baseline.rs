//! Figures of another day or program, to stand beside ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::csv::HEADER;
use crate::cli::Failure;
use crate::model::Problem;

/// Figures by gold file and name.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Baseline(BTreeMap<(String, String), f64>);

impl Baseline {
    /// Reads a file as `--format csv` writes it.
    pub(super) fn read(path: &Path) -> Result<Baseline, Failure> {
        let place = path.display().to_string();
        let contents = fs::read_to_string(path)
            .map_err(|error| Failure::new(&place, format!("cannot be read: {error}")))?;
        Baseline::parse(&place, &contents).map_err(|problems| Failure::File("baseline", problems))
    }

    fn parse(place: &str, contents: &str) -> Result<Baseline, Vec<Problem>> {
        let mut figures = BTreeMap::new();
        let mut problems = Vec::new();
        let mut problem = |line: u64, message: String| {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            problems.push(Problem { path: place.to_owned(), line, message });
        };
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(contents.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut is_header = true;
        while rows.read_record(&mut record).unwrap_or(false) {
            let line = record.position().map_or(0, csv::Position::line);
            if std::mem::take(&mut is_header) {
                if record.iter().ne(HEADER) {
                    let found = record.iter().collect::<Vec<&str>>().join(",");
                    let expected = HEADER.join(",");
                    problem(line, format!("the header is \"{found}\"; expected {expected}"));
                    break;
                }
                continue;
            }
            let [gold, name, figure] = [0, 1, 2].map(|at| record.get(at).unwrap_or_default());
            if record.len() != HEADER.len() {
                problem(line, format!("{} cells; expected {}", record.len(), HEADER.len()));
                continue;
            }
            let number = figure.trim().parse::<f64>().ok().filter(|x| (0.0..=1.0).contains(x));
            let Some(number) = number else {
                problem(line, format!("figure \"{figure}\": expected a number from 0 to 1"));
                continue;
            };
            if figures.insert((gold.to_owned(), name.to_owned()), number).is_some() {
                problem(line, format!("\"{name}\" of {gold} stands twice"));
            }
        }
        if problems.is_empty() { Ok(Baseline(figures)) } else { Err(problems) }
    }

    /// The figure of that gold and name.
    pub(super) fn figure(&self, gold: &str, name: &str) -> Option<f64> {
        self.0.get(&(gold.to_owned(), name.to_owned())).copied()
    }

    /// Gold and name of the figures that are none of these.
    pub(super) fn besides<'a>(
        &'a self,
        known: &'a BTreeSet<(String, String)>,
    ) -> impl Iterator<Item = &'a (String, String)> {
        self.0.keys().filter(|key| !known.contains(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_figures() {
        let baseline =
            Baseline::parse("b.csv", "gold,name,figure\na.jsonl,all tags f1,0.5\n").unwrap();
        assert_eq!(baseline.figure("a.jsonl", "all tags f1"), Some(0.5));
        assert_eq!(baseline.figure("b.jsonl", "all tags f1"), None);
        let known = BTreeSet::from([("a.jsonl".to_owned(), "all tags f1".to_owned())]);
        assert_eq!(baseline.besides(&known).count(), 0);
        assert_eq!(baseline.besides(&BTreeSet::new()).next(), known.first());
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let rows = [
            ("name,figure\n", "b.csv:1: the header is \"name,figure\"; expected gold,name,figure"),
            (
                "gold,name,figure\na,f1,93.3\na,f1\na,f1,x\n",
                "b.csv:2: figure \"93.3\": expected a number from 0 to 1\n\
                 b.csv:3: 2 cells; expected 3\n\
                 b.csv:4: figure \"x\": expected a number from 0 to 1",
            ),
            ("gold,name,figure\na,f1,0.1\na,f1,0.1\n", "b.csv:3: \"f1\" of a stands twice"),
        ];
        for (contents, expected) in rows {
            let problems = Baseline::parse("b.csv", contents).unwrap_err();
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert_eq!(said.join("\n"), expected);
        }
    }
}
