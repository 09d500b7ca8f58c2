//! A table with a header row to facts: the columns are those of our tables, or the user says which
//! is which. A record is a row.

use std::collections::BTreeMap;

use super::dates::Stated;
use super::facts::{
    At, BodyFact, CountryFact, Fact, LeftOut, NameFact, OfficeFact, PersonFact, Record, Strength,
    TenureFact, ThemeFact,
};
use super::lines::Lines;
use super::{CsvClass, Options, Source};
use crate::fold;
use crate::model::{Kind, Precision, Rank};

impl CsvClass {
    /// The columns that rows of the class may have; the first is the one that they must.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            CsvClass::Country => &[
                "name", "entity", "label", "wikidata", "kind", "lang", "case", "strength", "from",
                "until",
            ],
            CsvClass::Minister => &[
                "name",
                "id",
                "aliases",
                "surname",
                "wikidata",
                "office",
                "label",
                "country",
                "body",
                "rank",
                "portfolios",
                "seats",
                "from",
                "until",
                "seen",
                "precision",
                "note",
            ],
            CsvClass::Agency => &[
                "label",
                "id",
                "type",
                "country",
                "parent",
                "from",
                "until",
                "successors",
                "wikidata",
                "name",
                "kind",
                "lang",
                "case",
                "strength",
                "aliases",
                "acronym",
            ],
            CsvClass::Theme => {
                &["label", "id", "definition", "broader", "related", "strong", "weak", "codes"]
            }
            CsvClass::Trap => &["phrase", "case", "hides", "reason", "example"],
        }
    }
}

/// A row under our names for its columns.
struct Row<'a> {
    cells: BTreeMap<&'a str, &'a str>,
    options: &'a Options,
}

/// Reads all rows.
pub(super) fn read(source: &Source<'_>, records: &mut Vec<Record>) -> Result<(), LeftOut> {
    let Some(class) = source.options.class else {
        return Err(LeftOut::unreadable("rows of an unknown class", "--class says what they are"));
    };
    let text = source.text()?;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text.as_bytes());
    let fault =
        |error: csv::Error| LeftOut::unreadable("a file that is not CSV", error.to_string());
    let header = reader.headers().map_err(fault)?.clone();
    let columns = columns(source.options, class, &header)?;
    let mut lines = Lines::new(text);
    for record in reader.records() {
        let (byte, fact) = match record {
            Ok(record) => {
                let cells = columns.iter().zip(&record);
                let cells = cells.filter_map(|(name, cell)| Some(((*name)?, cell.trim())));
                let row = Row { cells: cells.collect(), options: source.options };
                (record.position().map_or(0, csv::Position::byte), row.fact(class))
            }
            Err(error) => (error.position().map_or(0, csv::Position::byte), Err(fault(error))),
        };
        let at = At::Line(lines.line_of(byte));
        records.push(Record { place: source.place(at), fact });
    }
    Ok(())
}

/// The sign that parts the cells: whichever the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    [b',', b'\t', b';'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',')
}

