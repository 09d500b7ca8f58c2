//! Settings fitted on some articles, and what they do to the same or to others.

use super::{Setting, best_threshold, fit_curve};
use crate::eval::{Counts, Sample, Trial};
use crate::model::{Class, ClassConfig, Score};

/// What settings do to some articles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    pub(super) counts: Counts,
    squares: f64,
    n_tags: f64,
}

/// Fits some settings on articles, one on top of the other.
pub(super) fn settings(class: Class, which: &[Setting], trials: &[&Trial]) -> ClassConfig {
    let samples = || trials.iter().flat_map(|trial| trial.samples(class));
    let missed: u64 = trials.iter().map(|trial| trial.missed(class)).sum();
    let mut settings = ClassConfig::default();
    for setting in which {
        match setting {
            Setting::Curve => {
                let tags: Vec<(Score, bool)> = samples()
                    .map(|sample| (Score::new(sample.confidence), sample.is_right))
                    .collect();
                settings.curve = fit_curve(&tags);
            }
            Setting::MinConfidence => {
                let tags: Vec<(Score, bool)> = samples()
                    .map(|sample| (mapped(&settings, sample.confidence), sample.is_right))
                    .collect();
                settings.min_confidence = best_threshold(&tags, missed);
            }
            Setting::MinScore => {
                let is_kept = |sample: &&Sample| {
                    mapped(&settings, sample.confidence) >= settings.min_confidence
                };
                let tags: Vec<(Score, bool)> = samples()
                    .filter(is_kept)
                    .map(|sample| (Score::new(sample.score), sample.is_right))
                    .collect();
                let lost = samples().filter(|sample| sample.is_right && !is_kept(sample)).count();
                settings.min_score = best_threshold(&tags, missed + lost as u64);
            }
        }
    }
    settings
}

/// Confidence after the curve.
fn mapped(settings: &ClassConfig, confidence: f64) -> Score {
    let confidence = Score::new(confidence);
    settings.curve.as_ref().map_or(confidence, |curve| curve.at(confidence))
}

/// What settings do to some articles.
pub(super) fn outcome(class: Class, settings: &ClassConfig, trials: &[&Trial]) -> Outcome {
    let mut outcome = Outcome::default();
    for trial in trials {
        outcome.counts.missed += trial.missed(class);
        for sample in trial.samples(class) {
            let confidence = mapped(settings, sample.confidence);
            let truth = f64::from(u8::from(sample.is_right));
            outcome.squares += (confidence.get() - truth).powi(2);
            outcome.n_tags += 1.0;
            let is_kept = confidence >= settings.min_confidence
                && Score::new(sample.score) >= settings.min_score;
            match (is_kept, sample.is_right) {
                (true, true) => outcome.counts.right += 1,
                (true, false) => outcome.counts.wrong += 1,
                (false, true) => outcome.counts.missed += 1,
                (false, false) => {}
            }
        }
    }
    outcome
}

impl Outcome {
    /// The figure that judges a setting; nothing to judge counts as perfect.
    pub(super) fn figure(&self, setting: Setting) -> f64 {
        match setting {
            Setting::Curve => self.squares / self.n_tags.max(1.0),
            Setting::MinConfidence | Setting::MinScore => self.counts.f1().unwrap_or(1.0),
        }
    }

    pub(super) fn add(&mut self, other: &Outcome) {
        self.counts.add(other.counts);
        self.squares += other.squares;
        self.n_tags += other.n_tags;
    }
}
