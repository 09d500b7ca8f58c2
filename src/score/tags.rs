//! One tag for each entity and theme, with labels, offices and reasons.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::evidence::Evidence;
use super::{broader, salience};
use crate::dictionary::Dictionary;
use crate::model::{
    Class, Date, Detail, Kind, Mention, OfficeRecord, Part, Reason, Resolution, Score, Standing,
    Subject, Support, Tag, Text, Theme, ThemeMatch,
};

/// Finds the tenures of a person with their standing on a date, the best first.
pub type Standings = fn(&Dictionary, u32, Option<Date>) -> Vec<(u32, Standing)>;

/// What the stages before found in an article.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// Mentions and evidence.
    pub resolution: &'a Resolution,
    /// Themes.
    pub themes: &'a [ThemeMatch],
    /// `resolve::standings`, which this stage does not name.
    pub standings: Standings,
    /// The article's date.
    pub date: Option<Date>,
    /// Whether every tag is called focus.
    pub is_all_focus: bool,
}

/// The tags of an article, by class, falling score and id; with the themes above those it speaks of.
#[must_use]
pub fn score(dictionary: &Dictionary, text: &Text<'_>, findings: Findings<'_>) -> Vec<Tag> {
    let mut by_subject: BTreeMap<Subject, Vec<&Mention>> = BTreeMap::new();
    for mention in &findings.resolution.mentions {
        by_subject.entry(mention.subject).or_default().push(mention);
    }
    for theme in findings.themes {
        by_subject.insert(Subject::Theme(theme.theme), theme.mentions.iter().collect());
    }
    let evidence = Evidence::new(&findings.resolution.support);
    for country in evidence.enough(dictionary, text, by_subject.keys()) {
        by_subject.entry(Subject::Country(country)).or_default();
    }
    let weights: BTreeMap<u32, f64> =
        findings.themes.iter().map(|theme| (theme.theme, theme.weight)).collect();
    let mut tags: Vec<Tag> = by_subject
        .iter()
        .map(|(subject, mentions)| {
            let support = match subject {
                Subject::Country(country) => evidence.of(*country),
                _ => &[],
            };
            let weight = match subject {
                Subject::Theme(theme) => weights[theme],
                _ => 0.0,
            };
            tag(dictionary, text, &findings, *subject, mentions, support, weight)
        })
        .collect();
    for class in Class::ALL {
        let of_class = || tags.iter().filter(|tag| tag.class == class).map(|tag| tag.score);
        let highest = of_class().max().unwrap_or_default();
        for tag in tags.iter_mut().filter(|tag| tag.class == class) {
            tag.focus = findings.is_all_focus || salience::is_focus(class, tag.score, highest);
        }
    }
    let matched: BTreeMap<u32, (Score, Score)> = by_subject
        .keys()
        .zip(&tags)
        .filter_map(|(subject, tag)| match subject {
            Subject::Theme(theme) => Some((*theme, (tag.score, tag.confidence))),
            _ => None,
        })
        .collect();
    tags.extend(broader::tags(dictionary, &matched));
    tags.sort_by(|a, b| (a.class, b.score, &a.id).cmp(&(b.class, a.score, &b.id)));
    tags
}

