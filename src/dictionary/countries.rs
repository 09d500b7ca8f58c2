//! `countries/` and `places/`.

use super::build::{Builder, optional};
use super::files::File;
use super::table::{self, NameDetail, Row};
use crate::model::{Country, Kind, Place, Target, Validity};

/// `countries/entities.tsv`.
pub(super) fn entities(file: &File, number: u16, builder: &mut Builder) {
    let rows: Vec<Row<'_, 8>> = table::rows(file, number, builder);
    for row in &rows {
        let [id, label, wikidata, _alpha3, from, until, _successors, _source] = row.cells;
        let validity = builder.check(row.place, table::validity(from, until)).unwrap_or_default();
        let country = Country {
            id: id.to_owned(),
            label: label.to_owned(),
            wikidata: optional(wikidata),
            validity,
            successors: Vec::new(),
        };
        super::put(&mut builder.dictionary.countries, &mut builder.countries, id, country);
    }
    // Successors may stand further down.
    for row in &rows {
        let [id, _, _, _, _, _, successors, source] = row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        let successors = table::several(successors)
            .filter_map(|successor| builder.country(row.place, successor))
            .collect();
        let index = builder.countries[id] as usize;
        builder.dictionary.countries[index].successors = successors;
    }
}

/// `places/places.tsv`.
pub(super) fn places(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<8>(file, number, builder) {
        let [id, name, kind, country, lang, case, strength, _source] = row.cells;
        if !matches!(kind, "region" | "city" | "constituent") {
            let message = format!("kind \"{kind}\": expected region, city or constituent");
            builder.problem(row.place, message);
        }
        let Some(country) = builder.country(row.place, country) else { continue };
        let how = (|| {
            Ok(NameDetail {
                kind: Kind::Name,
                lang: table::lang(lang)?,
                case: table::case(case)?,
                is_strong: table::is_strong(strength)?,
                validity: Validity::default(),
            })
        })();
        let Some(how) = builder.check(row.place, how) else { continue };
        let index = builder.dictionary.places.len();
        builder.dictionary.places.push(Place {
            id: id.to_owned(),
            country,
            is_constituent: kind == "constituent",
        });
        builder.term(row.place, name, Target::Place(super::index(index)), how);
    }
}
