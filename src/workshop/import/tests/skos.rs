//! Vocabularies.

use super::{check, options, run};
use crate::workshop::import::{Format, Options};

pub(super) const TURTLE: &str = r#"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://example.org/> .
:scheme a skos:ConceptScheme ; skos:prefLabel "Scheme"@en .
:trees a skos:Concept ;
  skos:prefLabel "Tree policy"@en, "Baumpolitik"@de ;
  skos:altLabel "Planting of trees"@en, "Forest Act"@en ;
  skos:hiddenLabel "tre policy"@en ;
  skos:definition "What states do\nabout \"trees\"."@en ;
  skos:notation "T1" ;
  skos:closeMatch <http://metadata.un.org/sdg/15> ;
  skos:broadMatch <http://eurovoc.europa.eu/2841> .
:oaks a skos:Concept ; skos:prefLabel "Oaks"@en ; skos:scopeNote "Oaks only."@en ;
  skos:broader :trees, <http://elsewhere.org/> ; skos:related :beeches .
:beeches a skos:Concept ; skos:prefLabel "Beeches"@en ; skos:narrower :trees ; skos:broader :oaks .
:health skos:prefLabel "Health"@en .
[] a skos:Concept ; skos:prefLabel "Blank"@en .
:nameless a skos:Concept ; skos:prefLabel "Namenlos"@de .
"#;

#[test]
fn concepts_become_themes() {
    check(
        Format::Skos,
        Options { vocabulary: Some("trees".to_owned()), ..options() },
        &[TURTLE],
        &[
            "themes/beeches.toml: label = \"Beeches\"",
            "themes/beeches.toml: definition = \"\"",
            "themes/beeches.toml: broader = [\"oaks\"]",
            "themes/beeches.toml: source = \"new\"",
            "themes/beeches.toml: [terms]",
            "themes/beeches.toml: strong = [\"beeches\"]",
            "themes/beeches.toml: [examples]",
            "themes/beeches.toml: match = []",
            "themes/beeches.toml: not = []",
            "themes/oaks.toml: label = \"Oaks\"",
            "themes/oaks.toml: definition = \"Oaks only.\"",
            "themes/oaks.toml: broader = [\"tree-policy\"]",
            "themes/oaks.toml: related = [\"beeches\"]",
            "themes/oaks.toml: source = \"new\"",
            "themes/oaks.toml: [terms]",
            "themes/oaks.toml: strong = [\"oaks\"]",
            "themes/oaks.toml: [examples]",
            "themes/oaks.toml: match = []",
            "themes/oaks.toml: not = []",
            "themes/tree-policy.toml: label = \"Tree policy\"",
            "themes/tree-policy.toml: definition = \"What states do about \\\"trees\\\".\"",
            // Beeches would be above what they are below of.
            "themes/tree-policy.toml: broader = [\"health\"]",
            "themes/tree-policy.toml: source = \"new\"",
            "themes/tree-policy.toml: [codes]",
            "themes/tree-policy.toml: sdg = [\"15\"]",
            "themes/tree-policy.toml: trees = [\"T1\"]",
            "themes/tree-policy.toml: [terms]",
            "themes/tree-policy.toml: strong = [\"tree policy\", \"Planting of trees\", \"Forest Act\"]",
            "themes/tree-policy.toml: weak = [\"tre policy\"]",
            "themes/tree-policy.toml: [examples]",
            "themes/tree-policy.toml: match = []",
            "themes/tree-policy.toml: not = []",
            "passed: source1: a concept without an IRI",
            "passed: source1: concept 3: a concept without a label in the language: http://example.org/nameless",
        ],
    );
}

