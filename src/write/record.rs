//! The JSON record of one article: keys and their order are those of the contract.
//!
//! What is unknown of the article is null; what is unknown of a tag is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::model::{
    Annotation, Article, Date, Detail, MentionRecord, OfficeRecord, Reason, Score, Tag,
};

use super::{Options, field_text, kept, offsets, source};

/// Changes only when a reader could break.
const SCHEMA: u32 = 1;

/// The whole record.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    schema: u32,
    id: &'a str,
    title: Option<&'a str>,
    #[serde(serialize_with = "iso")]
    date: Option<Date>,
    url: Option<&'a str>,
    lang: Option<&'a str>,
    source: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Kept<'a>>,
    tags: Vec<TagRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<Mention<'a>>>,
    provenance: Provenance<'a>,
}

/// Columns that are copied through, in the order asked for.
struct Kept<'a>(Vec<(&'a str, Option<&'a Value>)>);

/// A tag; only what its class has is written.
#[derive(Serialize)]
struct TagRecord<'a> {
    class: &'static str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    wikidata: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offices: Option<Vec<Office<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    broader: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    codes: Option<&'a BTreeMap<String, Vec<String>>>,
    score: Score,
    confidence: Score,
    focus: bool,
    mentions: u32,
    because: &'a [Reason],
}

#[derive(Serialize)]
struct Office<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    standing: &'static str,
    #[serde(serialize_with = "iso", skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(serialize_with = "iso", skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

#[derive(Serialize)]
struct Mention<'a> {
    class: &'static str,
    id: &'a str,
    field: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    confidence: Score,
    by: &'a str,
    because: &'a [Reason],
}

#[derive(Serialize)]
struct Provenance<'a> {
    version: &'a str,
    dictionary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    config: Option<&'a str>,
    text: &'a str,
}

impl<'a> Record<'a> {
    pub(super) fn new(
        options: &'a Options,
        article: &'a Article,
        annotation: &'a Annotation,
    ) -> Self {
        Record {
            schema: SCHEMA,
            id: &article.id,
            title: article.title.as_deref(),
            date: annotation.date,
            url: article.url.as_deref(),
            lang: article.lang.as_deref(),
            source: source(article),
            text: options.with_text.then_some(&article.text),
            kept: (!options.keep.is_empty()).then(|| Kept(kept(options, article).collect())),
            tags: annotation.tags.iter().map(TagRecord::new).collect(),
            mentions: (!options.tags_only).then(|| mentions(options, article, annotation)),
            provenance: Provenance {
                version: &options.provenance.version,
                dictionary: &options.provenance.dictionary,
                config: options.provenance.config.as_deref(),
                text: &annotation.text_digest,
            },
        }
    }
}

impl<'a> TagRecord<'a> {
    fn new(tag: &'a Tag) -> Self {
        let record = TagRecord {
            class: tag.class.name(),
            kind: None,
            id: &tag.id,
            label: &tag.label,
            wikidata: tag.wikidata.as_deref(),
            country: None,
            offices: None,
            inferred: None,
            broader: None,
            codes: None,
            score: tag.score,
            confidence: tag.confidence,
            focus: tag.focus,
            mentions: tag.n_mentions,
            because: &tag.because,
        };
        match &tag.detail {
            Detail::Country => record,
            Detail::Person { offices, inferred } => TagRecord {
                kind: Some("person"),
                offices: Some(offices.iter().map(Office::new).collect()),
                inferred: Some(*inferred),
                ..record
            },
            Detail::Office(office) => TagRecord {
                kind: Some("office"),
                offices: Some(vec![Office::new(office)]),
                ..record
            },
            Detail::Agency { kind, country } => {
                TagRecord { kind: Some(kind), country: country.as_deref(), ..record }
            }
            Detail::Theme { broader, codes, inferred } => TagRecord {
                inferred: Some(*inferred),
                broader: Some(broader.iter().map(|id| &**id).collect()),
                codes: Some(codes),
                ..record
            },
        }
    }
}

impl<'a> Office<'a> {
    fn new(office: &'a OfficeRecord) -> Self {
        Office {
            id: &office.id,
            label: &office.label,
            country: office.country.as_deref(),
            standing: office.standing.name(),
            from: office.from,
            until: office.until,
        }
    }
}

fn mentions<'a>(
    options: &Options,
    article: &'a Article,
    annotation: &'a Annotation,
) -> Vec<Mention<'a>> {
    let ranges = offsets::ranges(options.offsets, article, &annotation.mentions);
    let mention = |(mention, range): (&'a MentionRecord, std::ops::Range<usize>)| Mention {
        class: mention.class.name(),
        id: &mention.id,
        field: mention.field.name(),
        start: range.start,
        end: range.end,
        text: mention.span.of(field_text(article, mention.field)),
        kind: mention.kind.name(),
        confidence: mention.confidence,
        by: &mention.by,
        because: &mention.because,
    };
    annotation.mentions.iter().zip(ranges).map(mention).collect()
}

impl Serialize for Kept<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// A date as `2021-11-20`.
#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn iso<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}
