//! The files of a dictionary: the shipped ones and those of folders given by the user.

use std::borrow::Cow;
use std::path::Path;
use std::{fs, io};

use super::table;
use crate::model::Problem;

/// Paths below `dictionaries/` and contents, sorted by path; packed by the build script.
static SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// Files in the order in which they are read: a later row adds to the earlier ones, and an id given
/// again replaces its entity.
#[derive(Clone, Debug, Default)]
pub struct Files {
    pub(super) list: Vec<File>,
}

/// One file of a dictionary.
#[derive(Clone, Debug)]
pub struct File {
    /// As the user would name it.
    pub path: String,
    /// Below the dictionary's folder, with `/`: `countries/names.tsv`.
    pub name: String,
    /// All of it.
    pub contents: Cow<'static, str>,
}

impl Files {
    /// The files inside the binary.
    #[must_use]
    pub fn shipped() -> Files {
        let file = |(name, contents): &(&str, &'static str)| File {
            path: format!("dictionaries/{name}"),
            name: (*name).to_owned(),
            contents: Cow::Borrowed(contents),
        };
        Files { list: SHIPPED.iter().map(file).collect() }
    }

    /// Adds the files of some folders, each sorted by name. Tables and themes only; other files (a
    /// README, import scripts) are not ours to judge.
    ///
    /// # Errors
    ///
    /// The folders and files that cannot be read, and folders without any file of a dictionary.
    pub fn with_folders<P: AsRef<Path>>(mut self, folders: &[P]) -> Result<Files, Vec<Problem>> {
        let mut problems = Vec::new();
        for folder in folders {
            self.add(folder.as_ref(), &mut problems);
        }
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }

    /// The files of one folder, which need not hold any yet.
    ///
    /// # Errors
    ///
    /// The folders and files that cannot be read.
    pub fn of_folder(folder: &Path) -> Result<Files, Vec<Problem>> {
        let mut list = Vec::new();
        collect(folder, folder, &mut list).map_err(|(path, error)| {
            vec![Problem { path, line: 0, message: format!("cannot be read: {error}") }]
        })?;
        list.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Files { list })
    }

    /// The same files and others after them.
    #[must_use]
    pub fn and(mut self, others: impl IntoIterator<Item = File>) -> Files {
        self.list.extend(others);
        self
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = &File> {
        self.list.iter()
    }

    /// The rows of a table, those of all its files, cut at the tabs and not held to anything: what
    /// the tools of a dictionary's author see, beyond what a run needs.
    pub fn rows<'a>(&'a self, table: &'a str) -> impl Iterator<Item = RawRow<'a>> {
        let columns = table::columns(table).unwrap_or_default();
        self.list.iter().filter(move |file| file.name == table).flat_map(move |file| {
            (2..).zip(file.contents.lines().skip(1)).map(move |(line, text)| RawRow {
                path: &file.path,
                line,
                text,
                columns,
            })
        })
    }

    fn add(&mut self, root: &Path, problems: &mut Vec<Problem>) {
        let mut found = Vec::new();
        if let Err((path, error)) = collect(root, root, &mut found) {
            let message =
                format!("cannot be read: {error}; a folder of dictionary files is expected");
            problems.push(Problem { path, line: 0, message });
        } else if found.is_empty() {
            let message = "holds no .tsv or .toml file; expected the layout of the shipped \
                           dictionaries, such as countries/names.tsv";
            let path = root.display().to_string();
            problems.push(Problem { path, line: 0, message: message.to_owned() });
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        self.list.extend(found);
    }
}

/// A line of a table as it stands.
#[derive(Clone, Copy, Debug)]
pub struct RawRow<'a> {
    /// The file, as the user would name it.
    pub path: &'a str,
    /// Line, from 1.
    pub line: u32,
    /// The whole line.
    pub text: &'a str,
    columns: &'static [&'static str],
}

impl<'a> RawRow<'a> {
    /// The cell of a column; empty where the line has none.
    ///
    /// # Panics
    ///
    /// When the table has no column of that name.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| *name == column);
        let at = at.unwrap_or_else(|| panic!("{}: no column {column}", self.path));
        self.text.split('\t').nth(at).unwrap_or_default()
    }

    /// A fault of this row.
    #[must_use]
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem { path: self.path.to_owned(), line: self.line, message: message.into() }
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<File>) -> Result<(), (String, io::Error)> {
    let at = |path: &Path| path.display().to_string();
    for entry in fs::read_dir(folder).map_err(|error| (at(folder), error))? {
        let path = entry.map_err(|error| (at(folder), error))?.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "import") {
                collect(root, &path, found)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "tsv" || ending == "toml") {
            let contents = fs::read_to_string(&path).map_err(|error| (at(&path), error))?;
            let name = path.strip_prefix(root).expect("collected below it");
            found.push(File {
                path: at(&path),
                name: name.to_string_lossy().replace('\\', "/"),
                contents: Cow::Owned(contents),
            });
        }
    }
    Ok(())
}
