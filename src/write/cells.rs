//! What the CSV formats share: rows, cells that no spreadsheet runs, and the cells of an article.

use std::borrow::Cow;

use serde_json::Value;

use crate::model::{Annotation, Article, Reason, Score};

use super::{Options, kept, source};

/// Columns of the article, before those that are copied through.
pub(super) const ARTICLE: [&str; 6] = ["article_id", "title", "date", "url", "lang", "source"];

/// Rows that are appended to some bytes.
pub(super) struct Rows<'a>(csv::Writer<&'a mut Vec<u8>>);

impl<'a> Rows<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        // Cells are quoted where they must be, quotes doubled, rows end with "\n".
        Rows(csv::Writer::from_writer(out))
    }

    pub(super) fn add<'c>(&mut self, cells: impl IntoIterator<Item = &'c Cow<'c, str>>) {
        self.0
            .write_record(cells.into_iter().map(|cell| cell.as_bytes()))
            .expect("the rows of an article are equally long, and a Vec takes all bytes");
    }
}

/// The cells of an article, and those that are copied through.
pub(super) fn article<'a>(
    options: &'a Options,
    article: &'a Article,
    annotation: &Annotation,
) -> Vec<Cow<'a, str>> {
    let mut cells = vec![
        id(options, article),
        harmless(options, article.title.as_deref().unwrap_or_default()),
        annotation.date.map_or(Cow::Borrowed(""), |date| Cow::Owned(date.to_string())),
        harmless(options, article.url.as_deref().unwrap_or_default()),
        harmless(options, article.lang.as_deref().unwrap_or_default()),
        publisher(options, article),
    ];
    cells.extend(values(options, article));
    cells
}

/// The article's id.
pub(super) fn id<'a>(options: &Options, article: &'a Article) -> Cow<'a, str> {
    if is_of_standard_input(article, &article.id) {
        return Cow::Borrowed(&article.id);
    }
    harmless(options, &article.id)
}

/// The publisher, else where the record stands.
pub(super) fn publisher<'a>(options: &Options, article: &'a Article) -> Cow<'a, str> {
    let source = source(article);
    if is_of_standard_input(article, &source) { source } else { harmless(options, source) }
}

/// The cells that are copied through: strings and numbers as they are, nothing for null, the rest
/// as JSON.
pub(super) fn values<'a>(
    options: &'a Options,
    article: &'a Article,
) -> impl Iterator<Item = Cow<'a, str>> {
    kept(options, article).map(|(_, value)| match value {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::String(string)) if is_number(string) => Cow::Borrowed(string.as_str()),
        Some(Value::String(string)) => harmless(options, string),
        Some(value) => Cow::Owned(value.to_string()),
    })
}

/// The names of the columns that are copied through.
pub(super) fn names(options: &Options) -> impl Iterator<Item = Cow<'_, str>> {
    options.keep.iter().map(|name| harmless(options, name))
}

/// All that speaks for a tag or mention.
pub(super) fn reasons<'a>(options: &Options, because: &'a [Reason]) -> Cow<'a, str> {
    match because {
        [reason] => harmless(options, &**reason),
        _ => harmless(options, because.join("; ")),
    }
}

/// A number as JSON has it.
pub(super) fn number(score: Score) -> Cow<'static, str> {
    Cow::Owned(format!("{:?}", score.get()))
}

/// A cell of free text, with an apostrophe before what a spreadsheet would take for a formula.
/// Spreadsheets skip tabs and line ends before a formula, and East Asian ones read its full-width
/// forms.
pub(super) fn harmless<'a>(options: &Options, cell: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let cell = cell.into();
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula && !options.exact { Cow::Owned(format!("'{cell}")) } else { cell }
}

/// Whether the cell is policytag's own name for a record that has no file, such as `-:17`.
fn is_of_standard_input(article: &Article, cell: &str) -> bool {
    article.origin.path == "-" && cell == article.origin.to_string()
}

/// Whether a spreadsheet reads the cell as a number, as in a copied column of an archive in CSV.
fn is_number(cell: &str) -> bool {
    let is_numeric =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    cell.bytes().all(is_numeric) && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn check_kept(value: Value, expected: &str) {
        let options = Options { keep: vec!["column".to_owned()], ..Options::default() };
        let article = Article { kept: vec![("column".to_owned(), value)], ..Article::default() };
        assert_eq!(values(&options, &article).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn puts_an_apostrophe_before_formulas_unless_exact() {
        let rows = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠SUM(A1)", "'＠SUM(A1)"),
            ("", ""),
            ("1 = 1", "1 = 1"),
            ("'=1", "'=1"),
            ("–1", "–1"),
            ("\0=1", "\0=1"),
        ];
        for (cell, expected) in rows {
            assert_eq!(harmless(&Options::default(), cell), expected);
            let exact = Options { exact: true, ..Options::default() };
            assert_eq!(harmless(&exact, cell), cell);
        }
    }

    #[test]
    fn copies_values_through_and_touches_no_numbers() {
        check_kept(Value::Null, "");
        check_kept("politics".into(), "politics");
        check_kept("=1+1".into(), "'=1+1");
        check_kept("-5".into(), "-5");
        check_kept("-0.25e-3".into(), "-0.25e-3");
        check_kept("-inf".into(), "'-inf");
        check_kept("-1-1".into(), "'-1-1");
        check_kept("-".into(), "'-");
        check_kept((-5).into(), "-5");
        check_kept(true.into(), "true");
        check_kept(serde_json::json!(["=1", {"a": 1.0}]), r#"["=1",{"a":1.0}]"#);
    }

    #[test]
    fn leaves_the_numbers_of_standard_input_alone() {
        let check = |path: &str, id: &str, expected: [&str; 2]| {
            let origin = Origin { path: path.to_owned(), record: Some(17) };
            let article = Article { id: id.to_owned(), origin, ..Article::default() };
            let options = Options::default();
            assert_eq!([super::id(&options, &article), publisher(&options, &article)], expected);
        };
        check("-", "-:17", ["-:17", "-:17"]);
        check("-", "-:18", ["'-:18", "-:17"]);
        check("-a.jsonl", "-a.jsonl:17", ["'-a.jsonl:17", "'-a.jsonl:17"]);
    }

    #[test]
    fn joins_reasons_in_one_cell() {
        let check = |because: &[&'static str], expected| {
            let because: Vec<Reason> = because.iter().copied().map(Reason::from).collect();
            assert_eq!(reasons(&Options::default(), &because), expected);
        };
        check(&[], "");
        check(&["strong name"], "strong name");
        check(&["strong name", "4 demonyms"], "strong name; 4 demonyms");
        check(&["@dict", "=1"], "'@dict; =1");
    }

    #[test]
    fn prints_scores_as_json_does() {
        for thousandths in 0..=1000 {
            let score = Score::new(f64::from(thousandths) / 1000.0);
            assert_eq!(number(score), serde_json::to_string(&score).unwrap());
        }
    }
}
