//! What several tests need: the shipped dictionary, loaded once a process.

use std::sync::OnceLock;

use policytag::dictionary::Dictionary;

/// The shipped dictionary.
pub(crate) fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(Dictionary::shipped)
}
