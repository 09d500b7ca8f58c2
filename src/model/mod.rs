//! The types that cross stages: from an `Article` as read to its finished `Annotation`.
//!
//! Positions are bytes of the source, from the first stage to the last; `write` turns them into the
//! unit that was asked for.

mod annotation;
mod article;
mod config;
mod cues;
mod entity;
mod mention;
mod problem;
mod score;
mod span;
mod term;
mod text;
mod theme;
mod validity;
mod without;
mod word_map;

pub use annotation::{Annotation, Detail, MentionRecord, OfficeRecord, Tag};
pub use article::{Article, Field, Origin, Reject};
pub use config::{ClassConfig, Config, Curve};
pub use cues::{Cue, Cues, Opening, OpeningCondition, OpeningKind};
pub use entity::{
    Agency, AgencyIndex, Class, Country, CountryIndex, Hidden, Office, Person, PersonIndex, Place,
    Portfolio, Precision, Rank, Standing, Target, Tenure, Title, Trap,
};
pub use jiff::civil::Date;
pub use mention::{
    Cause, Hit, Mention, Reason, Rejection, Resolution, Subject, Support, ThemeMatch,
};
pub use problem::Problem;
pub use score::Score;
pub use span::Span;
pub use term::{Case, FilePlace, Kind, Lang, Term};
pub use text::{Gap, Part, Section, Shape, Text, Word};
pub use theme::{Reach, Rule, Theme, ThemeTerm};
pub use validity::Validity;
pub use without::Without;
pub use word_map::{Unhashed, WordMap};
