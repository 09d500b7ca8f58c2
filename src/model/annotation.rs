//! The finished record of one article.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Class, Field, Kind, Reason, Score, Span, Standing};

/// What policytag says of one article; `write` joins it with the article itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// Publication date, declared or stated in the text.
    pub date: Option<Date>,
    /// Tags by class, then by falling score, then by id.
    pub tags: Vec<Tag>,
    /// Mentions in reading order (title, then text).
    pub mentions: Vec<MentionRecord>,
    /// Digest of title and text.
    pub text_digest: String,
}

/// One tag: an entity or theme that the article speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Class of the entity.
    pub class: Class,
    /// Stable id.
    pub id: Arc<str>,
    /// English label.
    pub label: Arc<str>,
    /// Wikidata item.
    pub wikidata: Option<Arc<str>>,
    /// What only tags of this class say.
    pub detail: Detail,
    /// Salience: how much the article is about it.
    pub score: Score,
    /// Probability that the tag is right.
    pub confidence: Score,
    /// Whether the article is about it.
    pub focus: bool,
    /// Number of mentions.
    pub n_mentions: u32,
    /// What speaks for it.
    pub because: Vec<Reason>,
}

/// The part of a tag that depends on its class.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// Nothing more.
    Country,
    /// A person with offices.
    Person {
        /// Offices, the one that fits the article best first.
        offices: Vec<OfficeRecord>,
        /// Whether only roles were mentioned, never the name.
        inferred: bool,
    },
    /// An office whose holder is not known; the one office.
    Office(OfficeRecord),
    /// A public body.
    Agency {
        /// Its type.
        kind: Arc<str>,
        /// The id of its country.
        country: Option<Arc<str>>,
    },
    /// A theme.
    Theme {
        /// Ids of broader themes.
        broader: Vec<Arc<str>>,
        /// Codes by vocabulary.
        codes: BTreeMap<String, Vec<String>>,
        /// Whether it only follows from narrower themes, and nothing in the text speaks of it.
        inferred: bool,
    },
}

/// An office as it stands on the article's date.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficeRecord {
    /// Stable id.
    pub id: Arc<str>,
    /// English label.
    pub label: Arc<str>,
    /// The id of its country.
    pub country: Option<Arc<str>>,
    /// How the person's tenure stands on the article's date.
    pub standing: Standing,
    /// First day, as far as known.
    pub from: Option<Date>,
    /// Last day, as far as known.
    pub until: Option<Date>,
}

/// One mention as it is written out.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionRecord {
    /// Class of the entity.
    pub class: Class,
    /// Stable id of the entity.
    pub id: Arc<str>,
    /// The field that the span counts in.
    pub field: Field,
    /// Bytes of the field.
    pub span: Span,
    /// Which sort of name.
    pub kind: Kind,
    /// Probability that the entity is meant.
    pub confidence: Score,
    /// Stable id of the dictionary entry or rule.
    pub by: Arc<str>,
    /// What speaks for it.
    pub because: Vec<Reason>,
}

impl Tag {
    /// `class:id`, the key of tables.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{}", self.class, self.id)
    }
}
