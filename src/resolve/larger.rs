//! A country's name as part of something larger, or of another kind, that the dictionary does not
//! list: an organisation, a team, a dish, a language, an amount of money.
//!
//! The words that tell such things are data (`words/cues.tsv`); the forms stand here.

use std::ops::Range;

use super::context::Context;
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{Cue, Gap, Kind, Part, Term, Text};

/// What the name of a country is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Larger {
    /// An amount of money: `US$10`.
    Money,
    /// A road: `US-24`.
    Road,
    /// An organisation: `China Global Television Network`.
    Organisation,
    /// Something called after a country: `Irish folk songs`.
    Culture,
    /// A language: `spoke French`.
    Language,
    /// A national team: `beat Germany 2-1`.
    Team,
}

impl Larger {
    /// In words.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Larger::Money => "a currency",
            Larger::Road => "a road",
            Larger::Organisation => "in the name of an organisation",
            Larger::Culture => "something called after the country",
            Larger::Language => "a language",
            Larger::Team => "a national team",
        }
    }
}

/// What a country's name at some words is part of; `None` where it stands for the country.
pub(super) fn of(context: &Context<'_>, words: &Range<u32>, term: &Term) -> Option<Larger> {
    let is_adjective = matches!(term.kind, Kind::Adjective | Kind::Demonym);
    if is_money(context, words) {
        Some(Larger::Money)
    } else if term.kind == Kind::Abbreviation && is_road(context, words) {
        Some(Larger::Road)
    } else if is_organisation(context, words) {
        Some(Larger::Organisation)
    } else if is_adjective && is_culture(context, words) {
        Some(Larger::Culture)
    } else if is_adjective && is_language(context, words) {
        Some(Larger::Language)
    } else if !is_adjective && is_team(context, words) {
        Some(Larger::Team)
    } else {
        None
    }
}

/// A sign of money right after the name.
fn is_money(context: &Context<'_>, words: &Range<u32>) -> bool {
    let text = context.text;
    let end = text.words[words.end as usize - 1].end as usize;
    text.field(text.field_of(words.start))[end..].starts_with(['$', '€', '£', '¥', '₩', '₹'])
}

/// A number joined by a hyphen.
fn is_road(context: &Context<'_>, words: &Range<u32>) -> bool {
    let text = context.text;
    context.joins(words.end, Gap::HYPHEN)
        && text.word(words.end).bytes().all(|byte| byte.is_ascii_digit())
}

/// Words of a name looked at on each side.
const REACH: u32 = 7;

/// Capitalised words around the name, with one among them that says what kind of organisation it
/// is: `Peanut Corporation of America`, `American Chamber of Commerce`.
fn is_organisation(context: &Context<'_>, words: &Range<u32>) -> bool {
    if is_in_title_case(context, words.start) {
        return false;
    }
    let sort = Cue::ORGANISATION.or(Cue::COMPANY);
    after(context, words.end).any(|at| context.cue_at(at).is(sort))
        || before(context, words.start).any(|at| context.cue_at(at).is(sort))
}

/// The capitalised words that go on from a word, small words that join names passed over.
fn after<'a>(context: &'a Context<'_>, from: u32) -> impl Iterator<Item = u32> + 'a {
    let text = context.text;
    let sentence = text.sentences[text.sentence_of(from.saturating_sub(1))].clone();
    (from..sentence.end.min(from + REACH))
        .take_while(move |at| {
            context.joins(*at, Gap::SPACE.or(Gap::HYPHEN)) && is_part(context, *at)
        })
        .filter(move |at| text.words[*at as usize].shape.is_initial())
}

/// The capitalised words that lead to a word, likewise.
fn before<'a>(context: &'a Context<'_>, to: u32) -> impl Iterator<Item = u32> + 'a {
    let text = context.text;
    let sentence = text.sentences[text.sentence_of(to)].clone();
    (sentence.start.max(to.saturating_sub(REACH))..to)
        .rev()
        .take_while(move |at| {
            // What stands before an `and` is something else.
            let is_and = text.words[*at as usize].hash == context.and;
            context.joins(*at + 1, Gap::SPACE.or(Gap::HYPHEN)) && is_part(context, *at) && !is_and
        })
        .filter(move |at| text.words[*at as usize].shape.is_initial())
}

