//! What becomes of the lines of an article.

use super::*;
use crate::model::{Cue, Opening, OpeningCondition, OpeningKind};

/// Few cue words, so that the rows below do not depend on the dictionaries.
fn cues() -> Cues {
    let mut cues = Cues::default();
    for (word, cue) in [("reuters", Cue::WIRE), ("mr", Cue::HONORIFIC), ("st", Cue::ABBREVIATION)] {
        cues.words.insert(fold::hash(word), cue);
    }
    for (phrase, kind, condition) in [
        ("published on", OpeningKind::Published, OpeningCondition::Anything),
        ("see also", OpeningKind::Other, OpeningCondition::Anything),
        ("related", OpeningKind::Other, OpeningCondition::Colon),
        ("by", OpeningKind::Byline, OpeningCondition::Anything),
        ("advertisement", OpeningKind::Other, OpeningCondition::Alone),
    ] {
        let words: Vec<u64> = fold::words(phrase).map(|word| fold::hash(&phrase[word])).collect();
        let opening = Opening { words: words.clone(), kind, condition };
        cues.openings.entry(words[0]).or_default().push(opening);
    }
    cues
}

fn sections(title: &str, body: &str) -> Vec<String> {
    let title = (!title.is_empty()).then(|| title.to_owned());
    let article = Article { title, text: body.to_owned(), ..Article::default() };
    let text = segment(&article, &cues());
    text.sections
        .iter()
        .map(|section| {
            let span = text.span_of(&section.words);
            format!("{:?}: {}", section.part, span.of(text.field(section.field)))
        })
        .collect()
}

#[test]
fn parts_boilerplate_from_the_story() {
    let body = "Published on 20 Nov 2021\n\nBy Jane Smith\n\nThe minister opened the summit in the \
                capital with a long speech on trade.\n\nSee also: Other news\n\nRelated work is \
                under way.\n\nAdvertisement\n\nIt ended.";
    assert_eq!(
        sections("A title", body),
        [
            "Title: A title",
            "Boilerplate: Published on 20 Nov 2021",
            "Boilerplate: By Jane Smith",
            "Lead: The minister opened the summit in the capital with a long speech on trade",
            "Boilerplate: See also: Other news",
            "Body: Related work is under way",
            "Boilerplate: Advertisement",
            "Body: It ended",
        ]
    );
}

#[test]
fn parts_datelines_from_the_lead() {
    assert_eq!(
        sections(
            "",
            "GENEVA (Reuters) - The agency said on Monday that talks would go on for two more weeks."
        ),
        [
            "Dateline: GENEVA (Reuters",
            "Lead: The agency said on Monday that talks would go on for two more weeks",
        ]
    );
    // A short word of a city's name, and a day in place of capitals.
    for (text, dateline) in [
        (
            "NEW YORK, March 12 - The company said on Monday that it would raise the price of oil.",
            "NEW YORK, March 12",
        ),
        (
            "New York, March 12 - The company said on Monday that it would raise the price of oil.",
            "New York, March 12",
        ),
    ] {
        let found = sections("", text);
        assert_eq!(found[0], format!("Dateline: {dateline}"), "{text}");
    }
    assert_eq!(
        sections("", "US - China talks went on in the capital for two more weeks, he said.").len(),
        1
    );
    assert_eq!(
        sections(
            "",
            "By 2030 the country - it said - will have halved what it emits in a normal year."
        ),
        ["Lead: By 2030 the country - it said - will have halved what it emits in a normal year"]
    );
}

fn sentences(body: &str) -> Vec<String> {
    let article = Article { text: body.to_owned(), ..Article::default() };
    let text = segment(&article, &cues());
    let spans = text.sentences.iter().map(|sentence| text.span_of(sentence));
    spans.map(|span| span.of(body).to_owned()).collect()
}

#[test]
fn splits_sentences() {
    assert_eq!(
        sentences(
            "Mr. Smith met J. Doe in St. Lucia. \"It went well.\" The U.S. Congress agreed! OK?"
        ),
        ["Mr. Smith met J. Doe in St. Lucia", "It went well", "The U.S. Congress agreed", "OK"]
    );
    assert_eq!(sentences("One line\nwrapped here\n\nNext"), ["One line\nwrapped here", "Next"]);
}

#[test]
fn takes_the_date_from_the_text() {
    let text = "Published on 20 Nov 2021\n\nBody.".to_owned();
    let article = Article { text, ..Article::default() };
    assert_eq!(segment(&article, &cues()).date, Some(Date::constant(2021, 11, 20)));
}

use crate::model::Date;
