//! Who held which office on a day.

use crate::dictionary::Dictionary;
use crate::model::{CountryIndex, Date, PersonIndex, Rank, Standing, Tenure};

/// The tenures of a person with their standing, the one that fits the date best first: in office
/// before former, the latest first.
#[must_use]
pub fn standings(
    dictionary: &Dictionary,
    person: PersonIndex,
    date: Option<Date>,
) -> Vec<(u32, Standing)> {
    let mut found: Vec<(u32, Standing)> = dictionary.people[person as usize]
        .tenures
        .iter()
        .map(|index| (*index, dictionary.tenures[*index as usize].standing(date)))
        .collect();
    let begins = |index: u32| {
        let tenure = &dictionary.tenures[index as usize];
        tenure.validity.from.or(tenure.seen)
    };
    let rank = |index: u32| {
        let tenure = &dictionary.tenures[index as usize];
        dictionary.offices[tenure.office as usize].rank
    };
    found.sort_by(|a, b| {
        let key = |(index, standing): (u32, Standing)| {
            (standing, std::cmp::Reverse(begins(index)), rank(index), index)
        };
        // Of the future ones the first to come, not the last.
        if a.1 == Standing::Future && b.1 == Standing::Future {
            return begins(a.0).cmp(&begins(b.0)).then(a.0.cmp(&b.0));
        }
        key(*a).cmp(&key(*b))
    });
    found
}

/// The country of the office that fits the date best.
pub(super) fn country_of(
    dictionary: &Dictionary,
    person: PersonIndex,
    date: Option<Date>,
) -> Option<CountryIndex> {
    let (tenure, _) = *standings(dictionary, person, date).first()?;
    dictionary.offices[dictionary.tenures[tenure as usize].office as usize].country
}

/// Years between a date and the nearest day of a tenure; 0 within it, `None` without dates.
pub(super) fn years_away(tenure: &Tenure, date: Option<Date>) -> Option<f64> {
    let day = date?;
    let years = |from: Date, to: Date| f64::from((to - from).get_days()) / 365.25;
    let first = tenure.validity.from.or(tenure.seen)?;
    let last = tenure.validity.until.or(tenure.seen).unwrap_or(first);
    Some(if day < first {
        years(day, first)
    } else if day > last {
        years(last, day)
    } else {
        0.0
    })
}

/// Whether an office is one that the news names without explaining it.
pub(super) fn is_high(rank: Rank) -> bool {
    !matches!(rank, Rank::JuniorMinister | Rank::Official | Rank::AgencyHead)
}
