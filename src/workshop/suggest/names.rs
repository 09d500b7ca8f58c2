//! Runs of capitalised words, which names are made of.

use std::ops::Range;

use crate::dictionary::Dictionary;
use crate::model::{Cue, Gap, Part, Subject, Text};
use crate::pipeline::Analysis;

/// A name that might belong into the dictionary.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The words.
    pub(super) words: Range<u32>,
    /// The acronym beside it.
    pub(super) acronym: Option<String>,
    /// The title beside it.
    pub(super) title: Option<u32>,
    /// The country named nearest before it, or the one that the article is most about.
    pub(super) country: Option<u32>,
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(text: &Text<'_>, word: u32) -> bool {
    text.words[word as usize].shape.is_initial()
}

/// Whether a space, and nothing else, stands before a word.
pub(super) fn follows(text: &Text<'_>, word: u32) -> bool {
    Gap::SPACE.or(Gap::JOINT).is(text.words[word as usize].gap)
}

/// The cues of a word.
pub(super) fn cue(dictionary: &Dictionary, text: &Text<'_>, word: u32) -> Cue {
    dictionary.cues.of(text.words[word as usize].hash)
}

/// Sentences of running text: titles and boilerplate capitalise as they like.
pub(super) fn sentences<'a>(text: &'a Text<'_>) -> impl Iterator<Item = Range<u32>> + 'a {
    text.sentences
        .iter()
        .filter(|sentence| matches!(text.part_of(sentence.start), Part::Lead | Part::Body))
        .filter(|sentence| {
            // A line in title case is a heading.
            let n_capital = (*sentence).clone().filter(|word| is_capital(text, *word)).count();
            n_capital * 3 < sentence.len() * 2
        })
        .cloned()
}

/// The country named last before a word in its sentence, or the one with the highest score.
pub(super) fn country(analysis: &Analysis<'_>, dictionary: &Dictionary, word: u32) -> Option<u32> {
    let sentence = &analysis.text.sentences[analysis.text.sentence_of(word)];
    let country = |subject| match subject {
        Subject::Country(country) => Some(country),
        _ => None,
    };
    let near = analysis
        .resolution
        .mentions
        .iter()
        .filter(|mention| sentence.contains(&mention.words.start) && mention.words.start <= word)
        .filter_map(|mention| country(mention.subject))
        .next_back();
    near.or_else(|| {
        let tag = analysis
            .annotation
            .tags
            .iter()
            .find(|tag| tag.class == crate::model::Class::Country)?;
        let at = dictionary.countries.iter().position(|country| *country.id == *tag.id)?;
        u32::try_from(at).ok()
    })
}
