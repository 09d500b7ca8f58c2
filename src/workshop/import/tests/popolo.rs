//! Popolo files.

use super::{check, options};
use crate::workshop::import::{Format, Options};

pub(super) const CABINET: &str = r#"{
  "persons": [
    {"id": "p1", "name": "Anna Blue", "family_name": "Blue",
     "other_names": [{"name": "Anna Bleue", "lang": "fr"}, {"name": "Anne B"}],
     "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}]},
    {"id": "p2", "name": "Bert Red", "death_date": "2019-01-01"},
    {"id": "p3", "name": "Cleo Green"}
  ],
  "organizations": [
    {"id": "o1", "name": "Ministry of Paint", "classification": "ministry", "area_id": "fr",
     "founding_date": "1990", "other_names": [{"name": "Paint Ministry"}]},
    {"id": "o2", "name": "Painters", "classification": "party"},
    {"id": "o3", "name": "Second Cabinet", "classification": "cabinet", "area_id": "fr"}
  ],
  "areas": [{"id": "fr", "name": "France", "classification": "country"}],
  "posts": [{"id": "x", "label": "Minister of Finance", "organization_id": "o1"}],
  "memberships": [
    {"person_id": "p1", "post_id": "x", "start_date": "2020-01-02", "end_date": "2021-03"},
    {"person_id": "p2", "organization_id": "o3", "role": "President", "start_date": "2018-05-06"},
    {"person_id": "p2", "organization_id": "o2", "role": "President", "start_date": "2018-05-06"},
    {"person_id": "p9", "organization_id": "o1", "role": "President"},
    {"person_id": "p1", "organization_id": "o1", "role": "President", "start_date": "May 2020"},
    {"person_id": "p1", "organization_id": "o1", "role": "President", "start_date": "2020"}
  ]
}"#;

#[test]
fn people_offices_and_bodies_come_together() {
    check(
        Format::Popolo,
        options(),
        &[CABINET],
        &[
            "agencies/entities.tsv: fr-ministry-of-paint|Ministry of Paint|department|FR||1990||||new",
            "agencies/names.tsv: fr-ministry-of-paint|Ministry of Paint|name|en|initial|weak|||new",
            "agencies/names.tsv: fr-ministry-of-paint|Paint Ministry|name|en|initial|weak|||new",
            "ministers/offices.tsv: fr-president|President|FR||head-of-state||one|new",
            "ministers/people.tsv: anna-blue|Anna Blue|Anna Bleue|Anne B|Blue|Q1|new",
            "ministers/people.tsv: bert-red|Bert Red||||new",
            "ministers/tenures.tsv: anna-blue|fr-minister-of-finance|2020-01-02|2021-03||month||new",
            "ministers/tenures.tsv: bert-red|fr-president|2018-05-06||2018-05-06|day||new",
            "unreadable: source1: membership 4: a membership of nobody we are told of: p9",
            "unreadable: source1: membership 5: a date that is none: \"May 2020\"",
            "passed: source1: membership 3: an office of an organization that is no public body: Bert Red, Painters",
            "passed: source1: membership 6: an office that is no title we know: President, Ministry of Paint",
            "passed: source1: organization 2: an organization that is no public body: Painters, \"party\"",
            "passed: source1: organization 3: an organization that is no public body: Second Cabinet, \"cabinet\"",
            "passed: source1: person 3: a person without an office: Cleo Green",
        ],
    );
}

#[test]
fn parts_may_stand_in_several_files() {
    let people = r#"{"persons": [{"id": "p", "name": "Anna Blue"}]}"#;
    let memberships = r#"{"memberships": [{"person_id": "p", "role": "President", "start_date": "2001", "end_date": "2002"}]}"#;
    check(
        Format::Popolo,
        Options { country: Some("FR".to_owned()), ..options() },
        &[memberships, people],
        &[
            "ministers/offices.tsv: fr-president|President|FR||head-of-state||one|new",
            "ministers/people.tsv: anna-blue|Anna Blue||||new",
            "ministers/tenures.tsv: anna-blue|fr-president|2001|2002||year||new",
        ],
    );
}

#[test]
fn labels_of_the_source_get_a_meaning() {
    let file =
        r#"{"organizations": [{"id": "o", "name": "Board of Trees", "classification": "Quango"}]}"#;
    let mut options = Options { country: Some("GB".to_owned()), ..options() };
    options.labels.insert("Quango".to_owned(), "public-body".to_owned());
    check(
        Format::Popolo,
        options,
        &[file],
        &[
            "agencies/entities.tsv: gb-board-of-trees|Board of Trees|public-body|GB||||||new",
            "agencies/names.tsv: gb-board-of-trees|Board of Trees|name|en|initial|strong|||new",
        ],
    );
}

#[test]
fn refuses_what_is_no_popolo() {
    let deep = format!("{{\"persons\": {}", "[".repeat(100_000));
    for file in ["[1]", "{\"persons\": 3}", "{\"persons\": [{\"id\": 3}]}", &deep] {
        let import = super::run(Format::Popolo, options(), &[file], &[]);
        assert_eq!(import.report.unreadable.len(), 1, "{}", &file[..20.min(file.len())]);
    }
}
