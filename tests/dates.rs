//! Who holds which office on the article's date, and which name means what: whole answers.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use policytag::model::{Article, Detail};
use policytag::pipeline;

/// `office standing` of the first office of each minister tag, as `id: office standing`, inferred
/// ones marked with `*`.
#[track_caller]
fn check_office(text: &str, date: &str, expected: &[&str]) {
    let mut found = Vec::new();
    for tag in annotate(text, date).tags {
        let line = match &tag.detail {
            Detail::Person { offices, inferred } => {
                let office = &offices[0];
                let mark = if *inferred { "*" } else { "" };
                format!("{}{mark}: {} {}", tag.id, office.id, office.standing.name())
            }
            Detail::Office(office) => format!("office {}", office.id),
            _ => continue,
        };
        found.push(line);
    }
    found.sort();
    assert_eq!(found, expected, "{text} on {date}");
}

#[track_caller]
fn check_countries(text: &str, date: &str, expected: &[&str]) {
    let tags = annotate(text, date).tags;
    let mut found: Vec<&str> =
        tags.iter().filter(|tag| tag.detail == Detail::Country).map(|tag| &*tag.id).collect();
    found.sort_unstable();
    assert_eq!(found, expected, "{text} on {date}");
}

fn annotate(text: &str, date: &str) -> policytag::model::Annotation {
    let date = (!date.is_empty()).then(|| date.parse().unwrap());
    let article = Article { text: text.to_owned(), date, ..Article::default() };
    pipeline::annotate(support::dictionary(), &article)
}

#[test]
fn a_person_has_the_office_of_the_day() {
    let text = "Chris Philp told the BBC in Britain that talks went on.";
    check_office(
        text,
        "2020-06-01",
        &["chris-philp: gb-minister-for-immigration-compliance-and-justice in-office"],
    );
    check_office(
        text,
        "2021-11-20",
        &["chris-philp: gb-minister-for-tech-and-the-digital-economy in-office"],
    );
    check_office(
        text,
        "2022-08-01",
        &["chris-philp: gb-minister-for-tech-and-the-digital-economy former"],
    );
    check_office(
        text,
        "2023-01-01",
        &["chris-philp: gb-minister-for-crime-policing-and-fire in-office"],
    );
}

#[test]
fn small_words_of_a_name_are_written_either_way() {
    for text in [
        "Luigi Di Maio, deputy prime minister of Italy, spoke.",
        "Luigi di Maio, deputy prime minister of Italy, spoke.",
    ] {
        check_office(
            text,
            "2019-05-15",
            &["luigi-di-maio: it-minister-of-social-policies in-office"],
        );
    }
}

#[test]
fn a_role_means_its_holder_of_the_day() {
    let text = "The UK's technology minister opened the summit.";
    check_office(
        text,
        "2021-11-20",
        &["chris-philp*: gb-minister-for-tech-and-the-digital-economy in-office"],
    );
    // Without a date nobody is guessed; the office itself is what the text names.
    check_office(text, "", &["office gb-secretary-of-state-for-science-innovation-and-technology"]);
    check_office(
        "The German chancellor travelled to Lyon.",
        "2010-05-05",
        &["angela-merkel*: de-chancellor in-office"],
    );
    check_office("The former German chancellor travelled to Lyon.", "2010-05-05", &[]);
    check_office("The shadow foreign secretary criticised Britain.", "2010-02-05", &[]);
}

#[test]
fn a_title_and_a_surname_mean_its_holder() {
    check_office(
        "Chancellor Merkel spoke in Berlin about Germany.",
        "2010-05-05",
        &["angela-merkel: de-chancellor in-office"],
    );
}

#[test]
fn a_country_is_the_one_of_the_day() {
    check_countries("The government of Burma signed the accord.", "1985-01-01", &["BUMM"]);
    check_countries("The government of Burma signed the accord.", "2005-01-01", &["MM"]);
    check_countries("Eswatini held elections.", "2019-01-01", &["SZ"]);
    check_countries("Eswatini held elections.", "1999-01-01", &[]);
}

#[test]
fn one_name_may_be_two_things() {
    check_countries("Officials in Atlanta, Georgia, welcomed the plant.", "", &[]);
    check_countries("Tbilisi and Batumi: Georgia signed with Armenia.", "", &["AM", "GE"]);
    check_countries("Michael Jordan scored 40 points.", "", &[]);
    check_countries("A delegation from Jordan, Egypt and Kuwait arrived.", "", &["EG", "JO", "KW"]);
    check_countries("They carved the turkey and made it last.", "", &[]);
    check_countries("JOIN US NOW FOR A SPECIAL DAY", "", &[]);
    check_countries("People in Lebanon, Pennsylvania, voted. Lebanon is a town.", "", &[]);
}
