//! Patterns of spaCy's `EntityRuler`, one JSON object a line, to names: a record is a pattern.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Source;
use super::cell;
use super::facts::{
    At, BodyFact, CountryFact, Fact, LeftOut, NameFact, PersonFact, Place, Record, Strength,
};
use crate::model::Class;

/// What the labels of spaCy's models mean, where the user says nothing else.
const LABELS: [(&str, Class); 3] =
    [("GPE", Class::Country), ("ORG", Class::Agency), ("PERSON", Class::Minister)];

#[derive(Deserialize)]
struct Line {
    label: String,
    pattern: Pattern,
    id: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Pattern {
    Text(String),
    Tokens(Vec<Map<String, Value>>),
}

/// Reads all lines.
pub(super) fn read(source: &Source<'_>, records: &mut Vec<Record>) {
    for (number, line) in (1..).zip(source.bytes.split(|byte| *byte == b'\n')) {
        let line = line.trim_ascii();
        if !line.is_empty() {
            let place = source.place(At::Line(number));
            records.push(record(source, place, line));
        }
    }
}

fn record(source: &Source<'_>, place: Place, line: &[u8]) -> Record {
    let fact = serde_json::from_slice::<Line>(line)
        .map_err(|error| LeftOut::unreadable("a line that is no pattern", error.to_string()))
        .and_then(|line| fact(source, &line));
    Record { place, fact }
}

fn fact(source: &Source<'_>, line: &Line) -> Result<Fact, LeftOut> {
    let (name, case) = match &line.pattern {
        Pattern::Text(text) => (text.clone(), "initial"),
        Pattern::Tokens(tokens) => phrase(tokens)?,
    };
    let name = cell::name(&name)?;
    let named = line.id.as_deref().and_then(|id| id.split_once(':'));
    let class = match named.and_then(|(class, _)| Class::from_name(class)) {
        Some(class) => class,
        None => class_of(source, &line.label)?,
    };
    // An id may name its class; whatever else it says is for its author.
    let id = match named {
        Some((class, id)) if Class::from_name(class).is_some() => Some(id),
        _ => line.id.as_deref(),
    };
    let case =
        if case == "initial" && !name.chars().any(char::is_uppercase) { "any" } else { case };
    let fact = NameFact {
        name: name.clone(),
        lang: match source.options.languages.as_ref().map(|all| all.iter().collect::<Vec<_>>()) {
            Some(all) if all.len() == 1 => all[0].clone(),
            _ => String::new(),
        },
        case: case.to_owned(),
        strength: Strength::Alone,
        ..NameFact::default()
    };
    let ours = id.filter(|id| cell::is_slug(id)).map(str::to_owned);
    Ok(match class {
        Class::Country => Fact::Country(Box::new(CountryFact {
            id: id.unwrap_or(&name).to_owned(),
            label: name,
            wikidata: None,
            names: vec![fact],
        })),
        Class::Agency => Fact::Body(Box::new(BodyFact {
            key: id.unwrap_or(&name).to_owned(),
            id: ours,
            label: name,
            kinds: source.options.kind.iter().cloned().chain(["public-body".to_owned()]).collect(),
            names: vec![fact],
            ..BodyFact::default()
        })),
        Class::Minister => Fact::Person(Box::new(PersonFact {
            key: id.unwrap_or(&name).to_owned(),
            id: ours,
            name,
            ..PersonFact::default()
        })),
        Class::Theme => {
            return Err(LeftOut::passed("a pattern of a theme, which needs more", name));
        }
    })
}

/// The class that a label means.
fn class_of(source: &Source<'_>, label: &str) -> Result<Class, LeftOut> {
    let class = match source.options.labels.get(label) {
        Some(class) => Class::from_name(class),
        None => LABELS.iter().find(|(name, _)| *name == label).map(|(_, class)| *class),
    };
    class.ok_or_else(|| LeftOut::passed("a label that means none of our classes", label))
}

/// The phrase that a list of tokens spells, and how it must be written. Only words as they are can
/// be a name: no patterns of letters, no parts of speech, no repetitions.
fn phrase(tokens: &[Map<String, Value>]) -> Result<(String, &'static str), LeftOut> {
    let mut phrase = String::new();
    let mut case = None;
    for token in tokens {
        let mut keys = token.iter();
        let (Some((key, Value::String(word))), None) = (keys.next(), keys.next()) else {
            let detail = Value::Object(token.clone()).to_string();
            return Err(LeftOut::passed("a token that is no word", detail));
        };
        let written = match key.to_ascii_uppercase().as_str() {
            "LOWER" => "any",
            "TEXT" | "ORTH" => "exact",
            _ => return Err(LeftOut::passed("a token that is no word", format!("{key}: {word}"))),
        };
        if *case.get_or_insert(written) != written {
            return Err(LeftOut::passed("a pattern of which only some words have a case", phrase));
        }
        let is_joined = |text: &str, at_end: bool| {
            let c = if at_end { text.chars().next_back() } else { text.chars().next() };
            c.is_some_and(|c| c == '-' || c == '/' || (!at_end && "',.;)".contains(c)))
        };
        if !phrase.is_empty() && !is_joined(word, false) && !is_joined(&phrase, true) {
            phrase.push(' ');
        }
        phrase.push_str(word);
    }
    Ok((phrase, case.unwrap_or("any")))
}
