//! A time value of Wikidata with its precision to a date.

use crate::workshop::import::dates::{Stated, Unit};

use super::results::Row;

/// A date of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// A date that our tables can hold.
    At(Stated),
    /// There is one, but nobody knows it, or not even its year.
    Unknown,
    /// A date that our tables cannot hold: before the year 1, after 9999, or none at all.
    Beyond(String),
}

/// The precisions of Wikidata that say at least the year.
const YEAR: u8 = 9;
const MONTH: u8 = 10;

/// The date in a column, with its precision in another; `None` where the cell is empty.
///
/// Without a precision a date is taken to the day, save the first of January, with which whole years
/// are written.
pub(super) fn when(row: &Row, column: &str, precision: &str) -> Option<When> {
    if row.is_unknown(column) {
        return Some(When::Unknown);
    }
    let value = row.get(column);
    if value.is_empty() {
        return None;
    }
    let beyond = || Some(When::Beyond(value.to_owned()));
    let value = value.strip_prefix('+').unwrap_or(value);
    let day = value.split('T').next().unwrap_or_default();
    // Wikidata writes months and days that are not known as 00.
    let known = day.replace("-00", "-01");
    let Some(date) = Stated::parse(&known) else { return beyond() };
    let unit = match row.get(precision).parse::<u8>() {
        Ok(number) if number < YEAR => return Some(When::Unknown),
        Ok(YEAR) => Unit::Year,
        Ok(MONTH) => Unit::Month,
        Ok(_) => Unit::Day,
        Err(_) if known.ends_with("-01-01") => Unit::Year,
        Err(_) if known != day => Unit::Month,
        Err(_) => Unit::Day,
    };
    Some(When::At(date.to(unit)))
}

/// The one date that several values come to: the most exact where all agree.
///
/// # Errors
///
/// The values, where they do not agree.
pub(super) fn one<'a>(
    values: impl IntoIterator<Item = &'a When>,
) -> Result<Option<&'a When>, String> {
    let mut best: Option<&When> = None;
    for value in values {
        best = Some(match (best, value) {
            (None | Some(When::Unknown), _) => value,
            (Some(known), When::Unknown) => known,
            (Some(When::At(known)), When::At(date)) if known.agrees(*date) => {
                if date.unit() > known.unit() { value } else { best.unwrap_or(value) }
            }
            (Some(known), _) => return Err(format!("{} and {}", text(known), text(value))),
        });
    }
    Ok(best)
}

fn text(when: &When) -> String {
    match when {
        When::At(date) => date.to_string(),
        When::Unknown => "unknown".to_owned(),
        When::Beyond(text) => text.clone(),
    }
}
