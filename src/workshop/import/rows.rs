//! The rows that an import adds, and the files that they make of a folder's.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::{File, Files, columns};

/// Rows by table, and whole themes: what an import adds to a folder.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    tables: BTreeMap<&'static str, Changes>,
    /// Contents by name of the file.
    themes: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default)]
struct Changes {
    added: BTreeSet<String>,
    /// Lines of the folder that an added one takes the place of.
    replaced: BTreeSet<String>,
}

impl Rows {
    /// Adds a row; cells are in normal form.
    pub(super) fn add<T: AsRef<str>>(&mut self, table: &'static str, cells: &[T]) {
        debug_assert_eq!(columns(table).map(<[_]>::len), Some(cells.len()), "{table}");
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        self.tables.entry(table).or_default().added.insert(cells.join("\t"));
    }

    /// Drops a line of the folder.
    pub(super) fn replace(&mut self, table: &'static str, line: &str) {
        self.tables.entry(table).or_default().replaced.insert(line.to_owned());
    }

    /// Adds a theme, as the contents of its file.
    pub(super) fn theme(&mut self, id: &str, contents: String) {
        self.themes.insert(format!("themes/{id}.toml"), contents);
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.tables.values().all(|changes| changes.added.is_empty())
    }

    /// How many rows each table gains or has replaced, and how many themes there are to add.
    #[must_use]
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let tables = self.tables.iter().map(|(table, changes)| (*table, changes.added.len()));
        let themes = std::iter::once(("themes/", self.themes.len()));
        tables.chain(themes).filter(|(_, n_rows)| *n_rows > 0).collect()
    }

    /// The files of a folder that change, with all their contents in normal form: `own` holds the
    /// folder's files as they are, `root` is how the user names it.
    #[must_use]
    pub fn files(&self, own: &Files, root: &str) -> Vec<File> {
        let file = |name: &str, contents: String| File {
            path: format!("{}/{name}", root.trim_end_matches('/')),
            name: name.to_owned(),
            contents: Cow::Owned(contents),
        };
        let tables = self.tables.iter().filter(|(_, changes)| !changes.added.is_empty());
        let tables = tables.map(|(table, changes)| file(table, changes.table(table, own)));
        let themes = self.themes.iter().map(|(name, contents)| file(name, contents.clone()));
        tables.chain(themes).collect()
    }
}

impl Changes {
    /// The whole table: header, then all lines by their bytes, each once.
    fn table(&self, name: &str, own: &Files) -> String {
        let mut lines: BTreeSet<&str> = own
            .iter()
            .filter(|file| file.name == name)
            .flat_map(|file| file.contents.lines().skip(1))
            .filter(|line| !self.replaced.contains(*line))
            .collect();
        lines.extend(self.added.iter().map(String::as_str));
        let mut contents = columns(name).unwrap_or_default().join("\t");
        contents.push('\n');
        for line in lines {
            contents.push_str(line);
            contents.push('\n');
        }
        contents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_tables_in_normal_form() {
        let name = "ministers/portfolios.tsv";
        let old = "portfolio\tphrase\tsource\nb\tbees\tx\nd\tdogs\tx\n";
        let own = Files::default().and([File {
            path: format!("mine/{name}"),
            name: name.to_owned(),
            contents: old.into(),
        }]);
        let mut rows = Rows::default();
        assert!(rows.is_empty());
        rows.add(name, &["c", "cats", "x"]);
        rows.add(name, &["b", "bees", "x"]);
        rows.add(name, &["a", "ants", "x"]);
        rows.replace(name, "d\tdogs\tx");
        let files = rows.files(&own, "mine/");
        assert_eq!(files[0].path, format!("mine/{name}"));
        assert_eq!(
            files[0].contents,
            "portfolio\tphrase\tsource\na\tants\tx\nb\tbees\tx\nc\tcats\tx\n"
        );
        assert_eq!(rows.counts(), [(name, 3)]);
    }
}
