//! Finds the files that the arguments of a run stand for.

use std::path::{Path, PathBuf};
use std::{fs, io};

use thiserror::Error;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input, named `-`.
    Stdin,
    /// A regular file.
    File(PathBuf),
}

impl Input {
    /// The path of the origin of its records.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Input::Stdin => "-".to_owned(),
            Input::File(path) => path.to_string_lossy().into_owned(),
        }
    }
}

/// An argument that cannot be read.
#[derive(Debug, Error)]
pub enum InputError {
    /// It cannot be looked at, or a folder cannot be listed.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A device, socket or pipe. (Reading from a pipe is what `-` is for.)
    #[error("{}: neither a file nor a folder, expected one of them or -", path.display())]
    Special {
        /// The argument.
        path: PathBuf,
    },
}

/// All regular files below the arguments: arguments in their order, the files of a folder sorted.
///
/// Folders are searched to any depth; what is hidden (`.name`) or a symbolic link there is left
/// out. An argument itself may be either. `-` is standard input.
///
/// # Errors
///
/// When an argument does not exist or is neither file nor folder, or a folder cannot be listed.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, InputError> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
            continue;
        }
        let metadata = fs::metadata(path).map_err(|error| io_error(path, error))?;
        if metadata.is_dir() {
            let mut files = Vec::new();
            collect(path, &mut files)?;
            files.sort();
            inputs.extend(files.into_iter().map(Input::File));
        } else if metadata.is_file() {
            inputs.push(Input::File(path.clone()));
        } else {
            return Err(InputError::Special { path: path.clone() });
        }
    }
    Ok(inputs)
}

/// Adds the files below a folder. A stack of its own, so that no depth of folders overflows ours.
fn collect(root: &Path, files: &mut Vec<PathBuf>) -> Result<(), InputError> {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| io_error(&folder, error))? {
            let entry = entry.map_err(|error| io_error(&folder, error))?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            let kind = entry.file_type().map_err(|error| io_error(&path, error))?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                files.push(path);
            }
        }
    }
    Ok(())
}

fn io_error(path: &Path, error: io::Error) -> InputError {
    InputError::Io { path: path.to_owned(), error }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_files_of_folders_in_order_without_hidden_ones() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b/2.txt", "b/10.txt", "a.txt", ".hidden/x.txt", "b/.x.txt"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path(), root.path().join("b/loop")).unwrap();
        let named = root.path().join("b/.x.txt");
        let found = inputs(&["-".into(), root.path().into(), named]).unwrap();
        let names: Vec<String> = found
            .iter()
            .map(|input| input.name().replace(&format!("{}/", root.path().display()), ""))
            .collect();
        assert_eq!(names, ["-", "a.txt", "b/10.txt", "b/2.txt", "b/.x.txt"]);
    }

    #[test]
    fn names_an_argument_that_is_not_there() {
        let error = inputs(&["no/such/file".into()]).unwrap_err();
        assert!(error.to_string().starts_with("no/such/file: "), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn refuses_devices() {
        let error = inputs(&["/dev/null".into()]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "/dev/null: neither a file nor a folder, expected one of them or -"
        );
    }
}
