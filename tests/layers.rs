//! Holds the source to the table of ARCHITECTURE.md: which module may name which, and how long a
//! file may be.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Who may name whom; the table of ARCHITECTURE.md.
const LAYERS: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("config", &["model"]),
    ("fold", &["model"]),
    ("dictionary", &["model", "fold"]),
    ("read", &["model"]),
    ("segment", &["model", "fold"]),
    ("find", &["model", "fold", "dictionary"]),
    ("resolve", &["model", "fold", "dictionary"]),
    ("tag", &["model", "fold", "dictionary"]),
    ("score", &["model", "dictionary"]),
    ("write", &["model"]),
    ("pipeline", &["model", "dictionary", "segment", "find", "resolve", "tag", "score"]),
    ("eval", &["model", "fold", "dictionary", "pipeline"]),
    ("workshop", &["model", "fold", "dictionary", "pipeline", "eval"]),
    (
        "cli",
        &["model", "config", "fold", "dictionary", "pipeline", "eval", "workshop", "read", "write"],
    ),
];
/// A file holds one idea.
const MOST_LINES: usize = 400;

#[test]
fn modules_name_only_those_below_them() {
    let mut faults = Vec::new();
    for file in sources() {
        let module = module_of(&file);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            assert!(matches!(module.as_str(), "lib" | "main"), "{module} is not in the table");
            continue;
        };
        let source = fs::read_to_string(&file).unwrap();
        for (number, line) in (1..).zip(source.lines()) {
            let code = line.split("//").next().unwrap_or_default();
            for (other, _) in LAYERS {
                if other != module && !allowed.contains(&other) && names(code, other) {
                    faults.push(format!("{}:{number}: {module} names {other}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether a line of code names a module of the crate, alone or in a group.
fn names(code: &str, module: &str) -> bool {
    let direct = format!("crate::{module}");
    let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let named = code.match_indices(&direct).any(|(at, _)| is_whole(&code[at + direct.len()..]));
    let grouped = code.split_once("crate::{").is_some_and(|(_, group)| {
        group.split(['{', '}', ',']).any(|part| part.trim().split("::").next() == Some(module))
    });
    named || grouped
}

#[test]
fn sees_what_a_line_names() {
    assert!(names("use crate::resolve;", "resolve"));
    assert!(names("use crate::resolve::Setting;", "resolve"));
    assert!(names("use crate::{find, resolve, score};", "resolve"));
    assert!(!names("use crate::resolver;", "resolve"));
    assert!(!names("use crate::model::Text;", "resolve"));
}

#[test]
fn files_hold_one_idea() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(n_lines, _)| *n_lines > MOST_LINES)
        .map(|(n_lines, file)| format!("{}: {n_lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "at most {MOST_LINES} lines:\n{}", long.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn module_of(file: &Path) -> String {
    let below = file.strip_prefix(root()).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
