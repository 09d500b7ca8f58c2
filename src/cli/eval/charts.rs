//! Small pictures of figures as inline SVG, coloured by the page's style.

use maud::{Markup, html};

use crate::eval::Reliability;

/// Side of the square of a diagram.
const SIDE: f64 = 180.0;
/// Where the square begins: room for the numbers of the axes.
const LEFT: f64 = 30.0;
const TOP: f64 = 10.0;
/// The bars below the square: where they stand, and the height of the highest.
const FLOOR: f64 = 272.0;
const BAR: f64 = 38.0;

/// A share as a bar, for a cell that has the number already.
pub(super) fn bar(share: f64) -> Markup {
    let width = format!("{:.1}", share.clamp(0.0, 1.0) * 100.0);
    html! {
        svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
            rect class="track" width="100" height="4" {}
            rect class="fill" width=(width) height="4" {}
        }
    }
}

/// What confidence says against what is so, bin by bin; below, the number of tags in each bin.
pub(super) fn diagram(class: &str, reliability: &Reliability) -> Markup {
    let most = reliability.bins.iter().map(|bin| bin.tags).max().unwrap_or(1);
    let points: Vec<(f64, f64)> =
        reliability.bins.iter().map(|bin| (x(bin.confidence), y(bin.right))).collect();
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let label = format!(
        "Reliability of the confidence of {class} tags: {} bins, calibration error {:.3}",
        reliability.bins.len(),
        reliability.error
    );
    html! {
        svg class="diagram" viewBox="0 0 220 286" role="img" aria-label=(label) {
            rect class="square" x=(LEFT) y=(TOP) width=(SIDE) height=(SIDE) {}
            line class="ideal" x1=(x(0.0)) y1=(y(0.0)) x2=(x(1.0)) y2=(y(1.0)) {}
            @for tick in [0.0, 0.5, 1.0] {
                text x=(LEFT - 4.0) y=(y(tick) + 3.0) text-anchor="end" { (tick) }
                text x=(x(tick)) y=(TOP + SIDE + 12.0) text-anchor="middle" { (tick) }
            }
            text x=(LEFT + 4.0) y=(TOP + 12.0) { "is right" }
            text x=(LEFT + SIDE - 4.0) y=(TOP + SIDE - 6.0) text-anchor="end" { "says" }
            polyline class="line" points=(line.join(" ")) {}
            @for (bin, (x, y)) in reliability.bins.iter().zip(&points) {
                circle class="point" cx=(format!("{x:.1}")) cy=(format!("{y:.1}"))
                    r=(format!("{:.1}", 2.0 + 4.0 * share(bin.tags, most).sqrt())) {
                    title {
                        "says " (format!("{:.2}", bin.confidence)) ", is "
                        (format!("{:.2}", bin.right)) ", " (bin.tags) " tags"
                    }
                }
            }
            @for bin in &reliability.bins {
                @let height = (BAR * share(bin.tags, most)).max(1.0);
                @let left = x(bin.from);
                rect class="count" x=(format!("{:.1}", left + 1.0))
                    y=(format!("{:.1}", FLOOR - height)) width=(SIDE / 10.0 - 2.0)
                    height=(format!("{height:.1}")) {}
                text x=(format!("{:.1}", left + SIDE / 20.0))
                    y=(format!("{:.1}", FLOOR - height - 3.0)) text-anchor="middle" { (bin.tags) }
            }
            line class="axis" x1=(LEFT) y1=(FLOOR) x2=(LEFT + SIDE) y2=(FLOOR) {}
            text x=(LEFT + SIDE / 2.0) y=(FLOOR + 12.0) text-anchor="middle" { "tags by confidence" }
        }
    }
}

fn x(share: f64) -> f64 {
    LEFT + SIDE * share
}

fn y(share: f64) -> f64 {
    TOP + SIDE * (1.0 - share)
}

#[expect(clippy::cast_precision_loss, reason = "counts of tags are far below 2^52")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