fn tag(
    dictionary: &Dictionary,
    text: &Text<'_>,
    findings: &Findings<'_>,
    subject: Subject,
    mentions: &[&Mention],
    support: &[&Support],
    theme_weight: f64,
) -> Tag {
    let evidence: f64 = support.iter().map(|support| support.weight).sum();
    let mut worth = salience::worth(text, mentions) + evidence.sqrt();
    if let Subject::Theme(_) = subject {
        // Many different terms say more than one term said often.
        worth = 0.5 * worth + theme_weight.min(6.0) * 0.6;
    }
    let confidence = if mentions.is_empty() {
        Score::new(0.45 + 0.1 * evidence.min(3.0))
    } else if let Subject::Theme(_) = subject {
        Score::new((0.55 + 0.2 * theme_weight).min(0.97))
    } else {
        salience::confidence(mentions)
    };
    let share = |id: &str| -> Arc<str> { Arc::from(id) };
    let (class, wikidata, detail) = match subject {
        Subject::Country(index) => {
            let country = &dictionary.countries[index as usize];
            (Class::Country, country.wikidata.as_deref(), Detail::Country)
        }
        Subject::Person(index) => {
            let offices = offices(dictionary, findings, index);
            let inferred = mentions.iter().all(|mention| mention.kind == Kind::Role);
            let person = &dictionary.people[index as usize];
            (Class::Minister, person.wikidata.as_deref(), Detail::Person { offices, inferred })
        }
        Subject::Office(index) => {
            let record = OfficeRecord {
                standing: Standing::Unknown,
                from: None,
                until: None,
                ..office(dictionary, index)
            };
            (Class::Minister, None, Detail::Office(record))
        }
        Subject::Agency(index) => {
            let agency = &dictionary.agencies[index as usize];
            let country =
                agency.country.map(|index| share(&dictionary.countries[index as usize].id));
            let detail = Detail::Agency { kind: share(&agency.kind), country };
            (Class::Agency, agency.wikidata.as_deref(), detail)
        }
        Subject::Theme(index) => {
            let theme = &dictionary.themes[index as usize];
            (Class::Theme, None, theme_detail(dictionary, theme, false))
        }
    };
    Tag {
        class,
        id: share(dictionary.id_of(subject)),
        label: share(dictionary.label_of(subject)),
        wikidata: wikidata.map(share),
        detail,
        score: salience::salience(worth),
        confidence,
        focus: false,
        n_mentions: u32::try_from(mentions.len()).unwrap_or(u32::MAX),
        because: because(text, mentions, support),
    }
}

/// What only a theme's tag says.
pub(super) fn theme_detail(dictionary: &Dictionary, theme: &Theme, inferred: bool) -> Detail {
    let id = |index: &u32| dictionary.themes[*index as usize].id.as_str().into();
    Detail::Theme {
        broader: theme.broader.iter().map(id).collect(),
        codes: theme.codes.clone(),
        inferred,
    }
}

/// A person's offices as they stand on the article's date, the best standing first.
fn offices(dictionary: &Dictionary, findings: &Findings<'_>, person: u32) -> Vec<OfficeRecord> {
    let standings = (findings.standings)(dictionary, person, findings.date);
    standings
        .into_iter()
        .map(|(index, standing)| {
            let tenure = &dictionary.tenures[index as usize];
            OfficeRecord {
                standing,
                from: tenure.validity.from,
                until: tenure.validity.until,
                ..office(dictionary, tenure.office)
            }
        })
        .collect()
}

fn office(dictionary: &Dictionary, index: u32) -> OfficeRecord {
    let office = &dictionary.offices[index as usize];
    OfficeRecord {
        id: office.id.as_str().into(),
        label: office.label.as_str().into(),
        country: office
            .country
            .map(|index| dictionary.countries[index as usize].id.as_str().into()),
        standing: Standing::Unknown,
        from: None,
        until: None,
    }
}

/// Counts by place and kind: `name in title`, `4 demonyms`.
fn because(text: &Text<'_>, mentions: &[&Mention], support: &[&Support]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for (part, place) in [(Part::Title, "title"), (Part::Lead, "lead")] {
        if let Some(mention) =
            mentions.iter().find(|mention| text.part_of(mention.words.start) == part)
        {
            reasons.push(Cow::Owned(format!("{} in {place}", mention.kind.name())));
        }
    }
    let mut kinds: BTreeMap<Kind, u32> = BTreeMap::new();
    for mention in mentions {
        *kinds.entry(mention.kind).or_default() += 1;
    }
    for (kind, count) in kinds {
        let plural = if count == 1 { "" } else { "s" };
        let name = kind.name();
        reasons.push(Cow::Owned(format!("{count} {name}{plural}")));
    }
    let mut places: Vec<&Reason> = support.iter().map(|support| &support.because).collect();
    places.sort();
    places.dedup();
    reasons.extend(places.into_iter().take(3).cloned());
    reasons
}
