//! Plain text: the first line with a word is the title, what follows is the text.

use crate::model::{Article, Origin, Reject};

use super::decode;

/// The article of a file. Its text is the end of the decoded file, byte by byte, from the first
/// line with a word after the title.
pub(super) fn article(bytes: &[u8], origin: Origin) -> Result<Article, Reject> {
    let decoded = decode::text(bytes);
    let (title, rest) = split_line(skip_blank_lines(&decoded));
    let title = title.trim();
    if title.is_empty() {
        return Err(Reject { origin, reason: "title and text are empty".to_owned() });
    }
    Ok(Article {
        id: origin.to_string(),
        title: Some(title.to_owned()),
        text: skip_blank_lines(rest).to_owned(),
        origin,
        ..Article::default()
    })
}

fn skip_blank_lines(mut text: &str) -> &str {
    while !text.is_empty() {
        let (line, rest) = split_line(text);
        if !line.trim().is_empty() {
            break;
        }
        text = rest;
    }
    text
}

/// The first line without its end, and what follows. Lines end with LF, CRLF or CR.
fn split_line(text: &str) -> (&str, &str) {
    let Some(end) = text.find(['\n', '\r']) else { return (text, "") };
    let rest = &text[end..];
    (&text[..end], rest.strip_prefix("\r\n").unwrap_or(&rest[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], title: &str, text: &str) {
        let article = article(bytes, Origin { path: "a.txt".to_owned(), record: None }).unwrap();
        assert_eq!(article.id, "a.txt");
        assert_eq!((article.title.as_deref(), article.text.as_str()), (Some(title), text));
    }

    #[test]
    fn splits_at_the_first_line_with_a_word() {
        check(b"Title\nOne\nTwo\n", "Title", "One\nTwo\n");
        check(b"\n \n  Title  \n\n \n  One\n\nTwo", "Title", "  One\n\nTwo");
        check(b"Title\r\n\r\nOne\r\nTwo\r\n", "Title", "One\r\nTwo\r\n");
        check(b"Title\rOne\rTwo", "Title", "One\rTwo");
        check(b"Title", "Title", "");
        check(b"\xef\xbb\xbfTitle\nOne", "Title", "One");
    }

    #[test]
    fn decodes_what_is_not_utf_8() {
        check(b"Caf\xe9 society\nThe na\xefve caf\xe9", "Café society", "The naïve café");
        check(b"\xff\xfeT\0\n\0O\0", "T", "O");
    }

    #[test]
    fn rejects_a_file_without_a_word() {
        for bytes in [&b""[..], b" \n\t\r\n"] {
            let reject = article(bytes, Origin::default()).unwrap_err();
            assert_eq!(reject.reason, "title and text are empty");
        }
    }
}
