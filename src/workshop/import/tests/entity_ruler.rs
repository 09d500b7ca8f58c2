//! Patterns of spaCy.

use super::{check, options};
use crate::workshop::import::{Format, Options};

pub(super) const PATTERNS: &str = r#"{"label": "GPE", "pattern": "Blighty", "id": "GB"}
{"label": "GPE", "pattern": [{"LOWER": "united"}, {"LOWER": "kingdom"}], "id": "country:GB"}
{"label": "X", "pattern": "UK", "id": "country:GB"}
{"label": "ORG", "pattern": "Board of Trees", "id": "gb-board-of-trees"}
{"label": "ORG", "pattern": [{"TEXT": "BoT"}], "id": "agency:gb-board-of-trees"}

{"label": "ORG", "pattern": [{"ORTH": "Guinea"}, {"ORTH": "-"}, {"ORTH": "Bank"}]}
{"label": "PERSON", "pattern": "Anna Blue", "id": "minister:anna-blue"}
{"label": "PERSON", "pattern": "Anna B. Blue", "id": "minister:anna-blue"}
{"label": "GPE", "pattern": "Atlantis"}
{"label": "GPE", "pattern": "Narnia", "id": "NA"}
{"label": "ORG", "pattern": [{"LOWER": "the"}, {"TEXT": "Bank"}]}
{"label": "ORG", "pattern": [{"LOWER": {"REGEX": "^b"}}]}
{"label": "ORG", "pattern": [{"LOWER": "bank", "OP": "?"}]}
{"label": "ORG", "pattern": [{"POS": "NOUN"}]}
{"label": "ORG", "pattern": "Home Office"}
{"label": "LOC", "pattern": "The Alps"}
not json
"#;

#[test]
fn patterns_become_names() {
    check(
        Format::EntityRuler,
        Options { country: Some("GB".to_owned()), ..options() },
        &[PATTERNS],
        &[
            "agencies/entities.tsv: gb-board-of-trees|Board of Trees|public-body|GB||||||new",
            "agencies/entities.tsv: gb-guinea-bank|Guinea-Bank|public-body|GB||||||new",
            "agencies/names.tsv: gb-board-of-trees|BoT|name|und|exact|strong|||new",
            "agencies/names.tsv: gb-board-of-trees|Board of Trees|name|und|initial|strong|||new",
            "agencies/names.tsv: gb-guinea-bank|Guinea-Bank|name|und|exact|strong|||new",
            "agencies/names.tsv: gb-home-office|Home Office|name|und|initial|strong|||new",
            "countries/entities.tsv: NA|Narnia||||||new",
            "countries/names.tsv: GB|Blighty|name|und|initial|strong|||new",
            "countries/names.tsv: GB|UK|abbreviation|und|initial|strong|||new",
            "countries/names.tsv: GB|united kingdom|name|und|any|strong|||new",
            "countries/names.tsv: NA|Narnia|name|und|initial|strong|||new",
            "ministers/people.tsv: anna-blue|Anna Blue|Anna B. Blue|||new",
            "unreadable: source1:18: a line that is no pattern: expected ident at line 1 column 2",
            "passed: source1:10: a country that the dictionary lacks: Atlantis",
            "passed: source1:12: a pattern of which only some words have a case: the",
            "passed: source1:13: a token that is no word: {\"LOWER\":{\"REGEX\":\"^b\"}}",
            "passed: source1:14: a token that is no word: {\"LOWER\":\"bank\",\"OP\":\"?\"}",
            "passed: source1:15: a token that is no word: POS: NOUN",
            "passed: source1:17: a label that means none of our classes: LOC",
        ],
    );
}

#[test]
fn labels_mean_what_the_user_says() {
    let mut options = Options { country: Some("FR".to_owned()), ..options() };
    options.labels.insert("INSTITUTION".to_owned(), "agency".to_owned());
    options.kind = Some("court".to_owned());
    check(
        Format::EntityRuler,
        options,
        &["{\"label\": \"INSTITUTION\", \"pattern\": \"Court of Leaves\"}"],
        &[
            "agencies/entities.tsv: fr-court-of-leaves|Court of Leaves|court|FR||||||new",
            "agencies/names.tsv: fr-court-of-leaves|Court of Leaves|name|und|initial|strong|||new",
        ],
    );
}
