//! Answers of the query service.

use super::super::wikidata::{Page, page};
use super::{check, options};
use crate::workshop::import::{Format, Options};

const ENTITY: &str = "http://www.wikidata.org/entity/";

/// A row of an answer: `name=value`, an item where the value begins with `Q`, a blank node for `_:b`.
fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| {
            let (name, value) = cell.split_once('=').unwrap();
            let is_item =
                value.starts_with('Q') && name != "personLabel" && name != "positionLabel";
            let kind = if is_item { "uri" } else { "literal" };
            let kind = if value.starts_with("_:") { "bnode" } else { kind };
            let value = if is_item { format!("{ENTITY}{value}") } else { value.to_owned() };
            let value = serde_json::to_string(&value).unwrap();
            format!("\"{name}\":{{\"type\":\"{kind}\",\"value\":{value}}}")
        })
        .collect();
    format!("{{{}}}", cells.join(","))
}

pub(super) fn answer(rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    format!("{{\"head\":{{\"vars\":[]}},\"results\":{{\"bindings\":[{}]}}}}", rows.join(",\n"))
}

const ANNA: [&str; 6] = [
    "person=Q1",
    "names=label@en=Anna Blue\tlabel@ru=Анна Синяя\talias@fr=Annie Bleue\talias@en=Annie",
    "familyName=Blue",
    "position=Q10",
    "positionLabel=minister of finance of France",
    "country=Q142",
];

#[track_caller]
fn check_statement(extra: &[&str], expected: &[&str]) {
    let cells: Vec<&str> = ANNA.iter().chain(&["statement=S1"]).chain(extra).copied().collect();
    check(Format::Wikidata, options(), &[&answer(&[&cells])], expected);
}

const ANNA_ROW: &str =
    "ministers/people.tsv: anna-blue|Anna Blue|Annie Bleue|Анна Синяя|Blue|Q1|new";

#[track_caller]
fn check_tenure(extra: &[&str], expected: &str) {
    let tenure = format!("ministers/tenures.tsv: anna-blue|fr-minister-of-finance|{expected}|new");
    check_statement(extra, &[ANNA_ROW, &tenure]);
}

#[test]
fn dates_keep_their_precision() {
    check_tenure(
        &[
            "start=2000-03-04T00:00:00Z",
            "startPrecision=11",
            "end=2001-05-06T00:00:00Z",
            "endPrecision=11",
        ],
        "2000-03-04|2001-05-06||day|",
    );
    check_tenure(
        &[
            "start=2000-03-01T00:00:00Z",
            "startPrecision=10",
            "end=2001-05-06T00:00:00Z",
            "endPrecision=11",
        ],
        "2000-03|2001-05-06||month|",
    );
    check_tenure(
        &[
            "start=2000-01-01T00:00:00Z",
            "startPrecision=9",
            "end=2001-00-00T00:00:00Z",
            "endPrecision=9",
        ],
        "2000|2001||year|",
    );
    // Without precisions, as the answer to a simpler query.
    check_tenure(
        &["start=+2000-01-01T00:00:00Z", "end=2001-05-06T00:00:00Z"],
        "2000|2001-05-06||year|",
    );
    // No more than a decade.
    check_tenure(
        &[
            "start=2000-01-01T00:00:00Z",
            "startPrecision=8",
            "end=2001-05-06T00:00:00Z",
            "endPrecision=11",
        ],
        "|2001-05-06||day|",
    );
}

