//! `dict new`: a file for an author to fill in.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::target::write_file;
use crate::cli::{Failure, say};
use crate::dictionary::Files;
use crate::fold;
use crate::workshop;

/// What is begun.
#[derive(Subcommand, Debug)]
pub(in crate::cli) enum NewCommand {
    /// A policy theme: themes/NAME.toml with every key explained
    Theme(ThemeArgs),
}

/// Arguments of `dict new theme`.
#[derive(Args, Debug)]
pub(in crate::cli) struct ThemeArgs {
    /// The theme's id: lower-case words joined by hyphens, such as space-debris
    #[arg(value_name = "NAME")]
    name: String,
    /// Folder of dictionary files that it goes into; made where there is none
    #[arg(long, value_name = "DIR", default_value = ".")]
    into: PathBuf,
}

/// Writes the file, where there is none yet.
pub(super) fn run(command: &NewCommand) -> Result<(), Failure> {
    let NewCommand::Theme(args) = command;
    let slug = fold::slug(&args.name);
    if slug.is_empty() || slug != args.name {
        let hint = if slug.is_empty() { "space-debris" } else { &slug };
        return Err(Failure::message(format!(
            "\"{}\": expected lower-case words joined by hyphens, such as \"{hint}\"",
            args.name
        )));
    }
    let name = format!("themes/{slug}.toml");
    let path = args.into.join("themes").join(format!("{slug}.toml"));
    if path.symlink_metadata().is_ok() {
        return Err(Failure::new(path.display(), "is there already; nothing was written"));
    }
    let folder = args.into.join("themes");
    fs::create_dir_all(&folder).map_err(|error| Failure::new(folder.display(), error))?;
    write_file(&path, workshop::new_theme(&slug).as_bytes())?;
    say(&format!("policytag: written to {}", path.display()));
    if Files::shipped().iter().any(|file| file.name == name) {
        say(&format!("policytag: it counts instead of the shipped theme \"{slug}\""));
    }
    Ok(())
}
