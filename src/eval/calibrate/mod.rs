//! The config that gold speaks for: curves and thresholds, each kept only where it helps on articles
//! that it was not fitted on.
//!
//! Three settings are tried for each class, one on top of the other: the curve, judged by the Brier
//! score; the least confidence and the least score, judged by micro-F1. Every fifth article is held
//! out in turn, by its number, so that the same gold always gives the same config.

mod curve;
mod outcome;
mod threshold;

use serde::Serialize;

use super::judge::Counts;
use super::report::Figures;
use super::trial::Trial;
use crate::model::{Class, ClassConfig, Config};

use outcome::{Outcome, outcome, settings};

pub use curve::fit_curve;
pub use threshold::best_threshold;

/// Parts that the articles are dealt into.
const FOLDS: usize = 5;
/// Held-out parts that a setting must improve, besides all of them together: most.
const MOST_FOLDS: usize = 3;
/// Nothing is fitted on fewer judged tags.
const LEAST_TAGS: usize = 50;
/// Share of a class's tags that gold may leave unjudged: of those that are judged by chance, more
/// are right than of all.
const MOST_UNJUDGED: f64 = 0.1;

/// What was fitted, and what it is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Articles that counted.
    pub articles: usize,
    /// Articles left out because their gold names only the focus.
    pub focus_only: usize,
    /// Parts that were held out in turn.
    pub folds: usize,
    /// Each class with judged tags.
    pub classes: Vec<ClassFit>,
    /// All classes as they are without a config.
    pub default: Figures,
    /// All classes with the config, on the articles it was fitted on.
    pub in_sample: Figures,
    /// All classes with the config, on articles that were held out.
    pub held_out: Figures,
    /// The settings that were kept.
    #[serde(skip)]
    pub config: Config,
}

/// One class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassFit {
    /// `country`, ...
    pub class: &'static str,
    /// Tags as they are without a config.
    pub default: Figures,
    /// Tags with the settings that were kept, on the articles they were fitted on.
    pub in_sample: Figures,
    /// Tags with the settings that were kept, on articles that were held out.
    pub held_out: Figures,
    /// Why nothing was fitted; `None` where something was.
    pub no_fit: Option<String>,
    /// What was tried, in its order.
    pub steps: Vec<Step>,
}

/// What can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// The curve, judged by the Brier score.
    Curve,
    /// The least confidence, judged by micro-F1.
    MinConfidence,
    /// The least score, judged by micro-F1.
    MinScore,
}

/// One setting that was tried.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Which.
    pub setting: Setting,
    /// The figure without it, on articles that were held out.
    pub without: f64,
    /// The figure with it, on the articles it was fitted on.
    pub in_sample: f64,
    /// The figure with it, on articles that were held out.
    pub held_out: f64,
    /// Whether it is better on all held-out parts together.
    pub is_better: bool,
    /// Held-out parts with a better figure.
    pub better_folds: usize,
    /// Whether it was kept: it is better on all parts together, and on most of them.
    pub is_kept: bool,
    /// What was fitted on all articles, in words.
    pub value: String,
}

/// Fits the settings of every class on judged articles.
#[must_use]
pub fn calibrate(trials: &[Trial]) -> Calibration {
    let whole: Vec<&Trial> = trials.iter().filter(|trial| !trial.focus_only).collect();
    let mut config = Config::default();
    let mut classes = Vec::new();
    let mut sums = [Counts::default(); 3];
    for class in Class::ALL {
        let fitter = Fitter { class, trials: &whole };
        let Some((fit, settings, counts)) = fitter.fit() else { continue };
        for (sum, counts) in sums.iter_mut().zip(counts) {
            sum.add(counts);
        }
        classes.push(fit);
        config.classes.insert(class, settings);
    }
    let [default, in_sample, held_out] = sums.map(Figures::from);
    Calibration {
        articles: whole.len(),
        focus_only: trials.len() - whole.len(),
        folds: FOLDS,
        classes,
        default,
        in_sample,
        held_out,
        config,
    }
}

impl Setting {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Setting; 3] = [Setting::Curve, Setting::MinConfidence, Setting::MinScore];

    /// The key in the config.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Setting::Curve => "curve",
            Setting::MinConfidence => "min_confidence",
            Setting::MinScore => "min_score",
        }
    }

    /// What judges it.
    #[must_use]
    pub fn figure(self) -> &'static str {
        match self {
            Setting::Curve => "Brier score",
            Setting::MinConfidence | Setting::MinScore => "micro-F1",
        }
    }
}

/// Fits the settings of one class.
#[derive(Clone, Copy)]
struct Fitter<'a> {
    class: Class,
    trials: &'a [&'a Trial],
}

