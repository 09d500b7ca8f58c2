//! Plain tables.

use super::{check, options};
use crate::workshop::import::{CsvClass, Format, Options};

pub(super) const AGENCIES: &str = "label,type,country,acronym,aliases,from\n\
    Board of Trees,public-body,GB,BOT,Tree Board|Boardlet,1999\n\
    \"Trees, Board of\",quango,GB,,,\n\
    Board of Leaves,agency,GB,,,soon\n\
    ,agency,GB,,,\n\
    short row\n";

fn of(class: CsvClass) -> Options {
    Options { class: Some(class), ..options() }
}

#[test]
fn bodies_with_their_names() {
    check(
        Format::Csv,
        of(CsvClass::Agency),
        &[AGENCIES],
        &[
            "agencies/entities.tsv: gb-board-of-trees|Board of Trees|public-body|GB||1999||||new",
            "agencies/names.tsv: gb-board-of-trees|BOT|acronym|und|exact|weak|||new",
            "agencies/names.tsv: gb-board-of-trees|Board of Trees|name|en|initial|strong|||new",
            "agencies/names.tsv: gb-board-of-trees|Boardlet|name|en|initial|weak|||new",
            "agencies/names.tsv: gb-board-of-trees|Tree Board|name|en|initial|strong|||new",
            "unreadable: source1:4: a date that is none: from \"soon\"; expected YYYY, YYYY-MM or YYYY-MM-DD",
            "unreadable: source1:5: a row without the cell: label",
            "unreadable: source1:6: a file that is not CSV: CSV error: record 5 (line: 6, byte: 177): found record with 1 fields, but the previous record has 6 fields",
            "passed: source1:3: a body without a type: Trees, Board of",
        ],
    );
}

#[test]
fn columns_may_have_other_names_and_signs_between_them() {
    let table = "Nom;Sigle;Code\nHaut Conseil du Climat;HCC;17\n";
    let mut options = of(CsvClass::Agency);
    options.country = Some("FR".to_owned());
    options.kind = Some("public-body".to_owned());
    options.columns.insert("label".to_owned(), "Nom".to_owned());
    options.columns.insert("acronym".to_owned(), "Sigle".to_owned());
    check(
        Format::Csv,
        options.clone(),
        &[table],
        &[
            "unreadable: source1: columns that are not known: \"Code\"; expected label id type country \
             parent from until successors wikidata name kind lang case strength aliases acronym; \
             --column OURS=THEIRS maps a column, --skip-column leaves one out",
        ],
    );
    options.skipped_columns.insert("Code".to_owned());
    check(
        Format::Csv,
        options,
        &[table],
        &[
            "agencies/entities.tsv: fr-haut-conseil-du-climat|Haut Conseil du Climat|public-body|FR||||||new",
            "agencies/names.tsv: fr-haut-conseil-du-climat|HCC|acronym|und|exact|weak|||new",
            "agencies/names.tsv: fr-haut-conseil-du-climat|Haut Conseil du Climat|name|en|initial|strong|||new",
        ],
    );
}

#[test]
fn names_of_countries() {
    let table = "entity\tname\tkind\tlang\tstrength\n\
                 GB\tBlighty\tshort\ten\tweak\n\
                 GB\tUnited Kingdom\tname\ten\tstrong\n\
                 France\tFrenchie\tdemonym\ten\t\n\
                 GB\tAlbion\tnick\ten\t\n\
                 GB\tAlbion\tname\tenglish\t\n";
    check(
        Format::Csv,
        of(CsvClass::Country),
        &[table],
        &[
            "countries/names.tsv: FR|Frenchie|demonym|en|initial|weak|||new",
            "countries/names.tsv: GB|Blighty|short|en|initial|weak|||new",
            "unreadable: source1:5: a word that the column does not have: kind \"nick\"; expected one of \
             name, official, short, former, demonym, adjective, abbreviation, capital, metonym, role, \
             surname, acronym, term",
            "unreadable: source1:6: a language without a code: english",
        ],
    );
}

#[test]
fn themes_and_traps() {
    check(
        Format::Csv,
        of(CsvClass::Theme),
        &[
            "label,definition,broader,strong,codes\nTree policy,On \"\"trees\"\".,health,tree planting|Forest Act,sdg:15\n",
        ],
        &[
            "themes/tree-policy.toml: label = \"Tree policy\"",
            "themes/tree-policy.toml: definition = \"On \\\"\\\"trees\\\"\\\".\"",
            "themes/tree-policy.toml: broader = [\"health\"]",
            "themes/tree-policy.toml: source = \"new\"",
            "themes/tree-policy.toml: [codes]",
            "themes/tree-policy.toml: sdg = [\"15\"]",
            "themes/tree-policy.toml: [terms]",
            "themes/tree-policy.toml: strong = [\"tree planting\", \"Forest Act\"]",
            "themes/tree-policy.toml: [examples]",
            "themes/tree-policy.toml: match = []",
            "themes/tree-policy.toml: not = []",
        ],
    );
    check(
        Format::Csv,
        of(CsvClass::Trap),
        &["phrase,hides,reason,example\n\
           French fries,country:FR,a dish,He ate French fries.\n\
           Home Office Depot,agency:gb-home-office|country:*,a shop,The Home Office Depot closed.\n\
           French horn,country:XX,an instrument,He played the French horn.\n\
           French press,country:FR,,\n"],
        &[
            "traps/traps.tsv: French fries|initial|country:FR|a dish|He ate French fries.|new",
            "traps/traps.tsv: Home Office Depot|initial|agency:gb-home-office|country:*|a shop|The Home Office Depot closed.|new",
            "unreadable: source1:4: a trap that hides nothing we know: country:XX",
            "unreadable: source1:5: a trap without reason or example: French press",
        ],
    );
}
