//! How probable it is that some words mean a certain public body.

use std::ops::Range;

use super::context::Context;
use super::overlap::Verdict;
use crate::model::{AgencyIndex, CountryIndex, Cue, Gap, Kind, Reason, Term};

/// Judges a body's name or acronym. `is_named` says whether another name of it stands in the
/// article beyond doubt, `is_only` whether no other body bears it.
pub(super) fn judge(
    context: &Context<'_>,
    words: &Range<u32>,
    term: &Term,
    agency: AgencyIndex,
    in_capitals: bool,
    is_named: bool,
    is_only: bool,
) -> Verdict {
    let kind = term.kind.name();
    let strength = if term.is_strong { "strong" } else { "weak" };
    let mut verdict = Verdict::new(0.96, Reason::Owned(format!("{strength} {kind}")));
    let date = context.setting.date;
    let agency = &context.dictionary.agencies[agency as usize];
    if !term.validity.has_begun(date) || !agency.validity.has_begun(date) {
        verdict.refuse("not yet the name on the article's date");
        return verdict;
    }
    if term.validity.is_over(date) || agency.validity.is_over(date) {
        verdict.add(-0.08, "no longer the name on the article's date");
    }
    let is_short = matches!(term.kind, Kind::Acronym);
    let is_weak = !term.is_strong
        || in_capitals && is_short && context.cue_at(words.start).is(Cue::COMMON_WORD);
    if !is_weak {
        return verdict;
    }
    verdict.confidence -= 0.66;
    if is_named {
        verdict.add(0.6, "the article names the body in full");
    }
    if let Some(country) = agency.country {
        weigh_country(context, words, country, is_short, is_only, &mut verdict);
    }
    verdict
}

/// A weak name belongs to the country beside it, or to the one that the article is about.
fn weigh_country(
    context: &Context<'_>,
    words: &Range<u32>,
    country: CountryIndex,
    is_short: bool,
    is_only: bool,
    verdict: &mut Verdict,
) {
    let weight = context.weight(country);
    if is_short {
        // Letters mean many things: even in its own country, only just enough.
        if weight >= 1.0 && context.dominant() == Some(country) {
            verdict.add(0.25, "the article is about its country");
        }
        return;
    }
    let beside = country_beside(context, words);
    if beside == Some(country) {
        verdict.add(0.6, "beside its country");
    } else if beside.is_some() {
        verdict.add(-0.2, "beside another country");
    } else if weight >= 0.5 && context.last_named(words.start) == Some(country) {
        verdict.add(0.35, "its country was named last");
    } else if weight >= 0.5 && context.dominant() == Some(country) {
        verdict.add(0.3, "the article is about its country");
    } else if weight >= 0.5 && is_only {
        verdict.add(0.25, "the article speaks of its country, and no other has a body of the name");
    }
}

/// The country just before a name (`French Finance Ministry`, `France's Ministry of Finance`) or
/// after it (`Ministry of Finance of France`).
fn country_beside(context: &Context<'_>, words: &Range<u32>) -> Option<CountryIndex> {
    let sighted = |at: u32| {
        let start = context.sightings.partition_point(|(word, ..)| *word < at);
        context.sightings.get(start).filter(|(word, _, weight)| *word == at && *weight >= 0.5)
    };
    let mut before = words.start;
    if before > 0 && context.is_possessive(before - 1) {
        before -= 1;
    }
    // The country's name may be some words long: look back for one that ends here.
    for n in 1..=4 {
        if before >= n
            && let Some((at, country, weight)) = sighted(before - n)
            && (at + 1..=words.start).all(|at| context.joins(at, Gap::JOINT))
            && *weight >= 1.0
        {
            return Some(*country);
        }
    }
    let of = context.cue_at(words.end).is(Cue::OF.or(Cue::PREPOSITION));
    let article = u32::from(context.cue_at(words.end + 1).is(Cue::ARTICLE));
    (of && context.joins(words.end, Gap::SPACE))
        .then(|| sighted(words.end + 1 + article))
        .flatten()
        .map(|(_, country, _)| *country)
}
