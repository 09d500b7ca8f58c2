//! Two dictionaries and an archive to what a change does to its tags, before it goes live.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dictionary::Dictionary;
use crate::eval::{Counts, Gold, Names, excerpt, judge};
use crate::model::{Article, Class, Score, Tag};
use crate::pipeline::{self, Analysis};

/// A tag that one dictionary gives and the other does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Whether the new dictionary gives it.
    pub gained: bool,
    /// `class:id`.
    pub key: String,
    /// English label.
    pub label: String,
    /// The article's id.
    pub article: String,
    /// The sentence of its first mention, which stands in brackets; empty where the tag rests on
    /// evidence that is no mention.
    pub sentence: String,
    /// The entry that made that mention.
    pub by: String,
    /// What gold says of the tag, where it says anything.
    pub gold: Option<Gain>,
}

/// Whether a change is for the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gain {
    /// A right tag gained, or a wrong one lost.
    Better,
    /// A wrong tag gained, or a right one lost.
    Worse,
}

/// What changed in one article.
#[derive(Clone, Debug, Default)]
pub struct ArticleDiff {
    /// Tags gained and lost, by key.
    pub changes: Vec<Change>,
    /// Tags in both whose score, confidence or focus changed.
    pub n_rescored: usize,
    /// Tags against gold, old and new, by class; empty without gold.
    pub counts: BTreeMap<Class, [Counts; 2]>,
}

/// Two dictionaries side by side.
#[derive(Debug)]
pub struct Comparison<'a> {
    old: (&'a Dictionary, Names<'a>),
    new: (&'a Dictionary, Names<'a>),
}

impl<'a> Comparison<'a> {
    /// Prepares to compare.
    #[must_use]
    pub fn new(old: &'a Dictionary, new: &'a Dictionary) -> Comparison<'a> {
        Comparison { old: (old, Names::new(old)), new: (new, Names::new(new)) }
    }

    /// Tags an article with both. An id that the new dictionary redirects counts as the one that it
    /// leads to.
    #[must_use]
    pub fn article(&self, article: &Article, gold: Option<&Gold>) -> ArticleDiff {
        let [old, new] = [self.old.0, self.new.0]
            .map(|dictionary| pipeline::analyse(dictionary, article, pipeline::Options::default()));
        let current = |tag: &Tag| self.new.0.redirects.current_key(&tag.key());
        let old_keys: BTreeMap<String, &Tag> =
            old.annotation.tags.iter().map(|tag| (current(tag), tag)).collect();
        let new_keys: BTreeMap<String, &Tag> =
            new.annotation.tags.iter().map(|tag| (current(tag), tag)).collect();
        let mut diff = ArticleDiff::default();
        for (key, tag) in &new_keys {
            match old_keys.get(key) {
                None => diff.changes.push(change(article, &new, tag, true)),
                Some(before) => diff.n_rescored += usize::from(weights(before) != weights(tag)),
            }
        }
        for (key, tag) in &old_keys {
            if !new_keys.contains_key(key) {
                diff.changes.push(change(article, &old, tag, false));
            }
        }
        diff.changes.sort_by(|a, b| a.key.cmp(&b.key));
        if let Some(gold) = gold {
            self.with_gold(gold, [&old, &new], &mut diff);
        }
        diff
    }

    fn with_gold(&self, gold: &Gold, analyses: [&Analysis<'_>; 2], diff: &mut ArticleDiff) {
        let sides = [&self.old.1, &self.new.1];
        let tags = analyses.map(|analysis| &analysis.annotation.tags);
        let judgements = [0, 1].map(|side| judge(sides[side], gold, tags[side]));
        for class in &gold.classes {
            let counts = [0, 1].map(|side| judgements[side].counts(*class, gold, tags[side]));
            diff.counts.insert(*class, counts);
        }
        for change in &mut diff.changes {
            let side = usize::from(change.gained);
            let at = tags[side].iter().position(|tag| tag.key() == change.key);
            let is_right = judgements[side].right.iter().any(|(_, tag)| Some(*tag) == at);
            let is_wrong = judgements[side].wrong.iter().any(|tag| Some(*tag) == at);
            change.gold = match (is_right, is_wrong) {
                (true, _) => Some(if change.gained { Gain::Better } else { Gain::Worse }),
                (_, true) => Some(if change.gained { Gain::Worse } else { Gain::Better }),
                _ => None,
            };
        }
    }
}

fn weights(tag: &Tag) -> (Score, Score, bool) {
    (tag.score, tag.confidence, tag.focus)
}

fn change(article: &Article, analysis: &Analysis<'_>, tag: &Tag, gained: bool) -> Change {
    let mentions = &analysis.annotation.mentions;
    let first = mentions.iter().find(|mention| mention.class == tag.class && mention.id == tag.id);
    Change {
        gained,
        key: tag.key(),
        label: tag.label.to_string(),
        article: article.id.clone(),
        sentence: first
            .map_or_else(String::new, |mention| excerpt(analysis, mention.field, mention.span)),
        by: first.map_or_else(|| tag.because.join(", "), |mention| mention.by.to_string()),
        gold: None,
    }
}

/// The differences of a whole archive.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Diff {
    /// Articles compared.
    pub articles: usize,
    /// Articles that gain or lose a tag.
    pub changed: usize,
    /// Tags gained.
    pub gained: usize,
    /// Tags lost.
    pub lost: usize,
    /// Tags in both whose score, confidence or focus changed.
    pub rescored: usize,
    /// Every change, in the order of the articles.
    pub changes: Vec<Change>,
    /// Tags against gold, old and new, by class.
    #[serde(skip)]
    pub counts: BTreeMap<Class, [Counts; 2]>,
}

impl Diff {
    /// Adds an article.
    pub fn add(&mut self, article: ArticleDiff) {
        self.articles += 1;
        self.changed += usize::from(!article.changes.is_empty());
        self.gained += article.changes.iter().filter(|change| change.gained).count();
        self.lost += article.changes.iter().filter(|change| !change.gained).count();
        self.rescored += article.n_rescored;
        self.changes.extend(article.changes);
        for (class, counts) in article.counts {
            let sum = self.counts.entry(class).or_default();
            sum[0].add(counts[0]);
            sum[1].add(counts[1]);
        }
    }

    /// Changes by gain or loss and key, the most frequent first.
    #[must_use]
    pub fn by_key(&self) -> Vec<(bool, &str, Vec<&Change>)> {
        let mut groups: BTreeMap<(bool, &str), Vec<&Change>> = BTreeMap::new();
        for change in &self.changes {
            groups.entry((!change.gained, &change.key)).or_default().push(change);
        }
        let mut groups: Vec<(bool, &str, Vec<&Change>)> =
            groups.into_iter().map(|((lost, key), changes)| (!lost, key, changes)).collect();
        groups.sort_by_key(|(gained, _, changes)| (!gained, std::cmp::Reverse(changes.len())));
        groups
    }
}
