//! One judged article as thresholds and curves see it: its tags with their confidence and score, and
//! how many more gold has.

use std::collections::BTreeMap;

use super::judged::{Judged, Sample};
use crate::model::Class;

/// What one article says of how sure tags are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Judged tags.
    pub samples: Vec<Sample>,
    /// Gold tags that are missing, by class.
    pub missed: BTreeMap<Class, u64>,
    /// Tags that gold neither names nor rules out, by class.
    pub unjudged: BTreeMap<Class, u64>,
    /// Whether gold names only the focus, so that its silence says nothing of whether a tag is
    /// right.
    pub focus_only: bool,
}

impl Trial {
    /// The part of a judged article that counts here.
    #[must_use]
    pub fn new(judged: &Judged) -> Trial {
        let mut missed: BTreeMap<Class, u64> = BTreeMap::new();
        for ((class, _), counts) in &judged.tags {
            *missed.entry(*class).or_default() += counts.missed;
        }
        Trial {
            samples: judged.samples.clone(),
            missed,
            unjudged: judged.unjudged.clone(),
            focus_only: judged.focus_only,
        }
    }

    /// The judged tags of one class.
    pub fn samples(&self, class: Class) -> impl Iterator<Item = &Sample> {
        self.samples.iter().filter(move |sample| sample.class == class)
    }

    /// The number of missing gold tags of one class.
    #[must_use]
    pub fn missed(&self, class: Class) -> u64 {
        self.missed.get(&class).copied().unwrap_or_default()
    }

    /// The number of tags of one class that gold says nothing of.
    #[must_use]
    pub fn unjudged(&self, class: Class) -> u64 {
        self.unjudged.get(&class).copied().unwrap_or_default()
    }
}
