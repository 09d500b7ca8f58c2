//! The `gold` of a record, by the contract: what annotators say the article speaks of.

use serde_json::{Map, Value};

use crate::model::{Class, Field, Kind};

/// What the gold of one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gold {
    /// What was annotated; nothing else is judged.
    pub classes: Vec<Class>,
    /// Tags that the article must have.
    pub tags: Vec<Wanted>,
    /// Tags that would be wrong.
    pub not: Vec<Wanted>,
    /// Tags that are neither required nor punished.
    pub maybe: Vec<Wanted>,
    /// Classes of which gold names all that holds, so that every other tag is wrong: always those of
    /// entities, and themes where gold says so.
    pub closed: Vec<Class>,
    /// Mentions, where they were annotated.
    pub mentions: Option<Vec<GoldMention>>,
    /// Our kinds of mentions that are scored; `None` for all.
    pub kinds: Option<Vec<Kind>>,
    /// Whether the tags name only what the article is about.
    pub focus_only: bool,
}

/// A mention as annotators marked it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldMention {
    /// What is mentioned.
    pub wanted: Wanted,
    /// The field that the offsets count in; `None` where gold does not say, which means the text.
    pub field: Option<Field>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Neither required nor punished.
    pub is_ignored: bool,
}

/// An entity or theme as gold names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its class.
    pub class: Class,
    /// Which of the class, in every way that gold gives; one of them is enough.
    pub namings: Vec<Naming>,
}

impl Wanted {
    /// In words, for messages.
    #[must_use]
    pub fn text(&self) -> String {
        let namings: Vec<String> = self.namings.iter().map(Naming::text).collect();
        format!("{} {}", self.class, namings.join(", "))
    }
}

/// How gold says which entity it means.
#[derive(Clone, Debug, PartialEq)]
pub enum Naming {
    /// Our id.
    Id(String),
    /// A Wikidata item.
    Wikidata(String),
    /// Any name of it.
    Name(String),
    /// A code of another vocabulary.
    Code {
        /// `sdg`, `eurovoc`, ...
        vocabulary: String,
        /// The code in it.
        code: String,
    },
}

impl Naming {
    /// In words, for messages.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Naming::Id(text) | Naming::Wikidata(text) | Naming::Name(text) => text.clone(),
            Naming::Code { vocabulary, code } => format!("{vocabulary} {code}"),
        }
    }
}

impl Gold {
    /// Reads the value of a record's `gold`.
    ///
    /// # Errors
    ///
    /// What was found and what was expected, for the first part that is not as the contract has it.
    pub fn read(value: &Value) -> Result<Gold, String> {
        let gold = value.as_object().ok_or("gold: expected an object")?;
        let classes = list(gold, "classes")?
            .iter()
            .map(|value| class(value, "gold.classes"))
            .collect::<Result<_, _>>()?;
        let mut closed = vec![Class::Country, Class::Minister, Class::Agency];
        for value in list(gold, "closed")? {
            closed.push(class(value, "gold.closed")?);
        }
        let wanted = |key: &str| {
            list(gold, key)?
                .iter()
                .enumerate()
                .map(|(at, value)| {
                    wanted(value).map_err(|error| format!("gold.{key}[{at}]: {error}"))
                })
                .collect::<Result<Vec<Wanted>, String>>()
        };
        let mentions = match gold.get("mentions") {
            None | Some(Value::Null) => None,
            Some(_) => Some(
                list(gold, "mentions")?
                    .iter()
                    .enumerate()
                    .map(|(at, value)| {
                        mention(value).map_err(|error| format!("gold.mentions[{at}]: {error}"))
                    })
                    .collect::<Result<Vec<GoldMention>, String>>()?,
            ),
        };
        let kinds = match gold.get("kinds") {
            None | Some(Value::Null) => None,
            Some(_) => Some(
                list(gold, "kinds")?
                    .iter()
                    .map(|value| {
                        value.as_str().and_then(Kind::from_name).ok_or_else(|| {
                            format!("gold.kinds: {value}: expected a kind of mention such as name")
                        })
                    })
                    .collect::<Result<Vec<Kind>, String>>()?,
            ),
        };
        Ok(Gold {
            classes,
            mentions,
            kinds,
            tags: wanted("tags")?,
            not: wanted("not")?,
            maybe: wanted("maybe")?,
            closed,
            focus_only: gold.get("focus_only").and_then(Value::as_bool).unwrap_or(false),
        })
    }
}

