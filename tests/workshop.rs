//! What changes, coverage and suggestions say of small archives.

mod support;

use std::fs;

use policytag::dictionary::{Dictionary, Files};
use policytag::eval::Gold;
use policytag::model::Article;
use policytag::workshop::{Comparison, Coverage, Diff, Gain, Gathering, sightings};

const NAMES: &str = "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n";

#[test]
fn a_diff_tells_what_changes_and_whether_gold_agrees() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("countries")).unwrap();
    fs::write(
        folder.path().join("countries/names.tsv"),
        format!(
            "{NAMES}GB\tBlighty\tshort\ten\tinitial\tstrong\t\t\tcurated\n\
             NO\tsardine\tshort\ten\tany\tstrong\t\t\tcurated\n"
        ),
    )
    .unwrap();
    let old = support::dictionary();
    let new = Dictionary::load(&[folder.path()]).unwrap();
    let comparison = Comparison::new(old, &new);
    let gold = Gold::read(&serde_json::json!({
        "classes": ["country"],
        "tags": [{"class": "country", "id": "GB"}, {"class": "country", "id": "FR"}],
    }))
    .unwrap();
    let mut diff = Diff::default();
    let texts = [
        "The minister sailed home to Blighty. France paid, and the sardine season began.",
        "Nothing of interest happened in Peru.",
    ];
    for (id, text) in ["a", "b"].into_iter().zip(texts) {
        let gold = (id == "a").then_some(&gold);
        diff.add(comparison.article(&article(id, text), gold));
    }
    assert_eq!((diff.articles, diff.changed, diff.gained, diff.lost), (2, 1, 2, 0));
    let told: Vec<(&str, &str, Option<Gain>)> = diff
        .changes
        .iter()
        .map(|change| (change.key.as_str(), change.sentence.as_str(), change.gold))
        .collect();
    assert_eq!(
        told,
        [
            ("country:GB", "The minister sailed home to [Blighty]", Some(Gain::Better)),
            ("country:NO", "France paid, and the [sardine] season began", Some(Gain::Worse)),
        ]
    );
    let [before, after] = diff.counts[&policytag::model::Class::Country];
    assert_eq!((before.recall(), before.precision()), (Some(0.5), Some(1.0)));
    assert_eq!((after.recall(), after.precision()), (Some(1.0), Some(2.0 / 3.0)));
    // Backwards, the same tags are lost.
    let back = Comparison::new(&new, old).article(&article("a", texts[0]), Some(&gold));
    let told: Vec<(bool, &str, Option<Gain>)> = back
        .changes
        .iter()
        .map(|change| (change.gained, change.key.as_str(), change.gold))
        .collect();
    assert_eq!(
        told,
        [(false, "country:GB", Some(Gain::Worse)), (false, "country:NO", Some(Gain::Better))]
    );
}

#[test]
fn coverage_tells_what_each_entry_did() {
    let dictionary = support::dictionary();
    let mut coverage = Coverage::new(dictionary);
    let texts = [
        "Talks between North Korea and South Korea failed. Ministers of France met in Paris.",
        "The Guinea pig escaped in Jersey City.",
    ];
    for text in texts {
        let found = coverage.article(&article("a", text), None);
        coverage.add(found);
    }
    let entry = |id: &str| coverage.entries().iter().find(|entry| entry.entry == id).unwrap();
    let france = entry("country-name:FR:france");
    assert_eq!((france.n.seen, france.n.taken), (1, 1));
    assert!(!france.is_dead() && !france.is_shadowed() && !france.is_trapped());
    assert!(entry("country-name:KR:korea").is_shadowed());
    assert!(entry("country-name:GN:guinea").is_trapped());
    assert!(entry("country-name:JE:jersey").is_trapped());
    assert!(entry("country-name:BT:bhutan").is_dead());
    assert!(entry("trap:guinea-pig").n.seen > 0);
}

/// Each row: a text, and the names that it should suggest, with class, acronym and country.
#[test]
fn suggestions_are_names_where_names_would_stand() {
    let rows: [(&str, &[&str]); 10] = [
        (
            "In France the Office for Quantum Sensing (OQS) said on Monday that it will grow.",
            &["agency Office for Quantum Sensing (OQS) FR"],
        ),
        (
            "Officials of the Marsh Lantern Agency spoke to us in the morning about lanterns.",
            &["agency Marsh Lantern Agency () -"],
        ),
        (
            "He works for the Bureau of Women's Lantern Affairs and likes it very much there.",
            &["agency Bureau of Women's Lantern Affairs () -"],
        ),
        (
            "The Norwegian finance minister Ingrid Qvistgaardsen said that nothing would change.",
            &["minister Ingrid Qvistgaardsen () NO"],
        ),
        (
            "There was applause when Ingrid Qvistgaardsen, the finance minister of Norway, left.",
            &["minister Ingrid Qvistgaardsen () NO"],
        ),
        ("The agency said that the office for the poor would be open on all days.", &[]),
        ("The Federal Reserve and the European Commission said so, and nobody objected.", &[]),
        ("NEW OFFICE FOR QUANTUM SENSING OPENS IN THE CAPITAL OF FRANCE", &[]),
        ("The finance minister Tuesday said that nothing would change for now at all.", &[]),
        ("Angela Merkel, the chancellor of Germany, said that nothing would change at all.", &[]),
    ];
    let dictionary = support::dictionary();
    for (text, expected) in rows {
        let mut gathering = Gathering::default();
        gathering.add(sightings(dictionary, &article("a", text)));
        let found: Vec<String> = gathering
            .suggestions(dictionary, 1)
            .iter()
            .map(|found| {
                format!(
                    "{} {} ({}) {}",
                    found.class,
                    found.name,
                    found.acronym.as_deref().unwrap_or_default(),
                    found.country.as_deref().unwrap_or("-")
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_folder_is_taken_alone_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("countries")).unwrap();
    fs::write(
        folder.path().join("countries/entities.tsv"),
        "id\tlabel\twikidata\talpha3\tfrom\tuntil\tsuccessors\tsource\n\
         FR\tFrance\t\tFRA\t\t\t\tcurated\n",
    )
    .unwrap();
    let files = Files::default().with_folders(&[folder.path()]).unwrap();
    assert_eq!(Dictionary::build(&files).unwrap().countries.len(), 1);
}

fn article(id: &str, text: &str) -> Article {
    Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() }
}
