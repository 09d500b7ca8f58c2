//! The dictionary to the formats of others: vocabularies for SKOS tools, patterns for spaCy.

mod entity_ruler;
mod skos;

use std::collections::{BTreeMap, BTreeSet};

pub use entity_ruler::entity_ruler;
pub use skos::skos;

use crate::model::Class;

/// What is exported, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Classes that are exported.
    pub classes: BTreeSet<Class>,
    /// What IRIs begin with.
    pub base: String,
    /// Whether names that need support from the article are exported, too, in formats that cannot
    /// say so.
    pub weak: bool,
    /// Labels of patterns by the class that they stand for, where they are not those of spaCy.
    pub labels: BTreeMap<Class, String>,
}

/// What the IRIs of an export begin with, unless the user has a better place for them.
pub const BASE: &str = "urn:policytag:";
