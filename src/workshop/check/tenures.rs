//! Tenures that cannot all be true.

use std::collections::BTreeMap;

use crate::dictionary::{Dictionary, Files, RawRow};
use crate::model::{Date, Office, Precision, Problem, Rank, Tenure};

/// Days that a predecessor and a successor may share where both dates are exact: a hand-over, or a
/// source that counts from the election and one that counts from the oath.
const HAND_OVER: i32 = 45;
/// The same where a date is known to the year or was derived.
const UNSURE: i32 = 550;
/// Nobody holds one office longer, in years.
const LONGEST: i16 = 75;

/// All problems of tenures.
pub(super) fn problems(files: &Files, dictionary: &Dictionary) -> Vec<Problem> {
    // A table that loads gives one tenure a row, in order.
    let rows: Vec<RawRow<'_>> = files.rows("ministers/tenures.tsv").collect();
    let mut problems = Vec::new();
    for (tenure, row) in dictionary.tenures.iter().zip(&rows) {
        problems.extend(too_long(tenure, row));
    }
    for office in dictionary.offices.iter().filter(|office| office.is_single) {
        overlaps(dictionary, office, &rows, &mut problems);
    }
    for person in &dictionary.people {
        two_states(dictionary, &person.tenures, &rows, &mut problems);
    }
    problems.extend(without_office(files, dictionary));
    problems
}

fn too_long(tenure: &Tenure, row: &RawRow<'_>) -> Option<Problem> {
    let (from, until) = (tenure.validity.from?, tenure.validity.until.or(tenure.seen)?);
    let years = until.year() - from.year();
    (years > LONGEST)
        .then(|| row.problem(format!("{years} years in one office; expected at most {LONGEST}")))
}

/// Two holders of one seat at the same time.
fn overlaps(
    dictionary: &Dictionary,
    office: &Office,
    rows: &[RawRow<'_>],
    problems: &mut Vec<Problem>,
) {
    let mut dated: Vec<(Date, &Tenure, RawRow<'_>)> = office
        .tenures
        .iter()
        .map(|index| (&dictionary.tenures[*index as usize], rows[*index as usize]))
        .filter(|(_, row)| row.get("note").is_empty())
        .filter_map(|(tenure, row)| Some((tenure.validity.from?, tenure, row)))
        .collect();
    dated.sort_by_key(|(from, _, row)| (*from, row.line));
    for (at, (from, tenure, row)) in dated.iter().enumerate() {
        for (_, before, earlier) in &dated[..at] {
            if before.person == tenure.person {
                continue;
            }
            let end = last_day(before).min(last_day(tenure));
            let days = (end - *from).get_days();
            if days > tolerance(before, tenure) {
                problems.push(row.problem(format!(
                    "{} and {} both hold {} for {days} days (line {}); expected one holder at a \
                     time, or seats many",
                    row.get("person"),
                    earlier.get("person"),
                    office.id,
                    earlier.line
                )));
            }
        }
    }
}

/// The last day on which a tenure is known to run; an open one without a day runs on.
fn last_day(tenure: &Tenure) -> Date {
    tenure.validity.until.or(tenure.seen).unwrap_or(Date::constant(9999, 12, 31))
}

fn tolerance(a: &Tenure, b: &Tenure) -> i32 {
    let is_sure = |tenure: &Tenure| matches!(tenure.precision, Precision::Day | Precision::Month);
    if is_sure(a) && is_sure(b) { HAND_OVER } else { UNSURE }
}

/// One person at the head of two countries at once. A monarch of several realms holds the same
/// office in each, and a state that ended hands its head on to its successor.
fn two_states(
    dictionary: &Dictionary,
    tenures: &[u32],
    rows: &[RawRow<'_>],
    problems: &mut Vec<Problem>,
) {
    let heads: Vec<(u32, &Tenure, &Office)> = tenures
        .iter()
        .map(|index| (*index, &dictionary.tenures[*index as usize]))
        .map(|(index, tenure)| (index, tenure, &dictionary.offices[tenure.office as usize]))
        .filter(|(_, _, office)| {
            matches!(office.rank, Rank::HeadOfState | Rank::HeadOfGovernment)
                && office.body.is_none()
        })
        .collect();
    for (at, (index, tenure, office)) in heads.iter().enumerate() {
        for (other_index, other, other_office) in &heads[..at] {
            let (Some(a), Some(b)) = (office.country, other_office.country) else { continue };
            let is_union =
                office.rank == Rank::HeadOfState && other_office.rank == Rank::HeadOfState;
            let (Some(from), Some(other_from)) = (tenure.validity.from, other.validity.from) else {
                continue;
            };
            let end = last_day(tenure).min(last_day(other));
            let days = (end - from.max(other_from)).get_days();
            if a != b
                && !is_union
                && !are_related(dictionary, a, b)
                && days > tolerance(tenure, other)
            {
                problems.push(rows[*index as usize].problem(format!(
                    "heads {} and, by line {}, {} at the same time",
                    dictionary.countries[a as usize].label,
                    rows[*other_index as usize].line,
                    dictionary.countries[b as usize].label
                )));
            }
        }
    }
}

/// Whether one country came out of the other.
fn are_related(dictionary: &Dictionary, a: u32, b: u32) -> bool {
    let successors = |index: u32| &dictionary.countries[index as usize].successors;
    successors(a).contains(&b) || successors(b).contains(&a)
}

/// People who hold nothing: they could never be told from their namesakes.
fn without_office(files: &Files, dictionary: &Dictionary) -> Vec<Problem> {
    let rows: BTreeMap<&str, RawRow<'_>> =
        files.rows("ministers/people.tsv").map(|row| (row.get("id"), row)).collect();
    dictionary
        .people
        .iter()
        .filter(|person| person.tenures.is_empty())
        .filter_map(|person| rows.get(person.id.as_str()))
        .map(|row| row.problem("a person without a tenure; expected at least one"))
        .collect()
}
