//! `--config`: the file and what it says.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::Failure;
use crate::config;
use crate::model::Config;

/// Which config is used.
#[derive(Args, Debug)]
pub(super) struct ConfigArgs {
    /// Map confidence and drop weak tags as this file says; `eval --calibrate` makes one
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

impl ConfigArgs {
    /// The config; `None` where no file is named.
    pub(super) fn load(&self) -> Result<Option<Config>, Failure> {
        let Some(path) = &self.config else { return Ok(None) };
        let place = path.display().to_string();
        let contents = fs::read_to_string(path)
            .map_err(|error| Failure::new(&place, format!("cannot be read: {error}")))?;
        config::read(&place, &contents)
            .map(Some)
            .map_err(|problems| Failure::File("config", problems))
    }
}
