//! One article and its gold: the counts, and every difference with the sentence behind it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::excerpt::excerpt;
use super::gold::{Gold, Wanted};
use super::judge::{Counts, judge};
use super::mentions::{MentionJudgement, judge_mentions, span};
use super::names::Names;
use crate::model::{Article, Class, Field, Tag};
use crate::pipeline::Analysis;

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Tags of whole articles.
    Tag,
    /// Mentions.
    Mention,
}

/// How a difference came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Ours, and not gold's.
    Wrong,
    /// Gold's, and not ours.
    Missed,
    /// Other words or another entity than gold's.
    Confused,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// The article's id.
    pub article: String,
    /// Tag or mention.
    pub level: Level,
    /// How it came out.
    pub outcome: Outcome,
    /// `country`, ...
    pub class: &'static str,
    /// What gold names; `None` where gold names nothing.
    pub gold: Option<String>,
    /// What we name, `class:id`; `None` where we name nothing.
    pub ours: Option<String>,
    /// The labels of both in the figures by entity.
    pub entities: Vec<String>,
    /// The sentence, with the words in brackets; empty where there is none.
    pub sentence: String,
    /// The entry that made our mention.
    pub by: Option<String>,
    /// Our confidence, in 0..=1.
    pub confidence: Option<f64>,
}

/// A judged tag: what is needed to fit thresholds and to test confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Its class.
    pub class: Class,
    /// Probability that it is right, as we say.
    pub confidence: f64,
    /// Salience.
    pub score: f64,
    /// Whether it is right, as gold says.
    pub is_right: bool,
}

/// What one article adds to the figures.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Tags, by class and label.
    pub tags: BTreeMap<(Class, String), Counts>,
    /// Tags against gold that names only the focus, with all our tags allowed: right and missed.
    pub any_tag: BTreeMap<Class, Counts>,
    /// Mentions of the same words and entity, by class.
    pub exact: BTreeMap<Class, Counts>,
    /// Mentions of the same entity that share a word, by class.
    pub overlap: BTreeMap<Class, Counts>,
    /// Judged tags.
    pub samples: Vec<Sample>,
    /// Tags of annotated classes that gold neither names nor rules out, by class.
    pub unjudged: BTreeMap<Class, u64>,
    /// Differences.
    pub cases: Vec<Case>,
    /// Whether gold names only the focus.
    pub focus_only: bool,
}

/// Compares what was found in an article with its gold.
#[must_use]
pub fn judge_article(
    names: &Names<'_>,
    article: &Article,
    gold: &Gold,
    analysis: &Analysis<'_>,
) -> Judged {
    let mut judged = Judged { focus_only: gold.focus_only, ..Judged::default() };
    let maker = Maker { article, gold, analysis };
    maker.tags(names, &mut judged);
    let mentions = &analysis.annotation.mentions;
    if let Some(judgement) = judge_mentions(names, gold, article, mentions) {
        maker.mentions(names, &judgement, &mut judged);
    }
    judged
}

/// Makes the parts of a `Judged`.
struct Maker<'a> {
    article: &'a Article,
    gold: &'a Gold,
    analysis: &'a Analysis<'a>,
}

