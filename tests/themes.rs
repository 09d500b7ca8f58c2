//! What rules of themes mean, on dictionaries of one theme.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

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

/// Runs `policytag dict` in a folder; its exit code, standard output and standard error.
fn dict(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_policytag"))
        .arg("dict")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_theme_goes_from_nothing_to_tested() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (code, _, told) = dict(folder, &["new", "theme", "space-debris", "--into", "mine"]);
    assert_eq!((code, told.as_str()), (0, "policytag: written to mine/themes/space-debris.toml\n"));
    // Nothing in it can match yet.
    let (code, _, told) = dict(folder, &["test", "mine", "--alone"]);
    assert_eq!(code, 2);
    assert!(told.contains("space-debris.toml:1: the theme can never match"), "{told}");

    let path = folder.join("mine/themes/space-debris.toml");
    let template = fs::read_to_string(&path).unwrap();
    assert!(template.contains("label = \"Space debris\"\n"));
    // Every line that is commented out is one that loads.
    let filled = template
        .replace("strong = []", "strong = [\"space debris\"]")
        .replace("match = []", "match = [\"Space debris is a risk.\"]")
        .replace("\nnot = []", "\nnot = [\"A debris of words in white space.\"]");
    let keys: Vec<&str> = filled
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with("[[") || rest.contains(" = ") => rest,
            _ => line,
        })
        .collect();
    let uncommented = keys.join("\n") + "\n";
    for contents in [filled, uncommented] {
        fs::write(&path, &contents).unwrap();
        let (code, _, told) = dict(folder, &["test", "mine", "--alone"]);
        assert_eq!(code, 0, "{contents}\n{told}");
        assert!(told.starts_with("policytag: 2 examples, 0 wrong"), "{told}");
    }
}

#[test]
fn new_writes_over_nothing_and_takes_slugs_alone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let rows = [
        (
            "Space Debris",
            2,
            "\"Space Debris\": expected lower-case words joined by hyphens, such as \"space-debris\"",
        ),
        ("../x", 2, "\"../x\": expected lower-case words joined by hyphens, such as \"x\""),
        ("", 2, "\"\": expected lower-case words joined by hyphens, such as \"space-debris\""),
        ("x", 0, "written to ./themes/x.toml"),
        ("x", 2, "./themes/x.toml: is there already; nothing was written"),
        ("ai-strategy", 0, "it counts instead of the shipped theme \"ai-strategy\""),
    ];
    for (name, expected, message) in rows {
        let (code, _, told) = dict(folder, &["new", "theme", name]);
        assert_eq!(code, expected, "{name}: {told}");
        assert!(told.contains(message), "{name}: {told}");
    }
}

const DEBRIS: &str = "label = \"Space debris\"\ndefinition = \"What is left in orbit.\"\n\
    source = \"curated\"\n[codes]\nsdg = [\"9\"]\n[terms]\nstrong = [\"space debris\", \"debris\"]\n\
    weak = [\"orbit\"]\n[[rules]]\nname = \"junk-in-space\"\nnear = [[\"junk\"], [\"space\"]]\n\
    [examples]\nmatch = [\"Space debris is a risk.\"]\nnot = []\n";

const ARCHIVE: &str = r#"{"id": "a", "title": "Space junk", "text": "Space debris is a risk.", "gold": {"classes": ["theme"], "tags": [{"class": "theme", "id": "space-debris"}]}}
{"id": "b", "title": "The storm", "text": "The debris was cleared.", "gold": {"classes": ["theme"], "tags": [], "not": [{"class": "theme", "id": "space-debris"}]}}
{"id": "c", "text": "Debris everywhere, and debris again.", "gold": {"classes": ["theme"], "tags": []}}
{"id": "d", "text": "Something was lost in orbit.", "gold": {"classes": ["theme"], "tags": [{"class": "theme", "sdg": 9}]}}
{"id": "e", "text": "Nothing.", "gold": {"classes": ["theme"], "tags": [{"class": "theme", "id": "space-debris"}]}}
{"id": "f", "text": "Debris, without gold."}
{"id": "g", "text": "Nothing at all."}
"#;

#[test]
fn try_shows_hits_misses_and_noise() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("mine/themes")).unwrap();
    fs::write(folder.join("space-debris.toml"), DEBRIS).unwrap();
    fs::write(folder.join("mine/themes/space-debris.toml"), DEBRIS.replace("\"debris\"", "\"x\""))
        .unwrap();
    fs::write(folder.join("a.jsonl"), ARCHIVE).unwrap();

    let (code, page, told) = dict(folder, &["try", "space-debris.toml", "a.jsonl"]);
    assert_eq!((code, told.as_str()), (0, "policytag: 7 articles\n"));
    let expected = "\
space-debris: 4 of 7 articles tagged; by gold 1 right, 2 missed, 1 ruled out, 1 not named

