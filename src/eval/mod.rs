//! Annotations against gold: what is right, what is wrong, what is missing.
//!
//! One article and its gold become a `Judged`; an `Evaluation` adds them up to the figures of a
//! `Report`. Reading gold files and showing reports is left to `cli`.

mod calibrate;
mod evaluation;
mod excerpt;
mod figures;
mod gold;
mod judge;
mod judged;
mod mentions;
mod names;
mod reliability;
mod report;
mod trial;

pub use calibrate::{Calibration, ClassFit, Setting, Step, best_threshold, calibrate, fit_curve};
pub use evaluation::Evaluation;
pub use excerpt::excerpt;
pub use gold::{Gold, GoldMention, Naming, Wanted};
pub use judge::{Counts, Judgement, judge};
pub use judged::{Case, Judged, Level, Outcome, Sample, judge_article};
pub use mentions::{MentionJudgement, judge_mentions};
pub use names::Names;
pub use reliability::{Bin, Reliability};
pub use report::{ClassReport, Confusion, Entity, Figures, Report};
pub use trial::Trial;
