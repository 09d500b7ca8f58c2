//! An evaluation as Markdown, a section for each gold file: for a document that is kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::ablation;
use super::baseline::Baseline;
use super::calibration;
use super::part::Part;
use crate::eval::{Calibration, ClassReport, Figures, Report};

/// The sections; tables show at most so many lines.
pub(super) fn page(
    parts: &[Part],
    baseline: &Baseline,
    calibration: Option<&Calibration>,
    most: usize,
) -> String {
    let mut page = String::new();
    for part in parts {
        section(&mut page, part, baseline, most);
    }
    if let Some(calibration) = calibration {
        let _ = write!(page, "## Calibration\n\n```text\n{}```\n", calibration::lines(calibration));
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn section(page: &mut String, part: &Part, baseline: &Baseline, most: usize) {
    let report = &part.report;
    let _ = write!(page, "## {}\n\n{} articles", plain(&part.name), report.articles);
    if report.focus_only > 0 {
        let _ = write!(page, ", {} of them naming only the focus", report.focus_only);
    }
    let _ = write!(page, "; dictionary `{}`", report.dictionary);
    if let Some(config) = &report.config {
        let _ = write!(page, ", config `{config}`");
    }
    page.push_str(".\n\n");
    figures(page, part, baseline);
    labels(page, &report.classes);
    ablation(page, part);
    confidence(page, &report.classes);
    confusions(page, report, most);
    worst(page, report, most);
}

/// Precision, recall and F1, each beside its baseline where there is one for any row.
fn figures(page: &mut String, part: &Part, baseline: &Baseline) {
    let report = &part.report;
    let mut rows: Vec<(String, &Figures)> = vec![("all tags".to_owned(), &report.tags)];
    for class in &report.classes {
        let name = class.class;
        rows.push((format!("{name} tags"), &class.tags));
        let mentions = [("exact", &class.mentions_exact), ("overlap", &class.mentions_overlap)];
        rows.extend(mentions.into_iter().filter_map(|(how, figures)| {
            figures.as_ref().map(|figures| (format!("{name} mentions {how}"), figures))
        }));
    }
    let measures = ["precision", "recall", "f1"];
    let theirs =
        |row: &str, measure: &str| baseline.figure(&part.name, &format!("{row} {measure}"));
    let is_compared =
        measures.map(|measure| rows.iter().any(|(row, _)| theirs(row, measure).is_some()));
    let mut header = vec![""];
    for (measure, is_compared) in ["precision", "recall", "F1"].into_iter().zip(is_compared) {
        header.push(measure);
        header.extend(is_compared.then_some("baseline"));
    }
    header.extend(["right", "wrong", "missed"]);
    let rows = rows.iter().map(|(name, figures)| {
        let mut cells = vec![name.clone()];
        let ours = [figures.precision, figures.recall, figures.f1];
        for ((measure, is_compared), ours) in measures.into_iter().zip(is_compared).zip(ours) {
            cells.push(number(ours));
            cells.extend(is_compared.then(|| number(theirs(name, measure))));
        }
        cells.extend([figures.right, figures.wrong, figures.missed].map(|n| n.to_string()));
        cells
    });
    table(page, &header, rows);
}

/// What micro figures do not show.
fn labels(page: &mut String, classes: &[ClassReport]) {
    page.push_str("### By label\n\n");
    let header = ["", "labels", "macro-F1", "recall of any tag", "not judged"];
    let rows = classes.iter().map(|class| {
        vec![
            class.class.to_owned(),
            class.labels.to_string(),
            number(class.macro_f1),
            number(class.recall_of_any_tag),
            class.unjudged.to_string(),
        ]
    });
    table(page, &header, rows);
}

/// F1 with one part of the analysis more in each column.
fn ablation(page: &mut String, part: &Part) {
    if part.ablation.is_empty() {
        return;
    }
    page.push_str("### What each part is worth (F1)\n\n");
    let whole: BTreeMap<String, f64> = part.report.figures().into_iter().collect();
    let steps = || part.ablation.iter().map(|(label, figures)| (*label, figures));
    let steps = || steps().chain([(ablation::LAST, &whole)]);
    let header: Vec<&str> = [""].into_iter().chain(steps().map(|(label, _)| label)).collect();
    let rows = whole.keys().filter_map(|name| {
        let row = name.strip_suffix(" f1").filter(|row| *row != "all tags")?;
        let cells = steps().map(|(_, figures)| number(figures.get(name).copied()));
        Some([row.to_owned()].into_iter().chain(cells).collect())
    });
    table(page, &header, rows);
}

/// Whether confidence means what it says.
fn confidence(page: &mut String, classes: &[ClassReport]) {
    let tables: Vec<_> = classes
        .iter()
        .filter_map(|class| class.reliability.as_ref().map(|table| (class.class, table)))
        .collect();
    if tables.is_empty() {
        return;
    }
    page.push_str("### Confidence\n\n");
    for (class, reliability) in &tables {
        let _ = writeln!(
            page,
            "- {class}: Brier score {:.4}, calibration error {:.3}",
            reliability.brier, reliability.error
        );
    }
    page.push('\n');
    let rows = tables.iter().flat_map(|(class, reliability)| {
        reliability.bins.iter().map(|bin| {
            vec![
                (*class).to_owned(),
                format!("{:.1}", bin.from),
                format!("{:.3}", bin.confidence),
                format!("{:.3}", bin.right),
                bin.tags.to_string(),
            ]
        })
    });
    table(page, &["", "from", "says", "is", "tags"], rows);
}

fn confusions(page: &mut String, report: &Report, most: usize) {
    if report.confusions.is_empty() || most == 0 {
        return;
    }
    let _ = writeln!(page, "### Taken for each other: {}\n", report.confusions.len());
    let shown = &report.confusions[..most.min(report.confusions.len())];
    let has_sentences = shown.iter().any(|pair| !pair.sentence.is_empty());
    let mut header = vec!["gold", "ours", "times"];
    header.extend(has_sentences.then_some("sentence"));
    let rows = shown.iter().map(|pair| {
        let mut cells = vec![plain(&pair.gold), plain(&pair.ours), pair.times.to_string()];
        cells.extend(has_sentences.then(|| plain(&pair.sentence)));
        cells
    });
    table(page, &header, rows);
}

fn worst(page: &mut String, report: &Report, most: usize) {
    if report.worst.is_empty() || most == 0 {
        return;
    }
    let _ = writeln!(page, "### Entities with most errors: {}\n", report.worst.len());
    let rows = report.worst.iter().take(most).map(|entity| {
        let Figures { right, wrong, missed, .. } = entity.tags;
        let counts = [wrong, missed, right].map(|n| n.to_string());
        [vec![plain(&entity.label)], counts.to_vec()].concat()
    });
    table(page, &["entity", "wrong", "missed", "right"], rows);
}

/// A table and an empty line; the first column holds words, and so does one of sentences.
fn table(page: &mut String, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let _ = writeln!(page, "| {} |", header.join(" | "));
    let words = ["", "entity", "gold", "ours", "sentence"];
    let rule = header.iter().map(|name| if words.contains(name) { "---" } else { "--:" });
    let _ = writeln!(page, "|{}|", rule.collect::<Vec<&str>>().join("|"));
    for row in rows {
        let _ = writeln!(page, "| {} |", row.join(" | "));
    }
    page.push('\n');
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.3}"))
}

/// Text of gold or of an article as plain words of one line: nothing in it is markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in crate::cli::printable(text).chars() {
        match c {
            '\n' | '\t' => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_is_no_markup() {
        let rows = [
            ("country:GB", "country:GB"),
            ("a | b", "a \\| b"),
            ("<b>*x*</b>\n[y](z) `&amp;`", "&lt;b>\\*x\\*&lt;/b> \\[y\\](z) \\`&amp;amp;\\`"),
        ];
        for (text, expected) in rows {
            assert_eq!(plain(text), expected);
        }
    }
}
