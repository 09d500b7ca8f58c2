//! How probable it is that some words mean a country.

use std::ops::Range;

use super::context::Context;
use super::larger::{self, Larger};
use super::overlap::Verdict;
use crate::model::{CountryIndex, Cue, Gap, Kind, Reason, Term};

/// Judges a country's name, adjective, capital or metonym at some words.
pub(super) fn judge(
    context: &Context<'_>,
    words: &Range<u32>,
    term: &Term,
    country: CountryIndex,
    in_capitals: bool,
) -> Verdict {
    let mut verdict = Verdict::new(base(term.kind), reason(term));
    let is_weak = !term.is_strong
        || in_capitals && context.cue_at(words.start).is(Cue::COMMON_WORD) && words.len() == 1;
    match term.kind {
        Kind::Capital => capital(context, words, is_weak, country, &mut verdict),
        _ if is_weak => weak(context, words, country, &mut verdict),
        _ => {}
    }
    if context.towns.contains(&context.text.words[words.start as usize].hash) && words.len() == 1 {
        verdict.add(-0.6, "the name of a town in the article");
    }
    person(context, words, is_weak, &mut verdict);
    if term.kind == Kind::Adjective && speaks(context, words) {
        verdict.add(-0.5, "a surname: it speaks");
    }
    match larger::of(context, words, term) {
        None => {}
        Some(larger @ (Larger::Money | Larger::Road)) => verdict.refuse(larger.reason()),
        Some(larger) => {
            verdict.is_support = true;
            verdict.because.push(Reason::Borrowed(larger.reason()));
        }
    }
    dates(context, term, country, &mut verdict);
    verdict
}

/// How sure a strong name of each kind is; set by hand, from the examples and our own gold.
fn base(kind: Kind) -> f64 {
    match kind {
        Kind::Adjective | Kind::Demonym => 0.94,
        Kind::Metonym => 0.9,
        Kind::Former => 0.93,
        _ => 0.98,
    }
}

fn reason(term: &Term) -> Reason {
    let kind = term.kind.name();
    if term.is_strong {
        Reason::Owned(format!("strong {kind}"))
    } else {
        Reason::Owned(format!("weak {kind}"))
    }
}

/// A name that is not yet in use means nothing; one that has gone out of use still means its
/// country, and one of a country that is gone means it where no living country bears the name.
fn dates(context: &Context<'_>, term: &Term, country: CountryIndex, verdict: &mut Verdict) {
    let date = context.setting.date;
    let lifetime = context.dictionary.countries[country as usize].validity;
    if !term.validity.has_begun(date) || !lifetime.has_begun(date) {
        verdict.refuse("not yet the name on the article's date");
    } else if !lifetime.holds(date) {
        verdict.add(-0.2, "no country any more on the article's date");
    } else if !term.validity.holds(date) {
        verdict.add(-0.06, "no longer the name on the article's date");
    }
}

/// A capital speaks for its government where it is the subject of a verb of speech; else it is
/// evidence.
fn capital(
    context: &Context<'_>,
    words: &Range<u32>,
    is_weak: bool,
    country: CountryIndex,
    verdict: &mut Verdict,
) {
    let speaks = context.joins(words.end, Gap::SPACE) && context.cue_at(words.end).is(Cue::SPEECH);
    let is_object = context.cue_before(words.start).is(Cue::PREPOSITION);
    if speaks && !is_object {
        verdict.confidence = if is_weak { 0.5 } else { 0.78 };
        verdict.because.push(Reason::Borrowed("a capital that speaks for its government"));
        if is_weak && context.weight(country) < 1.0 {
            verdict.refuse("a weak capital, and the article does not name its country");
        }
        verdict.kind = Some(Kind::Metonym);
    } else {
        verdict.confidence = if is_weak { 0.5 } else { 0.7 };
        verdict.is_support = true;
        verdict.because.push(Reason::Borrowed("a city is evidence, not a mention"));
        if is_weak && context.weight(country) < 1.0 {
            verdict.refuse("a weak capital, and the article does not name its country");
        }
    }
}

