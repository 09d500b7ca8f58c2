//! Tags against the gold of `data/gold`: precision and recall by class, above floors that only
//! rise. `GOLD_REPORT=1 cargo test --test gold -- --nocapture` shows every difference.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use policytag::eval::{Counts, Gold, Names, judge};
use policytag::model::{Article, Class, Tag};
use policytag::pipeline;
use serde_json::Value;

/// Precision and recall that each class must keep. Of themes only recall, and the tags that the
/// gold says are wrong, are judged: it names what an article is clearly about, not all it touches.
const FLOORS: [(&str, f64, f64); 4] = [
    ("country", 0.93, 1.0),
    ("minister", 0.96, 0.95),
    ("agency", 0.97, 0.98),
    ("theme", 0.98, 0.82),
];

#[test]
fn tags_agree_with_the_gold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gold/articles.jsonl");
    let is_report = std::env::var_os("GOLD_REPORT").is_some();
    let names = Names::new(support::dictionary());
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let text = fs::read_to_string(path).unwrap();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let tags = annotate(&record);
        let gold = Gold::read(&record["gold"]).unwrap();
        let judgement = judge(&names, &gold, &tags);
        for class in Class::ALL {
            let of_class = judgement.counts(class, &gold, &tags);
            counts.entry(class.name()).or_default().add(of_class);
        }
        if is_report {
            for at in &judgement.missed {
                println!("{} missed {}", record["id"], gold.tags[*at].text());
            }
            for tag in judgement.wrong.iter().map(|at| &tags[*at]) {
                println!("{} wrong {} {:?}", record["id"], tag.key(), tag.because);
            }
        }
    }
    for (class, precision, recall) in FLOORS {
        let found = counts[class];
        let (p, r) = (found.precision().unwrap(), found.recall().unwrap());
        println!("{class:9} precision {p:.3} recall {r:.3} {found:?}");
        assert!(p >= precision, "{class}: precision {p:.3}");
        assert!(r >= recall, "{class}: recall {r:.3}");
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
