//! The output file: a temporary file beside it that takes its name when the run is done.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Failure;
use super::run::write_failure;

/// Where the output ends up.
#[derive(Debug)]
pub(super) enum Target {
    /// Standard output, a pipe, a device: written as it comes.
    Stream,
    /// A regular file.
    File(NamedTempFile, PathBuf),
}

impl Target {
    /// Opens the file to write to; for a regular one a temporary file in its folder.
    pub(super) fn open(path: &Path) -> Result<(Target, File), Failure> {
        let failure = |error| Failure::new(path.display(), format!("cannot be written: {error}"));
        if path.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            if path.is_dir() {
                return Err(Failure::new(
                    path.display(),
                    "is a folder; expected a file to write to",
                ));
            }
            return Ok((Target::Stream, File::options().write(true).open(path).map_err(failure)?));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let temporary =
            NamedTempFile::with_prefix_in(".policytag-", folder.unwrap_or(Path::new(".")))
                .map_err(failure)?;
        let file = temporary.reopen().map_err(failure)?;
        Ok((Target::File(temporary, path.to_owned()), file))
    }

    /// Gives the file its name, when all of it is on the disk.
    pub(super) fn finish(self, out: BufWriter<Box<dyn Write>>, place: &str) -> Result<(), Failure> {
        let mut out = out;
        out.flush().map_err(|error| write_failure(place, &error))?;
        drop(out);
        let Target::File(temporary, path) = self else { return Ok(()) };
        temporary.as_file().sync_all().map_err(|error| write_failure(place, &error))?;
        restore_mode(&temporary, &path).map_err(|error| write_failure(place, &error))?;
        temporary.persist(&path).map_err(|error| write_failure(place, &error.error))?;
        Ok(())
    }
}

/// Writes a file, whole or not at all.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let place = path.display().to_string();
    let (target, file) = Target::open(path)?;
    let mut out: BufWriter<Box<dyn Write>> = BufWriter::new(Box::new(file));
    out.write_all(bytes).map_err(|error| write_failure(&place, &error))?;
    target.finish(out, &place)
}

/// Temporary files are for their owner alone; the output takes the mode of the file it replaces, or
/// that of any new file.
#[cfg(unix)]
fn restore_mode(temporary: &NamedTempFile, path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = path.metadata().map_or(0o644, |metadata| metadata.permissions().mode());
    temporary.as_file().set_permissions(std::fs::Permissions::from_mode(mode))
}

/// Elsewhere a new file has the rights of its folder.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
fn restore_mode(_: &NamedTempFile, _: &Path) -> std::io::Result<()> {
    Ok(())
}