/// A weak name needs support.
fn weak(context: &Context<'_>, words: &Range<u32>, country: CountryIndex, verdict: &mut Verdict) {
    verdict.confidence = 0.35;
    let others = context.weight(country);
    if others >= 0.5 {
        verdict.add(0.25 + 0.1 * others.min(2.0), "the article speaks of the country elsewhere");
    }
    let before = context.cue_before(words.start);
    if before.is(Cue::PREPOSITION) {
        verdict.add(0.2, "after a preposition of place");
    }
    if before.is(Cue::GOVERNMENT)
        || before.is(Cue::OF) && context.cue_before(words.start - 1).is(Cue::GOVERNMENT)
    {
        verdict.add(0.25, "beside a word of government");
    }
    let after = if context.is_possessive(words.end) { words.end + 1 } else { words.end };
    if context.joins(after, Gap::JOINT) && context.cue_at(after).is(Cue::GOVERNMENT)
        || context.titles.iter().any(|title| title.words.start == after)
    {
        verdict.add(0.3, "beside a word of government");
    }
    if in_list(context, words) {
        verdict.add(0.3, "among other countries");
    }
}

/// Whether another country's name stands before or after, joined by a comma, `and` or a hyphen.
fn in_list(context: &Context<'_>, words: &Range<u32>) -> bool {
    let text = context.text;
    let is_sighted = |at: u32| {
        let start = context.sightings.partition_point(|(word, ..)| *word < at);
        context.sightings.get(start).is_some_and(|(word, _, weight)| *word == at && *weight >= 1.0)
    };
    let joined = |at: u32| {
        text.words.get(at as usize).is_some_and(|word| word.gap.is(Gap::COMMA.or(Gap::HYPHEN)))
    };
    let and = |at: u32| text.words.get(at as usize).is_some_and(|word| word.hash == context.and);
    let after = (joined(words.end) && is_sighted(words.end))
        || (and(words.end) && is_sighted(words.end + 1));
    // A name before may be several words long: look back for a sighting that ends here.
    let back = |at: u32| (1..=4).any(|n| at >= n && is_sighted(at - n));
    let before = (joined(words.start) && back(words.start))
        || (words.start > 0 && and(words.start - 1) && back(words.start - 1));
    after || before
}

/// Whether a verb of speech follows the bare adjective, and the article uses the word as a surname,
/// too: `Jim French`, and then `French said`.
fn speaks(context: &Context<'_>, words: &Range<u32>) -> bool {
    context.surnames.contains(&context.text.words[words.start as usize].hash)
        && context.joins(words.end, Gap::SPACE)
        && context.cue_at(words.end).is(Cue::SPEECH)
        && !context.cue_before(words.start).is(Cue::ARTICLE)
}

/// A first name before, or a surname after, makes it a person: `Michael Jordan`.
fn person(context: &Context<'_>, words: &Range<u32>, is_weak: bool, verdict: &mut Verdict) {
    let text = context.text;
    if words.len() > 1 {
        return;
    }
    let at = words.start;
    let has_first_name = at > 0
        && context.joins(at, Gap::SPACE)
        && text.words[at as usize - 1].shape.is_initial()
        && context
            .dictionary
            .cues
            .of(text.words[at as usize - 1].hash)
            .is(Cue::GIVEN_NAME.or(Cue::HONORIFIC));
    if has_first_name {
        verdict.add(if is_weak { -0.6 } else { -0.5 }, "after a first name");
    }
    if !is_weak {
        return;
    }
    let next = text.words.get(words.end as usize);
    let has_surname = context.joins(words.end, Gap::SPACE)
        && next.is_some_and(|next| next.shape.is_initial() && !next.shape.is_capitals())
        && !context.cue_at(words.end).is(Cue::GOVERNMENT)
        && !context.titles.iter().any(|title| title.words.start == words.end);
    if has_surname {
        verdict.add(-0.3, "before a capitalised word, as a first name would be");
    }
    let around = context.cues_around(words, 4);
    if around.is(Cue::SPORT.or(Cue::ENTERTAINMENT)) {
        verdict.add(-0.15, "beside words of sport or entertainment");
    }
}
