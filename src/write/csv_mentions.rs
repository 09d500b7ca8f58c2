//! `csv-mentions`: one row a mention, in reading order. An article without mentions has no row.
//!
//! ## Columns
//!
//! | column | what |
//! |---|---|
//! | `article_id` | the article's id |
//! | `date` | publication date, `2021-11-20`; empty where unknown |
//! | `source` | the publisher, else file and number of the record |
//! | one for each `--keep` | as given: null is empty, lists and objects are JSON |
//! | `key` | `class:id`, such as `country:NA` |
//! | `class` | `country`, `minister`, `agency` or `theme` |
//! | `id` | the id alone: read it as text, or Namibia (`NA`) becomes a missing value |
//! | `field` | `title` or `text`: the string that `start` and `end` count in |
//! | `start`, `end` | in the unit of `--offsets`, from 0, end-exclusive |
//! | `text` | what stands there |
//! | `kind` | `name`, `demonym`, `role`, ... |
//! | `confidence` | probability that the entity is meant, 0 to 1 |
//! | `by` | the dictionary entry or rule |
//! | `because` | reasons, joined by `; ` |

use std::borrow::Cow;

use crate::model::{Annotation, Article};

use super::cells::{self, Rows};
use super::{Options, field_text, offsets};

/// Columns before those that are copied through.
const ARTICLE: [&str; 3] = ["article_id", "date", "source"];

/// Columns after them.
const MENTION: [&str; 11] =
    ["key", "class", "id", "field", "start", "end", "text", "kind", "confidence", "by", "because"];

pub(super) fn header(options: &Options) -> Vec<u8> {
    let mut out = Vec::new();
    let article = ARTICLE.map(Cow::Borrowed).into_iter();
    let cells: Vec<_> =
        article.chain(cells::names(options)).chain(MENTION.map(Cow::Borrowed)).collect();
    Rows::new(&mut out).add(&cells);
    out
}

/// Appends a row for each mention.
pub(super) fn encode(
    options: &Options,
    article: &Article,
    annotation: &Annotation,
    out: &mut Vec<u8>,
) {
    let mut rows = Rows::new(out);
    let date = annotation.date.map(|date| date.to_string()).unwrap_or_default();
    let mut cells =
        vec![cells::id(options, article), date.into(), cells::publisher(options, article)];
    cells.extend(cells::values(options, article));
    let n_article = cells.len();
    let ranges = offsets::ranges(options.offsets, article, &annotation.mentions);
    for (mention, range) in annotation.mentions.iter().zip(ranges) {
        let text = mention.span.of(field_text(article, mention.field));
        let mention_cells: [Cow<str>; MENTION.len()] = [
            format!("{}:{}", mention.class, mention.id).into(),
            mention.class.name().into(),
            (&*mention.id).into(),
            mention.field.name().into(),
            range.start.to_string().into(),
            range.end.to_string().into(),
            cells::harmless(options, text),
            mention.kind.name().into(),
            cells::number(mention.confidence),
            (&*mention.by).into(),
            cells::reasons(options, &mention.because),
        ];
        cells.truncate(n_article);
        cells.extend(mention_cells);
        rows.add(&cells);
    }
}
