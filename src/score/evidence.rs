//! Evidence for countries that no mention names to tags: when cities, bodies and datelines are enough.

use std::collections::BTreeMap;

use crate::dictionary::Dictionary;
use crate::model::{CountryIndex, Part, Subject, Support, Text};

/// Evidence without any mention makes a tag from this weight on, such as ten sightings of its cities:
/// less would tag every article that a local paper prints about its own towns.
const ENOUGH: f64 = 2.0;

/// The same where the story was filed from the country, too: one of its public bodies is enough.
const ENOUGH_AT_HOME: f64 = 0.5;

/// Evidence for countries, by country, in reading order.
pub(super) struct Evidence<'a>(BTreeMap<CountryIndex, Vec<&'a Support>>);

impl<'a> Evidence<'a> {
    pub(super) fn new(support: &'a [Support]) -> Self {
        let mut by_country: BTreeMap<CountryIndex, Vec<&Support>> = BTreeMap::new();
        for found in support {
            by_country.entry(found.country).or_default().push(found);
        }
        Evidence(by_country)
    }

    /// What speaks for a country.
    pub(super) fn of(&self, country: CountryIndex) -> &[&'a Support] {
        self.0.get(&country).map_or(&[], Vec::as_slice)
    }

    /// The countries that evidence alone makes tags of, given what the article mentions.
    ///
    /// A dateline is where the reporter sat. But a story that names no country and no international
    /// body is a domestic one: then it is about the country that it was filed from.
    pub(super) fn enough<'s>(
        &self,
        dictionary: &Dictionary,
        text: &Text<'_>,
        mentioned: impl Iterator<Item = &'s Subject>,
    ) -> Vec<CountryIndex> {
        let mut is_foreign = false;
        for subject in mentioned {
            is_foreign |= match subject {
                Subject::Country(_) => true,
                Subject::Agency(agency) => dictionary.agencies[*agency as usize].country.is_none(),
                Subject::Person(_) | Subject::Office(_) | Subject::Theme(_) => false,
            };
        }
        let weight = |list: &[&Support]| list.iter().map(|found| found.weight).sum::<f64>();
        let most = self.0.values().map(|list| weight(list)).fold(0.0, f64::max);
        let filed_from = |list: &[&Support]| {
            list.iter().any(|found| text.part_of(found.words.start) == Part::Dateline)
        };
        let is_enough = |list: &[&Support]| {
            weight(list) >= ENOUGH
                || filed_from(list)
                    && (weight(list) >= ENOUGH_AT_HOME || !is_foreign && weight(list) >= most)
        };
        let found = self.0.iter().filter(|(_, list)| is_enough(list));
        found.map(|(country, _)| *country).collect()
    }
}
