//! What holds for the annotation of any text.

mod support;

use policytag::model::{Article, Class, Field};
use policytag::pipeline;
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};

#[test]
fn mentions_slice_and_do_not_overlap_in_any_text() {
    let dictionary = support::dictionary();
    let names: Vec<&str> = dictionary.terms.iter().map(|term| &*term.name).collect();
    let piece = (
        0..names.len(),
        "[ ,.’'()-]{1,2}|\n\n| and | \\(|'s | said ",
        "[a-zA-ZéİßÅ&0-9. ]{0,8}|\\PC{0,3}",
    );
    let pieces = prop::collection::vec(piece, 0..14);
    proptest!(ProptestConfig::with_cases(1_500), |(pieces in pieces, year in 1950i16..2030, n_title in 0usize..3)| {
        let written: Vec<String> = pieces
            .iter()
            .map(|(name, gap, noise)| format!("{}{gap}{noise} ", names[*name]))
            .collect();
        let (title, text) = written.split_at(n_title.min(written.len()));
        let article = Article {
            title: (n_title > 0).then(|| title.concat()),
            text: text.concat(),
            date: format!("{year}-06-15").parse().ok(),
            ..Article::default()
        };
        let annotation = pipeline::annotate(dictionary, &article);
        for mention in &annotation.mentions {
            let field = match mention.field {
                Field::Title => article.title.as_deref().unwrap(),
                Field::Text => &article.text,
            };
            prop_assert!(!mention.span.of(field).is_empty());
            prop_assert!(!mention.because.is_empty() && !mention.by.is_empty());
            let has_tag = annotation.tags.iter().any(|tag| tag.class == mention.class && tag.id == mention.id);
            prop_assert!(has_tag, "{}:{}", mention.class, mention.id);
        }
        for class in [Class::Country, Class::Agency] {
            let spans: Vec<_> = annotation
                .mentions
                .iter()
                .filter(|mention| mention.class == class)
                .map(|mention| (mention.field, mention.span))
                .collect();
            for (at, (field, span)) in spans.iter().enumerate() {
                prop_assert!(!spans[at + 1..].iter().any(|(other, next)| other == field && next.overlaps(*span)));
            }
        }
        prop_assert_eq!(pipeline::annotate(dictionary, &article), annotation);
    });
}
