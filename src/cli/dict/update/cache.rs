//! Pages on disk: one file a page, whole or not there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::cli::target::write_file;

/// A folder of pages.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the folder, or makes it; drops what it has where all is to be asked anew.
    pub(super) fn open(folder: PathBuf, refresh: bool) -> Result<Cache, Failure> {
        let failure = |error| Failure::new(folder.display(), error);
        fs::create_dir_all(&folder).map_err(failure)?;
        if refresh {
            for entry in fs::read_dir(&folder).map_err(failure)? {
                let path = entry.map_err(failure)?.path();
                if path.extension().is_some_and(|ending| ending == "json") {
                    fs::remove_file(&path).map_err(failure)?;
                }
            }
        }
        Ok(Cache { folder })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a page stands; a query that is put in other words has other pages.
    pub(super) fn path(&self, what: &str, country: &str, number: u32, query: &str) -> PathBuf {
        let digest = blake3::hash(query.as_bytes()).to_hex();
        self.folder.join(format!("{what}-{country}-{number:04}-{}.json", &digest[..8]))
    }

    /// A page that is there.
    pub(super) fn get(path: &Path) -> Option<Vec<u8>> {
        fs::read(path).ok()
    }

    /// Keeps a page.
    pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        write_file(path, bytes)
    }
}
