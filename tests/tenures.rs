//! Offices and dates: for a sample of tenures, what an article before, within and after each says of
//! the person's office.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use jiff::ToSpan;
use policytag::dictionary::Dictionary;
use policytag::model::{Article, Date, Detail, Precision, Standing, Tenure};
use policytag::pipeline;

/// How many tenures are sampled.
const SAMPLE: usize = 300;

/// Tenures whose both ends are known to the day, two months long at least, and the only ones of the
/// person in the office: evenly spread over the table.
fn sample(dictionary: &Dictionary) -> Vec<&Tenure> {
    let mut n_terms: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for tenure in &dictionary.tenures {
        *n_terms.entry((tenure.person, tenure.office)).or_default() += 1;
    }
    let fit: Vec<&Tenure> = dictionary
        .tenures
        .iter()
        .filter(|tenure| {
            tenure.precision == Precision::Day
                && n_terms[&(tenure.person, tenure.office)] == 1
                && ends(tenure).is_some_and(|(from, until)| (until - from).get_days() >= 60)
        })
        .collect();
    fit.iter().step_by(fit.len() / SAMPLE).take(SAMPLE).copied().collect()
}

fn ends(tenure: &Tenure) -> Option<(Date, Date)> {
    tenure.validity.from.zip(tenure.validity.until)
}

/// The standing of the tenure's office in an article of that day that names person and office.
fn standing(dictionary: &Dictionary, tenure: &Tenure, date: Date) -> Option<Standing> {
    let person = &dictionary.people[tenure.person as usize];
    let office = &dictionary.offices[tenure.office as usize];
    let owner = match (office.country, office.body) {
        (Some(country), _) => &dictionary.countries[country as usize].label,
        (None, Some(body)) => &dictionary.agencies[body as usize].label,
        (None, None) => "the body",
    };
    let text = format!("{}, {}, met officials of {owner} on Monday.", person.name, office.label);
    let article = Article { text, date: Some(date), ..Article::default() };
    let tags = pipeline::annotate(dictionary, &article).tags;
    let tag = tags.iter().find(|tag| *tag.id == person.id)?;
    let Detail::Person { offices, .. } = &tag.detail else { return None };
    offices.iter().find(|record| *record.id == *office.id).map(|record| record.standing)
}

#[test]
fn offices_stand_as_on_the_day() {
    let dictionary = support::dictionary();
    let sample = sample(dictionary);
    assert_eq!(sample.len(), SAMPLE);
    let (mut n, mut faults) = (0, Vec::new());
    for tenure in sample {
        let (from, until) = ends(tenure).unwrap();
        let within = from.checked_add(((until - from).get_days() / 2).days()).unwrap();
        let days = [
            (from.checked_sub(1.day()).unwrap(), Standing::Future),
            (from, Standing::InOffice),
            (within, Standing::InOffice),
            (until, Standing::InOffice),
            (until.checked_add(1.day()).unwrap(), Standing::Former),
        ];
        for (date, expected) in days {
            n += 1;
            let found = standing(dictionary, tenure, date);
            if found != Some(expected) {
                let person = &dictionary.people[tenure.person as usize].id;
                let office = &dictionary.offices[tenure.office as usize].id;
                faults.push(format!("{person}, {office}, {date}: {expected:?}, found {found:?}"));
            }
        }
    }
    println!("{} of {n} standings right", n - faults.len());
    // The design asks for 98 in 100.
    assert!(faults.len() * 50 <= n, "{} of {n}:\n{}", faults.len(), faults.join("\n"));
}
