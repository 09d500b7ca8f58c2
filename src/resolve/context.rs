//! What an article speaks of beyond doubt, and what stands beside some words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Setting;
use super::larger;
use super::readings::{Reading, Readings};
use super::tenures;
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{CountryIndex, Cue, Gap, Kind, Target, Text};

/// The article's evidence for countries, and its titles of office.
pub(super) struct Context<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) text: &'a Text<'a>,
    pub(super) setting: &'a Setting,
    /// How often each country is spoken of: 1 for a name of its own, less for cities and bodies.
    pub(super) weights: BTreeMap<CountryIndex, f64>,
    /// The same by place: first word, country, weight; by first word.
    pub(super) sightings: Vec<(u32, CountryIndex, f64)>,
    /// Titles of office, by first word.
    pub(super) titles: &'a [Reading],
    /// Hashes of words that the article uses for a town: those before the region or state that the
    /// town lies in (`Lebanon, Pennsylvania`; `Peru, Ind.`), and those before its people (`Lebanon
    /// residents`). One sense an article.
    pub(super) towns: BTreeSet<u64>,
    /// Hashes of words that follow a first name somewhere: surnames.
    pub(super) surnames: BTreeSet<u64>,
    /// Whether the article is about sport: its countries are teams.
    pub(super) is_sport: bool,
    /// Hash of `and`.
    pub(super) and: u64,
    /// Hash of `s`, the possessive.
    possessive: u64,
}

impl<'a> Context<'a> {
    /// Weighs the readings that leave no doubt.
    pub(super) fn new(
        dictionary: &'a Dictionary,
        text: &'a Text<'a>,
        setting: &'a Setting,
        readings: &'a Readings,
    ) -> Self {
        let mut context = Context {
            dictionary,
            text,
            setting,
            weights: BTreeMap::new(),
            sightings: Vec::new(),
            titles: &readings.titles,
            towns: towns(dictionary, text, readings),
            surnames: surnames(dictionary, text),
            is_sport: larger::is_sport(dictionary, text),
            and: fold::hash("&"),
            possessive: fold::hash("s"),
        };
        let mut covered_to = 0;
        let mut by_length: Vec<&Reading> = readings.names.iter().collect();
        by_length
            .sort_by_key(|reading| (reading.words.start, std::cmp::Reverse(reading.words.end)));
        for reading in by_length {
            // Inside a longer name: its own place tells more.
            if reading.words.start < covered_to {
                continue;
            }
            if let Some((country, weight)) = context.certain(reading) {
                covered_to = reading.words.end;
                *context.weights.entry(country).or_default() += weight;
                context.sightings.push((reading.words.start, country, weight));
            }
        }
        context
    }

    /// The one country that a reading speaks for, and how loudly, if there is just one.
    fn certain(&self, reading: &Reading) -> Option<(CountryIndex, f64)> {
        let mut found: Option<(CountryIndex, f64)> = None;
        let terms = || reading.terms.iter().map(|term| &self.dictionary.terms[*term as usize]);
        // A smaller namesake takes nothing from a name that stands alone.
        for term in terms().filter(|term| term.is_strong) {
            if reading.in_capitals && term.kind == Kind::Abbreviation {
                return None;
            }
            let (country, weight) = match term.target {
                Target::Country(_) if !term.validity.has_begun(self.setting.date) => continue,
                Target::Country(country) if term.kind == Kind::Capital => (country, 0.5),
                Target::Country(country) => (country, 1.0),
                Target::Place(place) => (self.dictionary.places[place as usize].country, 0.5),
                Target::Agency(agency) => (self.dictionary.agencies[agency as usize].country?, 0.5),
                Target::Person(person) => {
                    // Alone, a name of a junior minister may be anybody's.
                    let country = tenures::country_of(self.dictionary, person, self.setting.date)?;
                    (country, 0.3)
                }
                Target::Title(..) | Target::Atom(_) | Target::Trap(_) => continue,
            };
            match found {
                None => found = Some((country, weight)),
                Some((other, _)) if other == country => {}
                Some((other, _)) => {
                    // A former country and the one that lives on share names: the date decides.
                    let lives = |country: CountryIndex| {
                        self.dictionary.countries[country as usize]
                            .validity
                            .holds(self.setting.date)
                    };
                    match (lives(country), lives(other)) {
                        (true, false) => found = Some((country, weight)),
                        (false, true) => {}
                        _ => return None,
                    }
                }
            }
        }
        found
    }

