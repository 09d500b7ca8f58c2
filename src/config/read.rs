//! TOML to a `Config`, or all its problems.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::model::{Class, ClassConfig, Config, Curve, Problem, Score};

/// A whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    #[serde(default)]
    class: BTreeMap<Spanned<String>, ClassTable>,
}

/// The table of a class.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassTable {
    curve: Option<Spanned<Vec<[Spanned<f64>; 2]>>>,
    min_confidence: Option<Spanned<f64>>,
    min_score: Option<Spanned<f64>>,
}

/// Reads the contents of a config file; numbers are kept to three decimals.
///
/// # Errors
///
/// All problems, with their lines: unknown keys, values of other types, numbers outside 0..=1,
/// curves that fall.
pub fn read(path: &str, contents: &str) -> Result<Config, Vec<Problem>> {
    let mut reader = Reader { path, contents, problems: Vec::new() };
    let mut classes = BTreeMap::new();
    match toml::from_str::<ConfigFile>(contents) {
        Err(error) => {
            let byte = error.span().map(|span| span.start);
            reader.problem(byte, error.message().replace('\n', ", "));
        }
        Ok(file) => {
            for (name, table) in &file.class {
                match Class::from_name(name.get_ref()) {
                    Some(class) => {
                        classes.insert(class, reader.class(table));
                    }
                    None => reader.problem(
                        Some(name.span().start),
                        format!(
                            "class \"{}\": expected country, minister, agency or theme",
                            name.get_ref()
                        ),
                    ),
                }
            }
        }
    }
    reader.problems.sort();
    if reader.problems.is_empty() {
        let digest = blake3::hash(contents.as_bytes()).to_hex()[..16].to_owned();
        Ok(Config { classes, digest })
    } else {
        Err(reader.problems)
    }
}

/// Collects the problems of one file.
struct Reader<'a> {
    path: &'a str,
    contents: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, byte: Option<usize>, message: String) {
        let line = byte.map_or(0, |byte| {
            let before = self.contents.bytes().take(byte).filter(|byte| *byte == b'\n').count();
            u32::try_from(before + 1).unwrap_or(u32::MAX)
        });
        self.problems.push(Problem { path: self.path.to_owned(), line, message });
    }

    fn class(&mut self, table: &ClassTable) -> ClassConfig {
        let mut least = |name: &str, value: &Option<Spanned<f64>>| {
            value.as_ref().map_or_else(Score::default, |value| self.share(name, value))
        };
        let min_confidence = least("min_confidence", &table.min_confidence);
        let min_score = least("min_score", &table.min_score);
        let curve = table.curve.as_ref().and_then(|knots| {
            let n_problems = self.problems.len();
            let pairs: Vec<(Score, Score)> = knots
                .get_ref()
                .iter()
                .map(|[said, is]| (self.share("curve", said), self.share("curve", is)))
                .collect();
            let curve = Curve::new(pairs);
            if curve.is_none() && self.problems.len() == n_problems {
                self.problem(
                    Some(knots.span().start),
                    "curve: expected pairs [confidence, probability], confidences rising by 0.001 \
                     or more and probabilities never falling"
                        .to_owned(),
                );
            }
            curve
        });
        ClassConfig { curve, min_confidence, min_score }
    }

    fn share(&mut self, name: &str, value: &Spanned<f64>) -> Score {
        let number = *value.get_ref();
        if !(0.0..=1.0).contains(&number) {
            self.problem(
                Some(value.span().start),
                format!("{name} {number}: expected a number from 0 to 1"),
            );
        }
        Score::new(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_key() {
        let contents = "[class.country]\nmin_score = 1\n\n[class.minister]\n\
                        curve = [[0.5, 0.25], [0.9, 0.95]]\nmin_confidence = 0.4\n";
        let config = read("c.toml", contents).unwrap();
        let country = ClassConfig { min_score: Score::new(1.0), ..ClassConfig::default() };
        let knots = vec![(Score::new(0.5), Score::new(0.25)), (Score::new(0.9), Score::new(0.95))];
        let minister = ClassConfig {
            curve: Curve::new(knots),
            min_confidence: Score::new(0.4),
            ..ClassConfig::default()
        };
        let expected = [(Class::Country, country), (Class::Minister, minister)];
        assert_eq!(config.classes, expected.into_iter().collect());
        assert_eq!(config.digest.len(), 16);
        assert_eq!(read("c.toml", "").unwrap().classes, BTreeMap::new());
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let rows = [
            ("colour = 3", "c.toml:1: unknown field `colour`, expected `class`"),
            (
                "[class.country]\nmin_scor = 0.1",
                "c.toml:2: unknown field `min_scor`, expected one of `curve`, `min_confidence`, \
                 `min_score`",
            ),
            (
                "\n[class.planet]\nmin_score = 0.1",
                "c.toml:2: class \"planet\": expected country, minister, agency or theme",
            ),
            (
                "[class.country]\n\nmin_score = \"low\"",
                "c.toml:3: invalid type: string \"low\", expected f64",
            ),
            (
                "[class.country]\nmin_score = 1.5\nmin_confidence = nan",
                "c.toml:2: min_score 1.5: expected a number from 0 to 1\n\
                 c.toml:3: min_confidence NaN: expected a number from 0 to 1",
            ),
            (
                "[class.country]\ncurve = [\n  [0.1, 0.2],\n  [0.3, -1],\n]",
                "c.toml:4: curve -1: expected a number from 0 to 1",
            ),
            (
                "[class.country]\ncurve = [[0.5, 0.2], [0.4, 0.3]]",
                "c.toml:2: curve: expected pairs [confidence, probability], confidences rising by \
                 0.001 or more and probabilities never falling",
            ),
            (
                "[class.country]\ncurve = [[0.5]]",
                "c.toml:2: invalid length 1, expected an array of length 2",
            ),
            ("[class.country", "c.toml:1: unclosed table, expected `]`"),
        ];
        for (contents, expected) in rows {
            let problems = read("c.toml", contents).unwrap_err();
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert_eq!(said.join("\n"), expected, "{contents}");
        }
    }
}
