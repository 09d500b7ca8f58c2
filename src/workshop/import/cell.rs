//! Text of a source to the cells of a table in normal form.

use unicode_normalization::UnicodeNormalization as _;

use super::facts::LeftOut;
use crate::fold;

/// Longer names are refused by the loader, and are no names.
const MAX_WORDS: usize = 30;
/// Longer texts are no names, whatever they are.
const MAX_BYTES: usize = 500;
/// Longer ids are cut, at the end of a word where there is one.
const MAX_ID: usize = 100;

/// Text as a cell: NFC, single spaces, straight apostrophes, plain hyphens, nothing invisible.
pub(super) fn clean(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.nfc() {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => '\'',
            '\u{2010}'..='\u{2013}' => '-',
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => continue,
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        };
        if c != ' ' || !(cell.is_empty() || cell.ends_with(' ')) {
            cell.push(c);
        }
    }
    cell.truncate(cell.trim_end().len());
    // What was left out may have stood between a letter and its mark.
    if unicode_normalization::is_nfc(&cell) { cell } else { cell.nfc().collect() }
}

/// A name as a cell, if it can be one.
pub(super) fn name(text: &str) -> Result<String, LeftOut> {
    if text.len() > MAX_BYTES {
        let start: String = text.chars().take(40).collect();
        return Err(LeftOut::unreadable("a text too long for a name", clean(&start)));
    }
    let name = clean(text);
    let n_words = fold::words(&name).count();
    if n_words == 0 || fold::slug(&name).is_empty() {
        return Err(LeftOut::unreadable("a name without a word", format!("\"{name}\"")));
    }
    let mut letters = name.chars().filter(|c| c.is_alphanumeric());
    // A single character of Chinese may be a name.
    if let (Some('\0'..='\u{2e7f}'), None) = (letters.next(), letters.next()) {
        return Err(LeftOut::unreadable("a name of one letter", name));
    }
    if n_words > MAX_WORDS {
        return Err(LeftOut::unreadable("a text too long for a name", name));
    }
    if name.contains('|') {
        return Err(LeftOut::unreadable("a name with the sign that parts names", name));
    }
    Ok(name)
}

/// Several values in one cell, in their order, each once.
pub(super) fn joined<T: AsRef<str>>(values: &[T]) -> String {
    let mut cell = String::new();
    for (at, value) in values.iter().enumerate() {
        let value = value.as_ref();
        if values[..at].iter().all(|other| other.as_ref() != value) {
            if !cell.is_empty() {
                cell.push('|');
            }
            cell.push_str(value);
        }
    }
    cell
}

/// Whether an id may stand in a table: lower-case ASCII letters and digits joined by hyphens.
pub(super) fn is_slug(id: &str) -> bool {
    !id.is_empty() && id.is_ascii() && fold::slug(id) == id
}

/// The id that a label makes; `None` where it has letters that are not ours.
pub(super) fn slug(label: &str) -> Option<String> {
    let mut slug = fold::slug(label);
    // Words of which folding leaves nothing would leave a hyphen alone.
    if slug.is_ascii() && !is_slug(&slug) {
        slug = fold::slug(&slug.replace('-', " "));
    }
    if slug.len() > MAX_ID && slug.is_ascii() {
        let cut = slug[..MAX_ID].rfind('-').unwrap_or(MAX_ID);
        slug.truncate(cut);
    }
    is_slug(&slug).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(clean(text), expected);
        assert_eq!(clean(expected), expected, "cleaning again changes it");
    }

    #[test]
    fn cleans_what_sources_write() {
        check("  Co\u{302}te\td\u{2019}Ivoire \n", "C\u{f4}te d'Ivoire");
        check("Guinea\u{2011}Bissau", "Guinea-Bissau");
        check("a\u{202e}b\u{0}c", "ab c");
        check("e\u{200b}\u{301}", "\u{e9}");
    }

    #[test]
    fn refuses_what_is_no_name() {
        assert!(name("Theresa May").is_ok());
        assert!(name(" - ").is_err());
        assert!(name("Q").is_err() && name("法").is_ok());
        assert!(name("a|b").is_err());
        assert!(name(&"x ".repeat(31)).is_err());
        assert!(name(&"x".repeat(501)).is_err());
    }

    #[test]
    fn makes_ids() {
        assert_eq!(slug("HM Revenue & Customs").as_deref(), Some("hm-revenue-and-customs"));
        assert_eq!(slug("Министерство"), None);
        assert_eq!(slug(&"long word ".repeat(20)).map(|slug| slug.len()), Some(99));
        assert!(is_slug("a-1") && !is_slug("A") && !is_slug("a b") && !is_slug("a--b"));
    }
}
