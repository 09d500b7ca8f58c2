//! Holds the JSON that is written to its schema, and its offsets to the texts they count in.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::Validator;
use policytag::model::{
    Annotation, Article, Class, Date, Detail, Field, Kind, MentionRecord, OfficeRecord, Origin,
    Score, Span, Standing, Tag,
};
use policytag::write::{Format, Offsets, Options, Provenance, Sink, encode};
use serde_json::{Value, json};

const STANDINGS: [Standing; 5] =
    [Standing::InOffice, Standing::Presumed, Standing::Former, Standing::Future, Standing::Unknown];

fn article_schema() -> Validator {
    validator(include_str!("../schema/article.schema.json"))
}

fn annotation_schema() -> Validator {
    validator(include_str!("../schema/annotation.schema.json"))
}

fn validator(schema: &str) -> Validator {
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::draft202012::new(&schema).expect("the schema is a JSON Schema")
}

fn options() -> Options {
    Options {
        provenance: Provenance {
            version: "0.1.0".to_owned(),
            dictionary: "0123456789abcdef".to_owned(),
            config: Some("fedcba9876543210".to_owned()),
        },
        ..Options::default()
    }
}

/// An article with nothing but text, and one with all there is.
fn articles() -> [(Article, Annotation); 2] {
    let bare = Article {
        id: "notes/a.txt".to_owned(),
        text: "Nothing.".to_owned(),
        origin: Origin { path: "notes/a.txt".to_owned(), record: None },
        ..Article::default()
    };
    let full = Article {
        id: "17".to_owned(),
        title: Some("🇬🇧 Cafe\u{301} \"policy\" in the UK 👩‍💻 and Namibia".to_owned()),
        text: "\u{FEFF}Né à Genève 🎉:\r\n\u{0}the UK's minister for e\u{301}conomy 𝔘𝔎 \\ end"
            .to_owned(),
        date: Some(Date::constant(2021, 11, 20)),
        url: Some("https://example.org/?a=b&c".to_owned()),
        lang: Some("en-GB".to_owned()),
        source: Some("The Times".to_owned()),
        kept: vec![("desk".to_owned(), json!({"name": "politics", "pages": [1, 2.5, null]}))],
        origin: Origin { path: "a.jsonl".to_owned(), record: Some(17) },
    };
    let annotation = Annotation {
        date: full.date,
        tags: tags(),
        mentions: mentions(&full),
        text_digest: "00ff".to_owned(),
    };
    let empty = Annotation { text_digest: "00ff".to_owned(), ..Annotation::default() };
    [(bare, empty), (full, annotation)]
}

/// A tag of each class, with all it may have and with as little as it may have.
fn tags() -> Vec<Tag> {
    let offices = STANDINGS.map(|standing| OfficeRecord {
        id: "gb-minister-for-tech".into(),
        label: "Minister for Tech".into(),
        country: (standing != Standing::Unknown).then(|| "GB".into()),
        standing,
        from: (standing == Standing::InOffice).then(|| Date::constant(2021, 9, 16)),
        until: (standing == Standing::InOffice).then(|| Date::constant(2022, 7, 7)),
    });
    let codes = BTreeMap::from([
        ("eurovoc".to_owned(), vec!["3030".to_owned()]),
        ("sdg".to_owned(), vec!["9".to_owned(), "16".to_owned()]),
    ]);
    let agency =
        |country: Option<Arc<str>>| Detail::Agency { kind: "central-bank".into(), country };
    let person =
        |offices: &[OfficeRecord], inferred| Detail::Person { offices: offices.to_vec(), inferred };
    [
        (Class::Country, "GB", Some("Q145"), Detail::Country),
        (Class::Country, "SUHH", None, Detail::Country),
        (Class::Minister, "chris-philp", Some("Q42"), person(&offices, false)),
        (Class::Minister, "albert-ii-of-monaco", None, person(&[], true)),
        (Class::Minister, "ch-chair-2", None, Detail::Office(offices[4].clone())),
        (Class::Agency, "gb-bank-of-england", Some("Q1"), agency(Some("GB".into()))),
        (Class::Agency, "asean", None, agency(None)),
        (
            Class::Theme,
            "ai-strategy",
            None,
            Detail::Theme { broader: vec!["ai".into()], codes, inferred: false },
        ),
        (
            Class::Theme,
            "5g",
            None,
            Detail::Theme { broader: Vec::new(), codes: BTreeMap::new(), inferred: true },
        ),
    ]
    .into_iter()
    .zip(0_u32..)
    .map(|((class, id, wikidata, detail), number)| Tag {
        class,
        id: id.into(),
        label: format!("Label of {id}").into(),
        wikidata: wikidata.map(Into::into),
        detail,
        score: Score::new(f64::from(number) / 8.0),
        confidence: Score::new(1.0 - f64::from(number) / 8.0),
        focus: number > 4,
        n_mentions: number,
        because: (0..number).map(|reason| format!("reason {reason}").into()).collect(),
    })
    .collect()
}

