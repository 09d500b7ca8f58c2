//! A title in place of a name to the person who held the office, or to the office.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use super::offices::{self, Meaning, Owner};
use super::overlap::Board;
use super::readings::Reading;
use crate::model::{
    Cue, Gap, Kind, Mention, Part, PersonIndex, Rank, Reason, Resolution, Standing, Subject, Target,
};

/// A title with everything that the words around it say of it.
pub(super) struct Role<'a> {
    reading: &'a Reading,
    meanings: Vec<Meaning>,
    /// Whose office it is, as far as the words beside it say.
    pub(super) owner: Option<Owner>,
    /// `former`, `shadow`, `deputy`, ... beside it.
    pub(super) modifier: Cue,
    /// Where the phrase with country and modifiers begins.
    start: u32,
}

/// Names already chosen, by the words at which they begin and end.
pub(super) struct Neighbours {
    owners_by_start: BTreeMap<u32, (u32, Owner)>,
    owners_by_end: BTreeMap<u32, (u32, Owner)>,
    people_by_start: BTreeMap<u32, PersonIndex>,
    people_by_end: BTreeMap<u32, PersonIndex>,
}

impl Neighbours {
    pub(super) fn new(context: &Context<'_>, resolution: &Resolution) -> Self {
        let mut neighbours = Neighbours {
            owners_by_start: BTreeMap::new(),
            owners_by_end: BTreeMap::new(),
            people_by_start: BTreeMap::new(),
            people_by_end: BTreeMap::new(),
        };
        for mention in &resolution.mentions {
            let Range { start, end } = mention.words;
            let owner = match mention.subject {
                Subject::Country(country) => Owner::Country(country),
                Subject::Agency(agency) => {
                    match context.dictionary.agencies[agency as usize].country {
                        // The governor of a country's bank holds an office of the country.
                        Some(country) => Owner::Country(country),
                        None => Owner::Body(agency),
                    }
                }
                Subject::Person(person) => {
                    neighbours.people_by_start.insert(start, person);
                    neighbours.people_by_end.insert(end, person);
                    continue;
                }
                Subject::Office(_) | Subject::Theme(_) => continue,
            };
            neighbours.owners_by_start.insert(start, (end, owner));
            neighbours.owners_by_end.insert(end, (start, owner));
        }
        neighbours
    }

    /// The country or body just before a word: `French`, `France's`, `Bank of England`.
    fn owner_before(&self, context: &Context<'_>, word: u32) -> Option<(u32, Owner)> {
        let at = if word > 0 && context.is_possessive(word - 1) { word - 1 } else { word };
        let joined = (at..=word).all(|at| context.joins(at, Gap::JOINT));
        joined.then(|| self.owners_by_end.get(&at).copied()).flatten()
    }

    /// The country or body after `of`: `of France`, `of the European Commission`.
    fn owner_after(&self, context: &Context<'_>, word: u32) -> Option<Owner> {
        let is_of = context.cue_at(word).is(Cue::OF) && context.joins(word, Gap::SPACE);
        let article = u32::from(context.cue_at(word + 1).is(Cue::ARTICLE));
        is_of
            .then(|| self.owners_by_start.get(&(word + 1 + article)).map(|(_, owner)| *owner))
            .flatten()
    }
}

impl<'a> Role<'a> {
    pub(super) fn new(
        context: &Context<'_>,
        neighbours: &Neighbours,
        reading: &'a Reading,
    ) -> Self {
        let words = &reading.words;
        let mut start = words.start;
        let mut modifier = modifier_before(context, start, &mut start);
        let before = neighbours.owner_before(context, start);
        if let Some((at, _)) = before {
            start = at;
            modifier = modifier.or(modifier_before(context, start, &mut start));
        }
        if context.joins(words.end, Gap::HYPHEN.or(Gap::SPACE)) {
            modifier = modifier.or(Cue(context.cue_at(words.end).0 & Cue::INCOMING.0));
        }
        let meanings = offices::meanings(context, &reading.terms);
        let owner = before
            .map(|(_, owner)| owner)
            .or_else(|| neighbours.owner_after(context, words.end))
            .or_else(|| own_country(context, &meanings));
        Role { reading, meanings, owner, modifier, start }
    }