impl Fitter<'_> {
    /// The fit with its settings, and the counts without, in-sample and held out; `None` where
    /// neither we nor gold name anything.
    fn fit(self) -> Option<(ClassFit, ClassConfig, [Counts; 3])> {
        let default = outcome(self.class, &ClassConfig::default(), self.trials);
        let Counts { right, wrong, missed } = default.counts;
        if right + wrong + missed == 0 {
            return None;
        }
        let mut kept: Vec<Setting> = Vec::new();
        let mut steps = Vec::new();
        let no_fit = self.obstacle();
        if no_fit.is_none() {
            for setting in Setting::ALL {
                let step = self.step(&kept, setting);
                if step.is_kept {
                    kept.push(setting);
                }
                steps.push(step);
            }
        }
        let settings = settings(self.class, &kept, self.trials);
        let in_sample = outcome(self.class, &settings, self.trials).counts;
        let mut held_out = Counts::default();
        for fold in self.held_out(&kept) {
            held_out.add(fold.counts);
        }
        let counts = [default.counts, in_sample, held_out];
        let fit = ClassFit {
            class: self.class.name(),
            default: default.counts.into(),
            in_sample: in_sample.into(),
            held_out: held_out.into(),
            no_fit,
            steps,
        };
        Some((fit, settings, counts))
    }

    /// Why nothing can be fitted.
    fn obstacle(self) -> Option<String> {
        let n_tags =
            self.trials.iter().map(|trial| trial.samples(self.class).count()).sum::<usize>();
        let n_unjudged: u64 = self.trials.iter().map(|trial| trial.unjudged(self.class)).sum();
        if n_tags < LEAST_TAGS {
            return Some(format!("{n_tags} judged tags; expected {LEAST_TAGS} or more"));
        }
        if self.trials.len() < FOLDS {
            let n = self.trials.len();
            return Some(format!("{n} articles; expected {FOLDS} or more"));
        }
        let n_all = n_tags as u64 + n_unjudged;
        let share = Counts { right: n_unjudged, wrong: n_tags as u64, missed: 0 }.precision();
        (share > Some(MOST_UNJUDGED)).then(|| {
            format!(
                "gold says nothing of {n_unjudged} of {n_all} tags, and those that it judges are \
                 no fair sample"
            )
        })
    }

    /// Tries a setting on top of others.
    fn step(self, kept: &[Setting], setting: Setting) -> Step {
        let with = [kept, &[setting]].concat();
        let fitted = settings(self.class, &with, self.trials);
        let in_sample = outcome(self.class, &fitted, self.trials).figure(setting);
        let folds: Vec<(Outcome, Outcome)> =
            self.held_out(kept).into_iter().zip(self.held_out(&with)).collect();
        let better_folds = folds
            .iter()
            .filter(|(without, with)| {
                is_better(setting, with.figure(setting), without.figure(setting))
            })
            .count();
        let (mut without, mut held_out) = (Outcome::default(), Outcome::default());
        for (fold_without, fold_with) in &folds {
            without.add(fold_without);
            held_out.add(fold_with);
        }
        let (without, held_out) = (without.figure(setting), held_out.figure(setting));
        let is_better = is_better(setting, held_out, without);
        Step {
            setting,
            without,
            in_sample,
            held_out,
            is_better,
            better_folds,
            is_kept: is_better && better_folds >= MOST_FOLDS,
            value: value(setting, &fitted),
        }
    }

    /// What settings do to each part of the articles, fitted on the others.
    fn held_out(self, kept: &[Setting]) -> Vec<Outcome> {
        (0..FOLDS)
            .map(|fold| {
                let is_held = |number: &usize| number % FOLDS == fold;
                let part = |want: bool| -> Vec<&Trial> {
                    let numbers = (0..self.trials.len()).filter(|number| is_held(number) == want);
                    numbers.map(|number| self.trials[number]).collect()
                };
                outcome(self.class, &settings(self.class, kept, &part(false)), &part(true))
            })
            .collect()
    }
}

/// Whether a figure is better than another: a lower Brier score, a higher F1.
fn is_better(setting: Setting, figure: f64, other: f64) -> bool {
    match setting {
        Setting::Curve => figure < other,
        Setting::MinConfidence | Setting::MinScore => figure > other,
    }
}

fn value(setting: Setting, settings: &ClassConfig) -> String {
    match setting {
        Setting::Curve => {
            let n_knots = settings.curve.as_ref().map_or(0, |curve| curve.knots().len());
            format!("{n_knots} knots")
        }
        Setting::MinConfidence => settings.min_confidence.get().to_string(),
        Setting::MinScore => settings.min_score.get().to_string(),
    }
}