/// Mentions of every kind over every word and pair of words of both fields, so that they nest.
fn mentions(article: &Article) -> Vec<MentionRecord> {
    let ids = ["GB", "chris-philp", "asean", "ai-strategy"];
    let fields = [
        (Field::Title, article.title.as_deref().unwrap_or_default()),
        (Field::Text, &article.text),
    ];
    let mut mentions = Vec::new();
    for (field, text) in fields {
        let words: Vec<_> = text.split(' ').collect();
        let mut start = 0;
        for (word, next) in words.iter().zip(words[1..].iter().map(Some).chain([None])) {
            let pair = next.map(|next| word.len() + 1 + next.len());
            for length in pair.into_iter().chain([word.len()]) {
                let number = mentions.len();
                let byte = |byte| u32::try_from(byte).expect("the article is short");
                mentions.push(MentionRecord {
                    class: Class::ALL[number % ids.len()],
                    id: ids[number % ids.len()].into(),
                    field,
                    span: Span::new(byte(start), byte(start + length)),
                    kind: Kind::ALL[number % Kind::ALL.len()],
                    confidence: Score::new(0.99),
                    by: "country-name:GB:uk".into(),
                    because: vec!["strong".into()],
                });
            }
            start += word.len() + 1;
        }
    }
    mentions
}

fn write(options: &Options, articles: &[(Article, Annotation)]) -> String {
    let mut records = Vec::new();
    for (article, annotation) in articles {
        encode(options, article, annotation, &mut records);
    }
    let mut sink = Sink::new(options, Vec::new()).expect("a Vec takes all");
    sink.put(&records).expect("a Vec takes all");
    let out = sink.finish().expect("a Vec takes all");
    String::from_utf8(out).expect("output is UTF-8")
}