    /// How much the article speaks of a country.
    pub(super) fn weight(&self, country: CountryIndex) -> f64 {
        self.weights.get(&country).copied().unwrap_or_default()
    }

    /// The country that the article speaks of most, if one stands out.
    pub(super) fn dominant(&self) -> Option<CountryIndex> {
        let mut weights: Vec<(f64, CountryIndex)> =
            self.weights.iter().map(|(country, weight)| (*weight, *country)).collect();
        weights.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match weights[..] {
            [] => None,
            [(_, country)] => Some(country),
            [(most, country), (next, _), ..] => (most >= 2.0 * next).then_some(country),
        }
    }

    /// The country named last before a word, in its sentence or the one before.
    pub(super) fn last_named(&self, word: u32) -> Option<CountryIndex> {
        let sentence = self.text.sentence_of(word);
        let since = self.text.sentences[sentence.saturating_sub(1)].start;
        let end = self.sightings.partition_point(|(at, ..)| *at < word);
        self.sightings[..end]
            .iter()
            .rev()
            .take_while(|(at, ..)| *at >= since)
            .find(|(_, _, weight)| *weight >= 0.5)
            .map(|(_, country, _)| *country)
    }

    /// Whether a country is named within so many words of some words, in the same section.
    pub(super) fn is_near(&self, country: CountryIndex, words: &Range<u32>, reach: u32) -> bool {
        let section = &self.text.sections[self.text.section_of(words.start)].words;
        let from = words.start.saturating_sub(reach).max(section.start);
        let to = (words.end + reach).min(section.end);
        let start = self.sightings.partition_point(|(at, ..)| *at < from);
        self.sightings[start..]
            .iter()
            .take_while(|(at, ..)| *at < to)
            .any(|(_, found, _)| *found == country)
    }

    /// Sorts of the word before, alone or with the one before that; none across a sentence's edge.
    pub(super) fn cue_before(&self, word: u32) -> Cue {
        let sentence = &self.text.sentences[self.text.sentence_of(word)];
        let hash = |at: u32| self.text.words[at as usize].hash;
        let cues = &self.dictionary.cues;
        let mut found = Cue::default();
        if word > sentence.start {
            found = cues.of(hash(word - 1));
            if word > sentence.start + 1 {
                found = found.or(cues.of(fold::extend(hash(word - 2), hash(word - 1))));
            }
        }
        found
    }

    /// Sorts of the word that begins at `word`, alone or with the next.
    pub(super) fn cue_at(&self, word: u32) -> Cue {
        let Some(first) = self.text.words.get(word as usize) else { return Cue::default() };
        let cues = &self.dictionary.cues;
        let single = cues.of(first.hash);
        match self.text.words.get(word as usize + 1) {
            Some(next) if next.gap.is(Gap::JOINT) => {
                single.or(cues.of(fold::extend(first.hash, next.hash)))
            }
            _ => single,
        }
    }

    /// Sorts of all words within reach on both sides, in the same sentence.
    pub(super) fn cues_around(&self, words: &Range<u32>, reach: u32) -> Cue {
        let sentence = &self.text.sentences[self.text.sentence_of(words.start)];
        let from = words.start.saturating_sub(reach).max(sentence.start);
        let to = (words.end + reach).min(sentence.end);
        (from..words.start).chain(words.end..to).fold(Cue::default(), |cue, at| {
            cue.or(self.dictionary.cues.of(self.text.words[at as usize].hash))
        })
    }

    /// Whether the word is joined to the one before within a sentence.
    pub(super) fn joins(&self, word: u32, gaps: Gap) -> bool {
        self.text.words.get(word as usize).is_some_and(|next| next.gap.is(gaps))
            && !self.is_sentence_start(word)
    }

    /// Whether a sentence begins here.
    pub(super) fn is_sentence_start(&self, word: u32) -> bool {
        self.text.sentences[self.text.sentence_of(word)].start == word
    }

