//! Claims against tenures that the dictionary or the folder has.

use super::{Format, lines, options, run};
use crate::workshop::import::CsvClass;
use crate::workshop::import::Options;

/// Imports one row of a table of ministers.
fn import(row: &str, own: &[(&str, &str)]) -> Vec<String> {
    let options = Options { class: Some(CsvClass::Minister), ..options() };
    let table = format!("name,label,country,from,until,seen,wikidata\n{row}\n");
    let import = run(Format::Csv, options, &[&table], own);
    let report = &import.report;
    let mut lines = lines(&import, own);
    if lines.is_empty() {
        lines.push(format!("taken {}, known {}", report.n_taken, report.n_known));
    }
    lines
}

#[track_caller]
fn check(row: &str, expected: &[&str]) {
    assert_eq!(import(row, &[]), expected);
}

const KNOWN: &str = "taken 0, known 1";

#[test]
fn what_is_known_is_not_written_again() {
    check("Theresa May,Prime Minister,GB,2016-07-13,2019-07-24,,", &[KNOWN]);
    check("Theresa May,British Prime Minister,GB,2016-07,2019,,", &[KNOWN]);
    check("Theresa Mary May,Prime Minister of the United Kingdom,GB,2016,,,", &[KNOWN]);
    check("theresa may,Prime Minister,United Kingdom,,2019-07-24,,", &[KNOWN]);
    check("Theresa May,Prime Minister,GB,,,2018-02-03,", &[KNOWN]);
}

#[test]
fn what_contradicts_is_named_and_not_written() {
    let known = "base/ministers/tenures.tsv:3 has from 2016-07-13 until 2019-07-24";
    check(
        "Theresa May,Prime Minister,GB,2016-07-14,2019-07-24,,",
        &[&format!(
            "conflict: source1:2: other dates of the same person and office: theresa-may, \
             gb-prime-minister: from 2016-07-14 until 2019-07-24; {known}"
        )],
    );
    check(
        "Theresa May,Prime Minister,GB,2017,2018,,",
        &[&format!(
            "conflict: source1:2: other dates of the same person and office: theresa-may, \
             gb-prime-minister: from 2017 until 2018; {known}"
        )],
    );
    check(
        "Theresa May,Prime Minister,GB,2020,2019,,",
        &["conflict: source1:2: an end before the beginning: Theresa May: from 2020 until 2019"],
    );
}

#[test]
fn another_time_in_office_is_a_row_of_the_same_person() {
    check(
        "Theresa May,Prime Minister,GB,2021-01-01,2022-01-01,,",
        &["ministers/tenures.tsv: theresa-may|gb-prime-minister|2021-01-01|2022-01-01||day||new"],
    );
    // In another office of the same country, and of the same generation.
    check(
        "Theresa May,President,GB,2030,2031,,Q5",
        &[
            "ministers/offices.tsv: gb-president|President|GB||head-of-state||one|new",
            "ministers/people.tsv: theresa-may|Theresa May|Theresa Mary May|May|Q5|x|new",
            "ministers/tenures.tsv: theresa-may|gb-president|2030|2031||year||new",
        ],
    );
}

#[test]
fn the_same_name_elsewhere_or_in_another_age_is_another_person() {
    check(
        "John Smith,President,GB,1950,1951,,",
        &[
            "ministers/offices.tsv: gb-president|President|GB||head-of-state||one|new",
            "ministers/people.tsv: john-smith-gb|John Smith||||new",
            "ministers/tenures.tsv: john-smith-gb|gb-president|1950|1951||year||new",
        ],
    );
    check(
        "John Smith,President,FR,2001,2002,,",
        &[
            "ministers/offices.tsv: fr-president|President|FR||head-of-state||one|new",
            "ministers/people.tsv: john-smith-fr|John Smith||||new",
            "ministers/tenures.tsv: john-smith-fr|fr-president|2001|2002||year||new",
        ],
    );
}

