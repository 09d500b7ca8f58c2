//! One word to its folded form: lower case, without diacritics, compatibility forms or full stops.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of one word: `Türkiye` gives `turkiye`, `U.S.` `us`, `CO₂` `co2`, `&`
/// `and`.
///
/// The form may be empty (a lone combining mark) and may be longer than the word (`ß`).
pub fn fold(word: &str, out: &mut String) {
    if word == "&" {
        out.push_str("and");
    } else if word.is_ascii() {
        out.extend(word.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase()));
    } else {
        for c in word.nfkd().filter(|c| !is_combining_mark(*c) && !is_ignorable(*c) && *c != '.') {
            match plain(c) {
                Some(letters) => out.push_str(letters),
                // Lower-casing may yield marks of its own: İ gives i and a dot above.
                None => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
            }
        }
    }
}

/// Hash of the folded form of one word, the same on every machine and in every version.
#[must_use]
pub fn hash(word: &str) -> u64 {
    // Nearly all words are short and ASCII: these are folded on the stack.
    let mut buffer = [0u8; 32];
    if word.len() <= buffer.len() && word.is_ascii() && word != "&" {
        let mut length = 0;
        for byte in word.bytes().filter(|byte| *byte != b'.') {
            buffer[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        hash_bytes(&buffer[..length])
    } else {
        let mut folded = String::with_capacity(word.len());
        fold(word, &mut folded);
        hash_bytes(folded.as_bytes())
    }
}

/// Whether a word of the text has just the letters of a word of a term, case included; full stops
/// inside and typographic variants do not count.
#[must_use]
pub fn same_letters(text: &str, term: &str) -> bool {
    fn letters(word: &str) -> impl Iterator<Item = char> + '_ {
        word.nfkc().filter(|c| *c != '.' && !is_ignorable(*c))
    }
    text == term || letters(text).eq(letters(term))
}

/// Whether two words fold alike.
#[must_use]
pub fn same_word(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (mut folded, mut other) = (String::new(), String::new());
    fold(a, &mut folded);
    fold(b, &mut other);
    folded == other
}

/// The folded words of a name joined by hyphens, for stable ids: `Côte d'Ivoire` gives
/// `cote-d-ivoire`.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in super::words(name) {
        if !slug.is_empty() {
            slug.push('-');
        }
        fold(&name[word], &mut slug);
    }
    slug
}

/// Characters inside a word that nobody sees: soft hyphen, zero-width space and joiners.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Letters that Unicode does not decompose and that are written plainly in English.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "ng",
        _ => return None,
    })
}

/// Eight bytes at a time, multiply and rotate; the constants are the fractional bits of the golden
/// ratio and of the square root of two.
fn hash_bytes(bytes: &[u8]) -> u64 {
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = (bytes.len() as u64).wrapping_mul(0x6A09_E667_F3BC_C909);
    for chunk in bytes.chunks(8) {
        let mut word = [0u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(STEP);
        hash ^= hash >> 29;
    }
    hash = hash.wrapping_mul(STEP);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let mut folded = String::new();
        fold(word, &mut folded);
        assert_eq!(folded, expected);
        assert_eq!(hash(word), hash(expected), "hash of {word}");
    }

    #[test]
    fn folds_case_and_diacritics() {
        check("Türkiye", "turkiye");
        check("İstanbul", "istanbul");
        check("ISTANBUL", "istanbul");
        check("Łódź", "lodz");
        check("STRASSE", "strasse");
        check("Straße", "strasse");
        check("Ærø", "aero");
    }

    #[test]
    fn folds_typography() {
        check("U.S.", "us");
        check("CO₂", "co2");
        check("ﬁnance", "finance");
        check("Ｗｉｄｅ", "wide");
        check("Ger\u{AD}many", "germany");
        check("&", "and");
    }

    #[test]
    fn tells_letters_and_case_apart() {
        assert!(same_letters("U.S.", "US"));
        assert!(!same_letters("us", "US"));
        assert!(!same_letters("Us", "US"));
    }

    #[test]
    fn makes_slugs() {
        assert_eq!(slug("Côte d'Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("HM Revenue & Customs"), "hm-revenue-and-customs");
        assert_eq!(slug("U.S.-led"), "us-led");
    }
}
