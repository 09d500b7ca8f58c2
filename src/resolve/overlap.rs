//! Readings to mentions: of overlapping ones the longest wins, of several meanings the likeliest.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::context::Context;
use super::coreference::{self, Acronyms};
use super::readings::{Reading, Readings};
use super::{agencies, countries, people};
use crate::model::{
    Cause, Kind, Mention, Reason, Rejection, Resolution, Subject, Support, Target, Term,
};

/// Below this probability nothing is tagged.
pub(super) const ACCEPT: f64 = 0.5;
/// Two meanings closer than this are not told apart.
const CLOSE: f64 = 0.04;

/// Weight of a country's public body as evidence: an article about its central bank is about it.
const BODY: f64 = 0.7;
/// Weight of a constituent country (Scotland) as evidence: one sighting is enough for a tag.
const CONSTITUENT: f64 = 2.0;

/// How probable one meaning of some words is, and why.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// Sum of what speaks for and against; may leave 0..=1 until it is used.
    pub(super) confidence: f64,
    /// What spoke for it and against it.
    pub(super) because: Vec<Reason>,
    /// The kind of mention, where it is not that of the term.
    pub(super) kind: Option<Kind>,
    /// Whether it is evidence for a country and no mention.
    pub(super) is_support: bool,
}

impl Verdict {
    pub(super) fn new(confidence: f64, because: Reason) -> Self {
        Verdict { confidence, because: vec![because], kind: None, is_support: false }
    }

    /// The verdict of one who looks at nothing but the name.
    fn by_name_alone(term: &Term) -> Self {
        let confidence = if term.is_strong { 0.9 } else { 0.0 };
        let mut verdict = Verdict::new(confidence, Cow::Borrowed("the name alone"));
        verdict.is_support = matches!(term.target, Target::Place(_)) || term.kind == Kind::Capital;
        verdict
    }

    /// Adds what speaks for it, or against it.
    pub(super) fn add(&mut self, confidence: f64, because: &'static str) {
        self.confidence += confidence;
        self.because.push(Cow::Borrowed(because));
    }

    /// Rules it out.
    pub(super) fn refuse(&mut self, because: &'static str) {
        self.confidence = 0.0;
        self.because.push(Cow::Borrowed(because));
    }
}

/// What is settled so far: which words are taken, which bodies are named, which letters they take.
pub(super) struct Board<'a> {
    context: &'a Context<'a>,
    /// For each word, 1 + the number of the name that holds it; 0 where none does.
    taken: Vec<u32>,
    /// Whether each holder is a body, in whose name a country is evidence.
    holders: Vec<Target>,
    /// Bodies named beyond doubt.
    pub(super) named: BTreeSet<u32>,
    /// Acronyms that the text defines.
    pub(super) acronyms: Acronyms,
}

