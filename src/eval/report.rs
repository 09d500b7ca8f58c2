//! The figures of an evaluation.

use serde::Serialize;

use super::calibrate::Calibration;
use super::judge::Counts;
use super::judged::Case;
use super::reliability::Reliability;

/// Counts with what follows from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Found and in gold.
    pub right: u64,
    /// Found and not in gold.
    pub wrong: u64,
    /// In gold and not found.
    pub missed: u64,
    /// Share of what was found that is right.
    pub precision: Option<f64>,
    /// Share of gold that was found.
    pub recall: Option<f64>,
    /// Harmonic mean of both.
    pub f1: Option<f64>,
}

impl From<Counts> for Figures {
    fn from(counts: Counts) -> Self {
        Figures {
            right: counts.right,
            wrong: counts.wrong,
            missed: counts.missed,
            precision: counts.precision(),
            recall: counts.recall(),
            f1: counts.f1(),
        }
    }
}

/// One class.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClassReport {
    /// `country`, ...
    pub class: &'static str,
    /// Tags of articles; where gold names the focus only, our focus tags.
    pub tags: Figures,
    /// Mean F1 of the labels that gold has or we gave.
    pub macro_f1: Option<f64>,
    /// Number of those labels.
    pub labels: usize,
    /// Our tags that gold neither names nor rules out: they are in no other figure.
    pub unjudged: u64,
    /// Recall of focus gold when all our tags count, not those in focus alone.
    pub recall_of_any_tag: Option<f64>,
    /// Mentions: the same words and entity.
    pub mentions_exact: Option<Figures>,
    /// Mentions: the same entity, at least one word shared.
    pub mentions_overlap: Option<Figures>,
    /// Whether confidence means what it says.
    pub reliability: Option<Reliability>,
}

/// Two entities taken for each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confusion {
    /// What gold names.
    pub gold: String,
    /// What we named.
    pub ours: String,
    /// How often.
    pub times: usize,
    /// The first sentence.
    pub sentence: String,
}

/// An entity with its tags.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// `class:id`, or gold's words where the dictionary has no such entity.
    pub label: String,
    /// Its tags.
    pub tags: Figures,
}

/// Everything that an evaluation shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Digest of the dictionary.
    pub dictionary: String,
    /// Digest of the config; `None` where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<String>,
    /// Articles with gold.
    pub articles: u64,
    /// Of them, those whose gold names only the focus.
    pub focus_only: u64,
    /// All classes together.
    pub tags: Figures,
    /// Each class.
    pub classes: Vec<ClassReport>,
    /// Entities taken for each other, the most frequent first.
    pub confusions: Vec<Confusion>,
    /// Entities with most wrong and missed tags first.
    pub worst: Vec<Entity>,
    /// Every difference, in the order of the articles.
    pub cases: Vec<Case>,
    /// The config that this gold speaks for; `None` where nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Calibration>,
}

impl Report {
    /// Takes out what stands in the articles, for gold whose text may not be shown.
    pub fn clear_sentences(&mut self) {
        let cases = self.cases.iter_mut().map(|case| &mut case.sentence);
        let confusions = self.confusions.iter_mut().map(|pair| &mut pair.sentence);
        cases.chain(confusions).for_each(String::clear);
    }
}