/// A list that may be missing.
fn list<'a>(gold: &'a Map<String, Value>, key: &str) -> Result<&'a [Value], String> {
    match gold.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(values)) => Ok(values),
        Some(_) => Err(format!("gold.{key}: expected a list")),
    }
}

fn class(value: &Value, place: &str) -> Result<Class, String> {
    value
        .as_str()
        .and_then(Class::from_name)
        .ok_or_else(|| format!("{place}: {value}: expected country, minister, agency or theme"))
}

fn mention(value: &Value) -> Result<GoldMention, String> {
    let number = |key: &str| {
        value[key]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .ok_or_else(|| format!("{key}: expected a number of code points"))
    };
    let (start, end) = (number("start")?, number("end")?);
    if end <= start {
        return Err(format!("start {start}, end {end}: ends before it begins"));
    }
    let field = match value["field"].as_str() {
        None => None,
        Some("text") => Some(Field::Text),
        Some("title") => Some(Field::Title),
        Some(other) => return Err(format!("field \"{other}\": expected title or text")),
    };
    let is_ignored = value["ignore"].as_bool().unwrap_or(false);
    Ok(GoldMention { wanted: wanted(value)?, field, start, end, is_ignored })
}

/// Keys of a gold tag that are no code of a vocabulary.
const PLAIN_KEYS: [&str; 11] =
    ["class", "id", "wikidata", "name", "field", "start", "end", "text", "kind", "ignore", "type"];

fn wanted(value: &Value) -> Result<Wanted, String> {
    let tag = value.as_object().ok_or("expected an object")?;
    let class = class(tag.get("class").unwrap_or(&Value::Null), "class")?;
    let text = |key: &str| tag.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut namings: Vec<Naming> = Vec::new();
    namings.extend(text("id").map(Naming::Id));
    namings.extend(text("wikidata").map(Naming::Wikidata));
    namings.extend(text("name").map(Naming::Name));
    for (vocabulary, code) in tag.iter().filter(|(key, _)| !PLAIN_KEYS.contains(&key.as_str())) {
        let code = match code {
            Value::String(code) => code.clone(),
            Value::Number(code) => code.to_string(),
            _ => continue,
        };
        namings.push(Naming::Code { vocabulary: vocabulary.clone(), code });
    }
    if namings.is_empty() {
        return Err("expected id, wikidata, name or a code such as \"sdg\": 13".to_owned());
    }
    Ok(Wanted { class, namings })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_way_of_naming() {
        let rows = [
            (r#"{"class": "country", "id": "GB"}"#, Naming::Id("GB".to_owned())),
            (r#"{"class": "country", "wikidata": "Q145"}"#, Naming::Wikidata("Q145".to_owned())),
            (r#"{"class": "country", "name": "Chad"}"#, Naming::Name("Chad".to_owned())),
            (
                r#"{"class": "theme", "sdg": 13}"#,
                Naming::Code { vocabulary: "sdg".to_owned(), code: "13".to_owned() },
            ),
        ];
        for (json, expected) in rows {
            let gold = format!(r#"{{"classes": ["country"], "tags": [{json}]}}"#);
            let gold = Gold::read(&serde_json::from_str(&gold).unwrap()).unwrap();
            assert_eq!(gold.tags[0].namings, [expected], "{json}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let rows = [
            ("[]", "gold: expected an object"),
            (r#"{"classes": "country"}"#, "gold.classes: expected a list"),
            (
                r#"{"classes": ["planet"]}"#,
                "gold.classes: \"planet\": expected country, minister, agency or theme",
            ),
            (
                r#"{"tags": [{"class": "country"}]}"#,
                "gold.tags[0]: expected id, wikidata, name or a code such as \"sdg\": 13",
            ),
        ];
        for (json, expected) in rows {
            let error = Gold::read(&serde_json::from_str(json).unwrap()).unwrap_err();
            assert_eq!(error, expected);
        }
    }
}
