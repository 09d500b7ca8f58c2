//! What was fitted, in words: for the terminal, and as remarks in the config.

use std::fmt::Write as _;

use crate::eval::{Calibration, Setting, Step};

/// Lines that say for each class what was tried, what it is worth and whether it was kept.
pub(super) fn lines(calibration: &Calibration) -> String {
    let mut page = format!(
        "calibration on {} articles, {} parts of them held out in turn",
        calibration.articles, calibration.folds
    );
    if calibration.focus_only > 0 {
        let _ =
            write!(page, "; {} left out, whose gold names only the focus", calibration.focus_only);
    }
    let _ = writeln!(
        page,
        "\n  {:9} {:15} {:12} {:>7} {:>7} {:>8}  better in",
        "class", "setting", "figure", "without", "fitted", "held out"
    );
    for class in &calibration.classes {
        if let Some(reason) = &class.no_fit {
            let _ = writeln!(page, "  {:9} no fit: {reason}", class.class);
        }
        for step in &class.steps {
            let _ = writeln!(
                page,
                "  {:9} {:15} {:12} {:>7.4} {:>7.4} {:>8.4}  {} of {}  {}",
                class.class,
                step.setting.name(),
                step.setting.figure(),
                step.without,
                step.in_sample,
                step.held_out,
                step.better_folds,
                calibration.folds,
                verdict(step),
            );
        }
    }
    let f1 = |figure: Option<f64>| figure.map_or_else(|| "-".to_owned(), |f1| format!("{f1:.4}"));
    let _ = writeln!(
        page,
        "  all tags, micro-F1: {} as it is, {} on the articles fitted on, {} held out",
        f1(calibration.default.f1),
        f1(calibration.in_sample.f1),
        f1(calibration.held_out.f1),
    );
    page
}

/// Whether a setting was kept, and why not.
pub(super) fn verdict(step: &Step) -> String {
    if step.is_kept {
        return format!("kept: {}", step.value);
    }
    // A setting that does nothing to most parts is a matter of few articles.
    let why = if step.is_better { "gain in too few parts" } else { "no gain held out" };
    let stays = match step.setting {
        Setting::Curve => "confidence stays as it is",
        Setting::MinConfidence | Setting::MinScore => "stays 0",
    };
    format!("{why}: {stays}")
}