    pub(super) fn offices(&self, context: &Context<'_>, owner: Owner) -> Vec<u32> {
        offices::matching(context, owner, &self.meanings)
    }
}

/// Words that change what a title means, just before it; moves `start` before them.
fn modifier_before(context: &Context<'_>, word: u32, start: &mut u32) -> Cue {
    const MODIFIERS: Cue =
        Cue(Cue::FORMER.0 | Cue::ACTING.0 | Cue::INCOMING.0 | Cue::SHADOW.0 | Cue::DEPUTY.0);
    if !context.joins(word, Gap::SPACE.or(Gap::HYPHEN)) {
        return Cue::default();
    }
    let found = Cue(context.cue_before(word).0 & MODIFIERS.0);
    if found != Cue::default() {
        *start = word - 1;
    }
    found
}

/// The country of a title that only one uses (`Taoiseach`), or of several the one that the article
/// speaks of most.
fn own_country(context: &Context<'_>, meanings: &[Meaning]) -> Option<Owner> {
    let mut countries: Vec<u32> = meanings
        .iter()
        .map(|(title, _)| context.dictionary.titles[*title as usize].country)
        .collect::<Option<_>>()?;
    countries.sort_unstable();
    countries.dedup();
    let best = countries
        .iter()
        .max_by(|a, b| context.weight(**a).total_cmp(&context.weight(**b)).then(b.cmp(a)))?;
    (countries.len() == 1 || context.weight(*best) > 0.0).then_some(Owner::Country(*best))
}

/// Mentions of offices without a name: `the UK's technology minister`.
pub(super) fn resolve(context: &Context<'_>, board: &mut Board<'_>, resolution: &mut Resolution) {
    let neighbours = Neighbours::new(context, resolution);
    let mut found = Vec::new();
    for reading in context.titles {
        let words = &reading.words;
        if words.clone().any(|word| matches!(board.holder(word), Some(Target::Person(_))))
            || has_name(context, &neighbours, words)
        {
            continue;
        }
        let role = Role::new(context, &neighbours, reading);
        if let Some(mention) = infer(context, resolution, &role, board) {
            found.push(mention);
        }
    }
    resolution.mentions.extend(found);
}

/// Whether a person's name stands before or after the title.
fn has_name(context: &Context<'_>, neighbours: &Neighbours, words: &Range<u32>) -> bool {
    let after = neighbours.people_by_start.contains_key(&words.end)
        && context.joins(words.end, Gap::SPACE.or(Gap::COMMA));
    let before = (1..=5).filter_map(|n| words.start.checked_sub(n)).any(|at| {
        neighbours.people_by_end.contains_key(&(at + 1)) && context.joins(at + 1, Gap::COMMA)
    });
    let direct = neighbours.people_by_end.contains_key(&words.start)
        && context.joins(words.start, Gap::COMMA.or(Gap::SPACE));
    after || before || direct
}

