//! The author's commands: what they say of sound and unsound dictionaries.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use policytag::dictionary::Files;
use policytag::workshop;

const NAMES: &str = "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n";
const BODIES: &str =
    "id\tlabel\ttype\tcountry\tparent\tfrom\tuntil\tsuccessors\twikidata\tsource\n";
const PEOPLE: &str = "id\tname\taliases\tsurname\twikidata\tsource\n";
const OFFICES: &str = "id\tlabel\tcountry\tbody\trank\tportfolios\tseats\tsource\n";
const TENURES: &str = "person\toffice\tfrom\tuntil\tseen\tprecision\tnote\tsource\n";

#[test]
fn the_shipped_dictionaries_have_no_problem() {
    let problems = workshop::check(&Files::shipped());
    let told: Vec<String> = problems.iter().take(30).map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), told.join("\n"));
}

/// Each row: a file on top of the shipped ones, its contents, and the beginnings of its problems.
#[test]
fn check_names_every_problem() {
    let rows: [(&str, String, &[&str]); 14] = [
        (
            "countries/names.tsv",
            format!("{NAMES}GB\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
            &[],
        ),
        (
            "countries/names.tsv",
            format!(
                "{NAMES}GB\tOld Blighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n\
                 GB\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n"
            ),
            &["3: not sorted: comes before \"GB\tOld Blighty"],
        ),
        (
            "countries/names.tsv",
            format!("{NAMES}GB\tZ\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
            &["2: name \"Z\": expected two letters or more"],
        ),
        (
            "countries/names.tsv",
            format!(
                "{NAMES}GB\tOld-Blighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n\
                 GB\tOld Blighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n"
            ),
            &[
                "3: name \"Old Blighty\" is matched by \"Old-Blighty\" in line 2 already",
                "3: not sorted",
            ],
        ),
        (
            "countries/names.tsv",
            format!("{NAMES}SUHH\tSovietia\tshort\ten\tinitial\tstrong\t2001\t\tcurated\n"),
            &["2: name \"Sovietia\" is in use only when country Soviet Union"],
        ),
        (
            "countries/names.tsv",
            format!("{NAMES}GB\tFrance\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
            // Examples speak of France, so only they can tell.
            &[],
        ),
        (
            "countries/names.tsv",
            format!(
                "{NAMES}FR\tRuritania\tshort\ten\tinitial\tstrong\t\t\tcurated\n\
                 GB\tRuritania\tshort\ten\tinitial\tstrong\t\t\tcurated\n"
            ),
            &["3: \"Ruritania\" is a strong name of country France (FR) and of country United"],
        ),
        (
            "countries/names.tsv",
            format!("{NAMES}GX\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
            &["2: country \"GX\": expected an id of countries/entities.tsv"],
        ),
        (
            "agencies/entities.tsv",
            format!(
                "{BODIES}zz-a\tA Body\tagency\tFR\tzz-b\t\t\t\t\tcurated\n\
                 zz-b\tB Body\tagency\tFR\tzz-a\t\t\t\t\tcurated\n\
                 zz-c\tC Body\tagency\tFR\tzz-none\t\t\t\t\tcurated\n"
            ),
            &[
                "2: parent run in a circle: zz-a -> zz-b -> zz-a",
                "4: parent \"zz-none\": expected an id of agencies/entities.tsv",
            ],
        ),
        (
            "agencies/entities.tsv",
            format!("{BODIES}ZZ a\tA Body\tagency\tFR\t\t2001\t2000\t\t\tcurated\n"),
            &[
                "2: from 2001 until 2000: ends before it begins",
                "2: id \"ZZ a\": expected a slug such as \"zz-a\"",
            ],
        ),
        (
            "agencies/members.tsv",
            "group\tmember\tfrom\tuntil\tsource\neuropean-unio\tFR\t\t\tcurated\n".to_owned(),
            &["2: body \"european-unio\": expected an id of agencies/entities.tsv; did you mean \
               \"european-union\"?"],
        ),
        (
            "redirects.tsv",
            "class\told\tnew\tsource\n\
             agency\teuropean-union\teuropean-unio\tcurated\n\
             planet\tmars\tearth\tcurated\n"
                .to_owned(),
            &[
                "2: agency \"european-unio\": expected an id that exists",
                "2: agency \"european-union\" still has an entry of its own",
                "3: class \"planet\": expected one of agency, country",
            ],
        ),
        (
            "ministers/people.tsv",
            format!("{PEOPLE}zz-nobody\tNobody Atall\t\tAtall\t\tcurated\n"),
            &["2: a person without a tenure"],
        ),
        (
            "traps/traps.tsv",
            "phrase\tcase\thides\treason\texample\tsource\n\
             Old Blighty\tinitial\tcountry:QQ\ta song\tThey sang Old Blighty.\tcurated\n"
                .to_owned(),
            &[
                "2: \"country:QQ\": expected a key such as country:GN, of a known id",
                "2: hides nothing; expected keys such as country:GN, or *",
            ],
        ),
    ];
    for (name, contents, expected) in rows {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), name, &contents);
        expect(folder.path(), name, expected);
    }
}

#[test]
fn check_compares_tenures() {
    let folder = tempfile::tempdir().unwrap();
    let person = |id: &str| format!("zz-{id}\t{id} Somebody\t\tSomebody\t\tcurated\n");
    let people = ["a", "b", "c"].map(person).concat();
    write(folder.path(), "ministers/people.tsv", &format!("{PEOPLE}{people}"));
    write(
        folder.path(),
        "ministers/offices.tsv",
        &format!(
            "{OFFICES}zz-one\tSeat\tFR\t\thead-of-government\t\tone\tcurated\n\
             zz-other\tSeat\tDE\t\thead-of-government\t\tone\tcurated\n\
             zz-two\tSeats\tFR\t\tminister\t\tmany\tcurated\n"
        ),
    );
    write(
        folder.path(),
        "ministers/tenures.tsv",
        &format!(
            "{TENURES}zz-a\tzz-one\t1900\t1980\t\tyear\t\tcurated\n\
             zz-a\tzz-two\t2001-01-01\t2003-01-01\t\tday\t\tcurated\n\
             zz-b\tzz-one\t2001-01-01\t2003-01-01\t\tday\t\tcurated\n\
             zz-b\tzz-other\t2002-01-01\t2004-01-01\t\tday\t\tcurated\n\
             zz-b\tzz-two\t2001-01-01\t2003-01-01\t\tday\t\tcurated\n\
             zz-c\tzz-one\t2002-12-20\t2004-01-01\t\tday\t\tcurated\n\
             zz-c\tzz-other\t2003-01-01\t2004-01-01\t\tday\t\tcurated\n"
        ),
    );
    expect(
        folder.path(),
        "ministers/tenures.tsv",
        &[
            "2: 80 years in one office",
            "5: heads Germany and, by line 4, France at the same time",
            "8: heads Germany and, by line 7, France at the same time",
            "8: zz-c and zz-b both hold zz-other for 365 days (line 5)",
        ],
    );
}

#[test]
fn check_fixes_the_form_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let name = "countries/names.tsv";
    let row = |name: &str| format!("GB\t{name}\tshort\ten\tinitial\tstrong\t\t\tcurated\n");
    let table = format!("{NAMES}{}{}{}", row("Old  Blighty "), row("Blighty"), row("Blighty"));
    write(folder.path(), name, &table.replace('\n', "\r\n"));
    let base = small_base();
    let base = base.path().display().to_string();
    let output = dict(&["check", "--fix", "--alone", &base], folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let fixed = fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(fixed, format!("{NAMES}{}{}", row("Blighty"), row("Old Blighty")));
}

#[test]
fn old_ids_go_on_working() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "redirects.tsv",
        "class\told\tnew\tsource\nagency\teu-itself\teuropean-union\tcurated\n",
    );
    write(
        folder.path(),
        "agencies/names.tsv",
        &format!("{NAMES}eu-itself\tTwelve Stars\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
    );
    write(
        folder.path(),
        "agencies/examples.tsv",
        "sentence\tdate\texpected\tforbidden\n\
         Ministers of the Twelve Stars met on Monday.\t\tagency:eu-itself\t\n",
    );
    let base = small_base();
    let base = base.path().display().to_string();
    let output = dict(&["check", "--alone", &base], folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let output = dict(&["test", "--alone", &base], folder.path());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn test_names_examples_that_come_out_wrong() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "countries/examples.tsv",
        "sentence\tdate\texpected\tforbidden\n\
         France and Peru signed.\t\tcountry:DE\tcountry:FR\n",
    );
    let output = dict(&["test"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(
        lines[0].ends_with("examples.tsv:2: country:DE is not tagged in: France and Peru signed.")
    );
    assert!(lines[1].ends_with("examples.tsv:2: country:FR is tagged in: France and Peru signed."));
}

/// One change told in three ways; text of the archive is made harmless in each.
#[test]
fn diff_speaks_to_terminals_programs_and_pull_requests() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "countries/names.tsv",
        &format!("{NAMES}GB\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n"),
    );
    let archive = folder.path().join("a.jsonl");
    let record = serde_json::json!({
        "id": "one|two",
        "text": "Ministers \u{1b}[31m sailed to Blighty | <b>today</b>.",
        "gold": {"classes": ["country"], "tags": [{"class": "country", "id": "GB"}]},
    });
    fs::write(&archive, format!("{record}\nno json\n")).unwrap();
    let dictionary = folder.path().display().to_string();
    let run = |format: &str| {
        let output = policytag()
            .args(["dict", "diff", "shipped", &dictionary, "--format", format])
            .arg(&archive)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "a rejected record: {output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("a.jsonl:2: "), "{told}");
        assert!(told.contains("1 articles, 1 records rejected"), "{told}");
        String::from_utf8(output.stdout).unwrap()
    };
    let text = run("text");
    assert!(text.starts_with("1 of 1 articles change: 1 tags gained, 0 lost"), "{text}");
    assert!(text.contains("+ country:GB  United Kingdom, 1 articles"), "{text}");
    assert!(text.contains("Ministers \u{241b}[31m sailed to [Blighty]"), "{text}");
    let page = run("markdown");
    assert!(page.contains("| country | - | 0.000 -> 1.000 (+1.000) |"), "{page}");
    assert!(page.contains("one\\|two"), "{page}");
    assert!(page.contains("sailed to \\[Blighty\\] \\| &lt;b>today"), "{page}");
    let value: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(value["changes"][0]["key"], "country:GB");
    assert_eq!(value["gold"]["country"]["new"]["recall"], 1.0);
}

#[test]
fn coverage_and_suggestions_come_as_json_too() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("a.jsonl");
    let text = "In France the Office for Quantum Sensing said on Monday that it will grow.";
    fs::write(&archive, format!("{}\n", serde_json::json!({"text": text}))).unwrap();
    let lines = |args: &[&str]| -> Vec<serde_json::Value> {
        let output = policytag().arg("dict").args(args).arg(&archive).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let told = String::from_utf8(output.stdout).unwrap();
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let entries = lines(&["coverage", "--json"]);
    let france = entries.iter().find(|entry| entry["entry"] == "country-name:FR:france").unwrap();
    assert_eq!((&france["seen"], &france["taken"]), (&1.into(), &1.into()));
    let names = lines(&["suggest", "--json", "--least", "1"]);
    assert_eq!(names.len(), 1);
    assert_eq!(names[0]["name"], "Office for Quantum Sensing");
}

#[test]
fn stats_count() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "countries/names.tsv",
        &format!("{NAMES}GB\tBlighty\tshort\tcy\tinitial\tstrong\t\t\tcurated\n"),
    );
    let count = |args: &[&str]| {
        let output = policytag().arg("dict").args(args).output().unwrap();
        let stats: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = stats["sections"][0]["rows"].as_array().unwrap().clone();
        rows.iter().find(|row| row[0] == "country names").and_then(|row| row[1].as_u64()).unwrap()
    };
    let shipped = count(&["stats", "--json"]);
    assert!(shipped > 1_000);
    assert_eq!(count(&["stats", "--json", &folder.path().display().to_string()]), shipped + 1);
}