/// Whether a word may be part of an organisation's name.
fn is_part(context: &Context<'_>, at: u32) -> bool {
    let word = context.text.words[at as usize];
    let cue = context.cue_at(at);
    word.shape.is_initial() || cue.is(Cue::NAME_LINK) && !cue.is(Cue::ARTICLE)
}

/// Whether most words of the sentence begin with a capital, as in headlines: capitals say nothing.
fn is_in_title_case(context: &Context<'_>, word: u32) -> bool {
    let text = context.text;
    let sentence = text.sentences[text.sentence_of(word)].clone();
    let n_initial =
        sentence.clone().filter(|at| text.words[*at as usize].shape.is_initial()).count();
    text.part_of(word) == Part::Title && sentence.len() < 4 || n_initial * 4 > sentence.len() * 3
}

/// A word for food, music, books or roots right after, one adjective between allowed.
fn is_culture(context: &Context<'_>, words: &Range<u32>) -> bool {
    let is = |at: u32| {
        context.cue_at(at).is(Cue::CULTURE) && !context.text.words[at as usize].shape.is_initial()
    };
    let follows = |at: u32| context.joins(at, Gap::SPACE.or(Gap::HYPHEN));
    let lower = |at: u32| !context.text.words[at as usize].shape.is_initial();
    follows(words.end)
        && (is(words.end) || lower(words.end) && follows(words.end + 1) && is(words.end + 1))
}

/// A verb of language before, with nothing after that the adjective could belong to.
fn is_language(context: &Context<'_>, words: &Range<u32>) -> bool {
    let text = context.text;
    let sentence = &text.sentences[text.sentence_of(words.start)];
    let first = first_of_list(context, words.start, sentence.start);
    let is_verb = |back: u32| {
        first >= sentence.start + back && context.cue_at(first - back).is(Cue::LANGUAGE)
    };
    let is_alone = words.end >= sentence.end
        || !context.joins(words.end, Gap::SPACE)
        || text.words[words.end as usize].hash == context.and
        || context.cue_at(words.end).is(Cue::PREPOSITION);
    // `in French` is a language whatever comes before; so are all of `in English, French and Thai`.
    let is_in = first > sentence.start && context.cue_at(first - 1).is(Cue::LANGUAGE_LINK);
    is_alone && ((1..=3).any(is_verb) || is_in)
}

/// The first word of a list of single capitalised words, joined by commas or `and`, that a word ends
/// or goes on with.
fn first_of_list(context: &Context<'_>, word: u32, start: u32) -> u32 {
    let text = context.text;
    let mut first = word;
    loop {
        let is_and = first > start + 1 && text.words[first as usize - 1].hash == context.and;
        let before = if is_and {
            first - 2
        } else if first > start && text.words[first as usize].gap == Gap::COMMA {
            first - 1
        } else {
            return first;
        };
        if !text.words[before as usize].shape.is_initial() {
            return first;
        }
        first = before;
    }
}

/// An article about sport speaks of teams, unless a word of place or government stands beside.
fn is_team(context: &Context<'_>, words: &Range<u32>) -> bool {
    let is_place = context.cue_before(words.start).is(Cue::PREPOSITION);
    let around = context.cues_around(words, 3);
    context.is_sport && (around.is(Cue::SPORT) || !is_place && !around.is(Cue::GOVERNMENT))
}

/// Whether an article is about sport: a third of its sentences, and four at least, hold a word of
/// sport.
pub(super) fn is_sport(dictionary: &Dictionary, text: &Text<'_>) -> bool {
    let cues = &dictionary.cues;
    let hash = |at: u32| text.words[at as usize].hash;
    let has_sport = |sentence: &Range<u32>| {
        sentence.clone().any(|at| {
            cues.of(hash(at)).is(Cue::SPORT)
                || at + 1 < sentence.end
                    && cues.of(fold::extend(hash(at), hash(at + 1))).is(Cue::SPORT)
        })
    };
    let n_sport = text.sentences.iter().filter(|sentence| has_sport(sentence)).count();
    n_sport >= LEAST_SPORT && n_sport * 3 >= text.sentences.len()
}

/// Sentences with a word of sport that an article about sport has at least.
const LEAST_SPORT: usize = 4;
