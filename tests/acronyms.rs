//! Every acronym of every body: beside its long form it means the body, and a strong one alone, too.

mod support;

use policytag::dictionary::Dictionary;
use policytag::model::{Article, Class, Date, Kind, Target, Term};
use policytag::pipeline;

/// The acronyms with the numbers of their bodies, as far as the engine can know them: in use in
/// English, or in every language.
fn acronyms(dictionary: &Dictionary) -> Vec<(&Term, u32)> {
    let of_body = |term: &Term| match term.target {
        Target::Agency(agency) if term.kind == Kind::Acronym => Some(agency),
        _ => None,
    };
    let is_english = |term: &&Term| term.lang.is_none_or(|lang| lang.code() == "en");
    let terms = dictionary.terms.iter().filter(is_english);
    terms.filter_map(|term| of_body(term).map(|agency| (term, agency))).collect()
}

/// A day on which the body exists and the acronym is in use.
fn day(dictionary: &Dictionary, term: &Term, agency: u32) -> Option<Date> {
    let body = dictionary.agencies[agency as usize].validity;
    let last = [term.validity.until, body.until].into_iter().flatten().min();
    let first = [term.validity.from, body.from].into_iter().flatten().max();
    last.or(first.map(|first| first.max(Date::constant(2024, 6, 1))))
}

/// Whether the last word of the text that is the acronym is a mention of the body.
fn means_body(dictionary: &Dictionary, text: String, term: &Term, agency: u32) -> bool {
    let at = text.rfind(&*term.name).unwrap_or_default();
    let article = Article { text, date: day(dictionary, term, agency), ..Article::default() };
    let id = &dictionary.agencies[agency as usize].id;
    pipeline::annotate(dictionary, &article).mentions.iter().any(|mention| {
        mention.class == Class::Agency && *mention.id == **id && mention.span.start() as usize == at
    })
}

#[test]
fn acronyms_mean_the_body_beside_its_name() {
    let dictionary = support::dictionary();
    let all = acronyms(dictionary);
    let mut faults = Vec::new();
    for (term, agency) in &all {
        let body = &dictionary.agencies[*agency as usize];
        let place = body.country.map_or(String::new(), |country| {
            format!(" in {}", dictionary.countries[country as usize].label)
        });
        let text = format!(
            "The {} ({}) published a report{place} on Monday. Officials of the {} would say no more.",
            body.label, term.name, term.name
        );
        if !means_body(dictionary, text, term, *agency) {
            faults.push(format!("{} of {}", term.name, body.id));
        }
    }
    println!("{} of {} acronyms beside the name", all.len() - faults.len(), all.len());
    assert!(all.len() >= 3000, "{} acronyms", all.len());
    assert!(faults.len() * 50 <= all.len(), "{}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn strong_acronyms_stand_alone() {
    let dictionary = support::dictionary();
    let mut strong = acronyms(dictionary);
    strong.retain(|(term, _)| term.is_strong);
    let mut faults = Vec::new();
    for (term, agency) in &strong {
        let text = format!("A report was published on Monday. Officials of {} left.", term.name);
        if !means_body(dictionary, text, term, *agency) {
            faults.push(format!("{} of {}", term.name, dictionary.agencies[*agency as usize].id));
        }
    }
    println!("{} of {} strong acronyms alone", strong.len() - faults.len(), strong.len());
    assert!(faults.len() * 50 <= strong.len(), "{}:\n{}", faults.len(), faults.join("\n"));
}
