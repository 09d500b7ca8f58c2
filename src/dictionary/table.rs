//! A TSV file to rows, with every fault of its form.

use super::build::Builder;
use super::files::File;
use super::redirects;
use crate::model::{Case, Date, FilePlace, Kind, Lang, Validity};

/// The columns of each table; the header of a file must name them just so.
pub(super) const COLUMNS: [(&str, &[&str]); 19] = [
    ("agencies/entities.tsv", &AGENCIES),
    ("agencies/members.tsv", &["group", "member", "from", "until", "source"]),
    ("agencies/names.tsv", &NAMES),
    ("countries/entities.tsv", &COUNTRIES),
    ("countries/names.tsv", &NAMES),
    ("countries/names-cldr.tsv", &NAMES),
    ("ministers/offices.tsv", &OFFICES),
    ("ministers/people.tsv", &["id", "name", "aliases", "surname", "wikidata", "source"]),
    ("ministers/portfolios.tsv", &["portfolio", "phrase", "source"]),
    ("ministers/tenures.tsv", &TENURES),
    ("ministers/titles.tsv", &["title", "rank", "portfolio", "country", "source"]),
    ("places/places.tsv", &["id", "name", "kind", "country", "lang", "case", "strength", "source"]),
    (redirects::TABLE, &["class", "old", "new", "source"]),
    ("traps/traps.tsv", &["phrase", "case", "hides", "reason", "example", "source"]),
    ("words/boilerplate.tsv", &["phrase", "kind", "note"]),
    ("words/cues.tsv", &["cue", "kind", "note"]),
    ("agencies/examples.tsv", &EXAMPLES),
    ("countries/examples.tsv", &EXAMPLES),
    ("ministers/examples.tsv", &EXAMPLES),
];
const COUNTRIES: [&str; 8] =
    ["id", "label", "wikidata", "alpha3", "from", "until", "successors", "source"];
const AGENCIES: [&str; 10] = [
    "id",
    "label",
    "type",
    "country",
    "parent",
    "from",
    "until",
    "successors",
    "wikidata",
    "source",
];
const NAMES: [&str; 9] =
    ["entity", "name", "kind", "lang", "case", "strength", "from", "until", "source"];
const OFFICES: [&str; 8] =
    ["id", "label", "country", "body", "rank", "portfolios", "seats", "source"];
const TENURES: [&str; 8] =
    ["person", "office", "from", "until", "seen", "precision", "note", "source"];
const EXAMPLES: [&str; 4] = ["sentence", "date", "expected", "forbidden"];

/// A line of a table, cut into its cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a, const N: usize> {
    /// One for each column.
    pub(super) cells: [&'a str; N],
    /// Where it stands.
    pub(super) place: FilePlace,
}

/// The rows of a table whose header is right; reports and leaves out what is not.
///
/// # Panics
///
/// When `N` is not the number of columns that `COLUMNS` lists for the file.
pub(super) fn rows<'a, const N: usize>(
    file: &'a File,
    number: u16,
    builder: &mut Builder,
) -> Vec<Row<'a, N>> {
    let columns = columns(&file.name).expect("only known tables are read");
    assert_eq!(columns.len(), N, "{} has other columns", file.name);
    let mut lines = file.contents.lines();
    let header = lines.next().unwrap_or_default();
    if header != columns.join("\t") {
        let place = FilePlace { file: number, line: 1 };
        builder.problem(
            place,
            format!(
                "the header is \"{}\"; expected the columns {}, with one tab between",
                header.replace('\t', " "),
                columns.join(" ")
            ),
        );
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (line, text) in (2..).zip(lines) {
        let place = FilePlace { file: number, line };
        let mut cells = [""; N];
        let n_cells = text.split('\t').count();
        if n_cells != N {
            builder.problem(place, format!("{n_cells} cells; expected {N}: {}", columns.join(" ")));
            continue;
        }
        for (cell, value) in cells.iter_mut().zip(text.split('\t')) {
            if value.trim() != value || value.contains("  ") {
                builder.problem(place, format!("\"{value}\": leading, trailing or double space"));
            }
            *cell = value;
        }
        rows.push(Row { cells, place });
    }
    rows
}

/// The columns of a table such as `countries/names.tsv`; examples may stand in any folder, with the
/// same columns.
#[must_use]
pub fn columns(table: &str) -> Option<&'static [&'static str]> {
    let known = COLUMNS.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns);
    known.or_else(|| table.ends_with("/examples.tsv").then_some(&EXAMPLES[..]))
}

