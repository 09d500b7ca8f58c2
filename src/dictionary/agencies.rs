//! `agencies/`.

use super::build::{Builder, optional};
use super::files::File;
use super::table;
use crate::model::Agency;

/// The types of bodies.
pub const TYPES: [&str; 16] = [
    "agency",
    "central-bank",
    "court",
    "data-protection-authority",
    "department",
    "eu-body",
    "group",
    "health-agency",
    "international-organisation",
    "military",
    "parliament",
    "police",
    "public-body",
    "regulator",
    "space-agency",
    "statistics-office",
];

/// `agencies/entities.tsv`.
pub(super) fn entities(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<10>(file, number, builder) {
        let [id, label, kind, country, _parent, from, until, _successors, wikidata, source] =
            row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        if !TYPES.contains(&kind) {
            builder.problem(
                row.place,
                format!("type \"{kind}\": expected one of {}", TYPES.join(", ")),
            );
        }
        let country = if country.is_empty() { None } else { builder.country(row.place, country) };
        let validity = builder.check(row.place, table::validity(from, until)).unwrap_or_default();
        let agency = Agency {
            id: id.to_owned(),
            label: label.to_owned(),
            kind: kind.to_owned(),
            country,
            wikidata: optional(wikidata),
            validity,
        };
        super::put(&mut builder.dictionary.agencies, &mut builder.agencies, id, agency);
    }
}

/// `agencies/members.tsv`: held to its ids and dates. Nothing reads memberships yet: a group is
/// never turned into its members.
pub(super) fn members(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<5>(file, number, builder) {
        let [group, member, from, until, _source] = row.cells;
        builder.agency(row.place, group);
        builder.country(row.place, member);
        builder.check(row.place, table::validity(from, until));
    }
}
