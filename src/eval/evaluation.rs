//! Judged articles added up.

use std::collections::BTreeMap;

use super::judge::Counts;
use super::judged::{Case, Judged, Outcome};
use super::reliability::Reliability;
use super::report::{ClassReport, Confusion, Entity, Report};
use super::trial::Trial;
use crate::model::Class;

/// The sums of many articles.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    articles: u64,
    focus_only: u64,
    tags: BTreeMap<(Class, String), Counts>,
    any_tag: BTreeMap<Class, Counts>,
    exact: BTreeMap<Class, Counts>,
    overlap: BTreeMap<Class, Counts>,
    trials: Vec<Trial>,
    cases: Vec<Case>,
}

impl Evaluation {
    /// Adds an article.
    pub fn add(&mut self, judged: Judged) {
        self.articles += 1;
        self.focus_only += u64::from(judged.focus_only);
        self.trials.push(Trial::new(&judged));
        merge(&mut self.tags, judged.tags);
        merge(&mut self.any_tag, judged.any_tag);
        merge(&mut self.exact, judged.exact);
        merge(&mut self.overlap, judged.overlap);
        self.cases.extend(judged.cases);
    }

    /// What thresholds and curves are fitted on, article by article.
    #[must_use]
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// The figures.
    #[must_use]
    pub fn report(&self, dictionary: &str) -> Report {
        let mut all = Counts::default();
        for counts in self.tags.values() {
            all.add(*counts);
        }
        Report {
            dictionary: dictionary.to_owned(),
            config: None,
            articles: self.articles,
            focus_only: self.focus_only,
            tags: all.into(),
            classes: Class::ALL.into_iter().filter_map(|class| self.class(class)).collect(),
            confusions: self.confusions(),
            worst: self.worst(),
            cases: self.cases.clone(),
            calibration: None,
        }
    }

    fn class(&self, class: Class) -> Option<ClassReport> {
        let labels: Vec<Counts> = self
            .tags
            .iter()
            .filter(|((of, _), _)| *of == class)
            .map(|(_, counts)| *counts)
            .collect();
        let mut tags = Counts::default();
        for counts in &labels {
            tags.add(*counts);
        }
        let f1s: Vec<f64> = labels.iter().filter_map(|counts| counts.f1()).collect();
        #[expect(clippy::cast_precision_loss, reason = "a number of labels")]
        let macro_f1 = (!f1s.is_empty()).then(|| f1s.iter().sum::<f64>() / f1s.len() as f64);
        let samples = self.trials.iter().flat_map(|trial| trial.samples(class));
        let report = ClassReport {
            class: class.name(),
            tags: tags.into(),
            macro_f1,
            labels: labels.len(),
            unjudged: self.trials.iter().map(|trial| trial.unjudged(class)).sum(),
            recall_of_any_tag: self.any_tag.get(&class).and_then(|counts| counts.recall()),
            mentions_exact: self.exact.get(&class).map(|counts| (*counts).into()),
            mentions_overlap: self.overlap.get(&class).map(|counts| (*counts).into()),
            reliability: Reliability::new(samples),
        };
        let is_empty = labels.is_empty() && report.mentions_exact.is_none();
        (!is_empty).then_some(report)
    }

    /// Pairs of entities by how often one was taken for the other.
    fn confusions(&self) -> Vec<Confusion> {
        let mut pairs: BTreeMap<(&str, &str), (usize, &str)> = BTreeMap::new();
        for case in self.cases.iter().filter(|case| case.outcome == Outcome::Confused) {
            let (Some(gold), Some(ours)) = (&case.gold, &case.ours) else { continue };
            pairs.entry((gold, ours)).or_insert((0, &case.sentence)).0 += 1;
        }
        let mut confusions: Vec<Confusion> = pairs
            .into_iter()
            .map(|((gold, ours), (times, sentence))| Confusion {
                gold: gold.to_owned(),
                ours: ours.to_owned(),
                times,
                sentence: sentence.to_owned(),
            })
            .collect();
        confusions.sort_by_key(|pair| std::cmp::Reverse(pair.times));
        confusions
    }

    fn worst(&self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = self
            .tags
            .iter()
            .filter(|(_, counts)| counts.wrong + counts.missed > 0)
            .map(|((_, label), counts)| Entity { label: label.clone(), tags: (*counts).into() })
            .collect();
        entities.sort_by_key(|entity| std::cmp::Reverse(entity.tags.wrong + entity.tags.missed));
        entities
    }
}

fn merge<K: Ord>(sums: &mut BTreeMap<K, Counts>, counts: BTreeMap<K, Counts>) {
    for (key, counts) in counts {
        sums.entry(key).or_default().add(counts);
    }
}