/// The problems of a folder's file are these, by their beginnings.
#[track_caller]
fn expect(folder: &Path, name: &str, expected: &[&str]) {
    let base = small_base();
    let files = Files::default().with_folders(&[base.path(), folder]).unwrap();
    let prefix = format!("{}:", folder.join(name).display());
    let told: Vec<String> = workshop::check(&files)
        .iter()
        .filter_map(|problem| problem.to_string().strip_prefix(&prefix).map(str::to_owned))
        .collect();
    let is_as_expected = told.len() == expected.len()
        && told.iter().zip(expected).all(|(told, expected)| told.starts_with(expected));
    assert!(is_as_expected, "{name}: expected {expected:#?}, found {told:#?}");
}

/// A few entities to hang rows on: checking all shipped ones takes a second each time.
fn small_base() -> tempfile::TempDir {
    let base = tempfile::tempdir().unwrap();
    let countries = "id\tlabel\twikidata\talpha3\tfrom\tuntil\tsuccessors\tsource\n\
                     DE\tGermany\t\tDEU\t\t\t\tcurated\n\
                     FR\tFrance\t\tFRA\t\t\t\tcurated\n\
                     GB\tUnited Kingdom\t\tGBR\t\t\t\tcurated\n\
                     SUHH\tSoviet Union\t\tSUN\t\t1991-12-26\t\tcurated\n";
    write(base.path(), "countries/entities.tsv", countries);
    let names = "FR\tFrance\tname\ten\tinitial\tstrong\t\t\tcurated\n";
    write(base.path(), "countries/names.tsv", &format!("{NAMES}{names}"));
    let examples = "The shop sells France by the yard.\t\tcountry:FR\t\n";
    let header = "sentence\tdate\texpected\tforbidden\n";
    write(base.path(), "countries/examples.tsv", &format!("{header}{examples}"));
    let body = "european-union\tEuropean Union\tgroup\t\t\t\t\t\t\tcurated\n";
    write(base.path(), "agencies/entities.tsv", &format!("{BODIES}{body}"));
    base
}

fn write(folder: &Path, name: &str, contents: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

fn dict(args: &[&str], folder: &Path) -> Output {
    policytag().arg("dict").args(args).arg(folder).output().unwrap()
}

fn policytag() -> Command {
    Command::new(env!("CARGO_BIN_EXE_policytag"))
}
