//! What several tests need: the shipped dictionary, loaded once a process.

use std::sync::OnceLock;

use policytag::dictionary::Dictionary;
use unicode_normalization::is_nfc as is_normal;

/// The shipped dictionary.
pub fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(Dictionary::shipped)
}

/// Whether a text is in Unicode's composed normal form.
#[allow(dead_code, reason = "not every test asks")]
pub fn is_nfc(text: &str) -> bool {
    is_normal(text)
}
