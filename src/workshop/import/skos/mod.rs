//! A SKOS vocabulary in RDF/XML, Turtle or JSON-LD to themes: a record is a concept.

mod concepts;
mod nesting;

use std::path::Path;

use oxjsonld::JsonLdParser;
use oxrdf::{NamedOrBlankNode, Term, Triple};
use oxrdfxml::RdfXmlParser;
use oxttl::TurtleParser;

use super::Source;
use super::facts::{LeftOut, Record};
use concepts::Concepts;

/// Relative IRIs need something to stand on; nothing of it is kept where a file has its own base.
const BASE: &str = "urn:policytag:file:";

/// The syntaxes of RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    RdfXml,
    Turtle,
    JsonLd,
}

/// Reads one file.
pub(super) fn read(source: &Source<'_>, records: &mut Vec<Record>) -> Result<(), LeftOut> {
    let text = source.text()?;
    let syntax = syntax(&source.path, text);
    let mut concepts = Concepts::default();
    match syntax {
        Syntax::RdfXml => {
            nesting::xml(text)?;
            let parser = RdfXmlParser::new().with_base_iri(BASE).map_err(fault)?;
            concepts.add_all(parser.for_slice(text))?;
        }
        Syntax::Turtle => {
            nesting::turtle(text)?;
            let parser = TurtleParser::new().with_base_iri(BASE).map_err(fault)?;
            concepts.add_all(parser.for_slice(text))?;
        }
        Syntax::JsonLd => {
            nesting::json(text)?;
            let parser = JsonLdParser::new().with_base_iri(BASE).map_err(fault)?;
            let quads = parser.for_slice(text);
            concepts.add_all(quads.map(|quad| quad.map(Triple::from)))?;
        }
    }
    concepts.finish(source, records);
    Ok(())
}

/// By the ending, or by the beginning where that says nothing.
fn syntax(path: &str, text: &str) -> Syntax {
    let ending = Path::new(path).extension().unwrap_or_default().to_string_lossy();
    match ending.to_ascii_lowercase().as_str() {
        "ttl" | "nt" | "turtle" => return Syntax::Turtle,
        "rdf" | "xml" | "owl" => return Syntax::RdfXml,
        "jsonld" | "json" => return Syntax::JsonLd,
        _ => {}
    }
    let text = text.trim_start();
    if text.starts_with('{') {
        Syntax::JsonLd
    } else if ["<?xml", "<!", "<rdf"].iter().any(|start| text.starts_with(start)) {
        Syntax::RdfXml
    } else {
        Syntax::Turtle
    }
}

fn fault(error: impl std::fmt::Display) -> LeftOut {
    LeftOut::unreadable("a file that is not RDF", error.to_string())
}

/// The name of a subject; that of a blank node begins with `_:`.
fn subject(node: &NamedOrBlankNode) -> String {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => format!("_:{}", node.as_str()),
    }
}

/// The name of an object that is a node.
fn node(term: &Term) -> Option<String> {
    match term {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::BlankNode(node) => Some(format!("_:{}", node.as_str())),
        Term::Literal(_) => None,
    }
}
