//! How probable it is that some words mean a person in the dictionary, and not a namesake.

use std::ops::Range;

use super::context::Context;
use super::overlap::Verdict;
use super::tenures;
use crate::model::{Cue, PersonIndex, Reason, Standing};

/// Judges a full name.
pub(super) fn judge(context: &Context<'_>, words: &Range<u32>, person: PersonIndex) -> Verdict {
    let dictionary = context.dictionary;
    let date = context.setting.date;
    let standings = tenures::standings(dictionary, person, date);
    let Some((best, standing)) = standings.first().copied() else {
        let mut verdict = Verdict::new(0.3, Reason::Borrowed("full name"));
        verdict.refuse("holds no office in the dictionary");
        return verdict;
    };
    let tenure = &dictionary.tenures[best as usize];
    let office = &dictionary.offices[tenure.office as usize];
    let years = tenures::years_away(tenure, date);
    // How sure a bare full name is, by standing: set by hand, from the examples and our own gold.
    let base = match (standing, years) {
        (Standing::InOffice, _) => 0.9,
        (Standing::Presumed, Some(years)) if years > 6.0 => 0.6,
        (Standing::Presumed, _) => 0.85,
        (Standing::Former, Some(years)) if years > 25.0 => 0.45,
        (Standing::Former, Some(years)) if years > 10.0 => 0.55,
        (Standing::Former, _) => 0.75,
        (Standing::Future, Some(years)) if years > 5.0 => 0.35,
        (Standing::Future, _) => 0.6,
        (Standing::Unknown, Some(years)) if years > 6.0 => 0.4,
        (Standing::Unknown, _) => 0.7,
    };
    let mut verdict =
        Verdict::new(base, Reason::Owned(format!("full name, {} office", describe(standing))));
    let has_title =
        context.title_before(words.start).is_some() || context.title_after(words.end).is_some();
    if has_title {
        verdict.add(0.4, "beside a title of office");
    } else if context.cue_before(words.start).is(Cue::HONORIFIC) {
        verdict.add(0.1, "after an honorific");
    }
    let countries = standings
        .iter()
        .filter_map(|(tenure, _)| {
            dictionary.offices[dictionary.tenures[*tenure as usize].office as usize].country
        })
        .map(|country| context.weight(country) - 0.3);
    let weight = countries.fold(0.0, f64::max);
    if weight >= 0.5 {
        verdict.add(0.15, "the article speaks of the person's country");
    } else if !has_title && office.country.is_some() && !tenures::is_high(office.rank) {
        verdict.add(-0.3, "a lesser office, and nothing speaks of its country");
    }
    if !has_title && context.cues_around(words, 6).is(Cue::SPORT.or(Cue::ENTERTAINMENT)) {
        verdict.add(-0.4, "beside words of sport or entertainment");
    }
    if words.len() == 1 && !has_title {
        verdict.add(-0.5, "a single word");
    }
    verdict
}

fn describe(standing: Standing) -> &'static str {
    match standing {
        Standing::InOffice => "in",
        Standing::Presumed => "presumably in",
        Standing::Former => "formerly in",
        Standing::Future => "not yet in",
        Standing::Unknown => "no dated",
    }
}
