//! Keeps a single record from filling the memory.

use std::cell::Cell;
use std::io::{self, Read};

/// Bytes of the longest record.
pub(super) const RECORD: u64 = 64 * 1024 * 1024;

/// What is said of a longer one.
pub(super) const MESSAGE: &str = "record longer than 64 MB";

/// A stream that fails when more than [`RECORD`] bytes are read without a renewed allowance. What
/// is buffered behind it counts for the record before, which makes no difference at this size.
pub(super) struct Limited<'c, R> {
    pub(super) stream: R,
    pub(super) allowance: &'c Cell<u64>,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.stream.read(buffer)?;
        let left = self.allowance.get().checked_sub(n as u64);
        self.allowance.set(left.ok_or_else(|| io::Error::other(MESSAGE))?);
        Ok(n)
    }
}
