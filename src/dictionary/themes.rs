//! `themes/<id>.toml`: one theme a file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::build::{Builder, plain, unknown};
use super::files::File;
use super::{agencies, inflect, theme_form};
use crate::fold;
use crate::model::{Case, Class, FilePlace, Kind, Part, Reach, Rule, Target, Theme, ThemeTerm};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    label: String,
    definition: String,
    #[serde(default)]
    broader: Vec<toml::Spanned<String>>,
    #[serde(default)]
    related: Vec<toml::Spanned<String>>,
    source: String,
    #[serde(default)]
    codes: BTreeMap<String, Vec<String>>,
    terms: TermLists,
    #[serde(default)]
    rules: Vec<RuleTable>,
    examples: ExampleLists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermLists {
    #[serde(default)]
    strong: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    cancel: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleLists {
    #[serde(rename = "match")]
    matching: Vec<toml::Spanned<String>>,
    not: Vec<toml::Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    name: toml::Spanned<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    all: Vec<Vec<String>>,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default)]
    near: Vec<Vec<String>>,
    within: Option<Within>,
    #[serde(default)]
    ordered: bool,
    part: Option<String>,
    count: Option<u32>,
    entity: Option<String>,
    #[serde(default = "one")]
    weight: f64,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Within {
    Words(u32),
    Stretch(String),
}

fn one() -> f64 {
    1.0
}

/// The sentences beside a theme, with their lines: those that must be tagged, those that must not.
pub(super) fn examples(
    file: &File,
    number: u16,
    builder: &mut Builder,
) -> [Vec<(FilePlace, String)>; 2] {
    let lists = parse(file, number, builder).map(|table| table.examples);
    let place = |sentence: toml::Spanned<String>| {
        let line = line_of(file, sentence.span().start);
        (FilePlace { file: number, line }, sentence.into_inner())
    };
    lists.map_or_else(Default::default, |lists| {
        [lists.matching, lists.not].map(|list| list.into_iter().map(place).collect())
    })
}

/// A theme is named by its file.
pub(super) fn id_of(file: &File) -> &str {
    file.name.trim_start_matches("themes/").trim_end_matches(".toml")
}

/// The file as a table; its faults where it is none.
fn parse(file: &File, number: u16, builder: &mut Builder) -> Option<ThemeFile> {
    let faults = theme_form::faults(&file.contents);
    for (line, message) in &faults {
        builder.problem(FilePlace { file: number, line: *line }, message.clone());
    }
    if !faults.is_empty() {
        return None;
    }
    toml::from_str(&file.contents)
        .map_err(|error: toml::de::Error| {
            let span = error.span().unwrap_or_default();
            let message = error.message().replace('\n', ", ");
            fault(builder, file, number, span, &message);
        })
        .ok()
}

/// Notes a fault with its place in the file.
fn fault(builder: &mut Builder, file: &File, number: u16, span: Range<usize>, message: &str) {
    let (line, message) = theme_form::with_caret(&file.contents, span, message);
    builder.problem(FilePlace { file: number, line }, message);
}

/// The line, from 1, of a byte.
fn line_of(file: &File, byte: usize) -> u32 {
    super::index(file.contents[..byte].bytes().filter(|byte| *byte == b'\n').count() + 1)
}

/// The themes that a theme names, with the places where it does.
#[derive(Debug)]
pub(super) struct Links {
    theme: u32,
    broader: Vec<(FilePlace, String)>,
    related: Vec<(FilePlace, String)>,
}

/// Reads one theme; `links` collects its references to other themes, which may come later.
pub(super) fn theme(file: &File, number: u16, builder: &mut Builder, links: &mut Vec<Links>) {
    let id = id_of(file);
    let Some(table) = parse(file, number, builder) else { return };
    let place = FilePlace { file: number, line: 1 };
    if table.source.is_empty() {
        builder.problem(place, "no source; expected a key of SOURCES.md");
    }
    if table.terms.strong.is_empty() && table.terms.weak.len() < 2 && table.rules.is_empty() {
        builder.problem(
            place,
            "the theme can never match; expected strong terms, rules or two weak terms",
        );
    }
    let theme = Theme {
        id: id.to_owned(),
        label: table.label,
        definition: table.definition,
        broader: Vec::new(),
        related: Vec::new(),
        codes: table.codes,
        strong: terms(builder, place, id, &table.terms.strong),
        weak: terms(builder, place, id, &table.terms.weak),
        cancel: atoms(builder, place, &table.terms.cancel),
        rules: table
            .rules
            .iter()
            .filter_map(|rule| read_rule(builder, file, place, rule))
            .collect(),
        place,
    };
    let index = super::put(&mut builder.dictionary.themes, &mut builder.themes, id, theme);
    let placed = |ids: Vec<toml::Spanned<String>>| {
        let place = |id: &toml::Spanned<String>| FilePlace {
            file: number,
            line: line_of(file, id.span().start),
        };
        ids.into_iter().map(|id| (place(&id), id.into_inner())).collect()
    };
    let (broader, related) = (placed(table.broader), placed(table.related));
    links.push(Links { theme: index, broader, related });
}

