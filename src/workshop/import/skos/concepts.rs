//! Triples to concepts, and these to themes.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{Literal, Term, Triple};

use super::{fault, node, subject};
use crate::workshop::import::cell;
use crate::workshop::import::facts::{At, Fact, LeftOut, Record, ThemeFact};
use crate::workshop::import::{Options, Source};
use crate::workshop::vocabularies;

const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const SKOS_XL: &str = "http://www.w3.org/2008/05/skos-xl#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Where labels in running text begin in lower case, more than so many of a hundred do.
const LOWER_PERCENT: usize = 20;

/// A text with the tag of its language; empty for none.
type Tagged = (String, String);

/// The concepts of a file.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    concepts: BTreeMap<String, Concept>,
    /// Labels that are nodes of their own.
    label_nodes: BTreeMap<String, Tagged>,
}

#[derive(Debug, Default)]
struct Concept {
    is_concept: bool,
    /// A scheme, a collection: named by concepts, and none.
    is_other: bool,
    preferred: Vec<Tagged>,
    alternative: Vec<Tagged>,
    hidden: Vec<Tagged>,
    definitions: Vec<Tagged>,
    notes: Vec<Tagged>,
    /// Code, with the IRI of its sort where it has one.
    notations: Vec<Tagged>,
    broader: BTreeSet<String>,
    narrower: BTreeSet<String>,
    related: BTreeSet<String>,
    matches: BTreeSet<String>,
    broad_matches: BTreeSet<String>,
    /// Properties whose value is a label node.
    labels: Vec<(Label, String)>,
}

#[derive(Clone, Copy, Debug)]
enum Label {
    Preferred,
    Alternative,
    Hidden,
}

impl Concepts {
    /// Adds all triples; the first fault ends the file.
    pub(super) fn add_all<E: std::fmt::Display>(
        &mut self,
        triples: impl Iterator<Item = Result<Triple, E>>,
    ) -> Result<(), LeftOut> {
        for triple in triples {
            self.add(&triple.map_err(fault)?);
        }
        Ok(())
    }

    fn add(&mut self, triple: &Triple) {
        let (property, object) = (triple.predicate.as_str(), &triple.object);
        if property == TYPE {
            let kind = node(object).unwrap_or_default();
            let Some(kind) = kind.strip_prefix(SKOS) else { return };
            let concept = self.concept(triple);
            concept.is_concept |= kind == "Concept";
            concept.is_other |= kind != "Concept";
        } else if let Some(name) = property.strip_prefix(SKOS) {
            match object {
                Term::Literal(literal) => self.concept(triple).text(name, literal),
                _ => {
                    if let Some(to) = node(object) {
                        self.concept(triple).link(name, to);
                    }
                }
            }
        } else if let Some(name) = property.strip_prefix(SKOS_XL) {
            let label = match name {
                "prefLabel" => Some(Label::Preferred),
                "altLabel" => Some(Label::Alternative),
                "hiddenLabel" => Some(Label::Hidden),
                _ => None,
            };
            match (name, object, label, node(object)) {
                ("literalForm", Term::Literal(literal), ..) => {
                    self.label_nodes.insert(subject(&triple.subject), tagged(literal));
                }
                (_, _, Some(label), Some(to)) => {
                    self.concept(triple).labels.push((label, to));
                }
                _ => {}
            }
        }
    }

    fn concept(&mut self, triple: &Triple) -> &mut Concept {
        self.concepts.entry(subject(&triple.subject)).or_default()
    }

    /// Turns the concepts into records, by their IRIs.
    pub(super) fn finish(mut self, source: &Source<'_>, records: &mut Vec<Record>) {
        let mut above: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (iri, concept) in &mut self.concepts {
            for (label, id) in std::mem::take(&mut concept.labels) {
                let list = match label {
                    Label::Preferred => &mut concept.preferred,
                    Label::Alternative => &mut concept.alternative,
                    Label::Hidden => &mut concept.hidden,
                };
                list.extend(self.label_nodes.get(&id).cloned());
            }
            for narrower in &concept.narrower {
                above.entry(narrower.clone()).or_default().insert(iri.clone());
            }
        }
        let all = || self.concepts.values().filter(|concept| concept.is_one());
        let writing = Writing {
            preferred_is_text: begins_lower(all().flat_map(|concept| &concept.preferred)),
            others_are_text: begins_lower(
                all().flat_map(|concept| concept.alternative.iter().chain(&concept.hidden)),
            ),
        };
        let mut number = 0;
        for (iri, mut concept) in self.concepts {
            if !concept.is_one() {
                continue;
            }
            if iri.starts_with("_:") {
                // Such a name is another in every run.
                let why = "a concept without an IRI";
                let fact = Err(LeftOut::passed(why, ""));
                records.push(Record { place: source.place(At::File), fact });
            } else {
                number += 1;
                concept.broader.extend(above.remove(&iri).unwrap_or_default());
                let fact = concept.theme(&iri, source.options, writing);
                let fact = fact.map(|theme| Fact::Theme(Box::new(theme)));
                records.push(Record { place: source.place(At::Record("concept", number)), fact });
            }
        }
    }
}

/// Whether labels are written as in running text, so that a capital at the beginning means a name.
#[derive(Clone, Copy, Debug)]
struct Writing {
    preferred_is_text: bool,
    others_are_text: bool,
}

impl Concept {
    /// Whether it is a concept by name, or by what is said of it where its type is not.
    fn is_one(&self) -> bool {
        self.is_concept || (!self.is_other && !self.preferred.is_empty())
    }

