//! Names of countries that are something else, and those that are not: tables of sentences.

mod support;

use policytag::model::{Article, Class};
use policytag::pipeline;

/// Each row: a text, and the words that are mentions of a country in it.
const ROWS: [(&str, &[&str]); 33] = [
    // Money.
    ("The fund paid US$10 million to farmers last year.", &[]),
    ("The fund paid 10 million in the US, he said.", &["US"]),
    // Organisations that the dictionary does not list.
    ("He joined the China Global Television Network in 2016.", &[]),
    ("The Peanut Corporation of America recalled its products.", &[]),
    ("The American Chamber of Commerce in Germany published a survey.", &["Germany"]),
    ("A spokesman for the Kenya Red Cross Society said so.", &[]),
    ("He worked at the Foreign Trade Association of German Retail Trade.", &[]),
    ("The foundation and the German government paid for it.", &["German"]),
    ("The vote allows partnership between Libya and the Northern Federation.", &["Libya"]),
    // What is called after a country.
    ("She opened an Italian restaurant on the corner.", &[]),
    ("The bakery sells French bread and Danish pastries.", &[]),
    ("The Italian parliament voted on the bill.", &["Italian"]),
    ("A British film about the war won the prize.", &["British"]),
    // Languages.
    ("He spoke only French and could not follow.", &[]),
    ("The novel was translated into Spanish and printed at once.", &[]),
    ("He spoke to French officials about the treaty.", &["French"]),
    ("The film will be shown in English and Spanish, with subtitles.", &[]),
    // A road, and a lady after a comma.
    ("The work on US-24 will cost two million and take a year.", &[]),
    ("After years in Iran, Ms. Moayyad moved away.", &["Iran"]),
    ("A fire broke out in Lebanon, Pa., and in Jordan, MN, on the same day.", &[]),
    // The people of a town are called by its name, those of a country by an adjective.
    ("A Lebanon woman was charged in Ohio. She left Lebanon on Monday.", &[]),
    (
        "The talks on Lebanon went on; a Lebanese woman was hurt in Lebanon.",
        &["Lebanon", "Lebanese", "Lebanon"],
    ),
    // Lists of languages, and of countries.
    ("The channel broadcasts in English, French, Arabic and Russian from Qatar.", &["Qatar"]),
    ("The French, Arabic and Russian officials met in Qatar.", &["French", "Russian", "Qatar"]),
    // A surname that speaks, and a people that does.
    ("The mayor thanked Tom French. French said it was late. The French said no.", &["French"]),
    // The plans of a country are no speech.
    ("Israeli plans for the hills were met with anger.", &["Israeli"]),
    ("The Cleveland Indians won, and the team drove home.", &[]),
    // Teams; a place remains a place.
    (
        "Germany beat Argentina 2-1 in the quarterfinals. The striker scored twice before halftime. \
         The coach praised his squad in the tournament. Midfielder Kroos limped off.",
        &[],
    ),
    (
        "The World Cup begins in Brazil. The striker scored twice before halftime. The coach \
         praised his squad in the tournament. Midfielder Kroos limped off.",
        &["Brazil"],
    ),
    (
        "Germany beat back the inflation. France signed the treaty. Talks with Argentina go on.",
        &["Germany", "France", "Argentina"],
    ),
    // Hyphens and compounds.
    ("US-China talks on trade resumed in pro-Russian regions.", &["US", "China", "Russian"]),
    ("The U.S.-led coalition met the UK's envoy.", &["U.S.", "UK"]),
    // A person.
    ("Michael Jordan, Chad Smith and Israel Horovitz came to the party.", &[]),
];

#[test]
fn countries_are_told_from_what_is_called_after_them() {
    let mut faults = Vec::new();
    for (text, expected) in ROWS {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let annotation = pipeline::annotate(support::dictionary(), &article);
        let found: Vec<&str> = annotation
            .mentions
            .iter()
            .filter(|mention| mention.class == Class::Country)
            .map(|mention| mention.span.of(&article.text))
            .collect();
        if found != expected {
            faults.push(format!("{text}\n    expected {expected:?}, found {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
