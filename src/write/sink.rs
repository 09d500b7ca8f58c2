//! Encoded records, in order, to one whole output.

use std::io::{self, Write};

use super::csv_matrix::Matrix;
use super::json::Array;
use super::{Format, Options, csv, csv_mentions};

/// Writes header, separators, records and end.
///
/// Without [`Sink::finish`] the output is not whole. Writes are small: `W` should have a buffer.
#[derive(Debug)]
pub struct Sink<W: Write> {
    writer: W,
    body: Body,
}

/// What the format does between header and end.
#[derive(Debug)]
enum Body {
    /// Records stand as they were encoded.
    Plain,
    Array(Array),
    Matrix(Matrix),
}

impl<W: Write> Sink<W> {
    /// Writes what stands before the first record.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn new(options: &Options, mut writer: W) -> io::Result<Self> {
        let body = match options.format {
            Format::Jsonl => Body::Plain,
            Format::Json => Body::Array(Array::begin(&mut writer)?),
            Format::Csv => {
                writer.write_all(&csv::header(options))?;
                Body::Plain
            }
            Format::CsvMentions => {
                writer.write_all(&csv_mentions::header(options))?;
                Body::Plain
            }
            Format::CsvMatrix => Body::Matrix(Matrix::new(options)),
        };
        Ok(Sink { writer, body })
    }

    /// Writes what `encode` appended for any number of articles.
    ///
    /// `csv-matrix` holds it back until the end, as its columns are not known before: up to 16
    /// bytes a tag, and what the columns of the articles take.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    ///
    /// # Panics
    ///
    /// When `records` is no output of `encode` (`csv-matrix` only).
    pub fn put(&mut self, records: &[u8]) -> io::Result<()> {
        match &mut self.body {
            Body::Plain => self.writer.write_all(records),
            Body::Array(array) => array.put(records, &mut self.writer),
            Body::Matrix(matrix) => {
                matrix.put(records);
                Ok(())
            }
        }
    }

    /// Writes what stands after the last record, flushes, and hands the writer back.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<W> {
        match self.body {
            Body::Plain => {}
            Body::Array(_) => Array::end(&mut self.writer)?,
            Body::Matrix(matrix) => matrix.write(&mut self.writer)?,
        }
        self.writer.flush()?;
        Ok(self.writer)
    }
}
