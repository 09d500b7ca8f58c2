//! One record: values by the names of its format, on their way to an article or a reject.

use serde_json::Value as Json;

use crate::model::{Article, Origin, Reject};

use super::fields::Field;
use super::{Options, parse_date};

/// A value of a record, as far as a field of an article can be made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Value {
    /// Absent or null.
    #[default]
    Absent,
    String(String),
    /// As written.
    Number(String),
    /// What it is, with its article: `an array`.
    Other(&'static str),
}

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Value::Absent,
            Json::String(string) => Value::String(string),
            Json::Number(number) => Value::Number(number.to_string()),
            Json::Bool(_) => Value::Other("a boolean"),
            Json::Array(_) => Value::Other("an array"),
            Json::Object(_) => Value::Other("an object"),
        }
    }
}

/// What becomes of a value, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// One bit for each field, by its number: two fields may be made of one value.
    fields: u8,
    /// Position in `Options::keep`.
    pub(super) keep: Option<usize>,
}

impl Use {
    pub(super) fn of(name: &str, options: &Options) -> Use {
        let fields = Field::ALL
            .into_iter()
            .filter(|&field| options.fields.name(field) == name)
            .fold(0, |fields, field| fields | 1 << field as u8);
        Use { fields, keep: options.keep.iter().position(|kept| kept == name) }
    }

    pub(super) fn is_field(self, field: Field) -> bool {
        self.fields & 1 << field as u8 != 0
    }

    pub(super) fn is_none(self) -> bool {
        self.fields == 0 && self.keep.is_none()
    }
}

/// The values of one record that are of use. Of two values with one name the last counts.
#[derive(Debug)]
pub(super) struct Record<'o> {
    options: &'o Options,
    values: [Value; Field::ALL.len()],
    kept: Vec<Option<Json>>,
}

impl<'o> Record<'o> {
    pub(super) fn new(options: &'o Options) -> Self {
        Record { options, values: Default::default(), kept: vec![None; options.keep.len()] }
    }

    /// Takes a value whose use is not to be kept.
    pub(super) fn set(&mut self, purpose: Use, value: Value) {
        let mut fields = Field::ALL.into_iter().filter(|&field| purpose.is_field(field));
        if let Some(first) = fields.next() {
            for field in fields {
                self.values[field as usize] = value.clone();
            }
            self.values[first as usize] = value;
        }
    }

    /// Takes a value for any use.
    pub(super) fn set_json(&mut self, purpose: Use, json: Json) {
        if let Some(keep) = purpose.keep {
            self.kept[keep] = Some(json.clone());
        }
        self.set(purpose, json.into());
    }

    /// Replaces the text, for formats that have it outside of the named values.
    pub(super) fn set_text(&mut self, text: String) {
        self.values[Field::Text as usize] = Value::String(text);
    }

    /// Sets the title where the named values have none.
    pub(super) fn set_default_title(&mut self, title: String) {
        let value = &mut self.values[Field::Title as usize];
        if !matches!(value, Value::String(string) if !string.trim().is_empty()) {
            *value = Value::String(title);
        }
    }

    /// The title, where it is a string with a word.
    pub(super) fn title(&self) -> Option<&str> {
        match &self.values[Field::Title as usize] {
            Value::String(title) if !title.trim().is_empty() => Some(title),
            _ => None,
        }
    }

    /// The article, where all values are of the right type.
    pub(super) fn into_article(self, origin: Origin) -> Result<Article, Reject> {
        match self.article() {
            Ok(article) => {
                let id = if article.id.is_empty() { origin.to_string() } else { article.id };
                Ok(Article { id, origin, ..article })
            }
            Err(reason) => Err(Reject { origin, reason }),
        }
    }

    fn article(mut self) -> Result<Article, String> {
        let id = match std::mem::take(&mut self.values[Field::Id as usize]) {
            Value::Absent => String::new(),
            Value::String(id) | Value::Number(id) => id,
            Value::Other(kind) => {
                return Err(self.wrong_type(Field::Id, kind, "a string or a number"));
            }
        };
        let may_lack_text = self.options.may_lack_text;
        if self.values[Field::Text as usize] == Value::Absent && !may_lack_text {
            return Err(format!("no {:?}, expected a string", self.name(Field::Text)));
        }
        let text = self.string(Field::Text)?.unwrap_or_default();
        let title = self.some(Field::Title)?;
        if title.is_none() && text.trim().is_empty() && !may_lack_text {
            return Err("title and text are empty".to_owned());
        }
        let date = match self.some(Field::Date)? {
            None => None,
            Some(written) => Some(parse_date(&written).ok_or_else(|| {
                let name = self.name(Field::Date);
                format!("{name} {:?}: expected ISO 8601 such as 2021-11-20", start(&written))
            })?),
        };
        let url = self.some(Field::Url)?;
        let lang = self.some(Field::Lang)?;
        let source = self.some(Field::Source)?;
        let keep = self.options.keep.iter().cloned();
        let kept = keep.zip(self.kept).filter_map(|(name, json)| Some((name, json?))).collect();
        Ok(Article { id, title, text, date, url, lang, source, kept, origin: Origin::default() })
    }

    /// A string with a word in it, as given.
    fn some(&mut self, field: Field) -> Result<Option<String>, String> {
        Ok(self.string(field)?.filter(|string| !string.trim().is_empty()))
    }

    fn string(&mut self, field: Field) -> Result<Option<String>, String> {
        match std::mem::take(&mut self.values[field as usize]) {
            Value::Absent => Ok(None),
            Value::String(string) => Ok(Some(string)),
            Value::Number(_) => Err(self.wrong_type(field, "a number", "a string")),
            Value::Other(kind) => Err(self.wrong_type(field, kind, "a string")),
        }
    }

    fn wrong_type(&self, field: Field, found: &str, expected: &str) -> String {
        format!("{} is {found}, expected {expected}", self.name(field))
    }

    fn name(&self, field: Field) -> &'o str {
        self.options.fields.name(field)
    }
}

/// Enough of a value to recognise it in a message.
pub(super) fn start(value: &str) -> &str {
    let end = value.char_indices().nth(40).map_or(value.len(), |(byte, _)| byte);
    &value[..end]
}
