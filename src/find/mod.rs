//! `Text` and `Dictionary` to `Hit`s: every phrase of the dictionary that stands in the text,
//! overlapping and ambiguous.
//!
//! A hash table of the beginnings of phrases is asked at every word, and asked again for as long as
//! some phrase goes on. What a phrase means here, and whether it is written as its terms ask, is
//! left to `resolve` and `tag`.

use crate::dictionary::{Dictionary, Phrases, has_words, is_written};
use crate::fold;
use crate::model::{Hit, Text, Word};

/// All hits, by first word, longer ones later.
#[must_use]
pub fn find(dictionary: &Dictionary, text: &Text<'_>) -> Vec<Hit> {
    let phrases = &dictionary.phrases;
    let mut hits = Vec::new();
    for sentence in &text.sentences {
        let words = &text.words[..sentence.end as usize];
        for start in sentence.start..sentence.end {
            find_at(phrases, words, start, &mut |hit| {
                let terms = &dictionary.terms[phrases.terms(hit.phrase)];
                if has_words(&terms[0], text, &hit)
                    && terms.iter().any(|term| is_written(term, text, &hit))
                {
                    hits.push(hit);
                }
            });
        }
    }
    hits
}

/// The phrases that begin at a word and end before `words` do.
fn find_at(phrases: &Phrases, words: &[Word], start: u32, found: &mut impl FnMut(Hit)) {
    let first = start as usize;
    let mut hash = words[first].hash;
    for end in first + 1..=words.len() {
        if end > first + 1 {
            hash = fold::extend(hash, words[end - 1].hash);
        }
        let Some(node) = phrases.node(hash) else { return };
        if let Some(phrase) = node.phrase {
            let gaps = phrases.gaps(phrase);
            // The hashes of two phrases might collide: the caller compares the words.
            if gaps.len() == end - first - 1
                && words[first + 1..end].iter().zip(gaps).all(|(word, gap)| word.gap.is(*gap))
            {
                let end = u32::try_from(end).expect("words are counted in u32");
                found(Hit { words: start..end, phrase });
            }
        }
        if !node.has_longer {
            return;
        }
    }
}
