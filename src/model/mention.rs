//! What was seen in a text, and what it was taken for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::{CountryIndex, Field, Kind, Span, Target};

/// A phrase of the dictionary seen in the text. Hits overlap, and one phrase may be a term of many
/// entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The words.
    pub words: Range<u32>,
    /// Number of the phrase in the dictionary.
    pub phrase: u32,
}

/// Why something was taken for what it is: a short clause for people, such as `strong name`.
pub type Reason = Cow<'static, str>;

/// A hit that was chosen and given one entity, or a theme's term that counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The entity.
    pub subject: Subject,
    /// The words.
    pub words: Range<u32>,
    /// The field that the span counts in.
    pub field: Field,
    /// The same words as bytes of the field.
    pub span: Span,
    /// Which sort of name it is here.
    pub kind: Kind,
    /// How probable it is that the entity is meant, in 0..=1.
    pub confidence: f64,
    /// Stable id of the dictionary entry or rule that made it.
    pub entry: Arc<str>,
    /// What speaks for it.
    pub because: Vec<Reason>,
}

/// What a tag is about: a number in one of the dictionary's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A country.
    Country(CountryIndex),
    /// A person.
    Person(u32),
    /// An office whose holder is not known.
    Office(u32),
    /// A body.
    Agency(u32),
    /// A theme.
    Theme(u32),
}

/// Something that speaks for a country without being a mention of it: a city, a body's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// The country.
    pub country: CountryIndex,
    /// How much it counts, against 1 for a mention.
    pub weight: f64,
    /// Where.
    pub words: Range<u32>,
    /// What it is, such as `city Atlanta`.
    pub because: Reason,
}

/// A reading of some words that was considered and not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejection {
    /// The words.
    pub words: Range<u32>,
    /// What they might have stood for.
    pub target: Target,
    /// Stable id of the dictionary entry.
    pub entry: Arc<str>,
    /// What stopped it.
    pub cause: Cause,
    /// The same in words.
    pub because: Reason,
}

/// What stops a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// It stands in boilerplate.
    Boilerplate,
    /// It is written in another case.
    Case,
    /// It is a name in another language.
    Language,
    /// A trap hides it.
    Trap,
    /// It is part of a longer name.
    LongerName,
    /// Another meaning is as likely or likelier.
    OtherMeaning,
    /// Too little speaks for it.
    TooWeak,
}

/// Everything that `resolve` finds in one article.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// Mentions in reading order; those of one class do not overlap.
    pub mentions: Vec<Mention>,
    /// Other evidence for countries, in reading order.
    pub support: Vec<Support>,
    /// Readings not taken, in reading order; filled only when asked for.
    pub rejections: Vec<Rejection>,
}

/// A theme that an article speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeMatch {
    /// Number of the theme.
    pub theme: u32,
    /// Terms and rules that counted, in reading order.
    pub mentions: Vec<Mention>,
    /// Sum of the weights of different terms and rules, title and repetition counted; above 0.
    pub weight: f64,
}
