//! Names to patterns of spaCy's `EntityRuler`, one JSON object a line.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Options;
use crate::dictionary::Dictionary;
use crate::model::{Case, Class, Target, Term};

#[derive(Serialize)]
struct Line<'a> {
    label: &'a str,
    pattern: Pattern<'a>,
    id: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Pattern<'a> {
    Text(&'a str),
    Tokens(Vec<Map<String, Value>>),
}

/// The names of countries, bodies and people, by class and id, an entity's label first. A name of any
/// case becomes a list of words in lower case, one that is exact a list of words as they are, all
/// others a text.
#[must_use]
pub fn entity_ruler(dictionary: &Dictionary, options: &Options) -> Vec<u8> {
    let mut patterns: Vec<_> = dictionary
        .terms
        .iter()
        .filter(|term| term.is_strong || options.weak)
        .filter_map(|term| {
            let (class, id, label) = entity(dictionary, term.target)?;
            let key = (class, id, *term.name != *label, &*term.name, term.case as u8);
            options.classes.contains(&class).then_some((key, term))
        })
        .collect();
    patterns.sort_by_key(|(key, _)| *key);
    patterns.dedup_by_key(|(key, _)| *key);
    let mut bytes = Vec::new();
    for ((class, id, ..), term) in patterns {
        let line = Line {
            label: options.labels.get(&class).map_or(label(class), String::as_str),
            pattern: pattern(term),
            id: format!("{class}:{id}"),
        };
        serde_json::to_writer(&mut bytes, &line).expect("texts and maps of texts are JSON");
        bytes.push(b'\n');
    }
    bytes
}

/// The class, id and label of what a name stands for.
fn entity(dictionary: &Dictionary, target: Target) -> Option<(Class, &str, &str)> {
    Some(match target {
        Target::Country(at) => {
            let country = &dictionary.countries[at as usize];
            (Class::Country, &country.id, &country.label)
        }
        Target::Agency(at) => {
            let agency = &dictionary.agencies[at as usize];
            (Class::Agency, &agency.id, &agency.label)
        }
        Target::Person(at) => {
            let person = &dictionary.people[at as usize];
            (Class::Minister, &person.id, &person.name)
        }
        Target::Place(_) | Target::Title(..) | Target::Atom(_) | Target::Trap(_) => return None,
    })
}

/// What spaCy's models call a class.
fn label(class: Class) -> &'static str {
    match class {
        Class::Country => "GPE",
        Class::Agency => "ORG",
        Class::Minister => "PERSON",
        Class::Theme => "THEME",
    }
}

fn pattern(term: &Term) -> Pattern<'_> {
    let tokens = |key: &str, fold: fn(&str) -> String| {
        let token = |word: &str| Map::from_iter([(key.to_owned(), Value::String(fold(word)))]);
        Pattern::Tokens(tokens(&term.name).into_iter().map(token).collect())
    };
    match term.case {
        Case::Any => tokens("LOWER", str::to_lowercase),
        Case::Initial => Pattern::Text(&term.name),
        Case::Exact => tokens("TEXT", str::to_owned),
    }
}

/// The words of a name as spaCy's English tokenizer cuts them: at spaces, around hyphens and strokes,
/// before a comma and `'s`.
fn tokens(name: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for chunk in name.split(' ') {
        let mut start = 0;
        for (at, sign) in chunk.match_indices(['-', '/']) {
            tokens.extend([&chunk[start..at], sign]);
            start = at + sign.len();
        }
        let rest = &chunk[start..];
        let cut =
            rest.strip_suffix("'s").or_else(|| rest.strip_suffix(',')).map_or(rest.len(), str::len);
        tokens.extend([&rest[..cut], &rest[cut..]]);
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_names_into_words() {
        assert_eq!(tokens("Guinea-Bissau"), ["Guinea", "-", "Bissau"]);
        assert_eq!(tokens("People's Bank, Beijing"), ["People", "'s", "Bank", ",", "Beijing"]);
        assert_eq!(tokens("U.S."), ["U.S."]);
    }
}
