use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::model::{
    Class, Date, Detail, Field, Kind, MentionRecord, OfficeRecord, Origin, Score, Span, Standing,
    Tag,
};

/// An article with little, and one with a tag of each sort.
fn articles() -> [(Article, Annotation); 2] {
    let bare = Article {
        id: "=1".to_owned(),
        text: "Nothing.".to_owned(),
        origin: Origin { path: "a.txt".to_owned(), record: None },
        ..Article::default()
    };
    let full = Article {
        id: "17".to_owned(),
        title: Some("🇬🇧 \"UK\", again".to_owned()),
        text: "Né à Berne,\nUK minister.".to_owned(),
        date: None,
        url: Some("https://example.org/".to_owned()),
        lang: Some("en".to_owned()),
        source: Some("@times".to_owned()),
        kept: vec![("desk".to_owned(), json!("=x"))],
        origin: Origin { path: "a.jsonl".to_owned(), record: Some(2) },
    };
    let annotation = Annotation {
        date: Some(Date::constant(2021, 11, 20)),
        tags: vec![
            tag(Class::Country, "GB", 0.94, Detail::Country),
            Tag {
                wikidata: Some("Q42".into()),
                because: vec!["=full name".into(), "role, \"minister\"".into()],
                ..tag(
                    Class::Minister,
                    "chris-philp",
                    1.0,
                    Detail::Person {
                        offices: vec![office("gb-minister", Some("GB")), office("eu-envoy", None)],
                        inferred: true,
                    },
                )
            },
            tag(Class::Minister, "ch-chair", 0.5, Detail::Office(office("ch-chair", Some("CH")))),
            tag(
                Class::Agency,
                "asean",
                0.0,
                Detail::Agency { kind: "group".into(), country: None },
            ),
            tag(
                Class::Theme,
                "trade",
                0.125,
                Detail::Theme {
                    broader: vec!["economy".into()],
                    codes: BTreeMap::from([("sdg".to_owned(), vec!["9".to_owned()])]),
                    inferred: false,
                },
            ),
        ],
        mentions: vec![
            mention(Class::Country, "GB", Field::Title, 10..12),
            mention(Class::Minister, "chris-philp", Field::Text, 14..25),
            mention(Class::Country, "GB", Field::Text, 14..16),
        ],
        text_digest: "c0ffee".to_owned(),
    };
    [(bare, Annotation::default()), (full, annotation)]
}

fn tag(class: Class, id: &str, score: f64, detail: Detail) -> Tag {
    Tag {
        class,
        id: id.into(),
        label: format!("Label of {id}").into(),
        wikidata: None,
        detail,
        score: Score::new(score),
        confidence: Score::new(0.99),
        focus: score > 0.9,
        n_mentions: 2,
        because: vec!["strong".into()],
    }
}

fn office(id: &str, country: Option<&str>) -> OfficeRecord {
    OfficeRecord {
        id: id.into(),
        label: format!("Label of {id}").into(),
        country: country.map(Into::into),
        standing: Standing::InOffice,
        from: country.map(|_| Date::constant(2021, 9, 16)),
        until: None,
    }
}

fn mention(class: Class, id: &str, field: Field, bytes: std::ops::Range<u32>) -> MentionRecord {
    MentionRecord {
        class,
        id: id.into(),
        field,
        span: Span::new(bytes.start, bytes.end),
        kind: Kind::Abbreviation,
        confidence: Score::new(0.9),
        by: "country-name:GB:uk".into(),
        because: vec!["strong".into()],
    }
}

fn options(format: Format) -> Options {
    Options {
        format,
        provenance: Provenance {
            version: "0.1.0".to_owned(),
            dictionary: "beef".to_owned(),
            config: None,
        },
        ..Options::default()
    }
}

/// Compares the whole output, with both articles encoded into one buffer and into two.
fn check(options: &Options, expected: &[&str]) {
    let encoded = articles().map(|(article, annotation)| {
        let mut out = Vec::new();
        encode(options, &article, &annotation, &mut out);
        out
    });
    for puts in [vec![encoded.concat()], encoded.to_vec()] {
        let out = sink(options, &puts);
        assert_eq!(out.split_inclusive('\n').collect::<Vec<_>>(), expected);
    }
}

fn sink(options: &Options, puts: &[Vec<u8>]) -> String {
    let mut sink = Sink::new(options, Vec::new()).unwrap();
    for records in puts {
        sink.put(records).unwrap();
    }
    String::from_utf8(sink.finish().unwrap()).unwrap()
}

