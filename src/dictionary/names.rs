//! `countries/names.tsv` and `agencies/names.tsv`: one name a row.

use super::build::Builder;
use super::files::File;
use super::table::{self, NameCells};
use crate::model::{FilePlace, Target};

/// Finds what an id of the table stands for; notes a fault where there is nothing.
pub(super) type Find = fn(&mut Builder, FilePlace, &str) -> Option<Target>;

/// Reads a table of names.
pub(super) fn names(file: &File, number: u16, builder: &mut Builder, find: Find) {
    for row in table::rows::<9>(file, number, builder) {
        let [entity, name, kind, lang, case, strength, from, until, source] = row.cells;
        let cells = NameCells { kind, lang, case, strength, from, until };
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        let target = find(builder, row.place, entity);
        let how = builder.check(row.place, cells.read());
        if let (Some(target), Some(how)) = (target, how) {
            builder.term(row.place, name, target, how);
        }
    }
}
