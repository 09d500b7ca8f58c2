//! The tags of one article against its gold.

use super::gold::Gold;
use super::names::Names;
use crate::model::{Class, Kind, Tag};

/// Right, wrong and missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tags that gold has, too.
    pub right: u64,
    /// Tags that gold rules out.
    pub wrong: u64,
    /// Gold tags that are not there.
    pub missed: u64,
}

impl Counts {
    /// Share of the tags that are right; `None` without tags.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// Share of gold that was found; `None` without gold.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// Harmonic mean of precision and recall; `None` where there was nothing to find or to judge.
    #[must_use]
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// Adds others.
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of tags are far below 2^52")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What became of the tags and the gold of one article, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// Gold tags with the tag that is meant.
    pub right: Vec<(usize, usize)>,
    /// Tags that are wrong.
    pub wrong: Vec<usize>,
    /// Gold tags that are missing.
    pub missed: Vec<usize>,
    /// Tags of annotated classes that gold neither names nor rules out.
    pub unjudged: Vec<usize>,
}

impl Judgement {
    /// The counts of one class.
    #[must_use]
    pub fn counts(&self, class: Class, gold: &Gold, tags: &[Tag]) -> Counts {
        let wanted = |at: &usize| gold.tags[*at].class == class;
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Counts {
            right: count(self.right.iter().filter(|(at, _)| wanted(at)).count()),
            wrong: count(self.wrong.iter().filter(|at| tags[**at].class == class).count()),
            missed: count(self.missed.iter().filter(|at| wanted(at)).count()),
        }
    }
}

/// Compares tags with gold. Of a closed class, what gold does not name is wrong; of others only what
/// it rules out is. A theme that is broader than one of gold's is neither. Gold whose tags come from
/// names says nothing of a tag that rests on cities and bodies alone.
#[must_use]
pub fn judge(names: &Names<'_>, gold: &Gold, tags: &[Tag]) -> Judgement {
    let mut judgement = Judgement::default();
    let mut is_matched = vec![false; tags.len()];
    for (at, wanted) in gold.tags.iter().enumerate() {
        if !gold.classes.contains(&wanted.class) {
            continue;
        }
        let is_fit = |tag: &&Tag| !gold.focus_only || tag.focus;
        let found = tags
            .iter()
            .enumerate()
            .find(|(_, tag)| is_fit(tag) && names.is_meant(tag.class, &tag.id, wanted))
            .map(|(number, _)| number);
        match found {
            Some(number) => {
                is_matched[number] = true;
                judgement.right.push((at, number));
            }
            None => judgement.missed.push(at),
        }
    }
    for (number, tag) in tags.iter().enumerate() {
        if is_matched[number] || !gold.classes.contains(&tag.class) {
            continue;
        }
        let is_ruled_out = || gold.not.iter().any(|not| names.is_meant(tag.class, &tag.id, not));
        let is_beside = gold.focus_only && !tag.focus;
        let is_neither = counts_names_alone(gold) && tag.n_mentions == 0
            || gold.maybe.iter().any(|maybe| names.is_meant(tag.class, &tag.id, maybe))
            || tag.class == Class::Theme
                && gold.tags.iter().chain(&gold.maybe).any(|gold| names.is_broader(&tag.id, gold));
        let is_wrong = || is_ruled_out() || gold.closed.contains(&tag.class) && !is_neither;
        if !is_beside && is_wrong() {
            judgement.wrong.push(number);
        } else {
            judgement.unjudged.push(number);
        }
    }
    judgement
}

/// Whether gold was annotated for names, and not for what speaks for a country in their place.
fn counts_names_alone(gold: &Gold) -> bool {
    let kinds = gold.kinds.as_ref();
    kinds.is_some_and(|kinds| !kinds.contains(&Kind::Capital) && !kinds.contains(&Kind::Metonym))
}