const BARE: &str = r#"{"schema":1,"id":"=1","title":null,"date":null,"url":null,"lang":null,"source":"a.txt","tags":[],"mentions":[],"provenance":{"version":"0.1.0","dictionary":"beef","text":""}}"#;
const HEAD: &str = r#"{"schema":1,"id":"17","title":"🇬🇧 \"UK\", again","date":"2021-11-20","url":"https://example.org/","lang":"en","source":"@times","#;
const TAGS: &str = r#""tags":[{"class":"country","id":"GB","label":"Label of GB","score":0.94,"confidence":0.99,"focus":true,"mentions":2,"because":["strong"]},{"class":"minister","type":"person","id":"chris-philp","label":"Label of chris-philp","wikidata":"Q42","offices":[{"id":"gb-minister","label":"Label of gb-minister","country":"GB","standing":"in-office","from":"2021-09-16"},{"id":"eu-envoy","label":"Label of eu-envoy","standing":"in-office"}],"inferred":true,"score":1.0,"confidence":0.99,"focus":true,"mentions":2,"because":["=full name","role, \"minister\""]},{"class":"minister","type":"office","id":"ch-chair","label":"Label of ch-chair","offices":[{"id":"ch-chair","label":"Label of ch-chair","country":"CH","standing":"in-office","from":"2021-09-16"}],"score":0.5,"confidence":0.99,"focus":false,"mentions":2,"because":["strong"]},{"class":"agency","type":"group","id":"asean","label":"Label of asean","score":0.0,"confidence":0.99,"focus":false,"mentions":2,"because":["strong"]},{"class":"theme","id":"trade","label":"Label of trade","inferred":false,"broader":["economy"],"codes":{"sdg":["9"]},"score":0.125,"confidence":0.99,"focus":false,"mentions":2,"because":["strong"]}],"#;
const MENTIONS: &str = r#""mentions":[{"class":"country","id":"GB","field":"title","start":4,"end":6,"text":"UK","kind":"abbreviation","confidence":0.9,"by":"country-name:GB:uk","because":["strong"]},{"class":"minister","id":"chris-philp","field":"text","start":12,"end":23,"text":"UK minister","kind":"abbreviation","confidence":0.9,"by":"country-name:GB:uk","because":["strong"]},{"class":"country","id":"GB","field":"text","start":12,"end":14,"text":"UK","kind":"abbreviation","confidence":0.9,"by":"country-name:GB:uk","because":["strong"]}],"#;
const END: &str = r#""provenance":{"version":"0.1.0","dictionary":"beef","text":"c0ffee"}}"#;

#[test]
fn writes_json_with_the_keys_of_the_contract_in_their_order() {
    let full = [HEAD, TAGS, MENTIONS, END].concat();
    check(&options(Format::Jsonl), &[&format!("{BARE}\n"), &format!("{full}\n")]);
    check(&options(Format::Json), &["[\n", &format!("{BARE},\n"), &format!("{full}\n"), "]\n"]);
}

#[test]
fn writes_text_kept_columns_and_no_mentions_on_demand() {
    let options = Options {
        tags_only: true,
        with_text: true,
        keep: vec!["page".to_owned(), "desk".to_owned()],
        ..options(Format::Jsonl)
    };
    let bare = BARE.replace(
        r#""tags":[],"mentions":[],"#,
        r#""text":"Nothing.","kept":{"page":null,"desk":null},"tags":[],"#,
    );
    let kept = r#""text":"Né à Berne,\nUK minister.","kept":{"page":null,"desk":"=x"},"#;
    check(&options, &[&format!("{bare}\n"), &format!("{}\n", [HEAD, kept, TAGS, END].concat())]);
}

#[test]
fn writes_a_row_for_each_tag() {
    let options = Options { keep: vec!["desk".to_owned()], ..options(Format::Csv) };
    let article = r#"17,"🇬🇧 ""UK"", again",2021-11-20,https://example.org/,en,'@times,'=x,"#;
    let rows = [
        "country:GB,country,,GB,Label of GB,,,,,,0.94,0.99,true,2,strong,beef\n",
        "minister:chris-philp,minister,person,chris-philp,Label of chris-philp,Q42,GB,gb-minister,in-office,true,1.0,0.99,true,2,\"'=full name; role, \"\"minister\"\"\",beef\n",
        "minister:ch-chair,minister,office,ch-chair,Label of ch-chair,,CH,ch-chair,in-office,,0.5,0.99,false,2,strong,beef\n",
        "agency:asean,agency,group,asean,Label of asean,,,,,,0.0,0.99,false,2,strong,beef\n",
        "theme:trade,theme,,trade,Label of trade,,,,,false,0.125,0.99,false,2,strong,beef\n",
    ]
    .map(|row| format!("{article}{row}"));
    let header = "article_id,title,date,url,lang,source,desk,key,class,type,id,label,wikidata,country,office,standing,inferred,score,confidence,focus,mentions,because,dictionary\n";
    let mut expected = vec![header];
    expected.extend(rows.iter().map(String::as_str));
    check(&options, &expected);
}

#[test]
fn writes_a_row_for_each_mention() {
    let header =
        "article_id,date,source,key,class,id,field,start,end,text,kind,confidence,by,because\n";
    let end = "abbreviation,0.9,country-name:GB:uk,strong\n";
    let options = Options { offsets: Offsets::Utf16, ..options(Format::CsvMentions) };
    check(
        &options,
        &[
            header,
            &format!("17,2021-11-20,'@times,country:GB,country,GB,title,6,8,UK,{end}"),
            &format!(
                "17,2021-11-20,'@times,minister:chris-philp,minister,chris-philp,text,12,23,UK minister,{end}"
            ),
            &format!("17,2021-11-20,'@times,country:GB,country,GB,text,12,14,UK,{end}"),
        ],
    );
}

