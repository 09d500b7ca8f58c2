//! Which tags and mentions of an annotation are written.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Annotation, Class, Score, Tag};

/// Which tags and mentions to keep; by default all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Classes to keep; `None` for all.
    pub classes: Option<Vec<Class>>,
    /// Lowest score that is kept.
    pub min_score: Score,
    /// Lowest confidence that is kept, of a tag: the mentions of a kept tag are all kept.
    pub min_confidence: Score,
    /// How many tags of an article are kept at most: those with the highest scores, of equal ones
    /// the first. `None` for all.
    pub max_tags: Option<usize>,
}

/// Drops the tags that are not to be kept, and all mentions but those of the tags that stay.
/// Orders stay, and so do the tags' counts of mentions.
pub fn select(selection: &Selection, annotation: &mut Annotation) {
    let Annotation { tags, mentions, .. } = annotation;
    tags.retain(|tag| is_selected(selection, tag));
    if let Some(max_tags) = selection.max_tags
        && max_tags < tags.len()
    {
        keep_highest(max_tags, tags);
    }
    let subjects: BTreeSet<_> = tags.iter().map(|tag| (tag.class, &*tag.id)).collect();
    mentions.retain(|mention| subjects.contains(&(mention.class, &*mention.id)));
}

fn is_selected(selection: &Selection, tag: &Tag) -> bool {
    selection.classes.as_ref().is_none_or(|classes| classes.contains(&tag.class))
        && tag.score >= selection.min_score
        && tag.confidence >= selection.min_confidence
}

fn keep_highest(n_tags: usize, tags: &mut Vec<Tag>) {
    let mut ranking: Vec<usize> = (0..tags.len()).collect();
    ranking.sort_by_key(|&tag| Reverse(tags[tag].score));
    let mut stays = vec![false; tags.len()];
    for &tag in &ranking[..n_tags] {
        stays[tag] = true;
    }
    let mut stays = stays.into_iter();
    tags.retain(|_| stays.next() == Some(true));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Detail, Field, Kind, MentionRecord, Span};

    /// Tags with score and confidence; each has two mentions, and a third one has no tag at all.
    fn annotation() -> Annotation {
        let rows = [
            (Class::Country, "GB", 0.5, 0.9),
            (Class::Country, "NA", 0.2, 0.9),
            (Class::Agency, "asean", 0.8, 0.4),
            (Class::Theme, "GB", 0.5, 0.6),
        ];
        let tags = rows.map(|(class, id, score, confidence)| Tag {
            class,
            id: id.into(),
            label: id.into(),
            wikidata: None,
            detail: Detail::Country,
            score: Score::new(score),
            confidence: Score::new(confidence),
            focus: false,
            n_mentions: 2,
            because: Vec::new(),
        });
        let subjects = rows.map(|(class, id, ..)| (class, id));
        let orphan = (Class::Minister, "chris-philp");
        let mentions = subjects.into_iter().chain(subjects).chain([orphan]);
        Annotation {
            tags: tags.to_vec(),
            mentions: mentions
                .map(|(class, id)| MentionRecord {
                    class,
                    id: id.into(),
                    field: Field::Text,
                    span: Span::new(0, 2),
                    kind: Kind::Name,
                    confidence: Score::new(1.0),
                    by: "entry".into(),
                    because: Vec::new(),
                })
                .collect(),
            ..Annotation::default()
        }
    }

    fn check(selection: &Selection, expected: &[&str]) {
        let mut annotation = annotation();
        select(selection, &mut annotation);
        let keys: Vec<_> = annotation.tags.iter().map(Tag::key).collect();
        assert_eq!(keys, expected, "{selection:?}");
        let mentions: Vec<_> = annotation
            .mentions
            .iter()
            .map(|mention| format!("{}:{}", mention.class, mention.id))
            .collect();
        assert_eq!(mentions, [expected, expected].concat(), "{selection:?}");
        assert!(annotation.tags.iter().all(|tag| tag.n_mentions == 2));
    }

    #[test]
    fn keeps_what_was_asked_for_in_its_order() {
        let all = ["country:GB", "country:NA", "agency:asean", "theme:GB"];
        let any = Selection::default();
        let classes =
            |classes: &[Class]| Selection { classes: Some(classes.to_vec()), ..any.clone() };
        let max_tags = |max_tags| Selection { max_tags: Some(max_tags), ..any.clone() };
        check(&any, &all);
        check(&classes(&[]), &[]);
        check(&classes(&[Class::Theme]), &["theme:GB"]);
        check(&classes(&[Class::Theme, Class::Country]), &["country:GB", "country:NA", "theme:GB"]);
        check(
            &Selection { min_score: Score::new(0.5), ..any.clone() },
            &["country:GB", "agency:asean", "theme:GB"],
        );
        check(
            &Selection { min_confidence: Score::new(0.6), ..any.clone() },
            &["country:GB", "country:NA", "theme:GB"],
        );
        check(&max_tags(0), &[]);
        check(&max_tags(1), &["agency:asean"]);
        check(&max_tags(2), &["country:GB", "agency:asean"]);
        check(&max_tags(3), &["country:GB", "agency:asean", "theme:GB"]);
        check(&max_tags(9), &all);
        check(
            &Selection { classes: Some(vec![Class::Country]), max_tags: Some(1), ..any.clone() },
            &["country:GB"],
        );
    }
}