    fn text(&mut self, name: &str, literal: &Literal) {
        let list = match name {
            "prefLabel" => &mut self.preferred,
            "altLabel" => &mut self.alternative,
            "hiddenLabel" => &mut self.hidden,
            "definition" => &mut self.definitions,
            "scopeNote" => &mut self.notes,
            "notation" => {
                let sort = literal.datatype().as_str().to_owned();
                self.notations.push((literal.value().to_owned(), sort));
                return;
            }
            _ => return,
        };
        list.push(tagged(literal));
    }

    fn link(&mut self, name: &str, to: String) {
        let set = match name {
            "broader" => &mut self.broader,
            "narrower" => &mut self.narrower,
            "related" => &mut self.related,
            "exactMatch" | "closeMatch" => &mut self.matches,
            "broadMatch" => &mut self.broad_matches,
            _ => return,
        };
        set.insert(to);
    }

    fn theme(&self, iri: &str, options: &Options, writing: Writing) -> Result<ThemeFact, LeftOut> {
        let id = match iri.strip_prefix(&options.base).map(|key| key.split_once(':')) {
            Some(Some(("theme", id))) => Some(id.to_owned()),
            Some(Some((class, _))) => {
                return Err(LeftOut::passed(
                    "a concept that is no theme",
                    format!("{class}, {iri}"),
                ));
            }
            _ => None,
        };
        let wanted = wanted(options);
        let Some(label) = best(&self.preferred, &wanted) else {
            return Err(LeftOut::passed("a concept without a label in the language", iri));
        };
        let strong = terms(&self.preferred, &wanted, writing.preferred_is_text).chain(terms(
            &self.alternative,
            &wanted,
            writing.others_are_text,
        ));
        let strong = unique(strong);
        let weak = terms(&self.hidden, &wanted, writing.others_are_text);
        let weak = unique(weak.filter(|term| !strong.contains(term)));
        let definition = best(&self.definitions, &wanted).or_else(|| best(&self.notes, &wanted));
        let mut codes: Vec<(String, String)> =
            self.matches.iter().filter_map(|iri| vocabularies::code(iri)).collect();
        for (code, sort) in &self.notations {
            let vocabulary = vocabularies::of_sort(sort).map(str::to_owned);
            let vocabulary = vocabulary.or_else(|| options.vocabulary.clone());
            codes.extend(vocabulary.map(|vocabulary| (vocabulary, cell::clean(code))));
        }
        codes.extend(vocabularies::code(iri));
        codes.sort();
        let own = |links: &BTreeSet<String>| -> Vec<String> {
            let id = |iri: &String| {
                let ours = iri.strip_prefix(&options.base)?.strip_prefix("theme:")?;
                Some(ours.to_owned())
            };
            links.iter().cloned().chain(links.iter().filter_map(id)).collect()
        };
        Ok(ThemeFact {
            key: iri.to_owned(),
            id,
            label: label.to_owned(),
            definition: definition.unwrap_or_default().to_owned(),
            broader: own(&self.broader),
            related: own(&self.related),
            broader_codes: self
                .broad_matches
                .iter()
                .filter_map(|iri| vocabularies::code(iri))
                .collect(),
            codes,
            strong,
            weak,
        })
    }
}

fn tagged(literal: &Literal) -> Tagged {
    (literal.value().to_owned(), literal.language().unwrap_or_default().to_owned())
}

/// Languages of labels, the best first: terms of themes have no language and match in any text, so
/// that only those of the articles are wanted.
fn wanted(options: &Options) -> Vec<&str> {
    match &options.languages {
        Some(languages) => {
            let english = languages.iter().filter(|lang| *lang == "en");
            let others = languages.iter().filter(|lang| *lang != "en");
            english.chain(others).map(String::as_str).collect()
        }
        None => vec!["en"],
    }
}

/// Whether a tag is one of a language.
fn is_of(tag: &str, lang: &str) -> bool {
    tag.is_empty() || tag.split('-').next().is_some_and(|code| code.eq_ignore_ascii_case(lang))
}

/// The text in the best language, the first by its letters.
fn best<'a>(texts: &'a [Tagged], wanted: &[&str]) -> Option<&'a str> {
    wanted.iter().find_map(|lang| {
        texts.iter().filter(|(_, tag)| is_of(tag, lang)).map(|(text, _)| text.as_str()).min()
    })
}

/// The labels in the languages that are wanted, as they stand in running text.
fn terms<'a>(
    labels: &'a [Tagged],
    wanted: &'a [&str],
    is_text: bool,
) -> impl Iterator<Item = String> + 'a {
    let of = move |tag: &str| wanted.iter().any(|lang| is_of(tag, lang));
    labels.iter().filter(move |(_, tag)| of(tag)).filter_map(move |(label, _)| {
        let label = cell::name(label).ok()?;
        Some(if is_text { label } else { lower_first(label) })
    })
}

/// A label in sentence case, without the capital that only the beginning has: `Climate change`, and
/// not `AI strategy` or `European Union`.
fn lower_first(label: String) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next().filter(|first| first.is_uppercase()) else { return label };
    let rest = letters.as_str();
    if rest.is_empty() || rest.chars().any(char::is_uppercase) {
        return label;
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

fn begins_lower<'a>(labels: impl Iterator<Item = &'a Tagged>) -> bool {
    let (mut n_lower, mut n_all) = (0, 0);
    for (label, _) in labels {
        n_lower += usize::from(label.chars().next().is_some_and(char::is_lowercase));
        n_all += 1;
    }
    n_lower * 100 > n_all * LOWER_PERCENT
}

fn unique(terms: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for term in terms {
        if !all.contains(&term) {
            all.push(term);
        }
    }
    all
}
