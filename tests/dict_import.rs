//! `dict import` and `dict export` as their users meet them: what stands in the folder, what is said,
//! exit codes, and what comes back of what went out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use policytag::dictionary::{Dictionary, Files};
use policytag::model::Target;
use tempfile::TempDir;

fn policytag(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_policytag"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Exit code and what is said on both outputs.
#[track_caller]
fn check(output: &Output, code: i32, said: &[&str]) {
    let text = String::from_utf8(output.stdout.clone()).unwrap()
        + &String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{text}");
    for line in said {
        assert!(text.contains(line), "\"{line}\" in:\n{text}");
    }
}

const CABINET: &str = "name,label,from,until\n\
    Theresa May,Prime Minister,2016-07-13,2019-07-24\n\
    Theresa May,Prime Minister,2016-07-01,2019-07-24\n\
    Ada Examplewright,Minister for Agriculture,2020-01-02,2021-03-04\n\
    Ada Examplewright,Keeper of the Royal Ferrets,2020-01-02,2021-03-04\n";
const IMPORT: [&str; 13] = [
    "dict",
    "import",
    "--format",
    "csv",
    "--class",
    "minister",
    "--country",
    "GB",
    "--source",
    "own",
    "--into",
    "mine",
    "cabinet.csv",
];

#[test]
fn takes_what_is_new_and_names_what_contradicts() {
    let folder = folder(&[("cabinet.csv", CABINET)]);
    let said = [
        "cabinet.csv:3: other dates of the same person and office: theresa-may, gb-prime-minister",
        "policytag: 4 records in, 1 taken, 1 already there, 2 left out",
        "1 left out: other dates of the same person and office",
        "1 left out: an office that is no title we know",
        "1 in ministers/people.tsv",
        "1 in ministers/tenures.tsv",
    ];
    let dry = policytag(folder.path(), &[&IMPORT[..], &["--dry-run"]].concat());
    check(&dry, 1, &[&said[..], &["nothing was written (--dry-run)"]].concat());
    assert!(!folder.path().join("mine").exists());
    check(&policytag(folder.path(), &IMPORT), 1, &said);
    let mine = |name: &str| fs::read_to_string(folder.path().join("mine").join(name)).unwrap();
    assert_eq!(
        mine("ministers/people.tsv"),
        "id\tname\taliases\tsurname\twikidata\tsource\n\
         ada-examplewright\tAda Examplewright\t\t\t\town\n"
    );
    // The folder loads and tags.
    fs::write(
        folder.path().join("a.txt"),
        "Title\n\nPublished on 3 March 2020\n\nAda Examplewright spoke in London.\n",
    )
    .unwrap();
    let tags = policytag(folder.path(), &["tag", "a.txt", "--dictionaries", "mine", "-q"]);
    check(&tags, 0, &["\"id\":\"ada-examplewright\""]);
    // Once more: everything is there.
    check(
        &policytag(folder.path(), &IMPORT),
        1,
        &["4 records in, 0 taken, 2 already there, 2 left out", "nothing is new"],
    );
}

#[test]
fn refuses_what_it_cannot_do() {
    let folder = folder(&[("cabinet.csv", CABINET), ("empty.csv", "name\n")]);
    let run = |arguments: &[&str]| policytag(folder.path(), &[&IMPORT[..], arguments].concat());
    check(&run(&["--column", "name"]), 2, &["--column name: expected OURS=THEIRS"]);
    check(&run(&["--languages", "English"]), 2, &["--languages English: expected ISO 639 codes"]);
    check(&run(&["--rank", "boss"]), 2, &["expected one of head-of-state"]);
    check(&run(&["missing.csv"]), 2, &["missing.csv: "]);
    check(&run(&["--seen", "soon"]), 2, &["date \"soon\": expected ISO 8601"]);
    fs::create_dir_all(folder.path().join("mine/words")).unwrap();
    check(&run(&["--dictionaries", "mine"]), 2, &["is the folder of --into"]);
    let no_source = &["dict", "import", "--format", "csv", "--into", "mine", "empty.csv"];
    check(&policytag(folder.path(), no_source), 2, &["--source: missing"]);
    fs::write(folder.path().join("mine/words/cues.tsv"), "wrong\n").unwrap();
    check(&run(&[]), 2, &["mine/words/cues.tsv:1: the header is \"wrong\""]);
}

#[test]
fn an_imported_theme_loads_and_dict_check_asks_for_examples() {
    let folder = folder(&[("t.csv", "label,strong\nFerret policy,ferret policy|Ferrets Act\n")]);
    let import = [
        "dict", "import", "--format", "csv", "--class", "theme", "--source", "own", "--into",
        "mine", "t.csv",
    ];
    check(&policytag(folder.path(), &import), 0, &["1 in themes/"]);
    check(
        &policytag(folder.path(), &["dict", "check", "mine"]),
        1,
        &[
            "mine/themes/ferret-policy.toml: 0 examples under match and 0 under not; expected at least 3",
        ],
    );
    fs::write(folder.path().join("a.txt"), "News\n\nThe Ferrets Act was passed in May.\n").unwrap();
    let tags = policytag(folder.path(), &["tag", "a.txt", "--dictionaries", "mine", "-q"]);
    check(&tags, 0, &["\"id\":\"ferret-policy\""]);
}

/// Exports the shipped dictionary and imports it into an empty folder, with nothing beneath.
fn round_trip(format: &str, classes: &str) -> (TempDir, Dictionary) {
    let folder = folder(&[]);
    let export = ["dict", "export", "--format", format, "--classes", classes, "-o", "all.txt"];
    check(&policytag(folder.path(), &export), 0, &[]);
    let import = [
        "dict", "import", "--format", format, "--source", "own", "--alone", "--into", "new",
        "all.txt",
    ];
    check(&policytag(folder.path(), &import), 0, &["written to new"]);
    let files = Files::default().with_folders(&[folder.path().join("new")]).unwrap();
    let dictionary = Dictionary::build(&files).unwrap();
    (folder, dictionary)
}

#[test]
fn names_come_back_as_they_went_out() {
    /// Keys and names, with how they must be written.
    fn names(dictionary: &Dictionary) -> BTreeSet<String> {
        let strong = dictionary.terms.iter().filter(|term| term.is_strong);
        strong
            .filter_map(|term| {
                let key = match term.target {
                    Target::Country(at) => {
                        format!("country:{}", dictionary.countries[at as usize].id)
                    }
                    Target::Agency(at) => format!("agency:{}", dictionary.agencies[at as usize].id),
                    Target::Person(at) => format!("minister:{}", dictionary.people[at as usize].id),
                    _ => return None,
                };
                Some(format!("{key} {} {:?}", policytag::fold::slug(&term.name), term.case))
            })
            .collect()
    }
    let (_folder, dictionary) = round_trip("entity-ruler", "country,agency,minister");
    let (shipped, found) = (names(&Dictionary::shipped()), names(&dictionary));
    assert!(shipped.len() > 10_000);
    assert_eq!(found.difference(&shipped).next(), None);
    // A name that several bear is not taken for sure again, and a person's name that a body or a
    // country bears is not taken at all.
    let lost: Vec<&String> = shipped.difference(&found).collect();
    assert!(lost.len() * 50 < shipped.len(), "{} of {}: {lost:?}", lost.len(), shipped.len());
}

#[test]
fn exports_choose_classes_labels_and_iris() {
    let folder = folder(&[]);
    let run = |arguments: &[&str]| {
        let output = policytag(folder.path(), &[&["dict", "export"], arguments].concat());
        check(&output, 0, &[]);
        String::from_utf8(output.stdout).unwrap()
    };
    let turtle =
        run(&["--format", "skos", "--classes", "country", "--base", "https://example.org/id/"]);
    assert!(turtle.contains(
        "<https://example.org/id/country:FR> a skos:Concept ;\n    \
         skos:inScheme <https://example.org/id/country> ;\n    \
         skos:notation \"FR\" ;\n    skos:prefLabel \"France\"@en ;\n"
    ));
    assert!(turtle.contains("skos:exactMatch <http://www.wikidata.org/entity/Q142>"));
    assert!(!turtle.contains("theme:"));
    let patterns =
        run(&["--format", "entity-ruler", "--classes", "country", "--label", "country=LAND"]);
    assert!(
        patterns.contains("{\"label\":\"LAND\",\"pattern\":\"France\",\"id\":\"country:FR\"}\n")
    );
    assert!(patterns.lines().all(|line| line.starts_with("{\"label\":\"LAND\"")));
    let weak = run(&["--format", "entity-ruler", "--classes", "country", "--weak"]);
    assert!(weak.lines().count() > patterns.lines().count());
    let bad = policytag(folder.path(), &["dict", "export", "--format", "skos", "--base", "a b"]);
    check(&bad, 2, &["expected the beginning of an IRI"]);
}

#[cfg(feature = "rdf")]
mod vocabularies {
    use std::collections::{BTreeMap, BTreeSet};

    use policytag::dictionary::Dictionary;
    use policytag::model::{Theme, ThemeTerm};

    use super::round_trip;

    #[test]
    fn themes_come_back_as_they_went_out() {
        /// What SKOS can carry of a theme.
        fn carried(dictionary: &Dictionary, theme: &Theme) -> Vec<BTreeSet<String>> {
            let id = |at: &u32| dictionary.themes[*at as usize].id.clone();
            let phrases = |terms: &[ThemeTerm]| -> BTreeSet<String> {
                terms.iter().map(|term| dictionary.atoms[term.atom as usize].clone()).collect()
            };
            let mut strong = phrases(&theme.strong);
            // The label of a vocabulary is a term, too.
            strong.insert(theme.label.clone());
            strong.insert(theme.label[..1].to_lowercase() + &theme.label[1..]);
            let weak = phrases(&theme.weak).difference(&strong).cloned().collect();
            let codes = theme.codes.iter().flat_map(|(vocabulary, codes)| {
                codes.iter().map(move |code| format!("{vocabulary}:{code}"))
            });
            vec![
                BTreeSet::from([theme.label.clone(), theme.definition.clone()]),
                theme.broader.iter().map(id).collect(),
                // What is both broader and related is broader.
                theme.related.iter().filter(|at| !theme.broader.contains(at)).map(id).collect(),
                codes.collect(),
                strong,
                weak,
            ]
        }
        fn themes(dictionary: &Dictionary) -> BTreeMap<String, Vec<BTreeSet<String>>> {
            let themes = dictionary.themes.iter();
            themes.map(|theme| (theme.id.clone(), carried(dictionary, theme))).collect()
        }
        let (_folder, dictionary) = round_trip("skos", "theme");
        let (shipped, found) = (themes(&Dictionary::shipped()), themes(&dictionary));
        assert!(shipped.len() > 100);
        assert_eq!(found.len(), shipped.len());
        for (id, expected) in shipped {
            assert_eq!(found[&id], expected, "{id}");
        }
    }
}
