//! The finder against its twin: a plain automaton over the folded text must see the same hits, on
//! the sample archive and on random text.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;
use policytag::dictionary::{Dictionary, is_written};
use policytag::model::{Article, Hit, Text};
use policytag::{find, fold, segment};
use proptest::prelude::{ProptestConfig, prop, proptest};

/// Stands between folded words; no word holds it.
const EDGE: char = '\u{1}';

/// An automaton of all phrases, each as its folded words between edges.
struct Twin {
    automaton: AhoCorasick,
}

impl Twin {
    fn new(dictionary: &Dictionary) -> Self {
        let phrases = (0..dictionary.phrases.len()).map(|phrase| {
            let phrase = u32::try_from(phrase).unwrap();
            let name = &dictionary.terms[dictionary.phrases.terms(phrase).start].name;
            folded(fold::words(name).map(|word| &name[word]))
        });
        Twin { automaton: AhoCorasick::new(phrases).unwrap() }
    }

    fn find(&self, dictionary: &Dictionary, text: &Text<'_>) -> BTreeSet<(u32, u32, u32)> {
        let mut found = BTreeSet::new();
        for sentence in &text.sentences {
            let line = folded(sentence.clone().map(|at| text.word(at)));
            // The number of the word that begins after each edge.
            let word_at = |byte: usize| {
                let n_edges = line[..byte].matches(EDGE).count();
                sentence.start + u32::try_from(n_edges).unwrap()
            };
            for hit in self.automaton.find_overlapping_iter(&line) {
                let words = word_at(hit.start())..word_at(hit.end()) - 1;
                let phrase = hit.pattern().as_u32();
                let gaps = dictionary.phrases.gaps(phrase);
                let inner = &text.words[words.start as usize + 1..words.end as usize];
                let hit = Hit { words: words.clone(), phrase };
                let terms = &dictionary.terms[dictionary.phrases.terms(phrase)];
                if inner.iter().zip(gaps).all(|(word, gap)| word.gap.is(*gap))
                    && terms.iter().any(|term| is_written(term, text, &hit))
                {
                    found.insert((words.start, words.end, phrase));
                }
            }
        }
        found
    }
}

fn folded<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::from(EDGE);
    for word in words {
        fold::fold(word, &mut line);
        line.push(EDGE);
    }
    line
}

fn check(dictionary: &Dictionary, twin: &Twin, article: &Article) -> usize {
    let text = segment::segment(article, &dictionary.cues);
    let hits = find::find(dictionary, &text);
    let found: BTreeSet<_> =
        hits.iter().map(|hit| (hit.words.start, hit.words.end, hit.phrase)).collect();
    assert_eq!(found.len(), hits.len(), "no hit twice");
    assert_eq!(found, twin.find(dictionary, &text), "{}", article.text);
    hits.len()
}

#[test]
fn sees_what_the_twin_sees_in_the_sample() {
    let dictionary = support::dictionary();
    let twin = Twin::new(dictionary);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/archive.jsonl");
    let mut n_hits = 0;
    for line in fs::read_to_string(path).unwrap().lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let article = Article {
            title: record["title"].as_str().map(str::to_owned),
            text: record["text"].as_str().unwrap().to_owned(),
            ..Article::default()
        };
        n_hits += check(dictionary, &twin, &article);
    }
    assert!(n_hits > 3_000, "{n_hits} hits");
}

#[test]
fn sees_what_the_twin_sees_in_random_text() {
    let dictionary = support::dictionary();
    let twin = Twin::new(dictionary);
    let names: Vec<&str> = dictionary.terms.iter().map(|term| &*term.name).collect();
    let pieces = prop::collection::vec(
        (0..names.len(), "[ ,.’'-]{1,2}|\n\n| and | \\(", "[a-zA-ZéİßÅ&0-9.]{0,6}"),
        1..12,
    );
    proptest!(ProptestConfig::with_cases(2_000), |(pieces in pieces)| {
        let text = pieces
            .iter()
            .map(|(name, gap, noise)| format!("{}{gap}{noise} ", names[*name]))
            .collect();
        check(dictionary, &twin, &Article { text, ..Article::default() });
    });
}
