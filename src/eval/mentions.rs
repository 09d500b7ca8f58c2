//! The mentions of one article against its gold.

use super::gold::{Gold, GoldMention};
use super::names::Names;
use crate::model::{Article, Class, Field, MentionRecord, Span};

/// What became of the mentions and the gold of one article, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentionJudgement {
    /// Gold mentions with the mention of the same words and the same entity.
    pub exact: Vec<(usize, usize)>,
    /// Gold mentions with a mention of the same entity that shares some of its words only.
    pub overlapping: Vec<(usize, usize)>,
    /// Gold mentions with a mention that shares words and is another entity.
    pub confused: Vec<(usize, usize)>,
    /// Mentions that are not exact; those of kinds that were not annotated are left out.
    pub wrong: Vec<usize>,
    /// Gold mentions that are not exact.
    pub missed: Vec<usize>,
}

/// Compares mentions with gold; `None` where gold has no mentions. Themes are not compared: their
/// terms are evidence and nobody marks them all.
#[must_use]
pub fn judge_mentions(
    names: &Names<'_>,
    gold: &Gold,
    article: &Article,
    mentions: &[MentionRecord],
) -> Option<MentionJudgement> {
    let wanted = gold.mentions.as_ref()?;
    let spans: Vec<(Field, Span)> =
        wanted.iter().map(|mention| (field(mention), span(article, mention))).collect();
    // Gold that never speaks of fields was marked in the text alone.
    let has_fields = wanted.iter().any(|mention| mention.field.is_some());
    let is_meant = |ours: &MentionRecord, gold: &GoldMention| {
        names.is_meant(ours.class, &ours.id, &gold.wanted)
    };
    let mut judgement = MentionJudgement::default();
    let mut is_matched = vec![false; mentions.len()];
    let mut is_found = vec![false; wanted.len()];
    for (at, gold) in wanted.iter().enumerate() {
        let same = mentions.iter().enumerate().find(|(number, ours)| {
            !is_matched[*number] && (ours.field, ours.span) == spans[at] && is_meant(ours, gold)
        });
        if let Some((number, _)) = same {
            is_matched[number] = true;
            is_found[at] = true;
            if !gold.is_ignored {
                judgement.exact.push((at, number));
            }
        }
    }
    let overlaps = |ours: &MentionRecord, at: usize| {
        ours.field == spans[at].0 && ours.span.overlaps(spans[at].1)
    };
    let mut is_overlapping = is_matched.clone();
    for (at, gold_mention) in wanted.iter().enumerate() {
        if is_found[at]
            || gold_mention.is_ignored
            || !gold.classes.contains(&gold_mention.wanted.class)
        {
            continue;
        }
        judgement.missed.push(at);
        let near = |right: bool| {
            mentions.iter().enumerate().position(|(number, ours)| {
                !is_overlapping[number]
                    && overlaps(ours, at)
                    && ours.class != Class::Theme
                    && is_meant(ours, gold_mention) == right
            })
        };
        if let Some(number) = near(true) {
            is_overlapping[number] = true;
            judgement.overlapping.push((at, number));
        } else if let Some(number) = near(false) {
            judgement.confused.push((at, number));
        }
    }
    for (number, ours) in mentions.iter().enumerate() {
        let is_scored = ours.class != Class::Theme
            && gold.classes.contains(&ours.class)
            && gold.kinds.as_ref().is_none_or(|kinds| kinds.contains(&ours.kind))
            && (has_fields || ours.field == Field::Text);
        let is_free = || {
            (0..wanted.len()).any(|at| {
                wanted[at].is_ignored && wanted[at].wanted.class == ours.class && overlaps(ours, at)
            })
        };
        if is_scored && !is_matched[number] && !is_free() {
            judgement.wrong.push(number);
        }
    }
    Some(judgement)
}

fn field(mention: &GoldMention) -> Field {
    mention.field.unwrap_or(Field::Text)
}

/// The bytes of a gold mention; an empty span at the end where the text is shorter.
pub(super) fn span(article: &Article, mention: &GoldMention) -> Span {
    let text = match field(mention) {
        Field::Title => article.title.as_deref().unwrap_or_default(),
        Field::Text => &article.text,
    };
    let byte = |place: usize| text.char_indices().nth(place).map_or(text.len(), |(byte, _)| byte);
    let number = |place: usize| u32::try_from(byte(place)).unwrap_or(u32::MAX);
    Span::new(number(mention.start), number(mention.end))
}