/// A date cell: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a bare year or month is its first day, or its
/// last where `is_end`.
pub(super) fn date(cell: &str, is_end: bool) -> Result<Option<Date>, String> {
    let bad = || format!("date \"{cell}\": expected YYYY, YYYY-MM or YYYY-MM-DD");
    let mut parts = cell.split('-');
    let mut number = |length: usize| match parts.next() {
        None => Ok(None),
        Some(part) if part.len() == length => part.parse::<i16>().map(Some).map_err(|_| bad()),
        Some(_) => Err(bad()),
    };
    if cell.is_empty() {
        return Ok(None);
    }
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let year = year.ok_or_else(bad)?;
    let small = |value: Option<i16>| value.map(i8::try_from).transpose().map_err(|_| bad());
    let (month, day) = (small(month)?, small(day)?);
    let first = Date::new(year, month.unwrap_or(if is_end { 12 } else { 1 }), day.unwrap_or(1))
        .map_err(|_| bad())?;
    Ok(Some(if is_end && day.is_none() { first.last_of_month() } else { first }))
}

/// The cells that names have in every class.
pub(super) struct NameCells<'a> {
    pub(super) kind: &'a str,
    pub(super) lang: &'a str,
    pub(super) case: &'a str,
    pub(super) strength: &'a str,
    pub(super) from: &'a str,
    pub(super) until: &'a str,
}

/// The same, understood.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameDetail {
    pub(super) kind: Kind,
    pub(super) lang: Option<Lang>,
    pub(super) case: Case,
    pub(super) is_strong: bool,
    pub(super) validity: Validity,
}

impl NameCells<'_> {
    /// The cells as values; a message for the first that is not one.
    pub(super) fn read(&self) -> Result<NameDetail, String> {
        Ok(NameDetail {
            kind: Kind::from_name(self.kind).ok_or_else(|| {
                let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
                format!("kind \"{}\": expected one of {}", self.kind, kinds.join(", "))
            })?,
            lang: lang(self.lang)?,
            case: case(self.case)?,
            is_strong: is_strong(self.strength)?,
            validity: validity(self.from, self.until)?,
        })
    }
}

/// Two date cells.
pub(super) fn validity(from: &str, until: &str) -> Result<Validity, String> {
    let validity = Validity { from: date(from, false)?, until: date(until, true)? };
    match (validity.from, validity.until) {
        (Some(first), Some(last)) if last < first => {
            Err(format!("from {from} until {until}: ends before it begins"))
        }
        _ => Ok(validity),
    }
}

/// A language cell.
pub(super) fn lang(cell: &str) -> Result<Option<Lang>, String> {
    match cell {
        "und" => Ok(None),
        code => Lang::new(code).map(Some).ok_or_else(|| {
            format!("lang \"{cell}\": expected an ISO 639 code in lower case such as en, or und")
        }),
    }
}

/// A case cell.
pub(super) fn case(cell: &str) -> Result<Case, String> {
    match cell {
        "any" => Ok(Case::Any),
        "initial" => Ok(Case::Initial),
        "exact" => Ok(Case::Exact),
        _ => Err(format!("case \"{cell}\": expected any, initial or exact")),
    }
}

/// A strength cell.
pub(super) fn is_strong(cell: &str) -> Result<bool, String> {
    match cell {
        "strong" => Ok(true),
        "weak" => Ok(false),
        _ => Err(format!("strength \"{cell}\": expected strong or weak")),
    }
}

/// The values of a cell that holds several.
pub(super) fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, is_end: bool, expected: Result<Option<&str>, &str>) {
        let found = date(cell, is_end).map(|date| date.map(|date| date.to_string()));
        let expected = expected.map(|date| date.map(str::to_owned)).map_err(str::to_owned);
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_dates() {
        check("", false, Ok(None));
        check("2021", false, Ok(Some("2021-01-01")));
        check("2021", true, Ok(Some("2021-12-31")));
        check("2020-02", true, Ok(Some("2020-02-29")));
        check("2021-11-20", true, Ok(Some("2021-11-20")));
        check("2021-13", true, Err("date \"2021-13\": expected YYYY, YYYY-MM or YYYY-MM-DD"));
        check("20-11-2021", true, Err("date \"20-11-2021\": expected YYYY, YYYY-MM or YYYY-MM-DD"));
    }
}
