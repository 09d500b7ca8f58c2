//! `csv`: one row a tag. An article without tags has no row.
//!
//! ## Columns
//!
//! | column | what |
//! |---|---|
//! | `article_id` | the article's id |
//! | `title` | its title; empty where there is none |
//! | `date` | publication date, `2021-11-20`; empty where unknown |
//! | `url`, `lang` | as given; empty where not |
//! | `source` | the publisher, else file and number of the record |
//! | one for each `--keep` | as given: null is empty, lists and objects are JSON |
//! | `key` | `class:id`, such as `country:NA` |
//! | `class` | `country`, `minister`, `agency` or `theme` |
//! | `type` | of a minister `person` or `office`, of an agency its type; else empty |
//! | `id` | the id alone: read it as text, or Namibia (`NA`) becomes a missing value |
//! | `label` | English label |
//! | `wikidata` | Wikidata item; empty where unknown |
//! | `country` | country id of an agency, or of a minister's first office; empty for others and for international ones |
//! | `office` | id of a minister's first office, the one that fits the article best |
//! | `standing` | how that office stands on the article's date: `in-office`, `presumed`, `former`, `future`, `unknown` |
//! | `inferred` | of a person `true` where only roles were mentioned, of a theme where it only follows from narrower ones, else `false`; empty for others |
//! | `score` | salience, 0 to 1 |
//! | `confidence` | probability that the tag is right, 0 to 1 |
//! | `focus` | `true` where the article is about it, else `false` |
//! | `mentions` | number of mentions |
//! | `because` | reasons, joined by `; ` |
//! | `dictionary` | digest of the dictionary |

use std::borrow::Cow;

use crate::model::{Annotation, Article, Detail, OfficeRecord, Tag};

use super::Options;
use super::cells::{self, Rows};

/// Columns after those of the article.
const TAG: [&str; 16] = [
    "key",
    "class",
    "type",
    "id",
    "label",
    "wikidata",
    "country",
    "office",
    "standing",
    "inferred",
    "score",
    "confidence",
    "focus",
    "mentions",
    "because",
    "dictionary",
];

pub(super) fn header(options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    let article = cells::ARTICLE.map(Cow::Borrowed).into_iter();
    let cells: Vec<_> =
        article.chain(cells::names(options)).chain(TAG.map(Cow::Borrowed)).collect();
    Rows::new(&mut out).add(&cells);
    out
}

/// Appends a row for each tag.
pub(super) fn encode(
    options: &Options,
    article: &Article,
    annotation: &Annotation,
    out: &mut Vec<u8>,
) {
    let mut rows = Rows::new(out);
    let mut cells = cells::article(options, article, annotation);
    let n_article = cells.len();
    for tag in &annotation.tags {
        cells.truncate(n_article);
        cells.extend(tag_cells(options, tag));
        rows.add(&cells);
    }
}

fn tag_cells<'a>(options: &'a Options, tag: &'a Tag) -> [Cow<'a, str>; TAG.len()] {
    let detail = DetailCells::new(&tag.detail);
    [
        tag.key().into(),
        tag.class.name().into(),
        detail.kind.into(),
        (&*tag.id).into(),
        cells::harmless(options, &*tag.label),
        tag.wikidata.as_deref().unwrap_or_default().into(),
        detail.country.into(),
        detail.office.into(),
        detail.standing.into(),
        detail.inferred.into(),
        cells::number(tag.score),
        cells::number(tag.confidence),
        yes_or_no(tag.focus).into(),
        tag.n_mentions.to_string().into(),
        cells::reasons(options, &tag.because),
        options.provenance.dictionary.as_str().into(),
    ]
}

/// Cells that depend on the tag's class.
#[derive(Default)]
struct DetailCells<'a> {
    kind: &'a str,
    country: &'a str,
    office: &'a str,
    standing: &'a str,
    inferred: &'a str,
}

impl<'a> DetailCells<'a> {
    fn new(detail: &'a Detail) -> Self {
        match detail {
            Detail::Country => DetailCells::default(),
            Detail::Theme { inferred, .. } => {
                DetailCells { inferred: yes_or_no(*inferred), ..DetailCells::default() }
            }
            Detail::Person { offices, inferred } => DetailCells {
                kind: "person",
                inferred: yes_or_no(*inferred),
                ..offices.first().map(DetailCells::of_office).unwrap_or_default()
            },
            Detail::Office(office) => {
                DetailCells { kind: "office", ..DetailCells::of_office(office) }
            }
            Detail::Agency { kind, country } => DetailCells {
                kind,
                country: country.as_deref().unwrap_or_default(),
                ..DetailCells::default()
            },
        }
    }

    fn of_office(office: &'a OfficeRecord) -> Self {
        DetailCells {
            country: office.country.as_deref().unwrap_or_default(),
            office: &office.id,
            standing: office.standing.name(),
            ..DetailCells::default()
        }
    }
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
