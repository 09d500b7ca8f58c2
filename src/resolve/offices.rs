//! A title of office, its country and the date to the offices meant and the people who held them.

use std::cmp::Reverse;

use super::context::Context;
use super::tenures;
use crate::fold;
use crate::model::{Office, PersonIndex, Standing, Target, Title};

/// Whose office a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A country's.
    Country(u32),
    /// An international body's.
    Body(u32),
}

/// One meaning of a title in the text: a row of the table and the portfolio in its slot.
pub(super) type Meaning = (u32, Option<u16>);

/// The meanings of the terms of a title's reading.
pub(super) fn meanings(context: &Context<'_>, terms: &[u32]) -> Vec<Meaning> {
    terms
        .iter()
        .filter_map(|term| match context.dictionary.terms[*term as usize].target {
            Target::Title(title, portfolio) => Some((title, portfolio)),
            _ => None,
        })
        .collect()
}

/// The offices of an owner that a title may mean, the likeliest first: the one that has most of the
/// portfolios named (`technology and the digital economy` names two), then the rank that the title
/// means most often, then the office with the fewest other portfolios.
pub(super) fn matching(context: &Context<'_>, owner: Owner, meanings: &[Meaning]) -> Vec<u32> {
    let dictionary = context.dictionary;
    let list = match owner {
        Owner::Country(country) => dictionary.offices_of_country.get(&country),
        Owner::Body(body) => dictionary.offices_of_body.get(&body),
    };
    let mut found: Vec<(Reverse<usize>, usize, usize, u32)> = list
        .into_iter()
        .flatten()
        .filter_map(|index| {
            let office = &dictionary.offices[*index as usize];
            let fits = |(title, portfolio): &Meaning| {
                fit(&dictionary.titles[*title as usize], *portfolio, office, owner)
            };
            let rank = meanings.iter().filter_map(fits).min()?;
            let mut portfolios: Vec<Option<u16>> = meanings
                .iter()
                .filter(|meaning| fits(meaning).is_some())
                .map(|(_, p)| *p)
                .collect();
            portfolios.sort_unstable();
            portfolios.dedup();
            Some((Reverse(portfolios.len()), rank, office.portfolios.len(), *index))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(.., index)| index).collect()
}

/// How well a title fits an office: the place of the office's rank among the title's, or `None`.
fn fit(title: &Title, portfolio: Option<u16>, office: &Office, owner: Owner) -> Option<usize> {
    if let (Some(country), Owner::Country(owner)) = (title.country, owner)
        && country != owner
    {
        return None;
    }
    let place = title.ranks.iter().position(|rank| *rank == office.rank)?;
    let fits = match portfolio {
        Some(portfolio) => office.portfolios.contains(&portfolio),
        // A title of its own: the office must be called so, unless its rank says all.
        None => {
            is_unique(title, office)
                || fold::slug(&office.label).contains(&fold::slug(&title.title))
        }
    };
    fits.then_some(place)
}

/// Whether a country has only one office of that rank.
fn is_unique(title: &Title, office: &Office) -> bool {
    use crate::model::Rank;
    title.ranks.contains(&office.rank)
        && matches!(
            office.rank,
            Rank::HeadOfState
                | Rank::HeadOfGovernment
                | Rank::CentralBankGovernor
                | Rank::OrganisationHead
        )
}

/// Who held one of the offices on the article's date: the office, the person and the standing of
/// the likeliest. `None` where nobody is known, or several hold the first office.
pub(super) fn holder(
    context: &Context<'_>,
    offices: &[u32],
) -> Option<(u32, PersonIndex, Standing)> {
    let date = context.setting.date;
    date?;
    for index in offices {
        let office = &context.dictionary.offices[*index as usize];
        let mut found: Vec<(Standing, PersonIndex)> = office
            .tenures
            .iter()
            .map(|tenure| &context.dictionary.tenures[*tenure as usize])
            .map(|tenure| (tenure.standing(date), tenure))
            .filter(|(standing, tenure)| match standing {
                Standing::InOffice => true,
                // Offices change hands: after a year, "presumably" is a guess.
                Standing::Presumed => {
                    tenures::years_away(tenure, date).is_some_and(|years| years < 1.0)
                }
                _ => false,
            })
            .map(|(standing, tenure)| (standing, tenure.person))
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|(_, person)| *person);
        match found[..] {
            [] => {}
            [(standing, person)] => return Some((*index, person, standing)),
            // On the day of a handover both are in office: the one who comes is meant as often as
            // the one who goes, so neither is.
            [(Standing::InOffice, person), (Standing::Presumed, _), ..] => {
                return Some((*index, person, Standing::InOffice));
            }
            _ => return None,
        }
    }
    None
}

/// How a person stands in one of the offices, the best standing and its office.
pub(super) fn standing_in(
    context: &Context<'_>,
    person: PersonIndex,
    offices: &[u32],
) -> Option<(Standing, u32)> {
    let dictionary = context.dictionary;
    dictionary.people[person as usize]
        .tenures
        .iter()
        .map(|index| &dictionary.tenures[*index as usize])
        .filter(|tenure| offices.contains(&tenure.office))
        .map(|tenure| (tenure.standing(context.setting.date), tenure.office))
        .min()
}