/// Our name for each column of the file; `None` for those that are not read.
fn columns<'a>(
    options: &'a Options,
    class: CsvClass,
    header: &csv::StringRecord,
) -> Result<Vec<Option<&'a str>>, LeftOut> {
    let known = class.columns();
    let mut columns: Vec<Option<&str>> = Vec::new();
    let mut unknown = Vec::new();
    for name in header {
        let name = name.trim();
        let mapped = options.columns.iter().find(|(_, theirs)| *theirs == name);
        let column = match mapped {
            Some((ours, _)) => Some(ours.as_str()),
            None => known.iter().copied().find(|known| *known == name),
        };
        match column {
            _ if options.skipped_columns.contains(name) => columns.push(None),
            Some(column) if known.contains(&column) && !columns.contains(&Some(column)) => {
                columns.push(Some(column));
            }
            _ => unknown.push(format!("\"{name}\"")),
        }
    }
    if !unknown.is_empty() {
        let detail = format!(
            "{}; expected {}; --column OURS=THEIRS maps a column, --skip-column leaves one out",
            unknown.join(", "),
            known.join(" ")
        );
        return Err(LeftOut::unreadable("columns that are not known", detail));
    }
    if !columns.contains(&Some(known[0])) {
        return Err(LeftOut::unreadable("a table without the column", known[0]));
    }
    Ok(columns)
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    fn owned(&self, column: &str) -> Option<String> {
        let cell = self.get(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn several(&self, column: &str) -> Vec<String> {
        let values = self.get(column).split('|').map(str::trim).filter(|value| !value.is_empty());
        values.map(str::to_owned).collect()
    }

    fn date(&self, column: &str) -> Result<Option<Stated>, LeftOut> {
        match self.get(column) {
            "" => Ok(None),
            cell => Stated::parse(cell).map(Some).ok_or_else(|| {
                let detail = format!("{column} \"{cell}\"; expected YYYY, YYYY-MM or YYYY-MM-DD");
                LeftOut::unreadable("a date that is none", detail)
            }),
        }
    }

    /// One of the words that a column may hold; `None` where it is empty.
    fn one_of<T: Copy>(&self, column: &str, all: &[(&str, T)]) -> Result<Option<T>, LeftOut> {
        let cell = self.get(column);
        let found = all.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value);
        if found.is_some() || cell.is_empty() {
            return Ok(found);
        }
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        let detail = format!("{column} \"{cell}\"; expected one of {}", names.join(", "));
        Err(LeftOut::unreadable("a word that the column does not have", detail))
    }

    fn fact(&self, class: CsvClass) -> Result<Fact, LeftOut> {
        let first = class.columns()[0];
        if self.get(first).is_empty() {
            return Err(LeftOut::unreadable("a row without the cell", first));
        }
        match class {
            CsvClass::Country => self.country(),
            CsvClass::Minister => self.minister(),
            CsvClass::Agency => self.agency(),
            CsvClass::Theme => Ok(self.theme()),
            CsvClass::Trap => self.trap(),
        }
    }

    /// The name that a row gives, with what it says of it.
    fn name(&self, name: &str, kind: Option<Kind>) -> Result<NameFact, LeftOut> {
        let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
        let cases = [("any", "any"), ("initial", "initial"), ("exact", "exact")];
        let strength = self.one_of("strength", &[("strong", true), ("weak", false)])?;
        Ok(NameFact {
            name: name.to_owned(),
            kind: self.one_of("kind", &kinds)?.or(kind),
            lang: self.owned("lang").unwrap_or_else(|| "en".to_owned()),
            case: self.one_of("case", &cases)?.unwrap_or_default().to_owned(),
            strength: strength.map_or(Strength::Unsaid, Strength::Said),
            from: None,
            until: None,
        })
    }

    fn country(&self) -> Result<Fact, LeftOut> {
        let name = self.get("name");
        let fact = NameFact {
            from: self.date("from")?,
            until: self.date("until")?,
            ..self.name(name, None)?
        };
        Ok(Fact::Country(Box::new(CountryFact {
            id: self.owned("entity").unwrap_or_else(|| name.to_owned()),
            label: self.owned("label").unwrap_or_else(|| name.to_owned()),
            wikidata: self.owned("wikidata"),
            names: vec![fact],
        })))
    }

    fn minister(&self) -> Result<Fact, LeftOut> {
        let name = self.get("name").to_owned();
        let country = self.owned("country").or_else(|| self.options.country.clone());
        let key = self
            .owned("id")
            .or_else(|| self.owned("wikidata"))
            .unwrap_or_else(|| format!("{}/{}", country.unwrap_or_default(), fold::slug(&name)));
        let person = PersonFact {
            key,
            id: self.owned("id"),
            name,
            aliases: self.several("aliases"),
            surname: self.get("surname").to_owned(),
            wikidata: self.owned("wikidata"),
        };
        let labels: Vec<String> = self.owned("label").into_iter().collect();
        if labels.is_empty() && self.get("office").is_empty() {
            return Ok(Fact::Person(Box::new(person)));
        }
        let ranks = Rank::ALL;
        let precision = self.one_of("precision", &Precision::ALL.map(|(name, _)| (name, name)))?;
        let notes = [("acting", "acting"), ("interim", "interim")];
        let until = self.date("until")?;
        Ok(Fact::Tenure(Box::new(TenureFact {
            person,
            office: OfficeFact {
                // An office without a label of its own has an id of ours.
                labels: if labels.is_empty() {
                    self.owned("office").into_iter().collect()
                } else {
                    labels
                },
                id: self.owned("office"),
                country: self.owned("country"),
                body: self.owned("body"),
                of: self.owned("body").map(|_| String::new()),
                ranks: self.one_of("rank", &ranks)?.into_iter().collect(),
                portfolios: self.several("portfolios"),
                is_single: self.one_of("seats", &[("one", true), ("many", false)])?,
            },
            from: self.date("from")?,
            until,
            is_open: until.is_none(),
            seen: self.date("seen")?,
            note: self.one_of("note", &notes)?.unwrap_or_default().to_owned(),
            precision: precision.map(str::to_owned),
        })))
    }

    fn agency(&self) -> Result<Fact, LeftOut> {
        let label = self.get("label").to_owned();
        let country = self.owned("country").or_else(|| self.options.country.clone());
        let mut names = Vec::new();
        if let Some(name) = self.owned("name") {
            names.push(self.name(&name, None)?);
        }
        for alias in self.several("aliases") {
            names.push(self.name(&alias, None)?);
        }
        for acronym in self.several("acronym") {
            names.push(NameFact { kind: Some(Kind::Acronym), ..self.name(&acronym, None)? });
        }
        let key = self.owned("id").or_else(|| self.owned("wikidata"));
        let key = key
            .unwrap_or_else(|| format!("{}/{}", country.unwrap_or_default(), fold::slug(&label)));
        Ok(Fact::Body(Box::new(BodyFact {
            key,
            id: self.owned("id"),
            label,
            kinds: self.owned("type").into_iter().collect(),
            country: self.owned("country"),
            parent: self.owned("parent"),
            from: self.date("from")?,
            until: self.date("until")?,
            successors: self.several("successors"),
            wikidata: self.owned("wikidata"),
            names,
        })))
    }

    fn theme(&self) -> Fact {
        let label = self.get("label").to_owned();
        let codes = self.several("codes").into_iter().filter_map(|code| {
            let (vocabulary, code) = code.split_once(':')?;
            Some((vocabulary.to_owned(), code.to_owned()))
        });
        Fact::Theme(Box::new(ThemeFact {
            key: self.owned("id").unwrap_or_else(|| label.clone()),
            id: self.owned("id"),
            label,
            definition: self.get("definition").to_owned(),
            broader: self.several("broader"),
            related: self.several("related"),
            broader_codes: Vec::new(),
            codes: codes.collect(),
            strong: self.several("strong"),
            weak: self.several("weak"),
        }))
    }

    fn trap(&self) -> Result<Fact, LeftOut> {
        let cases = [("any", "any"), ("initial", "initial"), ("exact", "exact")];
        let case = self.one_of("case", &cases)?.unwrap_or("initial");
        let hides = self.owned("hides").unwrap_or_else(|| "*".to_owned());
        let (phrase, reason) = (self.get("phrase"), self.get("reason"));
        let cells = [phrase, case, &hides, reason, self.get("example")];
        Ok(Fact::Trap(Box::new(cells.map(str::to_owned))))
    }
}
