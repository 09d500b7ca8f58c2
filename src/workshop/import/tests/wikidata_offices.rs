//! Offices in answers of the query service.

use super::wikidata::answer;
use super::{lines, options, run};
use crate::workshop::import::Format;

#[test]
fn an_office_is_known_by_its_title_or_its_class() {
    let office = |label: &'static str, extra: &[&'static str]| {
        let cells = [
            "statement=S1",
            "person=Q1",
            "personLabel=Anna Blue",
            "position=Q11",
            "country=Q142",
            "start=2001-01-02T00:00:00Z",
            "end=2002-01-02T00:00:00Z",
            label,
        ];
        let cells = [&cells[..], extra].concat();
        let import = run(Format::Wikidata, options(), &[&answer(&[&cells])], &[]);
        lines(&import, &[]).into_iter().next().unwrap()
    };
    let label = "positionLabel=Keeper of the Seals";
    assert_eq!(
        office(label, &["ranks=agency"]),
        "passed: source1: record 1: an office that is no title we know: Keeper of the Seals"
    );
    assert_eq!(
        office(label, &["ranks=junior-minister|minister"]),
        "ministers/offices.tsv: fr-keeper-of-the-seals|Keeper of the Seals|FR||minister||one|new"
    );
    // What the office is held of makes it one of its own, and may be a body that we know.
    let president = "positionLabel=president";
    assert_eq!(
        office(president, &["of=Q1234"]),
        "passed: source1: record 1: an office without a label in English: of Q1234"
    );
    let of = ["of=Q1234", "ofLabel=Office of Communications"];
    assert_eq!(
        office(president, &of),
        "passed: source1: record 1: an office that is no title we know: President, Office of Communications"
    );
    assert_eq!(
        office(president, &[&of[..], &["ranks=official"]].concat()),
        "ministers/offices.tsv: fr-president-office-of-communications|President, Office of \
         Communications|FR|gb-ofcom|official||one|new"
    );
    assert_eq!(
        office("positionLabel=minister of home affairs", &of),
        "ministers/offices.tsv: fr-minister-of-home-affairs|Minister of home affairs|FR|gb-ofcom|minister|interior|one|new"
    );
    // A longer title is another one, unless it goes on with more of the portfolio.
    assert_eq!(
        office("positionLabel=President of the Senate", &[]),
        "passed: source1: record 1: an office that is no title we know: President of the Senate"
    );
    assert_eq!(
        office("positionLabel=Minister of Finance and Ferrets", &[]),
        "ministers/offices.tsv: fr-minister-of-finance-and-ferrets|Minister of Finance and Ferrets|FR||minister|finance|one|new"
    );
    assert_eq!(
        office("positionLabel=Minister of Finance and Ferrets of France", &[]),
        office("positionLabel=Minister of Finance and Ferrets", &[])
    );
    assert_eq!(
        office("positionLabel=French President", &[]),
        "ministers/offices.tsv: fr-president|President|FR||head-of-state||one|new"
    );
}

#[test]
fn two_people_at_once_make_an_office_of_many_seats() {
    let statement =
        |id: &'static str, person: &'static str, name: &'static str, start: &'static str| {
            [
                id,
                person,
                name,
                start,
                "position=Q10",
                "positionLabel=President",
                "country=Q142",
                "end=2003-01-02T00:00:00Z",
            ]
        };
    let first = statement(
        "statement=S1",
        "person=Q1",
        "personLabel=Anna Blue",
        "start=2001-01-02T00:00:00Z",
    );
    let late = statement(
        "statement=S2",
        "person=Q2",
        "personLabel=Bert Red",
        "start=2002-12-20T00:00:00Z",
    );
    let early = statement(
        "statement=S2",
        "person=Q2",
        "personLabel=Bert Red",
        "start=2002-11-10T00:00:00Z",
    );
    let office = |second: &[&str]| {
        let import = run(Format::Wikidata, options(), &[&answer(&[&first, second])], &[]);
        lines(&import, &[]).into_iter().next().unwrap()
    };
    assert!(office(&late).ends_with("head-of-state||one|new"), "{}", office(&late));
    assert!(office(&early).ends_with("head-of-state||many|new"), "{}", office(&early));
}