/// Turns the ids of broader themes into numbers, when all themes are read.
pub(super) fn link(builder: &mut Builder, links: Vec<Links>) {
    for Links { theme: index, broader, related } in links {
        let (mut found, mut beside) = (Vec::new(), Vec::new());
        let all = broader.iter().map(|id| (true, id)).chain(related.iter().map(|id| (false, id)));
        for (is_broader, (place, id)) in all {
            let place = *place;
            match builder.themes.get(builder.dictionary.redirects.current("theme", id)).copied() {
                Some(other) if other == index => {
                    builder.problem(place, format!("theme \"{id}\" names itself"));
                }
                Some(other) if is_broader => found.push(other),
                Some(other) => beside.push(other),
                None => {
                    let known = builder.themes.keys();
                    let message = unknown("theme", id, "the files in themes/", known);
                    builder.problem(place, message);
                }
            }
        }
        let theme = &mut builder.dictionary.themes[index as usize];
        (theme.broader, theme.related) = (found, beside);
    }
}

fn read_rule(
    builder: &mut Builder,
    file: &File,
    place: FilePlace,
    table: &RuleTable,
) -> Option<Rule> {
    let (theme, name) = (id_of(file), table.name.get_ref());
    let mut fault = |message: String| {
        let message = format!("rule \"{name}\": {message}");
        fault(builder, file, place.file, table.name.span(), &message);
    };
    if table.any.is_empty() && table.all.is_empty() && table.near.is_empty() {
        fault("nothing that could match; expected any, all or near".to_owned());
        return None;
    }
    if table.all.iter().chain(&table.near).any(Vec::is_empty) {
        fault("an empty group; expected at least one term in each".to_owned());
    }
    if !(table.weight > 0.0 && table.weight <= 1.0) {
        fault(format!("weight {}: expected more than 0, at most 1", table.weight));
    }
    let reach = match &table.within {
        None => Reach::Sentence,
        Some(Within::Words(words)) => Reach::Words(*words),
        Some(Within::Stretch(name)) if name == "sentence" => Reach::Sentence,
        Some(Within::Stretch(name)) if name == "paragraph" => Reach::Paragraph,
        Some(Within::Stretch(name)) => {
            fault(format!("within \"{name}\": expected a number of words, sentence or paragraph"));
            return None;
        }
    };
    let part = match table.part.as_deref() {
        None => None,
        Some("title") => Some(Part::Title),
        Some("lead") => Some(Part::Lead),
        Some(part) => {
            fault(format!("part \"{part}\": expected title or lead"));
            return None;
        }
    };
    let entity = match table.entity.as_deref() {
        None => None,
        Some(entity) => {
            let (class, kind) = match entity.split_once('/') {
                Some((class, kind)) => (class, Some(kind.to_owned())),
                None => (entity, None),
            };
            let Some(class) = Class::from_name(class) else {
                fault(format!("entity \"{entity}\": expected country, minister or agency"));
                return None;
            };
            let kinds: &[&str] = match class {
                Class::Agency => &agencies::TYPES,
                Class::Minister => &["person", "office"],
                Class::Country | Class::Theme => &[],
            };
            if class == Class::Theme || kind.as_deref().is_some_and(|kind| !kinds.contains(&kind)) {
                let types = if kinds.is_empty() { "a bare class" } else { &kinds.join(", ") };
                fault(format!(
                    "entity \"{entity}\": expected country, minister or agency, and after a slash {types}"
                ));
                return None;
            }
            Some((class, kind))
        }
    };
    let groups = |builder: &mut Builder, groups: &[Vec<String>]| {
        groups.iter().map(|group| atoms(builder, place, group)).collect()
    };
    Some(Rule {
        entry: format!("theme-rule:{theme}:{name}").into(),
        any: atoms(builder, place, &table.any),
        all: groups(builder, &table.all),
        none: atoms(builder, place, &table.none),
        near: groups(builder, &table.near),
        reach,
        is_ordered: table.ordered,
        part,
        count: table.count.unwrap_or(1),
        entity,
        weight: table.weight,
    })
}

fn terms(
    builder: &mut Builder,
    place: FilePlace,
    theme: &str,
    phrases: &[String],
) -> Vec<ThemeTerm> {
    phrases
        .iter()
        .map(|phrase| ThemeTerm {
            atom: atom(builder, place, phrase),
            entry: Arc::from(format!("theme-term:{theme}:{}", fold::slug(phrase))),
        })
        .collect()
}

fn atoms(builder: &mut Builder, place: FilePlace, phrases: &[String]) -> Vec<u32> {
    phrases.iter().map(|phrase| atom(builder, place, phrase)).collect()
}

/// The number of a phrase among the atoms; all its written forms become terms the first time.
fn atom(builder: &mut Builder, place: FilePlace, phrase: &str) -> u32 {
    if let Some(index) = builder.atoms.get(phrase) {
        return *index;
    }
    let index = super::index(builder.atoms.len());
    builder.atoms.insert(phrase.to_owned(), index);
    builder.dictionary.atoms.push(phrase.to_owned());
    let case = if phrase.chars().any(char::is_uppercase) { Case::Initial } else { Case::Any };
    for form in inflect::forms(phrase) {
        builder.term(place, &form, Target::Atom(index), plain(Kind::Term, case));
    }
    index
}
