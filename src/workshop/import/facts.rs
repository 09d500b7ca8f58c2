//! What a record of a source says, in the words of our tables and with the ids of the source: where
//! all formats meet, before anything is compared with the dictionary.

use std::fmt;
use std::sync::Arc;

use super::dates::Stated;
use crate::model::{Kind, Problem, Rank};

/// Where a record stands in its source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// As the user named the file.
    pub(super) path: Arc<str>,
    /// Where in it.
    pub(super) at: At,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    /// The file as a whole.
    File,
    /// A line, from 1.
    Line(u32),
    /// A record of a format without lines: what it is, and its number, from 1.
    Record(&'static str, u32),
}

impl Place {
    /// A fault of the record.
    pub(super) fn problem(&self, message: impl fmt::Display) -> Problem {
        let (line, message) = match self.at {
            At::File => (0, message.to_string()),
            At::Line(line) => (line, message.to_string()),
            At::Record(what, number) => (0, format!("{what} {number}: {message}")),
        };
        Problem { path: self.path.to_string(), line, message }
    }
}

/// Why a record gave no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Whose fault it is.
    pub(super) blame: Blame,
    /// The reason, the same words for all records that share it.
    pub(super) why: &'static str,
    /// What was found.
    pub(super) detail: String,
}

/// Whose fault it is that a record gave no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Blame {
    /// Nobody's: it is not what the dictionary holds.
    Nobody,
    /// The source's: it cannot be read.
    Source,
    /// It contradicts the dictionary, or itself; a person must decide.
    Conflict,
}

impl LeftOut {
    /// A record that is not ours to take.
    pub(super) fn passed(why: &'static str, detail: impl Into<String>) -> LeftOut {
        LeftOut { blame: Blame::Nobody, why, detail: detail.into() }
    }

    /// A record that cannot be read.
    pub(super) fn unreadable(why: &'static str, detail: impl Into<String>) -> LeftOut {
        LeftOut { blame: Blame::Source, why, detail: detail.into() }
    }

    /// A record that contradicts what is known.
    pub(super) fn conflict(why: &'static str, detail: impl Into<String>) -> LeftOut {
        LeftOut { blame: Blame::Conflict, why, detail: detail.into() }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.detail.is_empty() {
            f.write_str(self.why)
        } else {
            write!(f, "{}: {}", self.why, self.detail)
        }
    }
}

/// A record of a source.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) place: Place,
    pub(super) fact: Result<Fact, LeftOut>,
}

/// What a record says.
#[derive(Clone, Debug)]
pub(super) enum Fact {
    /// A person held an office.
    Tenure(Box<TenureFact>),
    /// There is a person.
    Person(Box<PersonFact>),
    /// There is a body.
    Body(Box<BodyFact>),
    /// A country has names.
    Country(Box<CountryFact>),
    /// There is a theme.
    Theme(Box<ThemeFact>),
    /// A phrase is no entity: the cells of `traps.tsv` without the source.
    Trap(Box<[String; 5]>),
}

/// A person.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonFact {
    /// The id in the source; records with the same key speak of the same person.
    pub(super) key: String,
    /// The id in our tables, where the source knows it.
    pub(super) id: Option<String>,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) surname: String,
    pub(super) wikidata: Option<String>,
}

/// An office.
#[derive(Clone, Debug, Default)]
pub(super) struct OfficeFact {
    /// The id in our tables, where the source knows it.
    pub(super) id: Option<String>,
    /// What the source calls it; where it has several words for it, the best first.
    pub(super) labels: Vec<String>,
    /// Id, Wikidata item or name of the country.
    pub(super) country: Option<String>,
    /// Key in the source, id or Wikidata item of the body.
    pub(super) body: Option<String>,
    /// The name of the body that the office is one of many of, where its label alone does not say
    /// so: a president, of the court of auditors. Empty where the label says all.
    pub(super) of: Option<String>,
    /// Ranks that it may have, for offices whose label is no known title.
    pub(super) ranks: Vec<Rank>,
    pub(super) portfolios: Vec<String>,
    pub(super) is_single: Option<bool>,
}

/// A person's time in an office.
#[derive(Clone, Debug, Default)]
pub(super) struct TenureFact {
    pub(super) person: PersonFact,
    pub(super) office: OfficeFact,
    pub(super) from: Option<Stated>,
    pub(super) until: Option<Stated>,
    /// Whether the source says, or lets be understood, that the tenure goes on.
    pub(super) is_open: bool,
    /// The day on which the source shows the person in office, where it says so itself.
    pub(super) seen: Option<Stated>,
    /// `acting`, `interim` or nothing.
    pub(super) note: String,
    /// The precision that the source declares, where it does.
    pub(super) precision: Option<String>,
}

/// A public body.
#[derive(Clone, Debug, Default)]
pub(super) struct BodyFact {
    /// The id in the source.
    pub(super) key: String,
    /// The id in our tables, where the source knows it.
    pub(super) id: Option<String>,
    pub(super) label: String,
    /// Types that it may have.
    pub(super) kinds: Vec<String>,
    /// Id, Wikidata item or name of the country.
    pub(super) country: Option<String>,
    /// Key in the source, id or Wikidata item of the body above it.
    pub(super) parent: Option<String>,
    pub(super) from: Option<Stated>,
    pub(super) until: Option<Stated>,
    /// Like `parent`.
    pub(super) successors: Vec<String>,
    pub(super) wikidata: Option<String>,
    pub(super) names: Vec<NameFact>,
}

/// A country's names, or a country with them.
#[derive(Clone, Debug, Default)]
pub(super) struct CountryFact {
    /// Id, Wikidata item or name.
    pub(super) id: String,
    /// The English label, for countries that the dictionary lacks.
    pub(super) label: String,
    pub(super) wikidata: Option<String>,
    pub(super) names: Vec<NameFact>,
}

/// A name; what is `None` follows from how the name is written and who else bears it.
#[derive(Clone, Debug, Default)]
pub(super) struct NameFact {
    pub(super) name: String,
    pub(super) kind: Option<Kind>,
    /// A language cell; empty for all languages.
    pub(super) lang: String,
    /// A case cell, or empty.
    pub(super) case: String,
    pub(super) strength: Strength,
    pub(super) from: Option<Stated>,
    pub(super) until: Option<Stated>,
}

/// Whether a name matches without support from the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Strength {
    /// The source does not say: strong only where it is hardly anything else.
    #[default]
    Unsaid,
    /// The source uses it alone: strong unless another entity bears it, too.
    Alone,
    /// The source says.
    Said(bool),
}

/// A theme.
#[derive(Clone, Debug, Default)]
pub(super) struct ThemeFact {
    /// The id in the source, an IRI for vocabularies.
    pub(super) key: String,
    /// The id in our tables, where the source knows it.
    pub(super) id: Option<String>,
    pub(super) label: String,
    pub(super) definition: String,
    /// Keys in the source, or ids.
    pub(super) broader: Vec<String>,
    pub(super) related: Vec<String>,
    /// Codes of a theme of ours that is broader.
    pub(super) broader_codes: Vec<(String, String)>,
    /// Vocabulary and code.
    pub(super) codes: Vec<(String, String)>,
    pub(super) strong: Vec<String>,
    pub(super) weak: Vec<String>,
}
