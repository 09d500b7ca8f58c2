//! The articles of an archive, worked on in parallel and handed over in order: what the commands
//! share that read archives and write no annotations.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::progress::Progress;
use super::signals::Signals;
use super::{Failure, ordered, printable, say};
use crate::model::{Article, Reject};
use crate::read;

/// Rejected records that are named one by one; the rest is only counted.
const NAMED: u64 = 20;

/// What was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Read {
    /// Articles worked on.
    pub(super) articles: u64,
    /// Records that could not become an article.
    pub(super) rejected: u64,
}

impl Read {
    /// In words: `2,080 articles, 3 records rejected`.
    pub(super) fn text(self) -> String {
        let rejected = match self.rejected {
            0 => String::new(),
            n => format!(", {n} records rejected"),
        };
        format!("{} articles{rejected}", self.articles)
    }
}

/// Does `work` on every article, on all processors, and gives the results to `take` in the order of
/// the articles. Rejected records are named on standard error.
pub(super) fn for_each<R: Send>(
    paths: &[PathBuf],
    options: &read::Options,
    work: impl Fn(&Article) -> R + Sync,
    mut take: impl FnMut(R) + Send,
) -> Result<Read, Failure> {
    let signals = Signals::listen().map_err(|error| Failure::new("signals", error))?;
    let inputs = read::inputs(paths).map_err(|error| Failure::message(error.to_string()))?;
    let progress = Progress::new(&inputs, false);
    let mut count = Read::default();
    ordered::run(
        ordered::default_jobs(),
        |send| {
            let mut batch = ordered::Batch::default();
            let mut is_over = false;
            for input in &inputs {
                read::read(input, options, &mut |record| {
                    batch.add(record);
                    let is_refused = batch.is_full() && !send(std::mem::take(&mut batch));
                    is_over = is_refused || signals.code().is_some();
                    if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
                if is_over {
                    break;
                }
            }
            send(batch);
        },
        |batch| -> Vec<Result<R, Reject>> {
            batch
                .into_records()
                .into_iter()
                .map(|record| record.map(|article| work(&article)))
                .collect()
        },
        |results| {
            for result in results {
                match result {
                    Ok(result) => {
                        count.articles += 1;
                        take(result);
                    }
                    Err(reject) => {
                        count.rejected += 1;
                        if count.rejected <= NAMED {
                            let message = format!("{}: {}", reject.origin, reject.reason);
                            progress
                                .suspend(|| say(&format!("policytag: {}", printable(&message))));
                        }
                    }
                }
            }
            progress.update(count.articles, count.rejected);
            ControlFlow::Continue(())
        },
    );
    progress.finish();
    match signals.code() {
        Some(code) => Err(Failure::Signal(code)),
        None => Ok(count),
    }
}