#[test]
fn people_of_one_import_are_told_apart() {
    let options = Options { class: Some(CsvClass::Minister), ..options() };
    let table = "name,label,country,from,until,wikidata\n\
                 Jane Doe,President,FR,2005,2006,Q2\n\
                 Jane Doe,President,FR,1955,1956,Q1\n\
                 Jane Doe,Prime Minister,FR,2007,2008,Q3\n";
    let import = run(Format::Csv, options, &[table], &[]);
    let found = lines(&import, &[]);
    let people: Vec<&String> = found.iter().filter(|line| line.contains("people.tsv")).collect();
    assert_eq!(
        people,
        [
            "ministers/people.tsv: jane-doe|Jane Doe|||Q1|new",
            "ministers/people.tsv: jane-doe-2007|Jane Doe|||Q3|new",
            "ministers/people.tsv: jane-doe-fr|Jane Doe|||Q2|new",
        ]
    );
}

#[test]
fn people_without_offices_or_names_are_left_out() {
    check(
        "Madonna,President,FR,2001,2002,,",
        &["passed: source1:2: a name of one word, which would match anywhere: Madonna"],
    );
    check(
        "Jane Doe,Keeper,FR,2001,2002,,",
        &["passed: source1:2: an office that is no title we know: Keeper"],
    );
    check(
        "Jane Doe,President,Atlantis,2001,2002,,",
        &["passed: source1:2: a country that the dictionary lacks: Atlantis"],
    );
    check(
        "Jane Doe,President,,2001,2002,,",
        &["passed: source1:2: an office without country or body: President"],
    );
}

const OWN_PEOPLE: (&str, &str) = (
    "ministers/people.tsv",
    "id\tname\taliases\tsurname\twikidata\tsource\njane-doe\tJane Doe\t\t\tQ7\tnew\n",
);

fn own_tenures(row: &'static str) -> (&'static str, &'static str) {
    let header = "person\toffice\tfrom\tuntil\tseen\tprecision\tnote\tsource";
    ("ministers/tenures.tsv", format!("{header}\n{}\n", row.replace('|', "\t")).leak())
}

#[test]
fn a_row_of_the_folder_and_of_the_same_source_is_completed() {
    let open = own_tenures("jane-doe|gb-prime-minister|2022-09-06||2023-01-01|day||new");
    let own = [OWN_PEOPLE, open];
    assert_eq!(
        import("Jane A. Doe,Prime Minister,GB,2022-09-06,2024-01-01,,Q7", &own),
        [
            "ministers/people.tsv: jane-doe|Jane Doe|Jane A. Doe||Q7|new",
            "ministers/tenures.tsv: jane-doe|gb-prime-minister|2022-09-06|2024-01-01||day||new",
        ]
    );
    // A later look at a tenure that goes on.
    assert_eq!(
        import("Jane Doe,Prime Minister,GB,2022-09-06,,,Q7", &own),
        ["ministers/tenures.tsv: jane-doe|gb-prime-minister|2022-09-06||2024-05-01|day||new"]
    );
    // One of another source is for its author.
    let foreign = own_tenures("jane-doe|gb-prime-minister|2022-09-06||2023-01-01|day||other");
    assert_eq!(
        import("Jane Doe,Prime Minister,GB,2022-09-06,2024-01-01,,Q7", &[OWN_PEOPLE, foreign]),
        [
            "conflict: source1:2: dates that the dictionary lacks: jane-doe, gb-prime-minister: from \
          2022-09-06 until 2024-01-01; mine/ministers/tenures.tsv:2 has from 2022-09-06 seen 2023-01-01"
        ]
    );
    // An end that is known stays where the source forgets it.
    let closed = own_tenures("jane-doe|gb-prime-minister|2022-09-06|2023-01-01||day||new");
    assert_eq!(
        import("Jane Doe,Prime Minister,GB,2022-09-06,,,Q7", &[OWN_PEOPLE, closed]),
        [KNOWN]
    );
}

#[test]
fn a_second_import_finds_everything_there() {
    let first = "Jane Doe,President,FR,2001,2002,,Q1";
    let options = || Options { class: Some(CsvClass::Minister), ..options() };
    let table = format!("name,label,country,from,until,seen,wikidata\n{first}\n");
    let import = run(Format::Csv, options(), &[&table], &[]);
    let files = import.rows.files(&crate::dictionary::Files::default(), "mine");
    let own: Vec<(&str, &str)> =
        files.iter().map(|file| (file.name.as_str(), &*file.contents)).collect();
    let again = run(Format::Csv, options(), &[&table], &own);
    assert!(again.rows.is_empty());
    assert_eq!(again.report.n_known, 1);
}
