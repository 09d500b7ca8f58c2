//! Themes, countries and bodies to SKOS concepts in Turtle, each class a scheme of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Options;
use crate::dictionary::{Dictionary, Files};
use crate::model::{Class, Theme};
use crate::workshop::vocabularies;

const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The concepts in Turtle, by class and id. The strong terms of a theme are alternative labels, the
/// weak ones hidden labels; rules and examples have no place in SKOS. `files` are those that the
/// dictionary was built of.
#[must_use]
pub fn skos(files: &Files, dictionary: &Dictionary, options: &Options) -> Vec<u8> {
    let mut turtle = Turtle { text: String::new(), base: &options.base };
    turtle.text.push_str("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n");
    for class in &options.classes {
        match class {
            Class::Country => {
                let names = names(files, dictionary, "country");
                turtle.scheme("country");
                let mut countries: Vec<_> = dictionary.countries.iter().collect();
                countries.sort_by_key(|country| &country.id);
                for country in countries {
                    let item = country.wikidata.as_deref();
                    turtle.entity("country", &country.id, &country.label, item, &names);
                }
            }
            Class::Agency => {
                let names = names(files, dictionary, "agency");
                turtle.scheme("agency");
                let mut agencies: Vec<_> = dictionary.agencies.iter().collect();
                agencies.sort_by_key(|agency| &agency.id);
                for agency in agencies {
                    let item = agency.wikidata.as_deref();
                    turtle.entity("agency", &agency.id, &agency.label, item, &names);
                }
            }
            Class::Theme => {
                turtle.scheme("theme");
                let mut themes: Vec<_> = dictionary.themes.iter().collect();
                themes.sort_by_key(|theme| &theme.id);
                for theme in themes {
                    turtle.theme(dictionary, theme);
                }
            }
            // People are no concepts.
            Class::Minister => {}
        }
    }
    turtle.text.into_bytes()
}

/// Names with their language by the id that bears them.
type Names<'a> = BTreeMap<&'a str, BTreeSet<(&'a str, &'a str)>>;

fn names<'a>(files: &'a Files, dictionary: &'a Dictionary, class: &str) -> Names<'a> {
    let tables: &[&str] = match class {
        "country" => &["countries/names.tsv", "countries/names-cldr.tsv"],
        _ => &["agencies/names.tsv"],
    };
    let mut names = Names::new();
    for row in tables.iter().flat_map(|table| files.rows(table)) {
        let id = dictionary.redirects.current(class, row.get("entity"));
        names.entry(id).or_default().insert((row.get("name"), row.get("lang")));
    }
    names
}

/// Turtle under construction.
struct Turtle<'a> {
    text: String,
    base: &'a str,
}

impl Turtle<'_> {
    fn scheme(&mut self, class: &str) {
        let label = literal(&format!("policytag: {class}"), "en");
        let base = self.base;
        let _ = write!(
            self.text,
            "\n<{base}{class}> a skos:ConceptScheme ;\n    skos:prefLabel {label} .\n"
        );
    }

    /// One concept with its properties, in the order given.
    fn concept(&mut self, class: &str, id: &str, properties: &[(&str, String)]) {
        let base = self.base;
        let _ = write!(
            self.text,
            "\n<{base}{class}:{id}> a skos:Concept ;\n    skos:inScheme <{base}{class}>"
        );
        for (property, object) in properties {
            let _ = write!(self.text, " ;\n    skos:{property} {object}");
        }
        self.text.push_str(" .\n");
    }

    fn entity(
        &mut self,
        class: &str,
        id: &str,
        label: &str,
        item: Option<&str>,
        names: &Names<'_>,
    ) {
        let mut properties =
            vec![("notation", literal(id, "")), ("prefLabel", literal(label, "en"))];
        for (name, lang) in names.get(id).into_iter().flatten() {
            if (*name, *lang) != (label, "en") {
                properties.push(("altLabel", literal(name, lang)));
            }
        }
        properties.extend(item.map(|item| ("exactMatch", format!("<{WIKIDATA}{item}>"))));
        self.concept(class, id, &properties);
    }

    fn theme(&mut self, dictionary: &Dictionary, theme: &Theme) {
        let mut properties = vec![("prefLabel", literal(&theme.label, "en"))];
        for (property, terms) in [("altLabel", &theme.strong), ("hiddenLabel", &theme.weak)] {
            let atoms = terms.iter().map(|term| &*dictionary.atoms[term.atom as usize]);
            let labels = atoms.filter(|atom| *atom != theme.label);
            properties.extend(labels.map(|atom| (property, literal(atom, "en"))));
        }
        if !theme.definition.is_empty() {
            properties.push(("definition", literal(&theme.definition, "en")));
        }
        for (property, themes) in [("broader", &theme.broader), ("related", &theme.related)] {
            for other in themes {
                let id = &dictionary.themes[*other as usize].id;
                properties.push((property, format!("<{}theme:{id}>", self.base)));
            }
        }
        for (vocabulary, codes) in &theme.codes {
            for code in codes {
                properties.push(match vocabularies::iri(vocabulary, code) {
                    Some(iri) => ("closeMatch", format!("<{iri}>")),
                    None => {
                        let sort = vocabularies::sort(vocabulary);
                        ("notation", format!("{}^^<{sort}>", literal(code, "")))
                    }
                });
            }
        }
        self.concept("theme", &theme.id, &properties);
    }
}

/// A string of Turtle with its language; `und` and nothing are none.
fn literal(text: &str, lang: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(literal, "\\u{:04X}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    if !matches!(lang, "" | "und") {
        literal.push('@');
        literal.push_str(lang);
    }
    literal
}
