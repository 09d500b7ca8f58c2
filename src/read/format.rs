//! The formats, by name, by ending and by their first bytes.

use std::path::Path;

use encoding_rs::Encoding;
use serde::de::IgnoredAny;

use super::csv;

/// An input format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text, one article a file: the title on the first line.
    Text,
    /// Markdown, one article a file, with or without front matter.
    Markdown,
    /// HTML, one article a file.
    Html,
    /// One JSON array of records, or records one after another.
    Json,
    /// JSON records, one a line.
    Jsonl,
    /// A header row and one record a row, split at commas, semicolons or tabs.
    Csv,
    /// The same, split at tabs.
    Tsv,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 7] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::Jsonl,
        Format::Csv,
        Format::Tsv,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format of a file, by the ending of its name, else by its first bytes (a few thousand
    /// will do). `None` for what is no text.
    #[must_use]
    pub fn detect(path: &str, head: &[u8]) -> Option<Format> {
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
        let format = match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("txt" | "text") => Format::Text,
            Some("md" | "markdown") => Format::Markdown,
            Some("html" | "htm" | "xhtml") => Format::Html,
            Some("json") => Format::Json,
            Some("jsonl" | "ndjson") => Format::Jsonl,
            Some("csv") => Format::Csv,
            Some("tsv" | "tab") => Format::Tsv,
            _ if is_text(head) => sniff(&super::decode::text(head)),
            _ => return None,
        };
        (format.is_of_records() || is_text(head)).then_some(format)
    }

    /// Whether a file has many records, each with faults of its own.
    pub(super) fn is_of_records(self) -> bool {
        !matches!(self, Format::Text | Format::Markdown | Format::Html)
    }
}

/// Whether these are the first bytes of some text, in any encoding.
pub(super) fn is_text(head: &[u8]) -> bool {
    if matches!(Encoding::for_bom(head), Some((encoding, _)) if encoding != encoding_rs::UTF_8) {
        return true;
    }
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, 8..=13 | 27);
    let n_controls = head.iter().filter(|&&byte| is_control(byte)).count();
    !head.contains(&0) && n_controls * 100 <= head.len()
}

fn sniff(head: &str) -> Format {
    let start = head.trim_start();
    let first_line = start.lines().next().unwrap_or_default();
    let front_matter = first_line.trim_end();
    if start.starts_with('{') {
        // A line that is longer than what we see is no pretty-printed one.
        let is_whole = first_line.len() == start.len()
            || serde_json::from_str::<IgnoredAny>(first_line).is_ok();
        return if is_whole { Format::Jsonl } else { Format::Json };
    }
    if start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])) {
        return Format::Json;
    }
    if start.starts_with('<') && is_html(start) {
        return Format::Html;
    }
    if front_matter == "---" || front_matter == "+++" {
        return Format::Markdown;
    }
    if csv::is_header(first_line) { Format::Csv } else { Format::Text }
}

fn is_html(start: &str) -> bool {
    let start = start.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<article", "<p>", "<div"]
        .iter()
        .any(|tag| start.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, head: &str, expected: Option<Format>) {
        assert_eq!(Format::detect(path, head.as_bytes()), expected, "{path} {head:?}");
    }

    #[test]
    fn ending_goes_before_contents() {
        check("a/b.TXT", "{}", Some(Format::Text));
        check("b.md", "", Some(Format::Markdown));
        check("b.htm", "text", Some(Format::Html));
        check("b.ndjson", "", Some(Format::Jsonl));
        check("b.json", "", Some(Format::Json));
        check("b.csv", "a\tb", Some(Format::Csv));
        check("b.tsv", "a,b", Some(Format::Tsv));
    }

    #[test]
    fn contents_tell_where_no_ending_does() {
        check("-", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", Some(Format::Jsonl));
        check("-", "{\"text\": \"a line longer than what is looked at", Some(Format::Jsonl));
        check("-", "{\n \"text\": \"a\"\n}\n", Some(Format::Json));
        check("-", " [\n {\"text\": \"a\"}]", Some(Format::Json));
        check("-", "[Update] A title\n\nText", Some(Format::Text));
        check("-", "\u{feff}<!DOCTYPE html>\n<html>", Some(Format::Html));
        check("page", "<?xml version='1.0'?><html>", Some(Format::Html));
        check("-", "<3 is a heart", Some(Format::Text));
        check("-", "---\ntitle: A\n---\n", Some(Format::Markdown));
        check("-", "id,title,text\n1,A,B\n", Some(Format::Csv));
        check("-", "id\ttitle\ttext\n1\tA\tB\n", Some(Format::Csv));
        check("-", "A title, with a comma\n\nText", Some(Format::Text));
        check("-", "", Some(Format::Text));
    }

    #[test]
    fn binary_is_no_format() {
        check("a.png", "\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR", None);
        check("a.txt", "text with a \0 in it", None);
        check("a", "\u{1}\u{2}\u{3}\u{4}", None);
        // The records of such a file are judged one by one.
        check("a.jsonl", "\0\0\0\n{}", Some(Format::Jsonl));
    }

    #[test]
    fn names_come_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("pdf"), None);
    }
}
