//! The folder that an import goes into: what is there already, and how new rows are written.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::{dictionary_files, print_problems, say};
use crate::cli::Failure;
use crate::cli::target::write_file;
use crate::dictionary::{Dictionary, File, Files};
use crate::workshop::import::{Existing, Import, Importer, Report, Rows};

/// Where rows go, and what they are compared with.
#[derive(Args, Debug)]
pub(super) struct IntoArgs {
    /// Folder of dictionary files that the rows go into; made where there is none
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Compare with the files of this folder, too; repeatable
    #[arg(long, value_name = "DIR")]
    dictionaries: Vec<PathBuf>,
    /// Compare with the folders alone, without the shipped dictionaries
    #[arg(long)]
    alone: bool,
    /// Show what would happen, and write no row
    #[arg(long)]
    dry_run: bool,
    /// Print at most so many problems
    #[arg(long, value_name = "N", default_value = "200")]
    most: usize,
    /// List the records that are left out for no fault of theirs, too
    #[arg(long)]
    left_out: bool,
}

/// A dictionary made of a folder and of all that lies under it.
pub(super) struct Ground {
    base: Files,
    own: Files,
    files: Files,
    pub(super) dictionary: Dictionary,
}

impl IntoArgs {
    /// The folder that rows go into.
    #[cfg(feature = "network")]
    pub(super) fn folder(&self) -> &std::path::Path {
        &self.into
    }

    /// Reads everything that an import is compared with.
    pub(super) fn ground(&self) -> Result<Ground, Failure> {
        let is_same = |folder: &PathBuf| matches!((folder.canonicalize(), self.into.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if let Some(folder) = self.dictionaries.iter().find(|folder| is_same(folder)) {
            let folder = folder.display();
            return Err(Failure::message(format!(
                "--dictionaries {folder}: is the folder of --into, which is read anyway"
            )));
        }
        let base = dictionary_files(&self.dictionaries, self.alone)?;
        let own = if self.into.exists() {
            Files::of_folder(&self.into).map_err(Failure::Problems)?
        } else {
            Files::default()
        };
        let files = base.clone().and(own.iter().cloned());
        let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
        Ok(Ground { base, own, files, dictionary })
    }

    /// Compares what was read, writes the rows and says what became of all records.
    pub(super) fn finish(&self, importer: Importer, ground: &Ground) -> Result<(), Failure> {
        let existing = Existing::new(&ground.files, &ground.own, &ground.dictionary);
        let Import { rows, report } = importer.finish(&existing);
        let changed = rows.files(&ground.own, &self.into.display().to_string());
        self.check(ground, &changed)?;
        self.print(&report)?;
        if !self.dry_run {
            for file in &changed {
                self.write(file)?;
            }
        }
        self.summarise(&report, &rows);
        if report.conflicts.is_empty() && report.unreadable.is_empty() {
            Ok(())
        } else {
            Err(Failure::Faults)
        }
    }

    /// Nothing is written that would not load.
    fn check(&self, ground: &Ground, changed: &[File]) -> Result<(), Failure> {
        let is_changed = |file: &&File| changed.iter().any(|new| new.name == file.name);
        let kept = ground.own.iter().filter(|file| !is_changed(file)).cloned();
        let mut own: Vec<File> = kept.chain(changed.iter().cloned()).collect();
        own.sort_by(|a, b| a.name.cmp(&b.name));
        let Err(problems) = Dictionary::build(&ground.base.clone().and(own)) else { return Ok(()) };
        print_problems(&problems, self.most)?;
        let n = problems.len();
        Err(Failure::message(format!("{n} problems in what would be written; nothing was written")))
    }

    fn print(&self, report: &Report) -> Result<(), Failure> {
        let mut problems = report.conflicts.clone();
        problems.extend_from_slice(&report.unreadable);
        if self.left_out {
            problems.extend_from_slice(&report.passed);
        }
        print_problems(&problems, self.most)
    }

    fn write(&self, file: &File) -> Result<(), Failure> {
        let path = self.into.join(&file.name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::new(folder.display(), error))?;
        }
        write_file(&path, file.contents.as_bytes())
    }

    fn summarise(&self, report: &Report, rows: &Rows) {
        say(&format!(
            "policytag: {} records in, {} taken, {} already there, {} left out",
            report.n_records,
            report.n_taken,
            report.n_known,
            report.n_left_out()
        ));
        for (why, n) in &report.left_out {
            say(&format!("policytag: {n:>7} left out: {why}"));
        }
        for (table, n) in rows.counts() {
            say(&format!("policytag: {n:>7} in {table}"));
        }
        let folder = self.into.display();
        say(&if self.dry_run {
            "policytag: nothing was written (--dry-run)".to_owned()
        } else if rows.is_empty() {
            format!("policytag: nothing is new; {folder} is as it was")
        } else {
            format!("policytag: written to {folder}")
        });
    }
}
