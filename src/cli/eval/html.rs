//! An evaluation as one page that needs nothing else: the figures to read, the differences to browse.
//!
//! The summary is plain HTML; the differences travel as JSON and are shown by `page.js`.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;

use super::calibration::verdict;
use super::charts;
use crate::eval::{Calibration, ClassReport, Figures, Report};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is loaded from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

/// The page; its tables show at most so many lines, its list every difference.
pub(super) fn page(report: &Report, gold: &[String], most: usize) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Tags against gold: " (gold.join(", ")) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { (head(report, gold)) }
                main {
                    (figures(report))
                    (confidence(&report.classes))
                    @if let Some(calibration) = &report.calibration { (fitted(calibration)) }
                    (worst(report, most))
                    (confusions(report, most))
                    (differences(report))
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut page = page.into_string();
    page.push('\n');
    page
}

fn head(report: &Report, gold: &[String]) -> Markup {
    html! {
        h1 { "Tags against gold" }
        p {
            bdi { (gold.join(", ")) } ": " (report.articles) " articles"
            @if report.focus_only > 0 {
                ", " (report.focus_only) " of them naming only the focus"
            }
            "; " (report.cases.len()) " differences"
        }
        p class="made" {
            "policytag " (env!("CARGO_PKG_VERSION")) ", dictionary " code { (report.dictionary) }
            @if let Some(config) = &report.config { ", config " code { (config) } }
        }
    }
}

/// Precision, recall and F1 of every class, with bars.
fn figures(report: &Report) -> Markup {
    html! {
        section aria-labelledby="figures" {
            h2 id="figures" { "Figures" }
            div class="scroll" role="region" tabindex="0" aria-labelledby="figures" {
                table {
                    caption { "Tags of whole articles, and mentions where gold has them" }
                    thead {
                        tr {
                            th scope="col" { "What" }
                            @for name in ["Precision", "Recall", "F1", "Right", "Wrong", "Missed"] {
                                th scope="col" class="number" { (name) }
                            }
                        }
                    }
                    tbody {
                        (row("all tags", &report.tags, true))
                        @for class in &report.classes {
                            (row(&format!("{} tags", class.class), &class.tags, true))
                            @if let Some(figures) = &class.mentions_exact {
                                (row("mentions, same words", figures, false))
                            }
                            @if let Some(figures) = &class.mentions_overlap {
                                (row("mentions, overlapping", figures, false))
                            }
                        }
                    }
                }
            }
            ul class="notes" {
                @for class in &report.classes { (note(class)) }
            }
        }
    }
}

fn row(name: &str, figures: &Figures, is_first: bool) -> Markup {
    html! {
        tr class=[(!is_first).then_some("part")] {
            th scope="row" { (name) }
            @for share in [figures.precision, figures.recall, figures.f1] {
                td class="number" {
                    @match share {
                        Some(share) => { (format!("{share:.3}")) (charts::bar(share)) }
                        None => "–",
                    }
                }
            }
            @for count in [figures.right, figures.wrong, figures.missed] {
                td class="number" { (count) }
            }
        }
    }
}

/// What the table does not show of a class.
fn note(class: &ClassReport) -> Markup {
    html! {
        li {
            (class.class) ": "
            @if let Some(f1) = class.macro_f1 { "mean F1 " (format!("{f1:.3}")) " over " }
            (class.labels) " labels"
            @if let Some(recall) = class.recall_of_any_tag {
                "; recall " (format!("{recall:.3}")) " where any of our tags counts"
            }
            @if class.unjudged > 0 {
                "; " (class.unjudged) " tags that gold says nothing of"
            }
        }
    }
}

