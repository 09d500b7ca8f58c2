//! The figures of an evaluation as CSV, `gold,name,figure`: what `--baseline` reads.

use super::part::Part;

/// The header of figures.
pub(super) const HEADER: [&str; 3] = ["gold", "name", "figure"];

/// One row a figure, gold file by gold file.
pub(super) fn page(parts: &[Part]) -> String {
    let mut rows = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = rows.write_record(HEADER);
    for part in parts {
        for (name, figure) in part.report.figures() {
            let _ = rows.write_record([&part.name, &name, &format!("{figure:.4}")]);
        }
    }
    String::from_utf8(rows.into_inner().unwrap_or_default()).unwrap_or_default()
}
