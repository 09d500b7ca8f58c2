//! Policy themes and the rules that find them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Class, FilePlace};

/// A policy theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Slug, the name of its file.
    pub id: String,
    /// English label.
    pub label: String,
    /// One sentence.
    pub definition: String,
    /// Numbers of the broader themes.
    pub broader: Vec<u32>,
    /// Numbers of the themes beside it.
    pub related: Vec<u32>,
    /// Codes in other vocabularies, by vocabulary.
    pub codes: BTreeMap<String, Vec<String>>,
    /// Terms that are evidence alone.
    pub strong: Vec<ThemeTerm>,
    /// Terms that count beside other evidence.
    pub weak: Vec<ThemeTerm>,
    /// Atoms that cancel terms inside them.
    pub cancel: Vec<u32>,
    /// Rules for split wording.
    pub rules: Vec<Rule>,
    /// Its file.
    pub place: FilePlace,
}

/// A phrase of a theme.
#[derive(Clone, Debug)]
pub struct ThemeTerm {
    /// Number of the phrase among the atoms.
    pub atom: u32,
    /// Stable id: `theme-term:ai-strategy:national-ai-strategy`.
    pub entry: Arc<str>,
}

/// A condition under which an article speaks of a theme. All parts that are given must hold.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// Stable id: `theme-rule:ai-strategy:ai-near-strategy`.
    pub entry: Arc<str>,
    /// One of these atoms.
    pub any: Vec<u32>,
    /// One atom of each group, anywhere.
    pub all: Vec<Vec<u32>>,
    /// None of these atoms.
    pub none: Vec<u32>,
    /// One atom of each group, within reach of each other.
    pub near: Vec<Vec<u32>>,
    /// The reach of `near` and `entity`.
    pub reach: Reach,
    /// Whether the groups of `near` must come in their order.
    pub is_ordered: bool,
    /// Only this part of the article counts.
    pub part: Option<super::Part>,
    /// At least so many matches.
    pub count: u32,
    /// An entity that must stand within reach.
    pub entity: Option<(Class, Option<String>)>,
    /// How much of a theme one match is, in 0..=1.
    pub weight: f64,
}

/// How far apart the parts of a rule may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Within so many words of one sentence: the number of words between the first and the last.
    Words(u32),
    /// In one sentence.
    #[default]
    Sentence,
    /// In one section (a paragraph or the title).
    Paragraph,
}