impl Maker<'_> {
    fn tags(&self, names: &Names<'_>, judged: &mut Judged) {
        let tags = &self.analysis.annotation.tags;
        let judgement = judge(names, self.gold, tags);
        let label = |tag: &Tag| (tag.class, tag.key());
        for (_, number) in &judgement.right {
            judged.tags.entry(label(&tags[*number])).or_default().right += 1;
            judged.samples.push(sample(&tags[*number], true));
        }
        for number in &judgement.wrong {
            let tag = &tags[*number];
            judged.tags.entry(label(tag)).or_default().wrong += 1;
            judged.samples.push(sample(tag, false));
            let mention = self.first_mention(tag);
            judged.cases.push(Case {
                ours: Some(tag.key()),
                entities: vec![tag.key()],
                sentence: mention.map_or_else(
                    || tag.because.join(", "),
                    |(field, span, _)| excerpt(self.analysis, field, span),
                ),
                by: mention.map(|(_, _, by)| by.to_owned()),
                confidence: Some(tag.confidence.get()),
                ..self.case(Level::Tag, Outcome::Wrong, tag.class)
            });
        }
        for at in &judgement.missed {
            let wanted = &self.gold.tags[*at];
            let label = Self::label(names, wanted);
            judged.tags.entry((wanted.class, label.clone())).or_default().missed += 1;
            judged.cases.push(Case {
                gold: Some(wanted.text()),
                entities: vec![label],
                ..self.case(Level::Tag, Outcome::Missed, wanted.class)
            });
        }
        for number in &judgement.unjudged {
            *judged.unjudged.entry(tags[*number].class).or_default() += 1;
        }
        if self.gold.focus_only {
            for wanted in &self.gold.tags {
                let is_there = tags.iter().any(|tag| names.is_meant(tag.class, &tag.id, wanted));
                let counts = judged.any_tag.entry(wanted.class).or_default();
                if is_there { counts.right += 1 } else { counts.missed += 1 }
            }
        }
    }

    fn mentions(&self, names: &Names<'_>, judgement: &MentionJudgement, judged: &mut Judged) {
        let (gold, ours) =
            (self.gold.mentions.as_deref().unwrap_or_default(), &self.analysis.annotation.mentions);
        let class = |at: &usize| gold[*at].wanted.class;
        for (at, _) in &judgement.exact {
            judged.exact.entry(class(at)).or_default().right += 1;
            judged.overlap.entry(class(at)).or_default().right += 1;
        }
        let is_overlapping =
            |number: &usize| judgement.overlapping.iter().any(|(_, other)| other == number);
        for (at, _) in &judgement.overlapping {
            judged.overlap.entry(class(at)).or_default().right += 1;
        }
        let confused: Vec<usize> =
            judgement.confused.iter().chain(&judgement.overlapping).map(|(at, _)| *at).collect();
        for at in &judgement.missed {
            judged.exact.entry(class(at)).or_default().missed += 1;
            if !judgement.overlapping.iter().any(|(other, _)| other == at) {
                judged.overlap.entry(class(at)).or_default().missed += 1;
            }
            if !confused.contains(at) {
                let mention = &gold[*at];
                let field = mention.field.unwrap_or(Field::Text);
                judged.cases.push(Case {
                    gold: Some(mention.wanted.text()),
                    entities: vec![Self::label(names, &mention.wanted)],
                    sentence: excerpt(self.analysis, field, span(self.article, mention)),
                    ..self.case(Level::Mention, Outcome::Missed, class(at))
                });
            }
        }
        for number in &judgement.wrong {
            let mention = &ours[*number];
            judged.exact.entry(mention.class).or_default().wrong += 1;
            if !is_overlapping(number) {
                judged.overlap.entry(mention.class).or_default().wrong += 1;
            }
            let pair = judgement.confused.iter().chain(&judgement.overlapping);
            let confused =
                pair.clone().find(|(_, other)| other == number).map(|(at, _)| &gold[*at].wanted);
            let key = format!("{}:{}", mention.class, mention.id);
            let mut entities = vec![key.clone()];
            entities.extend(
                confused.map(|wanted| Self::label(names, wanted)).filter(|label| *label != key),
            );
            judged.cases.push(Case {
                gold: confused.map(Wanted::text),
                ours: Some(key),
                entities,
                sentence: excerpt(self.analysis, mention.field, mention.span),
                by: Some(mention.by.to_string()),
                confidence: Some(mention.confidence.get()),
                ..self.case(
                    Level::Mention,
                    if confused.is_some() { Outcome::Confused } else { Outcome::Wrong },
                    mention.class,
                )
            });
        }
    }

    fn case(&self, level: Level, outcome: Outcome, class: Class) -> Case {
        Case {
            article: self.article.id.clone(),
            level,
            outcome,
            class: class.name(),
            gold: None,
            ours: None,
            entities: Vec::new(),
            sentence: String::new(),
            by: None,
            confidence: None,
        }
    }

    /// The key of the entity that gold means, where the dictionary has it; else gold's own words.
    fn label(names: &Names<'_>, wanted: &Wanted) -> String {
        names.key(wanted).unwrap_or_else(|| wanted.text())
    }

    fn first_mention(&self, tag: &Tag) -> Option<(Field, crate::model::Span, &str)> {
        let mentions = &self.analysis.annotation.mentions;
        let first = mentions.iter().find(|other| other.class == tag.class && other.id == tag.id)?;
        Some((first.field, first.span, &first.by))
    }
}

fn sample(tag: &Tag, is_right: bool) -> Sample {
    Sample { class: tag.class, confidence: tag.confidence.get(), score: tag.score.get(), is_right }
}
