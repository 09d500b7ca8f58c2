//! Surnames that need no first name: those of heads of state and government, in an article that
//! speaks of their country. Surnames of several words are left to `coreference`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::context::Context;
use super::coreference;
use super::overlap::Board;
use super::tenures;
use crate::model::{
    Cue, Gap, Kind, Mention, Part, PersonIndex, Rank, Resolution, Standing, Subject, Target,
};

/// A head of state or government out of office for longer is named in full again, in years.
const LONGEST_AFTER: f64 = 12.0;

/// Mentions of heads by surname alone. In running text first: capitals of a headline tell little, so
/// that a headline may only repeat who the text speaks of.
pub(super) fn resolve(context: &Context<'_>, board: &mut Board<'_>, resolution: &mut Resolution) {
    let lowered = lowered(context);
    let mut named: BTreeSet<PersonIndex> = BTreeSet::new();
    for mention in &resolution.mentions {
        if let Subject::Person(person) = mention.subject {
            named.insert(person);
        }
    }
    for in_title in [false, true] {
        for at in 0..u32::try_from(context.text.words.len()).expect("words are counted in u32") {
            let is_title = context.text.part_of(at) == Part::Title;
            if is_title != in_title || !is_alone(context, board, at, &lowered) {
                continue;
            }
            let Some((person, confidence)) = head(context, at) else { continue };
            let says_little = in_title || context.is_sentence_start(at) && !acts(context, at);
            if says_little && !named.contains(&person) {
                continue;
            }
            named.insert(person);
            let words = at..at + 1;
            board.take(&words, Target::Person(person));
            resolution.mentions.push(Mention {
                subject: Subject::Person(person),
                field: context.text.field_of(at),
                span: context.text.span_of(&words),
                words,
                kind: Kind::Surname,
                confidence,
                entry: coreference::surname_entry(context, person),
                because: vec![Cow::Borrowed(
                    "surname of a head of a country that the article names",
                )],
            });
        }
    }
}

/// Whether a word owns or says something, as people do.
fn acts(context: &Context<'_>, at: u32) -> bool {
    context.is_possessive(at + 1)
        || context.joins(at + 1, Gap::SPACE) && context.cue_at(at + 1).is(Cue::SPEECH)
}

/// Hashes of the words that the article writes without a capital: they are words, no names.
fn lowered(context: &Context<'_>) -> BTreeSet<u64> {
    let words = context.text.words.iter().filter(|word| !word.shape.is_initial());
    words.map(|word| word.hash).collect()
}

/// Whether a word is capitalised, free, and no part of a longer run of capitals.
fn is_alone(context: &Context<'_>, board: &Board<'_>, at: u32, lowered: &BTreeSet<u64>) -> bool {
    let text = context.text;
    let word = text.words[at as usize];
    let part = text.part_of(at);
    if !word.shape.is_initial()
        || word.shape.is_capitals()
        || lowered.contains(&word.hash)
        || board.is_taken(&(at..at + 1))
        || matches!(part, Part::Boilerplate | Part::Dateline)
        || context.cue_at(at).is(Cue::COMMON_WORD.or(Cue::GIVEN_NAME).or(Cue::PREPOSITION))
    {
        return false;
    }
    let sentence = &text.sentences[text.sentence_of(at)];
    let is_name = |other: u32| {
        sentence.contains(&other)
            && text.words[other as usize].shape.is_initial()
            && board.holder(other).is_none()
            && part != Part::Title
    };
    let after_name = at > sentence.start
        && context.joins(at, Gap::JOINT)
        && is_name(at - 1)
        && at - 1 != sentence.start
        && !context.cue_before(at).is(Cue::HONORIFIC);
    let before_name =
        context.joins(at + 1, Gap::SPACE) && is_name(at + 1) || context.joins(at + 1, Gap::HYPHEN);
    !after_name && !before_name
}

/// The one head with this surname whose country the article names, and how sure that is.
fn head(context: &Context<'_>, at: u32) -> Option<(PersonIndex, f64)> {
    let dictionary = context.dictionary;
    let hash = context.text.words[at as usize].hash;
    let people = dictionary.people_by_surname.get(&hash)?;
    let date = context.setting.date;
    let mut found: Option<(Standing, PersonIndex)> = None;
    let mut is_ambiguous = false;
    for person in people {
        let best = dictionary.people[*person as usize]
            .tenures
            .iter()
            .map(|index| &dictionary.tenures[*index as usize])
            .filter(|tenure| {
                let office = &dictionary.offices[tenure.office as usize];
                matches!(office.rank, Rank::HeadOfState | Rank::HeadOfGovernment)
                    && office.country.is_some_and(|country| context.weight(country) >= 1.0)
                    && tenures::years_away(tenure, date).is_none_or(|years| years < LONGEST_AFTER)
            })
            .map(|tenure| tenure.standing(date))
            .filter(|standing| *standing != Standing::Future)
            .min();
        let Some(standing) = best else { continue };
        match found {
            Some((other, _)) if other < standing => {}
            Some((other, _)) if other == standing => is_ambiguous = true,
            _ => {
                found = Some((standing, *person));
                is_ambiguous = false;
            }
        }
    }
    let (standing, person) = found.filter(|_| !is_ambiguous)?;
    // Out of office, or on no date, only a surname that nobody else in the dictionary bears.
    let is_sure = matches!(standing, Standing::InOffice | Standing::Presumed);
    if !is_sure && people.len() > 1 {
        return None;
    }
    let confidence = match standing {
        Standing::InOffice => 0.85,
        Standing::Presumed => 0.75,
        Standing::Former | Standing::Unknown => 0.62,
        Standing::Future => return None,
    };
    Some((person, confidence))
}