fn records(options: &Options) -> Vec<Value> {
    let out = write(options, &articles());
    out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

/// A record with a tag of each class, for tests that break it.
fn full_record() -> Value {
    records(&options()).pop().expect("there are two")
}

#[test]
fn schemas_are_schemas() {
    for schema in [
        include_str!("../schema/article.schema.json"),
        include_str!("../schema/annotation.schema.json"),
    ] {
        assert!(jsonschema::meta::is_valid(&serde_json::from_str(schema).unwrap()));
    }
}

#[test]
fn records_are_as_the_schema_says() {
    let validator = annotation_schema();
    for offsets in Offsets::ALL {
        for (tags_only, with_text) in [(false, false), (false, true), (true, false), (true, true)] {
            for keep in [Vec::new(), vec!["desk".to_owned(), "none".to_owned()]] {
                let options = Options { offsets, tags_only, with_text, keep, ..options() };
                let records = records(&options);
                for record in &records {
                    let errors: Vec<_> = validator.iter_errors(record).collect();
                    assert!(errors.is_empty(), "{errors:?} in {record:#}");
                    assert_eq!(record.get("mentions").is_none(), tags_only);
                    assert_eq!(record.get("text").is_some(), with_text);
                    assert_eq!(record.get("kept").is_some(), !options.keep.is_empty());
                }
                let array = Options { format: Format::Json, ..options };
                let array: Vec<Value> = serde_json::from_str(&write(&array, &articles())).unwrap();
                assert_eq!(array, records);
            }
        }
    }
}

#[test]
fn records_cover_all_that_the_schema_names() {
    let names = |key: &str, pointer: &str| {
        let record = full_record();
        let mut names: Vec<_> = record
            .pointer(pointer)
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|object| object[key].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    };
    assert_eq!(names("class", "/tags").len(), Class::ALL.len());
    assert_eq!(names("standing", "/tags/2/offices").len(), STANDINGS.len());
    assert_eq!(names("class", "/mentions").len(), Class::ALL.len());
    assert_eq!(names("kind", "/mentions").len(), Kind::ALL.len());
    assert_eq!(names("field", "/mentions"), ["text", "title"]);
}

#[test]
fn slicing_in_each_unit_gives_the_text_of_the_mention() {
    let [_, (article, annotation)] = articles();
    let slice = |offsets, text: &str, start: usize, end: usize| match offsets {
        Offsets::Chars => text.chars().skip(start).take(end - start).collect(),
        Offsets::Bytes => text[start..end].to_owned(),
        Offsets::Utf16 => {
            let units: Vec<_> = text.encode_utf16().collect();
            String::from_utf16(&units[start..end]).unwrap()
        }
    };
    for offsets in Offsets::ALL {
        let options = Options { offsets, with_text: true, ..options() };
        let record = records(&options).pop().unwrap();
        let mentions = record["mentions"].as_array().unwrap();
        assert_eq!(mentions.len(), annotation.mentions.len());
        for (written, mention) in mentions.iter().zip(&annotation.mentions) {
            let field = record[written["field"].as_str().unwrap()].as_str().unwrap();
            let number = |key: &str| usize::try_from(written[key].as_u64().unwrap()).unwrap();
            assert_eq!(slice(offsets, field, number("start"), number("end")), written["text"]);
            let text = match mention.field {
                Field::Title => article.title.as_deref().unwrap(),
                Field::Text => &article.text,
            };
            assert_eq!(written["text"], mention.span.of(text));
        }
    }
}

#[test]
fn schema_refuses_wrong_records() {
    let validator = annotation_schema();
    let check = |pointer: &str, key: &str, value: Option<Value>| {
        let mut record = full_record();
        let object = record.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        match value.clone() {
            Some(value) => object.insert(key.to_owned(), value),
            None => Some(object.remove(key).unwrap()),
        };
        assert!(!validator.is_valid(&record), "{pointer}/{key}: {value:?}");
    };
    assert!(validator.is_valid(&full_record()));
    for pointer in ["", "/tags/0", "/tags/2/offices/0", "/tags/7", "/mentions/0", "/provenance"] {
        check(pointer, "unknown", Some(json!(1)));
    }
    for key in ["schema", "id", "title", "date", "url", "lang", "source", "tags", "provenance"] {
        check("", key, None);
    }
    for key in ["class", "id", "label", "score", "confidence", "focus", "mentions", "because"] {
        for tag in 0..tags().len() {
            check(&format!("/tags/{tag}"), key, None);
        }
    }
    for key in
        ["class", "id", "field", "start", "end", "text", "kind", "confidence", "by", "because"]
    {
        check("/mentions/0", key, None);
    }
    check("", "schema", Some(json!(2)));
    check("", "date", Some(json!("20 Nov 2021")));
    check("", "date", Some(json!("2021-13-01")));
    check("", "source", Some(json!(null)));
    check("", "kept", Some(json!([])));
    check("/tags/0", "class", Some(json!("city")));
    check("/tags/0", "id", Some(json!("gb")));
    check("/tags/0", "type", Some(json!("person")));
    check("/tags/0", "wikidata", Some(json!(null)));
    check("/tags/0", "wikidata", Some(json!("P31")));
    check("/tags/0", "score", Some(json!(1.5)));
    check("/tags/0", "score", Some(json!(-0.1)));
    check("/tags/0", "confidence", Some(json!("1.0")));
    check("/tags/0", "mentions", Some(json!(-1)));
    check("/tags/0", "because", Some(json!("strong")));
    check("/tags/0", "country", Some(json!("GB")));
    check("/tags/2", "type", Some(json!("monarch")));
    check("/tags/2", "type", None);
    check("/tags/2", "offices", None);
    check("/tags/2", "inferred", None);
    check("/tags/2", "country", Some(json!("GB")));
    check("/tags/2/offices/0", "standing", Some(json!("in office")));
    check("/tags/2/offices/0", "from", Some(json!(null)));
    check("/tags/4", "inferred", Some(json!(true)));
    check("/tags/4", "offices", Some(json!([])));
    check("/tags/5", "country", Some(json!(null)));
    check("/tags/5", "type", None);
    check("/tags/7", "broader", None);
    check("/tags/7", "codes", None);
    check("/tags/7", "codes", Some(json!({"sdg": [9]})));
    check("/mentions/0", "id", Some(json!("united-kingdom")));
    check("/mentions/0", "field", Some(json!("lead")));
    check("/mentions/0", "start", Some(json!(-1)));
    check("/mentions/0", "end", Some(json!(1.5)));
    check("/mentions/0", "text", Some(json!("")));
    check("/mentions/0", "kind", Some(json!("city")));
    check("/mentions/0", "confidence", Some(json!(1.001)));
    check("/provenance", "dictionary", Some(json!("")));
}

#[test]
fn schema_of_articles_takes_what_can_be_read() {
    let validator = article_schema();
    let rows = [
        (json!({"text": "Body."}), true),
        (json!({"text": "", "title": "Headline"}), true),
        (json!({"text": "Body.", "id": 17, "date": "20 Nov 2021", "lang": "en-GB"}), true),
        (json!({"text": "Body.", "title": null, "date": null, "url": null, "source": null}), true),
        (json!({"text": "Body.", "desk": {"name": "politics"}}), true),
        (json!({}), false),
        (json!({"title": "Headline"}), false),
        (json!({"text": null}), false),
        (json!({"text": " "}), false),
        (json!({"text": " ", "title": null}), false),
        (json!({"text": ["Body."]}), false),
        (json!({"text": "Body.", "id": true}), false),
        (json!({"text": "Body.", "date": 2021}), false),
        (json!("Body."), false),
    ];
    for (record, expected) in rows {
        assert_eq!(validator.is_valid(&record), expected, "{record}");
    }
}
