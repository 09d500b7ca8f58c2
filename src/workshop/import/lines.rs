//! Bytes of a file to its lines, for readers that only tell the bytes.

/// Counts lines on the way through a file.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// At the first line of a file.
    pub(super) fn new(text: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), byte: 0, line: 1 }
    }

    /// The line, from 1, of the record that begins at a byte or, where line ends stand there, after
    /// them; bytes come in order.
    pub(super) fn line_of(&mut self, byte: u64) -> u32 {
        let mut end = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        while self.text.get(end).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            end += 1;
        }
        let passed = self.text.get(self.byte..end).unwrap_or_default();
        let n_lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(n_lines).unwrap_or(u32::MAX));
        self.byte = self.byte.max(end);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_with_either_end() {
        let text = "a\r\nb\r\n\r\nc\nd";
        let mut lines = Lines::new(text);
        let found = [0, 1, 2, 5, 9, 99].map(|byte| lines.line_of(byte));
        assert_eq!(found, [1, 2, 2, 4, 5, 5]);
    }
}
