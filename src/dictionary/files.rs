//! The files of a dictionary: the shipped ones and those of folders given by the user.

use std::borrow::Cow;
use std::path::Path;
use std::{fs, io};

use crate::model::Problem;

/// Paths below `dictionaries/` and contents, sorted by path; packed by the build script.
static SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// One file of a dictionary.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// As the user would name it.
    pub(super) path: String,
    /// Below the dictionary's folder, with `/`: `countries/names.tsv`.
    pub(super) name: String,
    /// All of it.
    pub(super) contents: Cow<'static, str>,
}

/// The files inside the binary.
pub(super) fn shipped() -> Vec<File> {
    SHIPPED
        .iter()
        .map(|(name, contents)| File {
            path: format!("dictionaries/{name}"),
            name: (*name).to_owned(),
            contents: Cow::Borrowed(contents),
        })
        .collect()
}

/// Adds the files of a user's folder, sorted by name. Tables and themes only; other files (a
/// README, import scripts) are not ours to judge.
pub(super) fn add_folder(root: &Path, files: &mut Vec<File>, problems: &mut Vec<Problem>) {
    let mut found = Vec::new();
    if let Err((path, error)) = collect(root, root, &mut found) {
        problems.push(Problem {
            path,
            line: 0,
            message: format!("cannot be read: {error}; a folder of dictionary files is expected"),
        });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if found.is_empty() && problems.is_empty() {
        problems.push(Problem {
            path: root.display().to_string(),
            line: 0,
            message:
                "holds no .tsv or .toml file; expected the layout of the shipped dictionaries, \
                      such as countries/names.tsv"
                    .to_owned(),
        });
    }
    files.extend(found);
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