impl<'a> Board<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Board {
            context,
            taken: vec![0; context.text.words.len()],
            holders: Vec::new(),
            named: BTreeSet::new(),
            acronyms: Acronyms::default(),
        }
    }

    /// Decides all names, the longest first.
    pub(super) fn settle(&mut self, readings: &Readings, resolution: &mut Resolution) {
        let mut order: Vec<&Reading> = readings.names.iter().collect();
        order.sort_by_key(|reading| (Reverse(reading.words.len()), reading.words.start));
        let n_long = order.partition_point(|reading| reading.words.len() > 1);
        for reading in &order[..n_long] {
            self.decide(reading, resolution);
        }
        // Acronyms are one word: by now, all names that might define one are known.
        if !self.context.setting.without.reference {
            self.acronyms = coreference::definitions(self.context, self, resolution);
            coreference::acronyms(self.context, self, resolution);
        }
        // Of single words, those sure of themselves first: they name the bodies of others.
        let (strong, weak): (Vec<&Reading>, Vec<&Reading>) =
            order[n_long..].iter().partition(|reading| self.has_strong(reading));
        for reading in strong.into_iter().chain(weak) {
            self.decide(reading, resolution);
        }
    }

    fn has_strong(&self, reading: &Reading) -> bool {
        reading.terms.iter().any(|term| self.context.dictionary.terms[*term as usize].is_strong)
    }

    /// Whether any of the words is held by a name.
    pub(super) fn is_taken(&self, words: &Range<u32>) -> bool {
        self.taken[words.start as usize..words.end as usize].iter().any(|holder| *holder > 0)
    }

    /// What holds a word.
    pub(super) fn holder(&self, word: u32) -> Option<Target> {
        let number = *self.taken.get(word as usize)?;
        (number > 0).then(|| self.holders[number as usize - 1])
    }

    /// Gives the words to a name.
    pub(super) fn take(&mut self, words: &Range<u32>, target: Target) {
        self.holders.push(target);
        let number = u32::try_from(self.holders.len()).expect("fewer names than words");
        self.taken[words.start as usize..words.end as usize].fill(number);
    }

    fn decide(&mut self, reading: &Reading, resolution: &mut Resolution) {
        if self.is_taken(&reading.words) {
            self.nested(reading, resolution);
            return;
        }
        let mut verdicts = self.judge(reading);
        // The likeliest first; of equals the one that comes first in the dictionary.
        verdicts.sort_by(|a, b| b.1.confidence.total_cmp(&a.1.confidence));
        let Some((term, verdict)) = verdicts.first().cloned() else { return };
        let rival = verdicts[1..].iter().find(|(other, _)| {
            self.context.dictionary.terms[*other as usize].target
                != self.context.dictionary.terms[term as usize].target
        });
        let is_close =
            rival.is_some_and(|(_, rival)| rival.confidence > verdict.confidence - CLOSE);
        let is_chosen = verdict.confidence >= ACCEPT && !is_close;
        if self.context.setting.traces {
            for (at, (other, lost)) in verdicts.iter().enumerate().skip(usize::from(is_chosen)) {
                let mut because = lost.because.join(", ");
                let mut cause = Cause::TooWeak;
                if at == 0 && verdict.confidence >= ACCEPT {
                    cause = Cause::OtherMeaning;
                    because.push_str("; as likely as another meaning");
                } else if at > 0 && lost.confidence >= ACCEPT {
                    cause = Cause::OtherMeaning;
                    because.push_str("; another meaning is likelier");
                }
                self.reject(&reading.words, *other, (cause, because.into()), resolution);
            }
        }
        if is_chosen {
            self.accept(reading, term, verdict, resolution);
        }
    }

    /// The verdict on each meaning of a reading.
    fn judge(&self, reading: &Reading) -> Vec<(u32, Verdict)> {
        let context = self.context;
        let words = &reading.words;
        reading
            .terms
            .iter()
            .map(|index| {
                let term = &context.dictionary.terms[*index as usize];
                let verdict = match term.target {
                    _ if context.setting.without.context => Verdict::by_name_alone(term),
                    Target::Country(country) => {
                        countries::judge(context, words, term, country, reading.in_capitals)
                    }
                    Target::Place(place) => self.place(words, term, place),
                    Target::Person(person) => people::judge(context, words, person),
                    Target::Agency(agency) => {
                        let is_named = self.named.contains(&agency);
                        let is_only = reading.terms.len() == 1;
                        let in_capitals = reading.in_capitals;
                        agencies::judge(
                            context,
                            words,
                            term,
                            agency,
                            in_capitals,
                            is_named,
                            is_only,
                        )
                    }
                    Target::Title(..) | Target::Atom(_) | Target::Trap(_) => {
                        unreachable!("readings hold names only")
                    }
                };
                (*index, verdict)
            })
            .collect()
    }

    /// A city or region: sure where its country is spoken of, or where nothing else has its name.
    fn place(&self, words: &Range<u32>, term: &Term, place: u32) -> Verdict {
        let country = self.context.dictionary.places[place as usize].country;
        let weight = self.context.weight(country);
        let base = if term.is_strong { 0.75 } else { 0.4 };
        let mut verdict = Verdict::new(base, Cow::Borrowed("city or region"));
        verdict.is_support = true;
        if weight >= 0.5 {
            verdict.confidence += 0.1 + 0.1 * weight.min(3.0);
            verdict.because.push(Cow::Borrowed("the article speaks of its country elsewhere"));
        }
        if self.context.is_near(country, words, 6) {
            verdict.add(0.1, "near its country");
        }
        verdict
    }

    fn accept(
        &mut self,
        reading: &Reading,
        index: u32,
        verdict: Verdict,
        resolution: &mut Resolution,
    ) {
        let context = self.context;
        let term = &context.dictionary.terms[index as usize];
        let words = &reading.words;
        self.take(words, term.target);
        let country = match term.target {
            Target::Country(country) => Some(country),
            Target::Place(place) => Some(context.dictionary.places[place as usize].country),
            _ => None,
        };
        // A dateline is where the reporter sat, not what the story is about.
        if reading.in_dateline {
            if let Some(country) = country {
                let because = Cow::Borrowed("dateline");
                resolution.support.push(Support {
                    country,
                    weight: 0.15,
                    words: words.clone(),
                    because,
                });
            }
            return;
        }
        if verdict.is_support {
            let country = country.expect("only names of places and countries are support");
            let is_place = matches!(term.target, Target::Place(_)) || term.kind == Kind::Capital;
            let is_constituent = matches!(term.target, Target::Place(place)
                if context.dictionary.places[place as usize].is_constituent);
            let (weight, because) = if is_constituent {
                (CONSTITUENT, format!("constituent country {}", term.name))
            } else if is_place {
                (0.2, format!("place {}", term.name))
            } else {
                let why = verdict.because.last().map_or("", |why| why.as_ref());
                (0.1, format!("{}: {why}", term.name))
            };
            let because = Reason::Owned(because);
            resolution.support.push(Support { country, weight, words: words.clone(), because });
            return;
        }
        let subject = match term.target {
            Target::Country(country) => Subject::Country(country),
            Target::Person(person) => Subject::Person(person),
            Target::Agency(agency) => {
                self.named.insert(agency);
                if let Some(country) = context.dictionary.agencies[agency as usize].country {
                    let because = Reason::Owned(format!("body {}", term.name));
                    let weight = BODY;
                    resolution.support.push(Support {
                        country,
                        weight,
                        words: words.clone(),
                        because,
                    });
                }
                Subject::Agency(agency)
            }
            Target::Place(_) | Target::Title(..) | Target::Atom(_) | Target::Trap(_) => {
                unreachable!("places are support, the others no names")
            }
        };
        resolution.mentions.push(Mention {
            subject,
            words: words.clone(),
            field: context.text.field_of(words.start),
            span: context.text.span_of(words),
            kind: verdict.kind.unwrap_or(term.kind),
            confidence: verdict.confidence.min(0.99),
            entry: context.dictionary.entry(term),
            because: verdict.because,
        });
    }

    /// A name inside a longer one is no mention; a country in a body's name is evidence for it.
    fn nested(&mut self, reading: &Reading, resolution: &mut Resolution) {
        let context = self.context;
        let holder = reading.words.clone().find_map(|word| self.holder(word));
        let Some(holder) = holder else { return };
        let countries: BTreeMap<u32, u32> = reading
            .terms
            .iter()
            .filter_map(|index| match context.dictionary.terms[*index as usize].target {
                Target::Country(country) => Some((country, *index)),
                _ => None,
            })
            .collect();
        if matches!(holder, Target::Agency(_))
            && countries.len() == 1
            && let Some((country, index)) = countries.first_key_value()
            && context.dictionary.terms[*index as usize].is_strong
        {
            let because = Cow::Borrowed("in the name of a body");
            let words = reading.words.clone();
            resolution.support.push(Support { country: *country, weight: 0.25, words, because });
        }
        if context.setting.traces {
            for index in &reading.terms {
                let because =
                    format!("part of a longer name: {}", context.dictionary.describe(holder));
                let why = (Cause::LongerName, because.into());
                self.reject(&reading.words, *index, why, resolution);
            }
        }
    }

    fn reject(
        &self,
        words: &Range<u32>,
        index: u32,
        (cause, because): (Cause, Reason),
        resolution: &mut Resolution,
    ) {
        let term = &self.context.dictionary.terms[index as usize];
        resolution.rejections.push(Rejection {
            words: words.clone(),
            target: term.target,
            entry: self.context.dictionary.entry(term),
            cause,
            because,
        });
    }
}
