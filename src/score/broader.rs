//! Themes that an article speaks of to the broader themes above them: an article on AI strategy is
//! one on artificial intelligence, too, whether it says so in these words or not.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::Dictionary;
use crate::model::{Class, Reason, Score, Tag, Theme};

/// What a broader theme keeps of the score and of the confidence of the narrower one, each step. It
/// is less what the article is about; that it is true of the article is nearly as sure.
const SCORE: f64 = 0.5;
const CONFIDENCE: f64 = 0.95;
/// So many narrower themes are named as reasons, the best first.
const MOST_REASONS: usize = 3;

/// The tags of all themes above those of `matched` that are not among them. They have no mention,
/// name the themes that they follow from, and are never in focus.
pub(super) fn tags(dictionary: &Dictionary, matched: &BTreeMap<u32, (Score, Score)>) -> Vec<Tag> {
    let mut above: BTreeMap<u32, Vec<Below>> = BTreeMap::new();
    for (theme, (score, confidence)) in matched {
        for (broader, steps) in ancestors(&dictionary.themes, *theme, matched) {
            above.entry(broader).or_default().push(Below {
                theme: *theme,
                score: Score::new(score.get() * SCORE.powi(steps)),
                confidence: Score::new(confidence.get() * CONFIDENCE.powi(steps)),
            });
        }
    }
    above
        .into_iter()
        .map(|(broader, mut below)| {
            below.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.theme.cmp(&b.theme)));
            tag(dictionary, broader, &below)
        })
        .collect()
}

/// A matched theme with what it gives to one above it.
struct Below {
    theme: u32,
    score: Score,
    confidence: Score,
}

/// The themes above one, each with the least number of steps to it. Above a theme that is matched
/// itself it is that one's to tell.
fn ancestors(
    themes: &[Theme],
    theme: u32,
    matched: &BTreeMap<u32, (Score, Score)>,
) -> BTreeMap<u32, i32> {
    let mut found = BTreeMap::new();
    let mut level = BTreeSet::from([theme]);
    let mut steps = 1;
    while !level.is_empty() {
        let broader: BTreeSet<u32> = level
            .iter()
            .flat_map(|theme| themes[*theme as usize].broader.iter().copied())
            .filter(|broader| !matched.contains_key(broader) && !found.contains_key(broader))
            .collect();
        found.extend(broader.iter().map(|broader| (*broader, steps)));
        level = broader;
        steps += 1;
    }
    found
}

fn tag(dictionary: &Dictionary, theme: u32, below: &[Below]) -> Tag {
    let theme = &dictionary.themes[theme as usize];
    let because = below.iter().take(MOST_REASONS).map(|below| -> Reason {
        Cow::Owned(format!("broader of {}", dictionary.themes[below.theme as usize].id))
    });
    Tag {
        score: below.iter().map(|below| below.score).max().unwrap_or_default(),
        confidence: below.iter().map(|below| below.confidence).max().unwrap_or_default(),
        focus: false,
        n_mentions: 0,
        class: Class::Theme,
        id: theme.id.as_str().into(),
        label: theme.label.as_str().into(),
        wikidata: None,
        detail: super::tags::theme_detail(dictionary, theme, true),
        because: because.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::{File, Files};

    /// A dictionary of themes alone: each with the ids above it.
    fn dictionary(themes: &[(&str, &[&str])]) -> Dictionary {
        let files = themes.iter().map(|(id, broader)| File {
            path: format!("{id}.toml"),
            name: format!("themes/{id}.toml"),
            contents: format!(
                "label = \"{id}\"\ndefinition = \"\"\nbroader = {broader:?}\nsource = \"curated\"\n\
                 terms.strong = [\"{id}\"]\nexamples = {{ match = [], not = [] }}\n"
            )
            .into(),
        });
        Dictionary::build(&Files::default().and(files)).expect("themes of the test")
    }

    #[test]
    fn each_step_up_is_worth_less() {
        let circle: &[(&str, &[&str])] =
            &[("a", &["b"]), ("b", &["c"]), ("c", &["b", "d"]), ("d", &[])];
        // Themes; those matched, with score and confidence; the tags that follow.
        type Row<'a> = (&'a [(&'a str, &'a [&'a str])], &'a [(&'a str, f64, f64)], &'a [&'a str]);
        let rows: [Row<'_>; 6] = [
            (circle, &[], &[]),
            (circle, &[("d", 0.8, 0.9)], &[]),
            (
                circle,
                &[("a", 0.8, 0.8)],
                &[
                    "b 0.4 0.76 broader of a",
                    "c 0.2 0.722 broader of a",
                    "d 0.1 0.686 broader of a",
                ],
            ),
            // What is above a matched theme follows from that one.
            (
                circle,
                &[("a", 0.8, 0.8), ("c", 0.4, 0.6)],
                &["b 0.4 0.76 broader of a, broader of c", "d 0.2 0.57 broader of c"],
            ),
            // The best of both, and neither counted twice.
            (
                &[("a", &["top", "b"]), ("b", &["top"]), ("c", &["top"]), ("top", &[])],
                &[("a", 0.5, 0.6), ("c", 0.3, 0.9)],
                &["b 0.25 0.57 broader of a", "top 0.25 0.855 broader of a, broader of c"],
            ),
            (
                &[("a", &["top"]), ("b", &["top"]), ("c", &["top"]), ("d", &["top"]), ("top", &[])],
                &[("a", 0.2, 0.6), ("b", 0.3, 0.6), ("c", 0.3, 0.6), ("d", 0.1, 0.6)],
                &["top 0.15 0.57 broader of b, broader of c, broader of a"],
            ),
        ];
        for (themes, matched, expected) in rows {
            let dictionary = dictionary(themes);
            let number = |id: &str| {
                let at = dictionary.themes.iter().position(|theme| theme.id == id);
                u32::try_from(at.expect("a theme of the test")).expect("few")
            };
            let matched = matched.iter().map(|(id, score, confidence)| {
                (number(id), (Score::new(*score), Score::new(*confidence)))
            });
            let told: Vec<String> = tags(&dictionary, &matched.collect())
                .iter()
                .map(|tag| {
                    assert!(!tag.focus && tag.n_mentions == 0);
                    let (score, confidence) = (tag.score.get(), tag.confidence.get());
                    format!("{} {score} {confidence} {}", tag.id, tag.because.join(", "))
                })
                .collect();
            assert_eq!(told, expected);
        }
    }
}
