//! x
use clap::Args;
use super::Failure;
#[derive(Args, Debug)]
pub(super) struct TagArgs {}
pub(super) fn run(_: &TagArgs) -> Result<(), Failure> { Ok(()) }
