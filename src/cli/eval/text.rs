//! An evaluation for a terminal.

use std::fmt::Write as _;

use super::calibration;
use crate::cli::printable;
use crate::eval::{Case, Figures, Level, Outcome, Report};

/// The page; lists show at most so many lines.
pub(super) fn page(report: &Report, most: usize) -> String {
    let mut page = format!("{} articles with gold", report.articles);
    if report.focus_only > 0 {
        let _ = write!(page, ", {} of them naming only the focus", report.focus_only);
    }
    let _ = write!(page, "; dictionary {}", report.dictionary);
    if let Some(config) = &report.config {
        let _ = write!(page, ", config {config}");
    }
    page.push_str("\n\n");
    let _ = writeln!(
        page,
        "{:24} {:>6} {:>6} {:>6}  {:>7} {:>7} {:>7}",
        "", "P", "R", "F1", "right", "wrong", "missed"
    );
    line(&mut page, "all tags, micro", &report.tags);
    for class in &report.classes {
        let name = class.class;
        line(&mut page, &format!("{name} tags, micro"), &class.tags);
        let _ = writeln!(
            page,
            "{:24} {:>20}  over {} labels",
            format!("{name} tags, macro"),
            number(class.macro_f1),
            class.labels
        );
        if class.unjudged > 0 {
            let name = format!("{name}, not judged");
            let _ =
                writeln!(page, "{name:24} {:>6} tags that gold says nothing of", class.unjudged);
        }
        if let Some(recall) = class.recall_of_any_tag {
            let _ = writeln!(page, "{:24} {recall:>13.3}", format!("{name}, any of our tags"));
        }
        if let Some(figures) = &class.mentions_exact {
            line(&mut page, &format!("{name} mentions, exact"), figures);
        }
        if let Some(figures) = &class.mentions_overlap {
            line(&mut page, &format!("{name} mentions, overlap"), figures);
        }
    }
    reliability(&mut page, report);
    if let Some(calibration) = &report.calibration {
        page.push('\n');
        page.push_str(&calibration::lines(calibration));
    }
    list(&mut page, "entities with most errors", &report.worst, most, |page, entity| {
        let label = printable(&entity.label);
        let _ = writeln!(
            page,
            "  {:>4} wrong {:>4} missed {:>4} right  {label}",
            entity.tags.wrong, entity.tags.missed, entity.tags.right
        );
    });
    list(&mut page, "taken for each other (gold, ours)", &report.confusions, most, |page, pair| {
        let (gold, ours) = (printable(&pair.gold), printable(&pair.ours));
        let _ = writeln!(page, "  {:>4}  {gold}  ->  {ours}", pair.times);
        let _ = writeln!(page, "        {}", printable(&pair.sentence));
    });
    for (level, outcome, title) in [
        (Level::Tag, Outcome::Wrong, "wrong tags"),
        (Level::Tag, Outcome::Missed, "missing tags"),
        (Level::Mention, Outcome::Wrong, "wrong mentions"),
        (Level::Mention, Outcome::Missed, "missing mentions"),
    ] {
        let cases: Vec<&Case> = report
            .cases
            .iter()
            .filter(|case| (case.level, case.outcome) == (level, outcome))
            .collect();
        list(&mut page, title, &cases, most, |page, case| self::case(page, case));
    }
    page
}

fn line(page: &mut String, name: &str, figures: &Figures) {
    let _ = writeln!(
        page,
        "{name:24} {:>6} {:>6} {:>6}  {:>7} {:>7} {:>7}",
        number(figures.precision),
        number(figures.recall),
        number(figures.f1),
        figures.right,
        figures.wrong,
        figures.missed
    );
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}

fn reliability(page: &mut String, report: &Report) {
    for class in &report.classes {
        let Some(table) = &class.reliability else { continue };
        let _ = writeln!(
            page,
            "\nconfidence of {} tags: Brier score {:.4}, calibration error {:.3}",
            class.class, table.brier, table.error
        );
        for bin in &table.bins {
            let _ = writeln!(
                page,
                "  from {:.1}  says {:.2}  is {:.2}  ({} tags)",
                bin.from, bin.confidence, bin.right, bin.tags
            );
        }
    }
}

fn list<T>(
    page: &mut String,
    title: &str,
    items: &[T],
    most: usize,
    show: impl Fn(&mut String, &T),
) {
    if items.is_empty() || most == 0 {
        return;
    }
    let _ = writeln!(page, "\n{title}: {}", items.len());
    for item in items.iter().take(most) {
        show(page, item);
    }
}

fn case(page: &mut String, case: &Case) {
    let named = case.ours.as_ref().or(case.gold.as_ref()).map_or("", String::as_str);
    let _ = writeln!(page, "  {}: {}", printable(&case.article), printable(named));
    if !case.sentence.is_empty() {
        let _ = writeln!(page, "        {}", printable(&case.sentence));
    }
    if let Some(by) = &case.by {
        let confidence = case.confidence.map_or_else(String::new, |x| format!(", {x:.2}"));
        let _ = writeln!(page, "        by {}{confidence}", printable(by));
    }
}
