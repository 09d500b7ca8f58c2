//! Text to words, and words to the form in which they are compared.
//!
//! The only place that folds: the dictionary folds its terms and `segment` folds the text here, so
//! that both always agree. A folded word never travels alone: whoever holds it holds the byte range
//! of the source too, and matching is by whole words, so no map of single characters is needed.

mod letters;
mod words;

pub use letters::{fold, hash, same_letters, same_word, slug};
pub use words::{gap, shape, words};

/// Extends the hash of a phrase's first words by one more word.
#[must_use]
pub fn extend(prefix: u64, word: u64) -> u64 {
    (prefix.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The folded words of a phrase with single spaces: equal for two phrases that match the same text.
#[must_use]
pub fn phrase(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold(&text[word], &mut folded);
    }
    folded
}

/// Whether letters can stand for a name: they begin alike, and the letters come in the name in
/// their order.
#[must_use]
pub fn abbreviates(letters: &str, full: &str) -> bool {
    let mut folded = String::new();
    for word in words(full) {
        fold(&full[word], &mut folded);
    }
    let mut short = String::new();
    fold(letters, &mut short);
    let mut rest = folded.chars();
    (2..=10).contains(&short.len())
        && short.chars().next() == folded.chars().next()
        && short.chars().all(|letter| rest.any(|c| c == letter))
}