#[test]
fn writes_a_row_for_each_article_and_a_column_for_each_key() {
    check(
        &options(Format::CsvMatrix),
        &[
            "article_id,title,date,url,lang,source,agency:asean,country:GB,minister:ch-chair,minister:chris-philp,theme:trade\n",
            "'=1,,,,,a.txt,,,,,\n",
            "17,\"🇬🇧 \"\"UK\"\", again\",2021-11-20,https://example.org/,en,'@times,0.0,0.94,0.5,1.0,0.125\n",
        ],
    );
}

#[test]
fn is_whole_without_any_article() {
    let header = "article_id,title,date,url,lang,source";
    let rows = [
        (Format::Jsonl, String::new()),
        (Format::Json, "[\n]\n".to_owned()),
        (
            Format::Csv,
            format!(
                "{header},'=k,key,class,type,id,label,wikidata,country,office,standing,inferred,score,confidence,focus,mentions,because,dictionary\n"
            ),
        ),
        (
            Format::CsvMentions,
            "article_id,date,source,'=k,key,class,id,field,start,end,text,kind,confidence,by,because\n".to_owned(),
        ),
        (Format::CsvMatrix, format!("{header},'=k\n")),
    ];
    for (format, expected) in rows {
        let options = Options { keep: vec!["=k".to_owned()], ..options(format) };
        assert_eq!(sink(&options, &[]), expected, "{}", format.name());
    }
}

#[test]
fn knows_formats_and_units_by_name() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
    for offsets in Offsets::ALL {
        assert_eq!(Offsets::from_name(offsets.name()), Some(offsets));
    }
    assert_eq!((Format::from_name("xml"), Offsets::from_name("CHARS")), (None, None));
}

/// Rows of cells, header included.
fn cells_of(options: &Options, article: &Article, annotation: &Annotation) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    encode(options, article, annotation, &mut records);
    let out = sink(options, &[records]);
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(out.as_bytes())
        .into_records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// Any text, often with what CSV and spreadsheets treat in a special way.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[=+\\-@\",;'\r\n\t\0 aé🎉＝＋－＠]{0,6}"]
}

proptest! {
    #[test]
    fn exact_cells_come_back_as_they_were(
        id in any_text(),
        title in any_text(),
        url in any_text(),
        lang in any_text(),
        source in any_text(),
        value in any_text(),
        label in any_text(),
        reason in any_text(),
        name in any_text(),
    ) {
        let tag = Tag {
            label: label.clone().into(),
            because: vec![reason.clone().into()],
            ..tag(Class::Country, "GB", 0.0, Detail::Country)
        };
        let length = u32::try_from(title.len()).unwrap();
        let mention = MentionRecord {
            because: vec![reason.clone().into()],
            ..mention(Class::Country, "GB", Field::Title, 0..length)
        };
        let article = Article {
            id: id.clone(),
            title: Some(title.clone()),
            url: Some(url.clone()),
            lang: Some(lang.clone()),
            source: Some(source.clone()),
            kept: vec![(name.clone(), json!(value))],
            ..Article::default()
        };
        let annotation =
            Annotation { tags: vec![tag], mentions: vec![mention], ..Annotation::default() };
        let exact = |format| Options { format, exact: true, keep: vec![name.clone()], ..options(format) };

        let csv = cells_of(&exact(Format::Csv), &article, &annotation);
        let start = [&id, &title, "", &url, &lang, &source, &value];
        let row = [
            "country:GB", "country", "", "GB", &label, "", "", "", "", "", "0.0", "0.99",
            "false", "2", &reason, "beef",
        ];
        prop_assert_eq!(&csv[0][6], &name);
        prop_assert_eq!(&csv[1..], [[&start[..], &row].concat()]);

        let matrix = cells_of(&exact(Format::CsvMatrix), &article, &annotation);
        prop_assert_eq!(&matrix[0][6..], [&name, "country:GB"]);
        prop_assert_eq!(&matrix[1..], [[&start[..], &["0.0"]].concat()]);

        let mentions = cells_of(&exact(Format::CsvMentions), &article, &annotation);
        let end = title.chars().count().to_string();
        let row = [
            &id, "", &source, &value, "country:GB", "country", "GB", "title", "0", &end, &title,
            "abbreviation", "0.9", "country-name:GB:uk", &reason,
        ];
        prop_assert_eq!(&mentions[1..], [row]);

        // Otherwise, free text that begins like a formula gains an apostrophe, and nothing changes
        // beside that.
        let safe = cells_of(&Options { exact: false, ..exact(Format::Csv) }, &article, &annotation);
        for (safe, cell) in safe.concat().iter().zip(csv.concat()) {
            prop_assert!(!safe.starts_with(['=', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
            prop_assert!(*safe == cell || safe.strip_prefix('\'') == Some(&cell), "{}", safe);
        }
    }
}
