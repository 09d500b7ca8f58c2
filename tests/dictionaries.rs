//! What we ship is in normal form and passes its own examples.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use policytag::dictionary::{Dictionary, Files, examples};
use policytag::model::Article;
use policytag::{pipeline, workshop};

#[test]
fn files_are_in_normal_form() {
    let mut faults = Vec::new();
    for path in files("tsv") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display();
        if !text.ends_with('\n') || text.contains('\r') || text.starts_with('\u{feff}') {
            faults.push(format!("{name}: expected LF line ends, a final newline and no BOM"));
        }
        let rows: Vec<&str> = text.lines().skip(1).collect();
        for (line, pair) in (3..).zip(rows.windows(2)) {
            if pair[0] >= pair[1] {
                faults.push(format!("{name}:{line}: not sorted, or twice: {}", pair[1]));
            }
        }
        for (line, row) in (2..).zip(&rows) {
            if !unicode_normalization::is_nfc(row) {
                faults.push(format!("{name}:{line}: not NFC: {row}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults[..faults.len().min(20)].join("\n"));
}

#[test]
fn ids_are_unique_and_slugs() {
    let dictionary = support::dictionary();
    let lists: [(&str, Vec<&str>); 4] = [
        ("people", dictionary.people.iter().map(|person| person.id.as_str()).collect()),
        ("offices", dictionary.offices.iter().map(|office| office.id.as_str()).collect()),
        ("agencies", dictionary.agencies.iter().map(|agency| agency.id.as_str()).collect()),
        ("themes", dictionary.themes.iter().map(|theme| theme.id.as_str()).collect()),
    ];
    for (name, ids) in lists {
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: an id stands twice");
        for id in ids {
            assert!(
                id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}: \"{id}\" is no slug"
            );
        }
    }
}

#[test]
fn all_examples_hold() {
    let examples = examples(&Files::shipped()).unwrap();
    let report = workshop::test(support::dictionary(), &examples);
    let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(
        faults.is_empty(),
        "{} faults in {} examples:\n{}",
        faults.len(),
        report.n_examples,
        faults.join("\n")
    );
}

#[test]
fn every_theme_has_examples() {
    let files = Files::shipped();
    let examples = examples(&files).unwrap();
    assert_eq!(workshop::lacking_examples(&files, &examples), []);
}

#[test]
fn themes_are_enough() {
    assert!(support::dictionary().themes.len() >= 40);
}

#[test]
fn problems_are_told_all_at_once_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "countries/names.tsv",
        "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
         QQ\tAtlantis\tname\ten\tinitial\tstrong\t\t\tcurated\n\
         GB\tBlighty\tnick\ten\tinitial\tstrong\t\t\tcurated\n\
         GB\tAlbion\tname\ten\tinitial\tstrong\t2021-13\t\tcurated\n",
    );
    write("themes/bad.toml", "label = \"Bad\"\ncolour = \"red\"\n");
    write("extra.tsv", "a\tb\n");
    let problems = Dictionary::load(&[folder.path()]).unwrap_err();
    let told: Vec<String> = problems
        .iter()
        .map(|problem| problem.to_string().replace(&format!("{}/", folder.path().display()), ""))
        .collect();
    assert_eq!(told.len(), 6, "{told:#?}");
    assert!(told[0].starts_with("countries/names.tsv:2: country \"QQ\": expected an id"));
    assert!(told[1].starts_with("countries/names.tsv:3: kind \"nick\": expected one of name"));
    assert!(told[2].starts_with("countries/names.tsv:4: date \"2021-13\": expected YYYY"));
    assert!(told[3].starts_with("extra.tsv: not a file of a dictionary; expected"));
    assert!(told[4].starts_with("themes/bad.toml:1: missing `definition`, `source`, `terms`"));
    assert!(told[5].starts_with("themes/bad.toml:2: unknown field `colour`, expected one of"));
    assert!(told[5].ends_with("    2:1 | colour = \"red\"\n        | ^^^^^^"), "{}", told[5]);
}

#[test]
fn a_folder_adds_to_the_shipped_dictionaries() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("countries")).unwrap();
    fs::write(
        folder.path().join("countries/names.tsv"),
        "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
         GB\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n",
    )
    .unwrap();
    let dictionary = Dictionary::load(&[folder.path()]).unwrap();
    assert_ne!(dictionary.digest, support::dictionary().digest);
    let text = "The fleet sailed home to Blighty and France.".to_owned();
    let annotation = pipeline::annotate(&dictionary, &Article { text, ..Article::default() });
    let keys: Vec<String> = annotation.tags.iter().map(policytag::model::Tag::key).collect();
    assert_eq!(keys, ["country:FR", "country:GB"]);
}

fn files(ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "import") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
