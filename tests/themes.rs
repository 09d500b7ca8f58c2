//! What rules of themes mean, on dictionaries of one theme.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use policytag::dictionary::{Dictionary, File, Files};
use policytag::model::{Article, Tag};
use policytag::pipeline;

const COUNTRIES: (&str, &str) = (
    "countries/entities.tsv",
    "id\tlabel\twikidata\talpha3\tfrom\tuntil\tsuccessors\tsource\n\
     CA\tCanada\tQ16\tCAN\t\t\t\tcurated\n",
);
const COUNTRY_NAMES: (&str, &str) = (
    "countries/names.tsv",
    "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
     CA\tCanada\tname\ten\tinitial\tstrong\t\t\tcurated\n",
);
const BODIES: (&str, &str) = (
    "agencies/entities.tsv",
    "id\tlabel\ttype\tcountry\tparent\tfrom\tuntil\tsuccessors\twikidata\tsource\n\
     ofwidget\tOfwidget\tregulator\tCA\t\t\t\t\t\tcurated\n\
     widget-court\tWidget Court\tcourt\tCA\t\t\t\t\t\tcurated\n",
);
const BODY_NAMES: (&str, &str) = (
    "agencies/names.tsv",
    "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
     ofwidget\tOfwidget\tname\ten\tinitial\tstrong\t\t\tcurated\n\
     widget-court\tWidget Court\tname\ten\tinitial\tstrong\t\t\tcurated\n",
);

/// A dictionary of one theme with one rule, beside a country and two bodies.
fn with_rule(rule: &str) -> Dictionary {
    let theme = format!(
        "label = \"X\"\ndefinition = \"\"\nsource = \"curated\"\nterms = {{}}\n\
         examples = {{ match = [], not = [] }}\n[[rules]]\nname = \"r\"\n{rule}\n"
    );
    let tables = [COUNTRIES, COUNTRY_NAMES, BODIES, BODY_NAMES, ("themes/x.toml", &theme)];
    let files = tables.map(|(name, contents)| File {
        path: name.to_owned(),
        name: name.to_owned(),
        contents: contents.to_owned().into(),
    });
    Dictionary::build(&Files::default().and(files)).unwrap()
}

fn themes(dictionary: &Dictionary, text: &str) -> Vec<Tag> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut tags = pipeline::annotate(dictionary, &article).tags;
    tags.retain(|tag| tag.class.name() == "theme");
    tags
}

/// Each row: a rule, sentences that it matches, sentences that it does not.
#[test]
fn rules_mean_what_they_say() {
    let rows: &[(&str, &[&str], &[&str])] = &[
        (
            "near = [[\"AI\"], [\"strategy\"]]\nwithin = 4\nentity = \"country\"",
            &[
                "Canada has an AI strategy.",
                "An AI strategy is what Canada has.",
                // Between the phrases.
                "The strategy of Canada on AI is out.",
            ],
            &["The strategy on AI is out. Canada is large.", "The strategy on AI is out."],
        ),
        (
            "any = [\"fine\"]\nentity = \"agency/regulator\"",
            &["Ofwidget may fine them."],
            &["The Widget Court may fine them.", "Canada may fine them."],
        ),
        // A phrase that is itself the entity is not beside one.
        (
            "any = [\"Ofwidget\"]\nentity = \"agency\"",
            &["Ofwidget and the Widget Court."],
            &["Ofwidget said so."],
        ),
        // One word cannot be two.
        (
            "near = [[\"AI\"], [\"national\", \"plan\"], [\"plan\", \"roadmap\"]]\nwithin = 6",
            &[
                "The national AI plan is out.",
                "The plan for AI is a roadmap.",
                // The nearest plan must be left to the last group.
                "The AI plan is national.",
                "One plan for AI, one plan more.",
            ],
            &["The AI plan is out.", "The national AI is out."],
        ),
        (
            "near = [[\"a\", \"b\"], [\"a\", \"b\"]]\nwithin = 4",
            &["It is a b.", "It is b or a.", "It is a or a."],
            &["It is a.", "It is b."],
        ),
        (
            "near = [[\"ministry\"], [\"plan\"], [\"plan\", \"water\"]]\nordered = true",
            &["The ministry has a plan for water.", "The ministry has a plan and a plan."],
            &["The plan for water of the ministry.", "The ministry has a plan."],
        ),
        (
            "near = [[\"open data\"], [\"data strategy\"]]\nwithin = 4",
            &["The data strategy on open data is out."],
            // The two share a word.
            &["The open data strategy is out."],
        ),
        (
            "near = [[\"fish\"], [\"quota\"]]\nwithin = \"paragraph\"",
            &["They eat fish. There is a quota."],
            &["They eat fish.\n\nThere is a quota."],
        ),
        ("any = [\"fish\"]\ncount = 2", &["Fish eat fish."], &["They eat fish."]),
    ];
    for (rule, matching, not) in rows {
        let dictionary = with_rule(rule);
        for (sentences, is_expected) in [(matching, true), (not, false)] {
            for sentence in *sentences {
                let is_tagged = !themes(&dictionary, sentence).is_empty();
                assert_eq!(is_tagged, is_expected, "{rule}\n{sentence}");
            }
        }
    }
}
