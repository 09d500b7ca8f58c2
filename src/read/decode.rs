//! Turns bytes in any encoding into text.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// The text of a file: as its byte order mark says, else as UTF-8, else in the encoding that it
/// looks like. Malformed sequences become U+FFFD.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    text_or_declared(bytes, None)
}

/// The same for a file that declares its encoding in some other way. A declared UTF-8 does not
/// count where the bytes contradict it.
pub(super) fn text_or_declared<'b>(
    bytes: &'b [u8],
    declared: Option<&'static Encoding>,
) -> Cow<'b, str> {
    if let Some((encoding, n_bom)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[n_bom..]).0;
    }
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    Guess::default().decode(bytes)
}

/// Decodes the pieces of a file one by one, learning its encoding on the way.
#[derive(Default)]
pub(super) struct Guess {
    detector: Option<EncodingDetector>,
}

impl Guess {
    /// The text of a piece, which must not end within a character.
    pub(super) fn decode<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, str> {
        self.encoding(bytes).decode_without_bom_handling(bytes).0
    }

    /// The encoding to decode a piece with.
    pub(super) fn encoding(&mut self, bytes: &[u8]) -> &'static Encoding {
        if is_utf_8(bytes) {
            return UTF_8;
        }
        let detector =
            self.detector.get_or_insert_with(|| EncodingDetector::new(Iso2022JpDetection::Deny));
        detector.feed(bytes, false);
        detector.guess(None, Utf8Detection::Deny)
    }
}

/// Whether bytes are UTF-8, give or take a few damaged characters. One bad byte in a long text
/// must not turn all its accents into those of another encoding.
fn is_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut n_good, mut n_bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good > 8 * n_bad
}

/// A stream without its byte order mark, as UTF-8 where the mark says UTF-16. Without such a mark
/// the bytes are as they were.
pub(super) fn stream<'r>(mut reader: impl BufRead + 'r) -> io::Result<Box<dyn BufRead + 'r>> {
    // The reader begins with a chain whose first part has the whole mark, if there is one.
    let Some((encoding, n_bom)) = Encoding::for_bom(reader.fill_buf()?) else {
        return Ok(Box::new(reader));
    };
    reader.consume(n_bom);
    if encoding == UTF_8 {
        return Ok(Box::new(reader));
    }
    let decoded =
        DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_sniffing(false).build(reader);
    Ok(Box::new(BufReader::new(decoded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(text(bytes), expected, "{bytes:?}");
    }

    #[test]
    fn decodes_by_mark_then_utf_8_then_guess() {
        check("na\u{ef}ve".as_bytes(), "naïve");
        check(b"\xef\xbb\xbfna\xc3\xafve", "naïve");
        check(b"\xff\xfea\0\xe9\0", "aé");
        check(b"\xfe\xff\0a\0\xe9", "aé");
        check(b"It\x92s a na\xefve caf\xe9, \x93he\x94 said", "It’s a naïve café, “he” said");
    }

    #[test]
    fn one_damaged_character_does_not_change_the_encoding() {
        let mut bytes = "é".repeat(20).into_bytes();
        bytes.push(0xe9);
        check(&bytes, &format!("{}\u{fffd}", "é".repeat(20)));
    }

    #[test]
    fn pieces_may_differ() {
        let mut guess = Guess::default();
        assert_eq!(guess.decode("café".as_bytes()), "café");
        assert_eq!(guess.decode(b"caf\xe9 de Paris"), "café de Paris");
    }
}
