//! Tags against the gold of `data/gold`: precision and recall by class, above floors that only
//! rise. `GOLD_REPORT=1 cargo test --test gold -- --nocapture` shows every difference.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use policytag::fold;
use policytag::model::{Article, Class, Tag};
use policytag::pipeline;
use serde_json::Value;

/// True positives, false positives and false negatives.
#[derive(Default, Clone, Copy)]
struct Counts {
    hit: u32,
    wrong: u32,
    missed: u32,
}

impl Counts {
    fn precision(self) -> f64 {
        f64::from(self.hit) / f64::from((self.hit + self.wrong).max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.hit) / f64::from((self.hit + self.missed).max(1))
    }
}

/// Precision and recall that each class must keep. Of themes only recall, and the tags that the
/// gold says are wrong, are judged: it names what an article is clearly about, not all it touches.
const FLOORS: [(&str, f64, f64); 4] = [
    ("country", 0.93, 1.0),
    ("minister", 0.93, 0.81),
    ("agency", 0.97, 0.96),
    ("theme", 0.98, 0.82),
];

#[test]
fn tags_agree_with_the_gold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gold/articles.jsonl");
    let is_report = std::env::var_os("GOLD_REPORT").is_some();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let text = fs::read_to_string(path).unwrap();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let tags = annotate(&record);
        let gold = &record["gold"];
        let classes = list(&gold["classes"]);
        let mut matched: BTreeSet<String> = BTreeSet::new();
        for wanted in gold["tags"].as_array().unwrap() {
            let class = wanted["class"].as_str().unwrap();
            let found = tags.iter().find(|tag| tag.class.name() == class && is_meant(tag, wanted));
            let entry = counts.entry(name_of(class)).or_default();
            match found {
                Some(tag) => {
                    entry.hit += 1;
                    matched.insert(tag.key());
                }
                None => {
                    entry.missed += 1;
                    if is_report {
                        println!("{} missed {wanted}", record["id"]);
                    }
                }
            }
        }
        for tag in tags.iter().filter(|tag| classes.contains(tag.class.name())) {
            let not = gold["not"].as_array();
            let is_wrong = if tag.class == Class::Theme {
                not.is_some_and(|not| {
                    not.iter().any(|not| not["class"] == "theme" && is_meant(tag, not))
                })
            } else {
                !matched.contains(&tag.key())
            };
            if is_wrong {
                counts.entry(tag.class.name()).or_default().wrong += 1;
                if is_report {
                    println!("{} wrong {} {:?}", record["id"], tag.key(), tag.because);
                }
            }
        }
    }
    for (class, precision, recall) in FLOORS {
        let found = counts[class];
        println!(
            "{class:9} precision {:.3} recall {:.3} ({} right, {} wrong, {} missed)",
            found.precision(),
            found.recall(),
            found.hit,
            found.wrong,
            found.missed
        );
        assert!(found.precision() >= precision, "{class}: precision {:.3}", found.precision());
        assert!(found.recall() >= recall, "{class}: recall {:.3}", found.recall());
    }
}

fn annotate(record: &Value) -> Vec<Tag> {
    let string = |name: &str| record[name].as_str().map(str::to_owned);
    let article = Article {
        title: string("title"),
        text: string("text").unwrap(),
        date: record["date"].as_str().map(|date| date.parse().unwrap()),
        lang: string("lang"),
        ..Article::default()
    };
    pipeline::annotate(support::dictionary(), &article).tags
}

/// Whether a tag is what a gold entry means: by id, or by any name of the entity.
fn is_meant(tag: &Tag, wanted: &Value) -> bool {
    if let Some(id) = wanted["id"].as_str() {
        return *tag.id == *id;
    }
    let name = fold::slug(wanted["name"].as_str().unwrap());
    names(tag)
        .iter()
        .any(|other| *other == name || contains(other, &name) || contains(&name, other))
}

/// Whether one name's words contain the other's.
fn contains(longer: &str, shorter: &str) -> bool {
    let words: BTreeSet<&str> = longer.split('-').collect();
    shorter.contains('-') && shorter.split('-').all(|word| words.contains(word))
}

/// The folded names of a tag's entity.
fn names(tag: &Tag) -> Vec<String> {
    let dictionary = support::dictionary();
    let mut names = vec![fold::slug(&tag.label)];
    names.extend(
        dictionary
            .terms
            .iter()
            .filter(|term| {
                use policytag::model::Target;
                match (tag.class, term.target) {
                    (Class::Minister, Target::Person(index)) => {
                        *dictionary.people[index as usize].id == *tag.id
                    }
                    (Class::Agency, Target::Agency(index)) => {
                        *dictionary.agencies[index as usize].id == *tag.id
                    }
                    _ => false,
                }
            })
            .map(|term| fold::slug(&term.name)),
    );
    names
}

fn list(value: &Value) -> BTreeSet<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn name_of(class: &str) -> &'static str {
    Class::from_name(class).unwrap().name()
}
