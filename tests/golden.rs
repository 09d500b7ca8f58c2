//! Whole annotations of some articles of the sample, to be read as a diff when they change:
//! `INSTA_UPDATE=always cargo test --test golden` accepts what is there.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use policytag::model::{Article, Field};
use policytag::pipeline;

/// Articles that hold many hard cases each.
const IDS: [&str; 6] = [
    "roles-2022-uk-tech-minister",
    "dti-2005-waste",
    "crime-local-lebanon",
    "two-congos-forests",
    "us-china-2023-climate",
    "acronym-2022-cma",
];

#[test]
fn annotations_are_as_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/archive.jsonl");
    let archive = fs::read_to_string(path).unwrap();
    for id in IDS {
        let record: serde_json::Value = archive
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .find(|record| record["id"] == id)
            .unwrap();
        insta::assert_snapshot!(id, page(&record));
    }
}

fn page(record: &serde_json::Value) -> String {
    let article = Article {
        title: record["title"].as_str().map(str::to_owned),
        text: record["text"].as_str().unwrap().to_owned(),
        date: record["date"].as_str().map(|date| date.parse().unwrap()),
        ..Article::default()
    };
    let annotation = pipeline::annotate(support::dictionary(), &article);
    let mut page = String::new();
    for tag in &annotation.tags {
        let focus = if tag.focus { " focus" } else { "" };
        writeln!(
            page,
            "{} {:.3} {:.3}{focus}: {}",
            tag.key(),
            tag.score.get(),
            tag.confidence.get(),
            tag.because.join(", ")
        )
        .unwrap();
    }
    page.push('\n');
    for mention in &annotation.mentions {
        let text = match mention.field {
            Field::Title => article.title.as_deref().unwrap(),
            Field::Text => &article.text,
        };
        writeln!(
            page,
            "{} {}..{} \"{}\" {}:{} {} {:.3} by {}: {}",
            mention.field.name(),
            mention.span.start(),
            mention.span.end(),
            mention.span.of(text),
            mention.class,
            mention.id,
            mention.kind.name(),
            mention.confidence.get(),
            mention.by,
            mention.because.join(", ")
        )
        .unwrap();
    }
    page
}
