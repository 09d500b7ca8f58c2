//! `json`: an array with one record a line, made of the lines of `jsonl`.

use std::io::{self, Write};

/// An array that is being written.
#[derive(Debug, Default)]
pub(super) struct Array {
    has_records: bool,
}

impl Array {
    pub(super) fn begin<W: Write>(writer: &mut W) -> io::Result<Array> {
        writer.write_all(b"[")?;
        Ok(Array::default())
    }

    /// Writes records, each of which ends with a line end.
    pub(super) fn put<W: Write>(&mut self, records: &[u8], writer: &mut W) -> io::Result<()> {
        for line in records.split_inclusive(|&byte| byte == b'\n') {
            writer.write_all(if self.has_records { b",\n" } else { b"\n" })?;
            writer.write_all(line.strip_suffix(b"\n").unwrap_or(line))?;
            self.has_records = true;
        }
        Ok(())
    }

    pub(super) fn end<W: Write>(writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n]\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_commas_between_records_however_they_arrive() {
        let rows: [(&[&str], &str); 4] = [
            (&[], "[\n]\n"),
            (&["", "1\n"], "[\n1\n]\n"),
            (&["1\n2\n", "3\n"], "[\n1,\n2,\n3\n]\n"),
            (&["1\n", "", "2\n3\n"], "[\n1,\n2,\n3\n]\n"),
        ];
        for (puts, expected) in rows {
            let mut out = Vec::new();
            let mut array = Array::begin(&mut out).unwrap();
            for records in puts {
                array.put(records.as_bytes(), &mut out).unwrap();
            }
            Array::end(&mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