/// Whether confidence means what it says, in pictures and numbers.
fn confidence(classes: &[ClassReport]) -> Markup {
    let tables =
        || classes.iter().filter_map(|class| Some((class.class, class.reliability.as_ref()?)));
    html! {
        @if tables().next().is_some() {
            section aria-labelledby="confidence" {
                h2 id="confidence" { "Confidence" }
                p { "On the dashed line, of tags with confidence 0.8 eight in ten are right." }
                div class="figures" {
                    @for (class, reliability) in tables() {
                        figure {
                            figcaption {
                                strong { (class) }
                                " Brier score " (format!("{:.4}", reliability.brier))
                                ", calibration error " (format!("{:.3}", reliability.error))
                            }
                            (charts::diagram(class, reliability))
                            details {
                                summary { "Numbers" }
                                table {
                                    thead {
                                        tr {
                                            @for name in ["From", "Says", "Is", "Tags"] {
                                                th scope="col" class="number" { (name) }
                                            }
                                        }
                                    }
                                    tbody {
                                        @for bin in &reliability.bins {
                                            tr {
                                                th scope="row" class="number" {
                                                    (format!("{:.1}", bin.from))
                                                }
                                                td class="number" { (format!("{:.3}", bin.confidence)) }
                                                td class="number" { (format!("{:.3}", bin.right)) }
                                                td class="number" { (bin.tags) }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was fitted, and what it is worth on articles that were held out.
fn fitted(calibration: &Calibration) -> Markup {
    let header = ["Without", "Fitted", "Held out"];
    html! {
        section aria-labelledby="calibration" {
            h2 id="calibration" { "Calibration" }
            div class="scroll" role="region" tabindex="0" aria-labelledby="calibration" {
                table {
                    caption {
                        (calibration.articles) " articles, " (calibration.folds)
                        " parts of them held out in turn"
                    }
                    thead {
                        tr {
                            th scope="col" { "Class" }
                            th scope="col" { "Setting" }
                            th scope="col" { "Figure" }
                            @for name in header { th scope="col" class="number" { (name) } }
                            th scope="col" { "Verdict" }
                        }
                    }
                    tbody {
                        @for class in &calibration.classes {
                            @if let Some(reason) = &class.no_fit {
                                tr {
                                    th scope="row" { (class.class) }
                                    td colspan="6" { "no fit: " (reason) }
                                }
                            }
                            @for step in &class.steps {
                                tr {
                                    th scope="row" { (class.class) }
                                    td { (step.setting.name()) }
                                    td { (step.setting.figure()) }
                                    @for figure in [step.without, step.in_sample, step.held_out] {
                                        td class="number" { (format!("{figure:.4}")) }
                                    }
                                    td { (verdict(step)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn worst(report: &Report, most: usize) -> Markup {
    let shown = &report.worst[..most.min(report.worst.len())];
    html! {
        @if !shown.is_empty() {
            section aria-labelledby="worst" {
                h2 id="worst" { "Entities with most errors" }
                div class="scroll" role="region" tabindex="0" aria-labelledby="worst" {
                    table {
                        caption { (shown.len()) " of " (report.worst.len()) }
                        thead {
                            tr {
                                th scope="col" { "Entity" }
                                @for name in ["Wrong", "Missed", "Right"] {
                                    th scope="col" class="number" { (name) }
                                }
                            }
                        }
                        tbody {
                            @for entity in shown {
                                @let Figures { wrong, missed, right, .. } = entity.tags;
                                tr {
                                    th scope="row" data-entity=(entity.label) {
                                        bdi { (entity.label) }
                                    }
                                    @for count in [wrong, missed, right] {
                                        td class="number" { (count) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn confusions(report: &Report, most: usize) -> Markup {
    let shown = &report.confusions[..most.min(report.confusions.len())];
    html! {
        @if !shown.is_empty() {
            section aria-labelledby="confusions" {
                h2 id="confusions" { "Taken for each other" }
                div class="scroll" role="region" tabindex="0" aria-labelledby="confusions" {
                    table {
                        caption { (shown.len()) " of " (report.confusions.len()) }
                        thead {
                            tr {
                                th scope="col" { "Gold" }
                                th scope="col" { "Ours" }
                                th scope="col" class="number" { "Times" }
                                th scope="col" { "First sentence" }
                            }
                        }
                        tbody {
                            @for pair in shown {
                                tr {
                                    th scope="row" data-entity=(pair.gold) { bdi { (pair.gold) } }
                                    td data-entity=(pair.ours) { bdi { (pair.ours) } }
                                    td class="number" { (pair.times) }
                                    td class="sentence" { bdi { (pair.sentence) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The list that `page.js` fills, and what it fills it from.
fn differences(report: &Report) -> Markup {
    html! {
        section aria-labelledby="differences" {
            h2 id="differences" { "Differences" }
            noscript {
                p { "The list of differences needs JavaScript; " code { "--format json" } " has it, too." }
            }
            form id="filters" hidden {
                label {
                    "Class"
                    select name="class" {}
                }
                label {
                    "Level"
                    select name="level" {}
                }
                label {
                    "Outcome"
                    select name="outcome" {}
                }
                label {
                    "Entity"
                    input name="entity" list="entities" autocomplete="off" spellcheck="false";
                }
                label {
                    "Text"
                    input name="text" type="search" autocomplete="off" spellcheck="false";
                }
                label {
                    "Order"
                    select name="order" {
                        option value="" { "as in the gold" }
                        option value="falling" { "surest first" }
                        option value="rising" { "least sure first" }
                    }
                }
                button type="reset" { "All" }
                datalist id="entities" {}
            }
            p id="count" role="status" {}
            ol id="list" {}
            button id="more" type="button" hidden { "More" }
            script type="application/json" id="cases" { (json(&report.cases)) }
        }
    }
}

/// JSON that can stand in a script: nothing in it ends the element or a line of a script.
fn json(value: &impl Serialize) -> PreEscaped<String> {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // None of these can stand outside a string of JSON.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    PreEscaped(safe)
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn json_cannot_leave_its_script() {
        let hostile = "</script><!--\u{2028}&\"'\\\u{0}";
        let safe = json(&[hostile]).0;
        assert_eq!(safe, "[\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\\\"'\\\\\\u0000\"]");
        assert_eq!(serde_json::from_str::<Vec<String>>(&safe).unwrap(), [hostile]);
    }
}