missed: 2
             d
             orbit
             e
             no term of it is there

tagged: 4
  ruled out  b  The storm
             debris
  not named  c
             debris x 2
             f
             debris
  right      a  Space junk
             rule junk-in-space, space-debris

articles    right ruled out  not named  term
       3        0         1          1  debris
       1        1         0          0  rule junk-in-space
       1        1         0          0  space-debris
";
    assert_eq!(page, expected);

    let (_, page, _) = dict(folder, &["try", "space-debris.toml", "a.jsonl", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&page).unwrap();
    assert_eq!(value["hits"].as_array().unwrap().len(), 4);
    assert_eq!(value["hits"][1]["terms"]["theme-term:space-debris:debris"], 2);
    assert_eq!(value["misses"][0]["gold"], "wanted");
    assert_eq!(value["terms"][0]["not_named"], 1);

    // By its id, from a folder; the file counts instead of it.
    let mine = ["a.jsonl", "--dictionaries", "mine"];
    for (theme, n) in [("space-debris", 1), ("space-debris.toml", 4)] {
        let (_, page, _) = dict(folder, &[&["try", theme], &mine[..]].concat());
        assert!(page.starts_with(&format!("space-debris: {n} of 7 articles tagged")), "{page}");
    }
    for theme in ["space-debri", "nowhere.toml"] {
        let (code, _, told) = dict(folder, &["try", theme, "a.jsonl"]);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(theme), "{told}");
    }
}

#[test]
fn the_catalogue_is_a_tree_with_counts() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("mine/themes")).unwrap();
    let write = |id: &str, broader: &str| {
        let theme = DEBRIS.replace("source", &format!("broader = {broader}\nsource"));
        let theme = theme.replace("Space debris\"\n", &format!("{id}_label\"\n"));
        fs::write(folder.join(format!("mine/themes/{id}.toml")), theme).unwrap();
    };
    write("b", "[]");
    write("a", "[\"b\", \"c\"]");
    write("c", "[]");
    write("d", "[\"a\"]");
    // A circle, which only `dict check` minds.
    write("e", "[\"f\"]");
    write("f", "[\"e\"]");
    let (_, page, _) = dict(folder, &["themes", "mine", "--alone"]);
    assert_eq!(
        page,
        "b  b_label\n  a  a_label\n    d  d_label\nc  c_label\ne  e_label\n  f  f_label\n"
    );
    let (_, page, _) = dict(folder, &["themes", "mine", "--alone", "--format", "markdown"]);
    let facts = "2 strong and 1 weak terms, 0 that cancel, 1 rules; 1 sentences that match, 0 that do \
                 not. sdg 9";
    let begins = format!(
        "\n## b\\_label (`b`)\n\nWhat is left in orbit.\n{facts}.\n\n\
         - **a\\_label** (`a`): What is left in orbit.\n  {facts}. also below `c`.\n  \
         - **d\\_label** (`d`): What is left in orbit.\n    {facts}.\n\n## c\\_label"
    );
    assert!(page.starts_with("# Policy themes\n\n6 themes in 3 levels"), "{page}");
    assert!(page.contains(&begins), "{page}");
    let (_, page, _) = dict(folder, &["themes", "--format", "json"]);
    assert!(page.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    let (_, markdown, _) = dict(folder, &["themes", "--format", "markdown"]);
    assert!(markdown.contains("(`ai-strategy`)"));
}

/// The theme of the guide passes its own examples, and says what the guide says without its `none`.
#[test]
fn the_guide_is_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/WRITING-THEMES.md");
    let guide = fs::read_to_string(path).unwrap();
    let theme = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    // The theme above it is a shipped one; alone, it is looked at much faster.
    let theme = theme.replace("[\"space-policy\"]", "[]");
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir_all(folder.join("mine/themes")).unwrap();
    let path = folder.join("mine/themes/space-debris.toml");
    fs::write(&path, &theme).unwrap();
    let (code, page, told) = dict(folder, &["check", "mine", "--alone"]);
    assert_eq!(code, 0, "{page}{told}");
    let (code, page, told) = dict(folder, &["test", "mine", "--alone"]);
    assert_eq!(code, 0, "{page}{told}");
    fs::write(&path, theme.replace("none = [\"dish\"]", "")).unwrap();
    let (_, page, _) = dict(folder, &["test", "mine", "--alone"]);
    let told = guide.lines().find(|line| line.contains("is tagged in: ")).unwrap();
    assert!(page.starts_with(told.trim().trim_end_matches(" ...")), "{page}");
    fs::write(&path, theme.replace("near = ", "nere = ").replace("within = 6\n", "")).unwrap();
    let (_, page, told) = dict(folder, &["test", "mine", "--alone"]);
    assert!(told.contains("unknown field `nere`, expected one of `name`, `any`"), "{page}{told}");
    assert!(told.contains("did you mean `near`?"), "{told}");
}
