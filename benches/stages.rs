//! Bytes per second of each stage and of the whole, on the sample archive repeated.
//!
//! `cargo bench` runs it; the number of tags is checked before anything is timed.

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use policytag::dictionary::Dictionary;
use policytag::model::Article;
use policytag::{find, pipeline, segment};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::shipped);
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/archive.jsonl");
    let articles: Vec<Article> = fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            Article {
                title: record["title"].as_str().map(str::to_owned),
                text: record["text"].as_str().unwrap().to_owned(),
                date: record["date"].as_str().and_then(|date| date.parse().ok()),
                ..Article::default()
            }
        })
        .collect();
    let n_tags: usize =
        articles.iter().map(|article| pipeline::annotate(&DICTIONARY, article).tags.len()).sum();
    assert!(n_tags > 500, "{n_tags} tags: the pipeline does its work");
    articles
});

fn main() {
    divan::main();
}

fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|article| article.text.len()).sum::<usize>())
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    bencher.bench(Dictionary::shipped);
}

#[divan::bench]
fn segments(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        ARTICLES
            .iter()
            .map(|article| segment::segment(article, &DICTIONARY.cues).words.len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn finds(bencher: Bencher<'_, '_>) {
    let texts: Vec<_> =
        ARTICLES.iter().map(|article| segment::segment(article, &DICTIONARY.cues)).collect();
    bencher.counter(bytes()).bench_local(|| {
        texts.iter().map(|text| find::find(&DICTIONARY, text).len()).sum::<usize>()
    });
}

#[divan::bench]
fn annotates(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        ARTICLES
            .iter()
            .map(|article| pipeline::annotate(&DICTIONARY, article).tags.len())
            .sum::<usize>()
    });
}
