//! The command as its users meet it: arguments, outputs, messages, exit codes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample").join(name)
}

/// Exit code and standard error, without the time that the summary tells.
#[track_caller]
fn check(output: &Output, code: i32, said: &[&str]) {
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{stderr}");
    for line in said {
        assert!(stderr.contains(line), "\"{line}\" in:\n{stderr}");
    }
}

#[test]
fn tags_an_archive_and_counts() {
    let folder = folder(&[("a.jsonl", "{\"text\":\"France and Spain agreed.\"}\n")]);
    let output = policytag(folder.path(), &["tag", "a.jsonl"]);
    check(&output, 0, &["policytag: 1 records in, 1 tagged, 0 rejected; "]);
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["id"], "a.jsonl:1");
    assert_eq!(record["source"], "a.jsonl:1");
    let ids: Vec<&str> =
        record["tags"].as_array().unwrap().iter().map(|tag| tag["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ES", "FR"]);
}

#[test]
fn rejects_bad_records_and_goes_on() {
    let folder = folder(&[(
        "a.jsonl",
        "{\"text\":\"France\"}\n{\"text\": 3}\nnot json\n{\"text\":\"Spain\"}\n",
    )]);
    let output = policytag(folder.path(), &["tag", "a.jsonl", "--rejects", "rejects.jsonl"]);
    check(&output, 1, &["4 records in, 2 tagged, 2 rejected"]);
    let rejects = fs::read_to_string(folder.path().join("rejects.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> =
        rejects.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["file"], &lines[0]["record"]), (&"a.jsonl".into(), &2.into()));
    assert_eq!(lines[1]["record"], 3);
    let output = policytag(folder.path(), &["tag", "a.jsonl", "--max-rejects", "1"]);
    check(&output, 2, &["policytag: a.jsonl:2: ", "more than --max-rejects 1"]);
}

#[test]
fn refuses_what_it_cannot_do() {
    let folder = folder(&[
        ("a.jsonl", "{\"text\":\"France\"}\n"),
        ("d/themes/x.toml", "label = 3\n"),
        ("d/traps/traps.tsv", "wrong\n"),
    ]);
    let run = |arguments: &[&str]| policytag(folder.path(), arguments);
    check(&run(&["tag", "missing.jsonl"]), 2, &["policytag: missing.jsonl: "]);
    check(&run(&["tag", "a.jsonl", "-f", "xml"]), 2, &["expected one of jsonl, json"]);
    check(&run(&["tag", "a.jsonl", "--since", "soon"]), 2, &["date \"soon\": expected ISO 8601"]);
    check(
        &run(&["tag", "a.jsonl", "--keep", "date"]),
        2,
        &["--keep date: is in the output anyway"],
    );
    check(&run(&["tag", "a.jsonl", "--field", "body"]), 2, &["expected FIELD=NAME"]);
    check(&run(&["tag", "a.jsonl", "-o", "a.jsonl"]), 2, &["a.jsonl: is an input too"]);
    check(
        &run(&["tag", "a.jsonl", "-o", "no/tags.jsonl"]),
        2,
        &["no/tags.jsonl: cannot be written"],
    );
    check(
        &run(&["tag", "a.jsonl", "--dictionaries", "d"]),
        2,
        &["d/themes/x.toml:1: ", "d/traps/traps.tsv:1: the header is \"wrong\"", "3 problems"],
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a.jsonl")).unwrap(),
        "{\"text\":\"France\"}\n"
    );
}

#[test]
fn writes_the_same_bytes_for_any_number_of_jobs() {
    let folder = folder(&[]);
    let archive = sample("archive.jsonl");
    for format in ["jsonl", "json", "csv", "csv-mentions", "csv-matrix"] {
        let outputs: Vec<Vec<u8>> = ["1", "2", "5"]
            .iter()
            .map(|jobs| {
                let arguments = ["tag", archive.to_str().unwrap(), "-f", format, "-j", jobs, "-q"];
                let output = policytag(folder.path(), &arguments);
                check(&output, 0, &[]);
                output.stdout
            })
            .collect();
        assert!(outputs[0].len() > 1000, "{format}");
        assert!(outputs.iter().all(|output| *output == outputs[0]), "{format}");
    }
}

