//! Where things are said to how much an article is about them.

use crate::model::{Class, Mention, Part, Score, Text};

/// What a mention is worth by its place, and what each further one of the same place adds. Set by
/// hand on our own gold: a headline names what a story is about, a lead mostly does.
const TITLE: (f64, f64) = (3.0, 0.5);
const LEAD: (f64, f64) = (1.5, 0.6);
const BODY: (f64, f64) = (0.6, 0.4);
/// The worth at which salience is one half.
const HALF: f64 = 3.0;
/// The least salience that may be in focus, and the least share of the highest salience of its
/// class. A story is about more countries than people. Set by hand, with an eye on newswire stories
/// whose editors noted places, people and organisations (docs/QUALITY.md).
const FOCUS: (f64, f64) = (0.5, 0.75);
const FOCUS_COUNTRY: (f64, f64) = (0.2, 0.35);
/// A story has a country, even where it says little of it: the first is in focus from this salience
/// on, which one mention in the body reaches.
const FOCUS_FIRST_COUNTRY: f64 = 0.1;

/// What some mentions are worth by their places; grows ever more slowly with their number.
pub(super) fn worth(text: &Text<'_>, mentions: &[&Mention]) -> f64 {
    let mut counts = [0u32; 3];
    for mention in mentions {
        let place = match text.part_of(mention.words.start) {
            Part::Title => 0,
            Part::Lead => 1,
            _ => 2,
        };
        counts[place] += 1;
    }
    [TITLE, LEAD, BODY]
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|((first, further), count)| first + further * f64::from(count - 1).sqrt() * 1.2)
        .sum()
}

/// Worth as a number in 0..1.
pub(super) fn salience(worth: f64) -> Score {
    Score::new(worth / (worth + HALF))
}

/// Whether a tag of this salience is what the article is about, given the highest of its class.
pub(super) fn is_focus(class: Class, salience: Score, highest: Score) -> bool {
    let is_first = salience == highest;
    if class == Class::Country && is_first && salience.get() >= FOCUS_FIRST_COUNTRY {
        return true;
    }
    let (least, share) = if class == Class::Country { FOCUS_COUNTRY } else { FOCUS };
    salience.get() >= least && salience.get() >= share * highest.get()
}

/// How sure a tag is, from how sure its mentions are: mentions support each other, but are often
/// wrong together, so each further one takes away only a part of the doubt.
pub(super) fn confidence(mentions: &[&Mention]) -> Score {
    let best = mentions.iter().map(|mention| mention.confidence).fold(0.0, f64::max);
    let further = f64::from(u32::try_from(mentions.len()).unwrap_or(u32::MAX)) - 1.0;
    Score::new((1.0 - (1.0 - best) * 0.7_f64.powf(further.min(6.0))).min(0.995))
}