    /// Whether the word is the `s` of a possessive.
    pub(super) fn is_possessive(&self, word: u32) -> bool {
        self.text
            .words
            .get(word as usize)
            .is_some_and(|found| found.hash == self.possessive && found.gap == Gap::APOSTROPHE)
    }

    /// The title of office that ends just before a word: `Prime Minister Tony Blair`.
    pub(super) fn title_before(&self, word: u32) -> Option<&'a Reading> {
        let end = self.titles.partition_point(|title| title.words.start < word);
        let title = self.titles[..end].last()?;
        (title.words.end == word && self.joins(word, Gap::SPACE.or(Gap::COMMA).or(Gap::HYPHEN)))
            .then_some(title)
    }

    /// The title of office that follows a name after a comma: `Tony Blair, the prime minister`.
    pub(super) fn title_after(&self, word: u32) -> Option<&'a Reading> {
        if !self.joins(word, Gap::COMMA) {
            return None;
        }
        let start = self.titles.partition_point(|title| title.words.start < word);
        let title = self.titles.get(start)?;
        let sentence = &self.text.sentences[self.text.sentence_of(word)];
        let between = word + 1..title.words.start;
        let is_close = title.words.start <= word + 4 && title.words.start < sentence.end;
        (is_close && between.into_iter().all(|at| self.joins(at, Gap::JOINT))).then_some(title)
    }
}

/// Single words before a comma and a region, or the abbreviation of one; namesakes of countries before
/// the people of a town.
fn towns(dictionary: &Dictionary, text: &Text<'_>, readings: &Readings) -> BTreeSet<u64> {
    let regions: BTreeSet<u32> = readings
        .names
        .iter()
        .filter(|reading| {
            reading.terms.iter().any(|term| {
                let term = &dictionary.terms[*term as usize];
                matches!(term.target, Target::Place(_)) && term.is_strong
            })
        })
        .map(|reading| reading.words.start)
        .collect();
    let is_state = |at: u32| {
        let word = text.words[at as usize];
        let is_short = word.end - word.start <= 5;
        let cue = dictionary.cues.of(word.hash);
        // `MS` is Mississippi, `Ms.` is a lady.
        let is_lady = cue.is(Cue::HONORIFIC) && !word.shape.is_capitals();
        is_short && word.shape.is_initial() && cue.is(Cue::STATE) && !is_lady
    };
    readings
        .names
        .iter()
        .filter(|reading| reading.words.len() == 1)
        .filter(|reading| {
            let next = reading.words.end;
            let Some(word) = text.words.get(next as usize) else { return false };
            word.gap == Gap::COMMA
                && (regions.contains(&next) && !has_country(dictionary, readings, next)
                    || is_state(next))
                || word.gap == Gap::SPACE
                    && dictionary.cues.of(word.hash).is(Cue::TOWNSPEOPLE)
                    && is_namesake(dictionary, reading)
        })
        .map(|reading| text.words[reading.words.start as usize].hash)
        .collect()
}

/// The capitalised words right after a first name.
fn surnames(dictionary: &Dictionary, text: &Text<'_>) -> BTreeSet<u64> {
    let pairs = text.words.windows(2).filter(|pair| {
        pair[1].gap == Gap::SPACE
            && pair.iter().all(|word| word.shape.is_initial())
            && dictionary.cues.of(pair[0].hash).is(Cue::GIVEN_NAME)
    });
    pairs.map(|pair| pair[1].hash).collect()
}

/// Whether a town of another country bears a country's name, so that `a Lebanon woman` tells of the
/// town: she of the country is Lebanese.
fn is_namesake(dictionary: &Dictionary, reading: &Reading) -> bool {
    let targets = || reading.terms.iter().map(|term| dictionary.terms[*term as usize].target);
    targets().any(|target| {
        let Target::Country(country) = target else { return false };
        targets().any(|other| {
            matches!(other, Target::Place(place)
                if dictionary.places[place as usize].country != country)
        })
    })
}

/// Whether some words may also be a country's name: a list of countries holds no towns.
fn has_country(dictionary: &Dictionary, readings: &Readings, at: u32) -> bool {
    readings.names.iter().filter(|reading| reading.words.start == at).any(|reading| {
        reading
            .terms
            .iter()
            .any(|term| matches!(dictionary.terms[*term as usize].target, Target::Country(_)))
    })
}
