//! Surnames after a title to people: `President Obama`.

use std::borrow::Cow;
use std::ops::Range;

use super::context::Context;
use super::coreference;
use super::offices::{self, Owner};
use super::overlap::Board;
use super::roles::{Neighbours, Role};
use super::tenures;
use crate::fold;
use crate::model::{
    Cue, Gap, Kind, Mention, Part, PersonIndex, Resolution, Standing, Subject, Target,
};

/// Mentions of people by title and surname: `President Obama`.
pub(super) fn resolve(context: &Context<'_>, board: &mut Board<'_>, resolution: &mut Resolution) {
    let neighbours = Neighbours::new(context, resolution);
    for reading in context.titles {
        let at = reading.words.end;
        if !context.joins(at, Gap::SPACE) || board.holder(at).is_some_and(is_person) {
            continue;
        }
        let Some((words, people)) = surname_at(context, at) else { continue };
        if board.is_taken(&words) && !is_weak_holder(board, &words) {
            continue;
        }
        let role = Role::new(context, &neighbours, reading);
        let Some((person, standing)) = choose(context, &role, people) else { continue };
        board.take(&words, Target::Person(person));
        resolution.mentions.retain(|mention| {
            mention.words != words || !matches!(mention.subject, Subject::Country(_))
        });
        let confidence = match standing {
            Standing::InOffice => 0.93,
            Standing::Presumed => 0.85,
            Standing::Former => 0.75,
            Standing::Future | Standing::Unknown => 0.6,
        };
        resolution.mentions.push(Mention {
            subject: Subject::Person(person),
            field: context.text.field_of(at),
            span: context.text.span_of(&words),
            words,
            kind: Kind::Surname,
            confidence,
            entry: coreference::surname_entry(context, person),
            because: vec![Cow::Borrowed("surname after a title of the person's office")],
        });
    }
}

/// A country named like a person (`Jordan`) gives way to a title before it.
fn is_weak_holder(board: &Board<'_>, words: &Range<u32>) -> bool {
    words.clone().all(|word| matches!(board.holder(word), None | Some(Target::Country(_))))
}

fn is_person(target: Target) -> bool {
    matches!(target, Target::Person(_))
}

/// The longest surname of the dictionary at a word, and the people who bear it.
fn surname_at<'a>(context: &Context<'a>, at: u32) -> Option<(Range<u32>, &'a [u32])> {
    let text = context.text;
    let sentence = text.sentences[text.sentence_of(at)].end;
    if !text.words[at as usize].shape.is_initial() {
        return None;
    }
    let mut hash = text.words[at as usize].hash;
    let mut found = None;
    for end in at + 1..=sentence.min(at + 4) {
        if end > at + 1 {
            if !context.joins(end - 1, Gap::JOINT) {
                break;
            }
            hash = fold::extend(hash, text.words[end as usize - 1].hash);
        }
        if let Some(people) = context.dictionary.people_by_surname.get(&hash) {
            found = Some((at..end, people.as_slice()));
        }
    }
    // A capitalised word goes on: it was a first name, or part of another surname.
    let (words, people) = found?;
    let goes_on = words.end < sentence
        && context.joins(words.end, Gap::SPACE)
        && text.words[words.end as usize].shape.is_initial()
        && text.part_of(at) != Part::Title;
    (!goes_on).then_some((words, people))
}

/// Of people with one surname the one whose office the title names.
fn choose(
    context: &Context<'_>,
    role: &Role<'_>,
    people: &[u32],
) -> Option<(PersonIndex, Standing)> {
    let dictionary = context.dictionary;
    let is_former = role.modifier.is(Cue::FORMER);
    let mut found: Vec<(bool, Standing, bool, u32)> = people
        .iter()
        .filter_map(|person| {
            let owners: Vec<Owner> = match role.owner {
                Some(owner) => vec![owner],
                None => owners_of(context, *person),
            };
            let best = owners
                .iter()
                .filter_map(|owner| {
                    offices::standing_in(context, *person, &role.offices(context, *owner))
                })
                .min()?;
            let years = dictionary.people[*person as usize]
                .tenures
                .iter()
                .filter_map(|index| {
                    tenures::years_away(&dictionary.tenures[*index as usize], context.setting.date)
                })
                .fold(f64::INFINITY, f64::min);
            let is_spoken_of = owners.iter().any(|owner| match owner {
                Owner::Country(country) => context.weight(*country) >= 0.5,
                Owner::Body(_) => true,
            });
            // Long before or after, a surname alone is anybody's.
            let is_close = years < 8.0 || context.setting.date.is_none();
            (is_close || is_spoken_of).then_some((
                is_former != (best.0 == Standing::Former),
                best.0,
                !is_spoken_of,
                *person,
            ))
        })
        .collect();
    found.sort_unstable();
    match found[..] {
        [] => None,
        [(_, standing, _, person)] => Some((person, standing)),
        [first, second, ..] => {
            let key = |found: (bool, Standing, bool, u32)| (found.0, found.1, found.2);
            (key(first) < key(second)).then_some((first.3, first.1))
        }
    }
}

/// Whose offices a person held.
fn owners_of(context: &Context<'_>, person: PersonIndex) -> Vec<Owner> {
    let dictionary = context.dictionary;
    let mut owners: Vec<Owner> = Vec::new();
    for tenure in &dictionary.people[person as usize].tenures {
        let office = &dictionary.offices[dictionary.tenures[*tenure as usize].office as usize];
        let owner = match (office.country, office.body) {
            (Some(country), _) => Owner::Country(country),
            (None, Some(body)) => Owner::Body(body),
            (None, None) => continue,
        };
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    owners
}