/// The person or office that a title without a name means.
fn infer(
    context: &Context<'_>,
    resolution: &Resolution,
    role: &Role<'_>,
    board: &Board<'_>,
) -> Option<Mention> {
    let text = context.text;
    let words = &role.reading.words;
    if role.modifier.is(Cue::FORMER.or(Cue::SHADOW).or(Cue::INCOMING).or(Cue::DEPUTY)) {
        return None;
    }
    // `Georgia's secretary of state` is an office of a region.
    let before = words.start.checked_sub(if context.is_possessive(words.start.saturating_sub(1)) {
        2
    } else {
        1
    });
    if before
        .and_then(|at| board.holder(at))
        .is_some_and(|holder| matches!(holder, Target::Place(_)))
    {
        return None;
    }
    let (owner, confidence, because): (Owner, f64, Reason) = match role.owner {
        Some(owner) => (owner, 0.9, Cow::Borrowed("an office beside its country")),
        None => {
            let country = by_context(context, role)?;
            (Owner::Country(country), 0.6, Cow::Borrowed("an office of the country named last"))
        }
    };
    let offices = role.offices(context, owner);
    let first = *offices.first()?;
    let mut because = vec![because];
    let is_unknown_name = text.part_of(words.start) != Part::Title
        && context.joins(words.end, Gap::SPACE)
        && text.words[words.end as usize].shape.is_initial()
        && !text.words[words.end as usize].shape.is_capitals()
        && board.holder(words.end).is_none();
    let (subject, confidence) = if is_unknown_name {
        because.push(Cow::Borrowed("before a name that the dictionary does not know"));
        (Subject::Office(first), confidence - 0.3)
    } else if let Some(person) = named_holder(context, resolution, words.start, &offices) {
        because.push(Cow::Borrowed("held by a person that the article names"));
        (Subject::Person(person), confidence)
    } else if let Some((_, person, standing)) = offices::holder(context, &offices) {
        because.push(Reason::Owned(format!(
            "held by {} on the article's date",
            context.dictionary.people[person as usize].name
        )));
        let doubt = if standing == Standing::Presumed { 0.1 } else { 0.0 };
        (Subject::Person(person), confidence - doubt)
    } else {
        because.push(Cow::Borrowed("holder not known"));
        (Subject::Office(first), confidence - 0.25)
    };
    // An office on a guess of its country is no tag worth having.
    if confidence < super::overlap::ACCEPT {
        return None;
    }
    let term = &context.dictionary.terms[role.reading.terms[0] as usize];
    Some(Mention {
        subject,
        field: text.field_of(words.start),
        span: text.span_of(words),
        words: words.clone(),
        kind: Kind::Role,
        confidence,
        entry: context.dictionary.entry(term),
        because,
    })
}

/// A person named in the article who holds, or last held, one of the offices.
fn named_holder(
    context: &Context<'_>,
    resolution: &Resolution,
    word: u32,
    offices: &[u32],
) -> Option<PersonIndex> {
    let mut found: Vec<(Standing, bool, PersonIndex)> = resolution
        .mentions
        .iter()
        .filter_map(|mention| match mention.subject {
            Subject::Person(person) => {
                let (standing, _) = offices::standing_in(context, person, offices)?;
                let is_current = matches!(standing, Standing::InOffice | Standing::Presumed);
                let is_undated = context.setting.date.is_none();
                (is_current || is_undated).then_some((standing, mention.words.start > word, person))
            }
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [] => None,
        [(.., person)] => Some(person),
        // Several named people held it: the date must tell them apart.
        [(first, _, person), (second, _, other), ..] => {
            (first < second || person == other).then_some(person)
        }
    }
}

/// The country that the text was last speaking of, for titles that a text uses without one.
fn by_context(context: &Context<'_>, role: &Role<'_>) -> Option<u32> {
    let words = &role.reading.words;
    let is_national = role.meanings.iter().any(|(title, portfolio)| {
        let title = &context.dictionary.titles[*title as usize];
        portfolio.is_some()
            || title
                .ranks
                .iter()
                .any(|rank| matches!(rank, Rank::HeadOfGovernment | Rank::HeadOfState))
    });
    // Neither has a state of a country a prime minister, nor does a film.
    let sentence = &context.text.sentences[context.text.sentence_of(words.start)];
    let is_fiction = context
        .cues_around(words, sentence.end - sentence.start)
        .is(Cue::ENTERTAINMENT.or(Cue::SPORT));
    let is_definite = context.cue_before(role.start).is(Cue::ARTICLE)
        || context.is_sentence_start(role.start)
        || context.text.words[words.start as usize].shape.is_initial();
    // `the president of the club` is no president of a country.
    let is_other = context.cue_at(words.end).is(Cue::OF);
    if !is_national || !is_definite || is_other || is_fiction {
        return None;
    }
    let dominant = context.dominant();
    context
        .last_named(words.start)
        .filter(|country| dominant.is_none_or(|most| most == *country))
        .or(dominant)
}
