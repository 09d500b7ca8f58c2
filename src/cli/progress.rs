//! Progress of a long run, on a terminal only.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::read::Input;

/// A line that says how many articles are tagged and how fast.
#[derive(Debug)]
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Begins to show, unless it is not wanted or nobody would see it.
    pub(super) fn new(inputs: &[Input], quiet: bool) -> Self {
        if quiet || !std::io::stderr().is_terminal() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        let template = "{spinner} {pos} articles, {per_sec}, {elapsed} {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        if inputs.len() > 1 {
            bar.set_message(format!("from {} files", inputs.len()));
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress(bar)
    }

    /// Shows the numbers so far.
    pub(super) fn update(&self, n_tagged: u64, n_rejected: u64) {
        self.0.set_position(n_tagged);
        if n_rejected > 0 {
            self.0.set_message(format!("{n_rejected} rejected"));
        }
    }

    /// Prints something with the line out of the way.
    pub(super) fn suspend(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
