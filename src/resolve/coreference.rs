//! Later mentions of what was named in full: acronyms after their definition, surnames after the
//! full name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::context::Context;
use super::overlap::Board;
use crate::fold;
use crate::model::{Cue, Gap, Kind, Mention, Part, Resolution, Subject, Target};

/// Letters that stand for a body in this article: the body, the entry of its full name, and how
/// sure that name was; by the hash of the letters.
pub(super) type Acronyms = BTreeMap<u64, (u32, Arc<str>, f64)>;

/// The acronyms that the text defines beside a body's full name, before or after it:
/// `HM Revenue & Customs (HMRC)`, `HMRC (HM Revenue & Customs)`.
pub(super) fn definitions(
    context: &Context<'_>,
    board: &Board<'_>,
    resolution: &Resolution,
) -> Acronyms {
    let text = context.text;
    let mut acronyms = Acronyms::new();
    for mention in &resolution.mentions {
        let Subject::Agency(agency) = mention.subject else { continue };
        let field = text.field(mention.field);
        let section = &text.sections[text.section_of(mention.words.start)].words;
        let full = mention.span.of(field);
        for at in
            [Some(mention.words.end), mention.words.start.checked_sub(1)].into_iter().flatten()
        {
            if !section.contains(&at) || board.holder(at).is_some() {
                continue;
            }
            let word = text.words[at as usize];
            let letters = text.word(at);
            let (before, after) = if at < mention.words.start {
                (
                    &field[word.end as usize..mention.span.start() as usize],
                    closing(field, mention.span.end()),
                )
            } else {
                (&field[mention.span.end() as usize..word.start as usize], closing(field, word.end))
            };
            let is_bracketed = before.trim() == "(" && after;
            if is_bracketed && word.shape.is_capitals() && fold::abbreviates(letters, full) {
                acronyms
                    .entry(word.hash)
                    .or_insert_with(|| (agency, mention.entry.clone(), mention.confidence));
            }
        }
    }
    acronyms
}

/// Whether a bracket closes just after a byte.
fn closing(field: &str, end: u32) -> bool {
    field[end as usize..].trim_start_matches(['"', '”', '\'', '’', ' ']).starts_with(')')
}

/// Mentions of the acronyms that the text defines.
pub(super) fn acronyms(context: &Context<'_>, board: &mut Board<'_>, resolution: &mut Resolution) {
    if board.acronyms.is_empty() {
        return;
    }
    let text = context.text;
    for (at, word) in (0u32..).zip(&text.words) {
        if !word.shape.is_capitals() {
            continue;
        }
        let Some((agency, entry, confidence)) = board.acronyms.get(&word.hash).cloned() else {
            continue;
        };
        let words = at..at + 1;
        if board.is_taken(&words) || text.part_of(at) == Part::Boilerplate {
            continue;
        }
        board.take(&words, Target::Agency(agency));
        resolution.mentions.push(Mention {
            subject: Subject::Agency(agency),
            field: text.field_of(at),
            span: text.span_of(&words),
            words,
            kind: Kind::Acronym,
            confidence: confidence * 0.98,
            entry,
            because: vec![Cow::Borrowed("acronym that the text defines")],
        });
    }
}

/// Mentions of people by surname, after their full name, or before it in the title and the lead.
pub(super) fn surnames(context: &Context<'_>, board: &mut Board<'_>, resolution: &mut Resolution) {
    let text = context.text;
    // Who was named in full or with a title, in reading order: of two people with one surname the last is meant.
    let mut named: Vec<(u32, u32, f64, Vec<u64>)> = Vec::new();
    for mention in &resolution.mentions {
        if let Subject::Person(person) = mention.subject {
            let surname = &context.dictionary.people[person as usize].surname;
            let words: Vec<u64> =
                fold::words(surname).map(|word| fold::hash(&surname[word])).collect();
            if !words.is_empty() {
                named.push((mention.words.start, person, mention.confidence, words));
            }
        }
    }
    named.sort_by_key(|(at, person, ..)| (*at, *person));
    if named.is_empty() {
        return;
    }
    for at in 0..u32::try_from(text.words.len()).expect("words are counted in u32") {
        if !text.words[at as usize].shape.is_initial() {
            continue;
        }
        let fits = |surname: &[u64]| {
            surname.iter().zip(&text.words[at as usize..]).filter(|(a, b)| **a == b.hash).count()
                == surname.len()
        };
        let part = text.part_of(at);
        let is_opening = matches!(part, Part::Title | Part::Lead);
        let found = named
            .iter()
            .rfind(|(first, _, _, surname)| (*first < at || is_opening) && fits(surname));
        let Some((_, person, confidence, surname)) = found else { continue };
        let n_words = u32::try_from(surname.len()).expect("surnames are short");
        let words = at..at + n_words;
        if board.is_taken(&words)
            || matches!(part, Part::Boilerplate | Part::Dateline)
            || is_other_name(context, board, &words)
        {
            continue;
        }
        let person = *person;
        board.take(&words, Target::Person(person));
        resolution.mentions.push(Mention {
            subject: Subject::Person(person),
            field: text.field_of(at),
            span: text.span_of(&words),
            words,
            kind: Kind::Surname,
            confidence: confidence * 0.95,
            entry: surname_entry(context, person),
            because: vec![Cow::Borrowed("surname after the full name")],
        });
    }
}

/// The stable id under which a surname is reported.
pub(super) fn surname_entry(context: &Context<'_>, person: u32) -> Arc<str> {
    let person = &context.dictionary.people[person as usize];
    format!("person-name:{}:{}", person.id, fold::slug(&person.surname)).into()
}

/// Whether the words belong to the name of somebody or something else: another capitalised word
/// stands just before or after (`Amanda Philp`, `Brown University`), or capitals tell nothing.
fn is_other_name(context: &Context<'_>, board: &Board<'_>, words: &Range<u32>) -> bool {
    let text = context.text;
    let sentence = &text.sentences[text.sentence_of(words.start)];
    let part = text.part_of(words.start);
    if context.cue_at(words.start).is(Cue::COMMON_WORD)
        && !context.cue_before(words.start).is(Cue::HONORIFIC)
        && !context.cue_at(words.end).is(Cue::SPEECH)
        && !context.is_possessive(words.end)
    {
        return true;
    }
    let is_capital = |at: u32| text.words[at as usize].shape.is_initial();
    let before = words.start.checked_sub(1).filter(|at| sentence.contains(at));
    let follows_name = before.is_some_and(|at| {
        context.joins(words.start, Gap::SPACE)
            && is_capital(at)
            && at != sentence.start
            && part != Part::Title
            && board.holder(at).is_none()
            && !context.cue_before(words.start).is(Cue::HONORIFIC)
            && !context.titles.iter().any(|title| title.words.end == words.start)
    }) || before.is_some_and(|at| {
        // Even where capitals tell nothing, a first name does.
        is_capital(at)
            && context.joins(words.start, Gap::SPACE)
            && context.dictionary.cues.of(text.words[at as usize].hash).is(Cue::GIVEN_NAME)
            && board.holder(at).is_none()
    });
    let next = words.end;
    let precedes_name = part != Part::Title
        && sentence.contains(&next)
        && context.joins(next, Gap::SPACE)
        && is_capital(next)
        && board.holder(next).is_none()
        && context.cue_at(next).is(Cue::COMPANY.or(Cue::STREET));
    follows_name || precedes_name
}