#[test]
fn selects_tags_and_articles() {
    let folder = folder(&[]);
    let archive = sample("archive.jsonl");
    let run = |arguments: &[&str]| {
        let mut all = vec!["tag", archive.to_str().unwrap(), "-q"];
        all.extend(arguments);
        let output = policytag(folder.path(), &all);
        check(&output, 0, &[]);
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect::<Vec<serde_json::Value>>()
    };
    let tags = |record: &serde_json::Value| record["tags"].as_array().unwrap().clone();
    let all = run(&[]);
    for record in run(&["--classes", "country,agency", "--min-score", "0.3", "--tags-only"]) {
        assert!(record.get("mentions").is_none());
        for tag in tags(&record) {
            assert!(tag["class"] == "country" || tag["class"] == "agency");
            assert!(tag["score"].as_f64().unwrap() >= 0.3);
        }
    }
    assert!(run(&["--max-tags", "2"]).iter().all(|record| tags(record).len() <= 2));
    let late = run(&["--since", "2015-01-01", "--until", "2020-12-31"]);
    assert!(!late.is_empty() && late.len() < all.len());
    for record in &late {
        let date = record["date"].as_str().unwrap();
        assert!(("2015-01-01"..="2020-12-31").contains(&date), "{date}");
    }
    assert!(run(&["--with-text"]).iter().all(|record| record["text"].is_string()));
}

#[test]
fn every_format_gives_the_same_tags() {
    let folder = folder(&[]);
    let tags = |name: &str| {
        let path = sample(name);
        let output = policytag(folder.path(), &["tag", path.to_str().unwrap(), "-q"]);
        check(&output, 0, &[]);
        let text = String::from_utf8(output.stdout).unwrap();
        let mut records: Vec<(String, String, Vec<String>)> = text
            .lines()
            .map(|line| {
                let record: serde_json::Value = serde_json::from_str(line).unwrap();
                let keys = record["tags"].as_array().unwrap().iter();
                let keys = keys.map(|tag| format!("{}:{}", tag["class"], tag["id"])).collect();
                (record["title"].to_string(), record["date"].to_string(), keys)
            })
            .collect();
        records.sort();
        records
    };
    let expected = tags("archive.jsonl");
    for name in ["archive.json", "archive.csv"] {
        assert_eq!(tags(name), expected, "{name}");
    }
}

#[test]
fn explains_a_tag_and_its_absence() {
    let article = "A title\n\nPublished on 20 Nov 2021\n\nThe UK's technology minister spoke.\n\nSee also: News from Denmark\n";
    let folder = folder(&[("a.txt", article)]);
    let output = policytag(folder.path(), &["explain", "a.txt"]);
    check(&output, 0, &[]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("minister:chris-philp"), "{page}");
    assert!(page.contains("inferred from the office alone"), "{page}");
    assert!(page.contains("country-name:GB:uk dictionaries/countries/names.tsv:"), "{page}");
    let output = policytag(folder.path(), &["explain", "a.txt", "--why-not", "Denmark"]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(
        page.contains("country Denmark (DK)") && page.contains("stands in boilerplate"),
        "{page}"
    );
}

#[test]
fn reads_standard_input_and_survives_a_closed_pipe() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_policytag"))
        .args(["tag", "-", "--input-format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..2000 {
        if stdin
            .write_all(b"{\"text\":\"France and Spain and Italy and Greece agreed.\"}\n")
            .is_err()
        {
            break;
        }
    }
    drop(stdin);
    check(&child.wait_with_output().unwrap(), 0, &[]);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_run_with_its_summary() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let folder = folder(&[]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_policytag"))
            .current_dir(folder.path())
            .args(["tag", "-", "--input-format", "jsonl", "-o", "tags.jsonl"])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Enough for the reader to be at work; it goes on with the next record after the signal.
        for _ in 0..5000 {
            stdin.write_all(b"{\"text\":\"France agreed.\"}\n").unwrap();
        }
        // The signal handlers are set before anything is read, and so before 64 KB could be written.
        let kill = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        let _ = stdin.write_all(&b"{\"text\":\"Spain agreed.\"}\n".repeat(5000));
        drop(stdin);
        check(&child.wait_with_output().unwrap(), code, &[" records in, "]);
    }
}
