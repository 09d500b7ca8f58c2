//! `csv-matrix`: one row an article, one column a tag key that occurs anywhere; cells are scores,
//! empty where the article lacks the tag.
//!
//! ## Columns
//!
//! `article_id`, `title`, `date`, `url`, `lang`, `source`, one for each `--keep` (all as in `csv`),
//! then the tag keys, sorted: `agency:asean`, `country:GB`, ...

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::{Annotation, Article, Score, Tag};

use super::Options;
use super::cells::{self, Rows};

/// Appends one line of JSON, which only [`Matrix::put`] reads: the row's beginning as CSV, and the
/// scores by key.
pub(super) fn encode(
    options: &Options,
    article: &Article,
    annotation: &Annotation,
    out: &mut Vec<u8>,
) {
    let beginning = row(&cells::article(options, article, annotation));
    let scores: Vec<_> = annotation.tags.iter().map(|tag| (Tag::key(tag), tag.score)).collect();
    serde_json::to_writer(&mut *out, &(beginning, scores))
        .expect("strings and numbers are JSON, and a Vec takes all bytes");
    out.push(b'\n');
}

/// The rows so far. Memory: 8 bytes a tag (up to 16 while the list grows), each key once, and what
/// the columns of the articles take.
#[derive(Debug)]
pub(super) struct Matrix {
    /// The header up to the keys.
    header: String,
    /// Beginnings of all rows, as CSV, without line ends.
    beginnings: String,
    /// Numbers of the keys, in the order of their first appearance.
    keys: BTreeMap<String, u32>,
    /// The tags of all articles: number of the key, and score.
    tags: Vec<(u32, Score)>,
    /// Where each article ends in `beginnings` and in `tags`.
    ends: Vec<(usize, usize)>,
}

impl Matrix {
    pub(super) fn new(options: &Options) -> Self {
        let article = cells::ARTICLE.map(Cow::Borrowed).into_iter();
        let header: Vec<_> = article.chain(cells::names(options)).collect();
        Matrix {
            header: row(&header),
            beginnings: String::new(),
            keys: BTreeMap::new(),
            tags: Vec::new(),
            ends: Vec::new(),
        }
    }

    pub(super) fn put(&mut self, lines: &[u8]) {
        for line in lines.split_inclusive(|&byte| byte == b'\n') {
            let (beginning, scores): (String, Vec<(String, f64)>) =
                serde_json::from_slice(line).expect("lines are as `encode` appends them");
            self.beginnings.push_str(&beginning);
            for (key, score) in scores {
                let number = self.number(key);
                self.tags.push((number, Score::new(score)));
            }
            self.ends.push((self.beginnings.len(), self.tags.len()));
        }
    }

    fn number(&mut self, key: String) -> u32 {
        let next = u32::try_from(self.keys.len()).expect("there are fewer than 2^32 keys");
        *self.keys.entry(key).or_insert(next)
    }

    pub(super) fn write<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(self.header.as_bytes())?;
        let keys: Vec<_> = self.keys.keys().map(|key| Cow::Borrowed(key.as_str())).collect();
        if !keys.is_empty() {
            write!(writer, ",{}", row(&keys))?;
        }
        writer.write_all(b"\n")?;
        let mut columns = vec![0; keys.len()];
        for (column, &number) in self.keys.values().enumerate() {
            columns[number as usize] = column;
        }
        let mut scores = vec![None; keys.len()];
        let mut line = Vec::new();
        let mut start = (0, 0);
        for &end in &self.ends {
            let tags = &self.tags[start.1..end.1];
            for &(number, score) in tags {
                scores[columns[number as usize]] = Some(score);
            }
            line.clear();
            line.extend_from_slice(&self.beginnings.as_bytes()[start.0..end.0]);
            for &score in &scores {
                line.push(b',');
                if let Some(score) = score {
                    line.extend_from_slice(cells::number(score).as_bytes());
                }
            }
            line.push(b'\n');
            writer.write_all(&line)?;
            for &(number, _) in tags {
                scores[columns[number as usize]] = None;
            }
            start = end;
        }
        Ok(())
    }
}

/// Cells as CSV, without the line end.
fn row(cells: &[Cow<'_, str>]) -> String {
    let mut row = Vec::new();
    Rows::new(&mut row).add(cells);
    row.pop();
    String::from_utf8(row).expect("strings make UTF-8")
}