#[test]
fn an_open_end_is_known_up_to_the_day_of_the_source() {
    let start = ["start=2020-03-04T00:00:00Z", "startPrecision=11"];
    let with = |extra: &[&'static str]| [&start[..], extra].concat();
    check_tenure(&start, "2020-03-04||2024-05-01|day|");
    // Somebody who died, was replaced, or left on a day that nobody knows is not in office.
    check_tenure(&with(&["dead=true"]), "2020-03-04||2020-03-04|day|");
    check_tenure(&with(&["replacedBy=Q2"]), "2020-03-04||2020-03-04|day|");
    check_tenure(&with(&["ended=true"]), "2020-03-04||2020-03-04|day|");
    check_tenure(&with(&["end=_:t1"]), "2020-03-04||2020-03-04|day|");
    check_tenure(
        &with(&["end=http://www.wikidata.org/.well-known/genid/a1"]),
        "2020-03-04||2020-03-04|day|",
    );
    check_tenure(&with(&["acting=true"]), "2020-03-04||2024-05-01|day|acting");
}

#[test]
fn leaves_out_what_is_no_fact() {
    let start = ["start=2020-03-04T00:00:00Z", "startPrecision=11"];
    let with = |extra: &[&'static str]| [&start[..], extra].concat();
    let rank = "statementRank=http://wikiba.se/ontology#DeprecatedRank";
    check_statement(
        &with(&[rank]),
        &["passed: source1: record 1: a deprecated statement: Q1, Q10"],
    );
    check_statement(
        &with(&["disputed=true"]),
        &["passed: source1: record 1: a disputed statement: Q1, Q10"],
    );
    check_statement(
        &[],
        &[
            "passed: source1: record 1: a tenure without dates: Anna Blue, minister of finance of France",
        ],
    );
    check_statement(
        &["start=-0043-01-01T00:00:00Z", "startPrecision=9"],
        &["passed: source1: record 1: a date that no table holds: Q1, Q10: -0043-01-01T00:00:00Z"],
    );
    check_statement(
        &with(&["end=2019-01-01T00:00:00Z", "endPrecision=11"]),
        &[
            "conflict: source1: record 1: an end before the beginning: Anna Blue: from 2020-03-04 until 2019-01-01",
        ],
    );
}

#[test]
fn an_item_is_no_label() {
    let statement = |label: &'static str, position: &'static str| {
        answer(&[&[
            "statement=S1",
            "person=Q1",
            "position=Q10",
            "country=Q142",
            "start=2020-03-04T00:00:00Z",
            label,
            position,
        ]])
    };
    let office = "positionLabel=Minister of Finance";
    check(
        Format::Wikidata,
        options(),
        &[&statement("personLabel=Q1", office)],
        &["passed: source1: record 1: a person without a label: Q1"],
    );
    check(
        Format::Wikidata,
        options(),
        &[&statement("personLabel=Anna Blue", "positionLabel=Q10")],
        &["passed: source1: record 1: an office without a label in English: Q10"],
    );
    // A name in Latin letters is a name in English, too; one in others is none.
    check(
        Format::Wikidata,
        options(),
        &[&statement("names=label@ru=Анна\tlabel@fr=Anna Bleue", office)],
        &[
            "ministers/people.tsv: anna-bleue|Anna Bleue|||Q1|new",
            "ministers/tenures.tsv: anna-bleue|fr-minister-of-finance|2020-03-04||2024-05-01|day||new",
        ],
    );
    check(
        Format::Wikidata,
        options(),
        &[&statement("names=label@ru=Анна Синяя", office)],
        &["passed: source1: record 1: a person without a label: Q1"],
    );
}

#[test]
fn a_statement_in_several_rows_and_on_two_pages_is_one_record() {
    let statement = |extra: &[&'static str]| [&ANNA[..], &["statement=S1"], extra].concat();
    let day = ["start=2000-03-04T00:00:00Z", "startPrecision=11", "replaces=Q5"];
    let year = [
        "start=2000-01-01T00:00:00Z",
        "startPrecision=9",
        "end=2002-01-01T00:00:00Z",
        "endPrecision=9",
    ];
    let first = answer(&[&statement(&day), &statement(&year)]);
    let second = answer(&[&statement(&year)]);
    check(
        Format::Wikidata,
        options(),
        &[&first, &second],
        &[
            ANNA_ROW,
            "ministers/tenures.tsv: anna-blue|fr-minister-of-finance|2000-03-04|2002||year||new",
        ],
    );
    let other = ["start=2001-03-04T00:00:00Z", "startPrecision=11"];
    check(
        Format::Wikidata,
        options(),
        &[&answer(&[&statement(&day), &statement(&other)])],
        &[
            "conflict: source1: record 1: a statement with two beginnings: Q1, Q10: 2000-03-04 and 2001-03-04",
        ],
    );
}

#[test]
fn a_person_may_hold_two_offices() {
    let first =
        [&ANNA[..], &["statement=S1", "start=2000-03-04T00:00:00Z", "end=2001-01-02T00:00:00Z"]]
            .concat();
    let second = [
        "statement=S2",
        "person=Q1",
        "personLabel=Anna Blue",
        "position=Q11",
        "positionLabel=minister of home affairs",
        "country=Q142",
        "ranks=minister",
        "start=2001-01-02T00:00:00Z",
        "end=2002-01-02T00:00:00Z",
    ];
    check(
        Format::Wikidata,
        options(),
        &[&answer(&[&first, &second])],
        &[
            "ministers/offices.tsv: fr-minister-of-home-affairs|Minister of home affairs|FR||minister|interior|one|new",
            ANNA_ROW,
            "ministers/tenures.tsv: anna-blue|fr-minister-of-finance|2000-03-04|2001-01-02||day||new",
            "ministers/tenures.tsv: anna-blue|fr-minister-of-home-affairs|2001-01-02|2002-01-02||day||new",
        ],
    );
}

pub(super) const MINISTERS: &str = "{\"results\":{\"bindings\":[{\
    \"statement\":{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/entity/statement/q1-a\"},\
    \"person\":{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/entity/Q1\"},\
    \"position\":{\"type\":\"uri\",\"value\":\"http://www.wikidata.org/entity/Q2\"},\
    \"personLabel\":{\"type\":\"literal\",\"value\":\"Ännä Blue\",\"xml:lang\":\"en\"}}]}}";

#[test]
fn reads_csv_answers_as_well() {
    let csv = "statement,person,personLabel,position,positionLabel,country,start,startPrecision,end\r\n\
        http://www.wikidata.org/entity/statement/Q1-a,http://www.wikidata.org/entity/Q1,Anna Blue,\
        http://www.wikidata.org/entity/Q10,\"Minister of Finance, France\",\
        http://www.wikidata.org/entity/Q142,2000-03-01T00:00:00Z,10,_:b7\r\n\
        http://www.wikidata.org/entity/statement/Q1-b,_:b1,,,,,,,\r\n";
    check(
        Format::Wikidata,
        options(),
        &[csv],
        &[
            "ministers/offices.tsv: fr-minister-of-finance-france|Minister of Finance, France|FR||minister|finance|one|new",
            "ministers/people.tsv: anna-blue|Anna Blue|||Q1|new",
            "ministers/tenures.tsv: anna-blue|fr-minister-of-finance-france|2000-03||2000-03-01|month||new",
            "passed: source1:3: a statement about somebody unknown",
        ],
    );
}

#[test]
fn takes_the_languages_that_are_asked_for() {
    let statement =
        [&ANNA[..], &["statement=S1", "start=2000-03-04T00:00:00Z", "end=2001-01-02T00:00:00Z"]]
            .concat();
    let languages = Some(["fr".to_owned()].into());
    check(
        Format::Wikidata,
        Options { languages, ..options() },
        &[&answer(&[&statement])],
        &[
            "ministers/people.tsv: anna-blue|Anna Blue|Annie Bleue|Blue|Q1|new",
            "ministers/tenures.tsv: anna-blue|fr-minister-of-finance|2000-03-04|2001-01-02||day||new",
        ],
    );
}

#[test]
fn counts_what_a_page_is_measured_in() {
    let items = |text: &str| page(text.as_bytes()).map(|Page { n_items }| n_items);
    assert_eq!(items(&answer(&[])), Ok(0));
    assert_eq!(items(&answer(&[&["statement=a"], &["statement=b"], &["statement=a"]])), Ok(2));
    assert_eq!(items(&answer(&[&["body=Q1"], &["body=Q2"]])), Ok(2));
    assert!(items("<html>").is_err());
    assert!(items(&answer(&[&["body=Q1"]])[..40]).is_err());
    // The service appends the trace of a query that ran out of time to what it has sent already.
    assert!(items(&format!("{}\njava.util.concurrent.TimeoutException", answer(&[]))).is_err());
}
