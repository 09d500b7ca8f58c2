//! An annotation as a config wants it.

use std::collections::BTreeSet;

use crate::model::{Annotation, Config, Tag};

/// Maps the confidence of tags and takes out those that are too weak, with their mentions; returns
/// what was taken out. The confidence of mentions stays, and so does what is in focus.
pub fn apply(config: &Config, annotation: &mut Annotation) -> Vec<Tag> {
    let mut taken = Vec::new();
    for tag in std::mem::take(&mut annotation.tags) {
        let Some(settings) = config.classes.get(&tag.class) else {
            annotation.tags.push(tag);
            continue;
        };
        let confidence = settings.curve.as_ref().map(|curve| curve.at(tag.confidence));
        let tag = Tag { confidence: confidence.unwrap_or(tag.confidence), ..tag };
        let list = if settings.fault(&tag).is_some() { &mut taken } else { &mut annotation.tags };
        list.push(tag);
    }
    if !taken.is_empty() {
        let subjects: BTreeSet<_> = taken.iter().map(|tag| (tag.class, &*tag.id)).collect();
        annotation.mentions.retain(|mention| !subjects.contains(&(mention.class, &*mention.id)));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Class, ClassConfig, Curve, Detail, Field, Kind, MentionRecord, Score, Span,
    };

    /// Two countries and an agency with score and confidence, each with a mention.
    fn annotation() -> Annotation {
        let rows = [
            (Class::Country, "GB", 0.5, 0.9),
            (Class::Country, "NA", 0.2, 0.6),
            (Class::Agency, "asean", 0.1, 0.1),
        ];
        Annotation {
            tags: rows
                .iter()
                .map(|(class, id, score, confidence)| Tag {
                    class: *class,
                    id: (*id).into(),
                    label: (*id).into(),
                    wikidata: None,
                    detail: Detail::Country,
                    score: Score::new(*score),
                    confidence: Score::new(*confidence),
                    focus: false,
                    n_mentions: 1,
                    because: Vec::new(),
                })
                .collect(),
            mentions: rows
                .iter()
                .map(|(class, id, ..)| MentionRecord {
                    class: *class,
                    id: (*id).into(),
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

    /// The keys that stay, with their confidence, and the keys that are taken out.
    #[track_caller]
    fn check(settings: ClassConfig, stay: &[(&str, f64)], taken: &[&str]) {
        let config = Config {
            classes: [(Class::Country, settings)].into_iter().collect(),
            ..Config::default()
        };
        let mut annotation = annotation();
        let out = apply(&config, &mut annotation);
        let found: Vec<(String, Score)> =
            annotation.tags.iter().map(|tag| (tag.key(), tag.confidence)).collect();
        let expected: Vec<(String, Score)> =
            stay.iter().map(|(key, x)| ((*key).to_owned(), Score::new(*x))).collect();
        assert_eq!(found, expected);
        assert_eq!(out.iter().map(Tag::key).collect::<Vec<_>>(), taken);
        let mentioned: Vec<String> = annotation
            .mentions
            .iter()
            .map(|mention| format!("{}:{}", mention.class, mention.id))
            .collect();
        assert_eq!(mentioned, annotation.tags.iter().map(Tag::key).collect::<Vec<_>>());
    }

    #[test]
    fn maps_then_drops() {
        let any = ClassConfig::default();
        let asean = ("agency:asean", 0.1);
        check(any.clone(), &[("country:GB", 0.9), ("country:NA", 0.6), asean], &[]);
        let curve = Curve::new(vec![
            (Score::new(0.5), Score::new(0.2)),
            (Score::new(0.9), Score::new(1.0)),
        ]);
        let mapped = ClassConfig { curve, ..any.clone() };
        check(mapped.clone(), &[("country:GB", 1.0), ("country:NA", 0.4), asean], &[]);
        check(
            ClassConfig { min_confidence: Score::new(0.5), ..mapped },
            &[("country:GB", 1.0), asean],
            &["country:NA"],
        );
        check(
            ClassConfig { min_confidence: Score::new(0.6), ..any.clone() },
            &[("country:GB", 0.9), ("country:NA", 0.6), asean],
            &[],
        );
        check(
            ClassConfig { min_score: Score::new(0.3), ..any },
            &[("country:GB", 0.9), asean],
            &["country:NA"],
        );
    }
}