pub(super) const RDF_XML: &str = r#"<?xml version="1.0"?>
<!DOCTYPE rdf:RDF [<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="&skos;"
         xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
  <skos:Concept rdf:about="http://eurovoc.europa.eu/17">
    <skos:prefLabel xml:lang="en">tree policy</skos:prefLabel>
    <xl:altLabel><xl:Label><xl:literalForm xml:lang="en">policy on trees</xl:literalForm></xl:Label></xl:altLabel>
  </skos:Concept>
  <!-- <unclosed> -->
</rdf:RDF>"#;

pub(super) const JSON_LD: &str = r#"{
  "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
  "@graph": [{"@id": "http://eurovoc.europa.eu/17", "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "tree policy", "@language": "en"},
    "skos:altLabel": [{"@value": "policy on trees", "@language": "en-GB"}, {"@value": "x", "@language": "de"}]}]
}"#;

#[test]
fn every_syntax_says_the_same() {
    let turtle = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <http://eurovoc.europa.eu/17> a skos:Concept ; skos:prefLabel \"tree policy\"@en ;\n\
        skos:altLabel \"policy on trees\" .";
    for source in [turtle, RDF_XML, JSON_LD] {
        check(
            Format::Skos,
            options(),
            &[source],
            &[
                "themes/tree-policy.toml: label = \"tree policy\"",
                "themes/tree-policy.toml: definition = \"\"",
                "themes/tree-policy.toml: source = \"new\"",
                "themes/tree-policy.toml: [codes]",
                "themes/tree-policy.toml: eurovoc = [\"17\"]",
                "themes/tree-policy.toml: [terms]",
                "themes/tree-policy.toml: strong = [\"tree policy\", \"policy on trees\"]",
                "themes/tree-policy.toml: [examples]",
                "themes/tree-policy.toml: match = []",
                "themes/tree-policy.toml: not = []",
            ],
        );
    }
}

#[track_caller]
fn check_refused(source: &str, why: &str) {
    let import = run(Format::Skos, options(), &[source], &[]);
    let problems = &import.report.unreadable;
    assert_eq!(problems.len(), 1);
    assert!(problems[0].to_string().contains(why), "{}", problems[0]);
    assert!(import.rows.is_empty());
}

#[test]
fn refuses_what_would_bring_a_parser_down() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">\
                <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><r>&b;</r>";
    check_refused(bomb, "an entity that is more than a text");
    check_refused(&format!("<?xml version=\"1.0\"?>{}", "<a>".repeat(100_000)), "nests too deep");
    check_refused(&format!("<a> <b> {}", "[".repeat(100_000)), "nests too deep");
    check_refused(&format!("{{\"a\":{}", "[".repeat(100_000)), "nests too deep");
    check_refused(
        "{\"@context\": \"http://example.org/context\", \"@id\": \"a\", \"b\": 1}",
        "not RDF",
    );
    check_refused("<?xml version=\"1.0\"?><a", "not RDF");
    check_refused("this is no Turtle", "not RDF");
}

#[test]
fn ids_of_ours_stay_and_other_classes_are_no_themes() {
    let source = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
        <urn:policytag:theme:wood> a skos:Concept ; skos:prefLabel \"Trees\"@en ; skos:broader <urn:policytag:theme:health> .\n\
        <urn:policytag:theme:health> a skos:Concept ; skos:prefLabel \"Health care\"@en .\n\
        <urn:policytag:country:GB> a skos:Concept ; skos:prefLabel \"United Kingdom\"@en .";
    check(
        Format::Skos,
        options(),
        &[source],
        &[
            "themes/wood.toml: label = \"Trees\"",
            "themes/wood.toml: definition = \"\"",
            "themes/wood.toml: broader = [\"health\"]",
            "themes/wood.toml: source = \"new\"",
            "themes/wood.toml: [terms]",
            "themes/wood.toml: strong = [\"trees\"]",
            "themes/wood.toml: [examples]",
            "themes/wood.toml: match = []",
            "themes/wood.toml: not = []",
            "passed: source1: concept 1: a concept that is no theme: country, urn:policytag:country:GB",
        ],
    );
}
