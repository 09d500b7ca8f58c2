//! Tags and mentions against gold: how each way of naming and marking is judged, and what `eval`
//! says of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use policytag::dictionary::{Dictionary, Files};
use policytag::eval::{Evaluation, Figures, Gold, Names, Report, judge_article};
use policytag::model::Article;
use policytag::pipeline;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Judges one article on the shipped dictionary.
fn judge(title: &str, text: &str, gold: &Value) -> Report {
    static NAMES: OnceLock<Names<'static>> = OnceLock::new();
    let names = NAMES.get_or_init(|| Names::new(support::dictionary()));
    judge_on(support::dictionary(), names, title, text, gold)
}

/// Judges one article on a dictionary.
fn judge_on(
    dictionary: &Dictionary,
    names: &Names<'_>,
    title: &str,
    text: &str,
    gold: &Value,
) -> Report {
    let article = Article {
        id: "a".to_owned(),
        title: (!title.is_empty()).then(|| title.to_owned()),
        text: text.to_owned(),
        date: "2021-11-20".parse().ok(),
        ..Article::default()
    };
    let gold = Gold::read(gold).unwrap();
    let analysis = pipeline::analyse(dictionary, &article, pipeline::Options::default());
    let mut evaluation = Evaluation::default();
    evaluation.add(judge_article(names, &article, &gold, &analysis));
    evaluation.report(&dictionary.digest)
}

/// Right, wrong, missed.
fn counts(figures: &Figures) -> [u64; 3] {
    [figures.right, figures.wrong, figures.missed]
}

/// The differences as `level outcome gold -> ours`, with `-` for nothing.
fn cases(report: &Report) -> Vec<String> {
    report
        .cases
        .iter()
        .map(|case| {
            let case = serde_json::to_value(case).unwrap();
            let word = |key: &str| case[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {} -> {}", word("level"), word("outcome"), word("gold"), word("ours"))
        })
        .collect()
}

/// Each row: gold tags and what is ruled out, and the counts of right, wrong and missed tags.
#[test]
fn judges_tags_by_each_way_of_naming() {
    let text = "France and Spain agreed on Monday. Carbon emissions cause climate change, and \
                greenhouse gas emissions rose.";
    let country = |naming: Value| {
        let mut tag = json!({"class": "country"});
        tag.as_object_mut().unwrap().extend(naming.as_object().unwrap().clone());
        tag
    };
    let both = json!({"classes": ["country"], "tags": [{"class": "country", "id": "ES"}]});
    assert_eq!(counts(&judge("", text, &both).tags), [1, 1, 0]);
    let rows = [
        (json!({"id": "FR"}), [1, 0, 0]),
        (json!({"wikidata": "Q142"}), [1, 0, 0]),
        (json!({"name": "France"}), [1, 0, 0]),
        (json!({"name": "French Republic"}), [1, 0, 0]),
        (json!({"name": "the old French Republic"}), [1, 0, 0]),
        (json!({"name": "old France"}), [0, 1, 1]),
        (json!({"id": "DE"}), [0, 1, 1]),
        (json!({"wikidata": "Q183"}), [0, 1, 1]),
        (json!({"name": "Atlantis"}), [0, 1, 1]),
        // Two ways of naming: one is enough.
        (json!({"wikidata": "Q0", "name": "France"}), [1, 0, 0]),
    ];
    for (naming, expected) in rows {
        let gold = json!({"classes": ["country"], "tags": [country(naming.clone())]});
        let report = judge("", "France agreed on Monday.", &gold);
        assert_eq!(counts(&report.tags), expected, "{naming}");
    }
    // Themes: a code, a code above, another code; what gold does not name is not judged.
    let rows = [
        (json!([{"class": "theme", "sdg": 13}]), json!([]), [1, 0, 0]),
        (json!([{"class": "theme", "id": "climate-change"}]), json!([]), [1, 0, 0]),
        (json!([{"class": "theme", "sdg": 14}]), json!([]), [0, 0, 1]),
        (json!([]), json!([{"class": "theme", "id": "climate-change"}]), [0, 1, 0]),
        (json!([]), json!([]), [0, 0, 0]),
    ];
    for (tags, not, expected) in rows {
        let gold = json!({"classes": ["theme"], "tags": tags, "not": not});
        let report = judge("", text, &gold);
        assert_eq!(counts(&report.tags), expected, "{gold}");
        let unjudged: u64 = report.classes.iter().map(|class| class.unjudged).sum();
        let themes = report.classes.iter().filter(|class| class.class == "theme").count();
        assert!(themes == 0 || unjudged > 0 || expected != [0, 0, 0], "{gold}");
    }
    // Gold that names all themes of an article: others are wrong, but for those that may be and
    // those that are broader.
    let theme = |id: &str| json!([{"class": "theme", "id": id}]);
    let rows = [
        (theme("migration"), json!([]), [1, 0, 0]),
        (json!([]), json!([]), [0, 1, 0]),
        (json!([]), theme("migration"), [0, 0, 0]),
        (theme("asylum"), json!([]), [0, 0, 1]),
        (theme("rail"), json!([]), [0, 1, 1]),
    ];
    for (tags, maybe, expected) in rows {
        let text = "Immigration policy divides the parties.";
        let gold = json!({"classes": ["theme"], "closed": ["theme"], "tags": tags, "maybe": maybe});
        assert_eq!(counts(&judge("", text, &gold).tags), expected, "{gold}");
    }
    // Gold of names says nothing of a country that only cities and bodies speak for.
    let text = "NEW YORK, March 18 - The company of New York said it would raise its prices again.";
    for (kinds, expected) in [(json!(["name"]), [0, 0, 0]), (json!(["name", "metonym"]), [0, 1, 0])]
    {
        let gold = json!({"classes": ["country"], "tags": [], "kinds": kinds});
        assert_eq!(counts(&judge("", text, &gold).tags), expected, "{gold}");
    }
    // What was not annotated is not judged.
    let gold = json!({"classes": ["agency"], "tags": [{"class": "country", "id": "FR"}]});
    assert_eq!(counts(&judge("", text, &gold).tags), [0, 0, 0]);
}

#[test]
fn follows_ids_that_were_renamed() {
    let folder =
        folder(&[("redirects.tsv", "class\told\tnew\tsource\ncountry\tYY\tFR\tcurated\n")]);
    let files = Files::shipped().with_folders(&[folder.path()]).unwrap();
    let dictionary = Dictionary::build(&files).unwrap();
    let names = Names::new(&dictionary);
    let gold = json!({"classes": ["country"], "tags": [{"class": "country", "id": "YY"}]});
    let report = judge_on(&dictionary, &names, "", "France agreed on Monday.", &gold);
    assert_eq!(counts(&report.tags), [1, 0, 0]);
    let report = judge_on(&dictionary, &names, "", "Spain agreed on Monday.", &gold);
    let labels: Vec<&str> = report.worst.iter().map(|entity| &*entity.label).collect();
    assert_eq!(labels, ["country:ES", "country:FR"]);
}

#[test]
fn judges_focus_gold_by_the_focus() {
    let (title, text) =
        ("France raises taxes", "France said that France will pay. The money goes to Spain.");
    let gold = |id: &str| {
        let tags = json!([{"class": "country", "id": id}]);
        json!({"classes": ["country"], "tags": tags, "focus_only": true})
    };
    let rows = [("FR", [1, 0, 0], 1.0, 1), ("ES", [0, 1, 1], 1.0, 1), ("DE", [0, 1, 1], 0.0, 1)];
    for (id, expected, recall_of_any_tag, unjudged) in rows {
        let report = judge(title, text, &gold(id));
        assert_eq!(counts(&report.tags), expected, "{id}");
        assert_eq!(report.focus_only, 1);
        assert_eq!(report.classes[0].recall_of_any_tag, Some(recall_of_any_tag), "{id}");
        assert_eq!(report.classes[0].unjudged, unjudged, "{id}");
    }
}

const WRONG_ES: &str = "mention wrong - -> country:ES";
const MISSED_ES: &str = "mention missed country ES -> -";

/// Each row: text, gold mentions and kinds; the counts of mentions with the same words and
/// of overlapping ones, and the differences.
#[test]
fn judges_mentions_by_words_and_entity() {
    struct Row(&'static str, Value, Value, [u64; 3], [u64; 3], &'static [&'static str]);
    let at = |id: &str, start: u32, end: u32| json!({"class": "country", "id": id, "start": start, "end": end});
    let ignored = |id: &str, start: u32, end: u32| {
        let mut mention = at(id, start, end);
        mention["ignore"] = true.into();
        mention
    };
    let titled = |id: &str, start: u32, end: u32| {
        let mut mention = at(id, start, end);
        mention["field"] = "title".into();
        mention
    };
    let two = "France and Spain agreed.";
    let rows = [
        Row(two, json!([at("FR", 0, 6), at("ES", 11, 16)]), json!(null), [2, 0, 0], [2, 0, 0], &[]),
        Row(two, json!([at("FR", 0, 6)]), json!(null), [1, 1, 0], [1, 1, 0], &[WRONG_ES]),
        Row(
            "France agreed.",
            json!([at("FR", 0, 6), at("ES", 7, 13)]),
            json!(null),
            [1, 0, 1],
            [1, 0, 1],
            &[MISSED_ES],
        ),
        // Other words of the same entity.
        Row(
            "The French Republic agreed.",
            json!([at("FR", 0, 19)]),
            json!(null),
            [0, 1, 1],
            [1, 0, 0],
            &["mention confused country FR -> country:FR"],
        ),
        // The same words, another entity.
        Row(
            two,
            json!([at("DE", 0, 6), at("ES", 11, 16)]),
            json!(null),
            [1, 1, 1],
            [1, 1, 1],
            &["mention confused country DE -> country:FR"],
        ),
        // Neither required nor punished, there or not.
        Row(
            two,
            json!([at("FR", 0, 6), ignored("ES", 11, 16)]),
            json!(null),
            [1, 0, 0],
            [1, 0, 0],
            &[],
        ),
        Row(
            two,
            json!([at("FR", 0, 6), ignored("DE", 11, 16)]),
            json!(null),
            [1, 0, 0],
            [1, 0, 0],
            &[],
        ),
        Row(
            "France agreed.",
            json!([at("FR", 0, 6), ignored("DE", 7, 13)]),
            json!(null),
            [1, 0, 0],
            [1, 0, 0],
            &[],
        ),
        // Adjectives were not annotated.
        Row(
            "France and Spanish laws.",
            json!([at("FR", 0, 6)]),
            json!(["name"]),
            [1, 0, 0],
            [1, 0, 0],
            &[],
        ),
        Row(
            "France and Spanish laws.",
            json!([at("FR", 0, 6)]),
            json!(["name", "adjective"]),
            [1, 1, 0],
            [1, 1, 0],
            &[WRONG_ES],
        ),
        // Nothing was found to annotate.
        Row(
            two,
            json!([]),
            json!(["name"]),
            [0, 2, 0],
            [0, 2, 0],
            &["mention wrong - -> country:FR", WRONG_ES],
        ),
    ];
    for Row(text, mentions, kinds, exact, overlap, expected) in rows {
        let gold = json!({"classes": ["country"], "mentions": mentions, "kinds": kinds});
        // Tags are not what these rows are about.
        let report = judge("", text, &gold);
        let found: Vec<String> =
            cases(&report).into_iter().filter(|case| case.starts_with("mention")).collect();
        assert_eq!(found, expected, "{text} {gold}");
        let class = &report.classes[0];
        let figures = [&class.mentions_exact, &class.mentions_overlap];
        let [found_exact, found_overlap] = figures.map(|figures| counts(&figures.unwrap()));
        assert_eq!((found_exact, found_overlap), (exact, overlap), "{text} {gold}");
    }
    // Titles count only where gold speaks of fields; offsets are code points.
    let rows = [
        (json!([at("FR", 5, 11)]), [1, 0, 0]),
        (json!([titled("ES", 0, 5)]), [1, 1, 0]),
        (json!([titled("ES", 0, 5), titled("FR", 6, 12)]), [1, 1, 1]),
    ];
    for (mentions, expected) in rows {
        let gold = json!({"classes": ["country"], "mentions": mentions});
        let report = judge("Spain agrees", "«Ça» France", &gold);
        let exact = counts(&report.classes[0].mentions_exact.unwrap());
        assert_eq!(exact, expected, "{mentions}");
    }
}

#[test]
fn names_faulty_gold_with_its_place_and_goes_on() {
    let folder = folder(&[
        (
            "g.jsonl",
            concat!(
                "{\"text\":\"France\",\"gold\":{\"classes\":[\"country\"],",
                "\"tags\":[{\"class\":\"country\",\"id\":\"FR\"}]}}\n",
                "{\"text\":\"France\",\"gold\":{\"classes\":[\"planet\"]}}\n",
                "{\"file\":\"texts/b.txt\",\"gold\":{\"classes\":[\"country\"],",
                "\"tags\":[{\"class\":\"country\",\"id\":\"ES\"}]}}\n",
                "{\"file\":\"texts/none.txt\",\"gold\":{\"classes\":[\"country\"]}}\n",
                "{\"id\":\"x\",\"gold\":{\"classes\":[\"country\"]}}\n",
                "{\"text\":\"France\"}\n",
                "{\"text\": 3}\n",
            ),
        ),
        ("texts/b.txt", "A title\n\nSpain agreed on Monday.\n"),
    ]);
    let output = policytag(folder.path(), &["eval", "g.jsonl", "-f", "json"]);
    check(
        &output,
        1,
        &[
            "policytag: g.jsonl:2: gold.classes: \"planet\": expected country, minister",
            "policytag: g.jsonl:4: file texts/none.txt: ",
            "policytag: g.jsonl:5: neither text nor file; expected one of them",
            "policytag: g.jsonl:7: ",
            "policytag: 6 articles, 1 records rejected, 1 without gold, 3 with faulty gold",
        ],
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["articles"], 2);
    assert_eq!((&report["tags"]["right"], &report["tags"]["missed"]), (&2.into(), &0.into()));
}

#[test]
fn a_page_neutralises_hostile_text() {
    let hostile = "</script><script>alert('1')</script><!-- \" & \u{2028}";
    let record = json!({
        "id": hostile,
        "text": format!("The president of France said {hostile} on Monday."),
        "gold": {"classes": ["country"], "tags": [{"class": "country", "name": hostile}],
                 "mentions": [{"class": "country", "name": hostile, "start": 17, "end": 23}]},
    });
    let folder = folder(&[("g.jsonl", &format!("{record}\n"))]);
    let arguments = ["eval", "g.jsonl", "-f", "html", "-o", "page.html"];
    check(&policytag(folder.path(), &arguments), 0, &[]);
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    // The page's own two scripts, and nothing that the archive brought along.
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script").count(), 2);
    assert!(!page.contains("alert('1')</") && !page.contains("<!-- "));
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains(" src="));
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"cases\">").unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    let cases: Vec<Value> = serde_json::from_str(json).unwrap();
    assert!(cases.iter().all(|case| case["article"] == hostile), "{json}");
    let outcomes: Vec<&str> = cases.iter().map(|case| case["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["wrong", "missed", "confused"]);
    assert!(cases[0]["sentence"].as_str().unwrap().contains("[France] said </script>"), "{json}");
    // Names of gold stand in the tables, too.
    assert!(page.contains("country &lt;/script&gt;&lt;script&gt;alert("));
}

#[test]
fn figures_come_back_as_a_baseline() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gold/articles.jsonl");
    let gold = gold.to_str().unwrap();
    let folder = folder(&[]);
    let run = |arguments: &[&str]| {
        let output = policytag(folder.path(), &[&["eval", gold], arguments].concat());
        (check(&output, 0, &[]), String::from_utf8(output.stdout).unwrap())
    };
    run(&["-f", "csv", "-o", "before.csv"]);
    let figures = fs::read_to_string(folder.path().join("before.csv")).unwrap();
    assert!(figures.starts_with("gold,name,figure\ngold/articles.jsonl,all tags precision,0."));
    fs::write(
        folder.path().join("before.csv"),
        figures + "gold/articles.jsonl,planet tags f1,0.5\nother.jsonl,all tags f1,0.5\n",
    )
    .unwrap();
    let (said, page) = run(&["-f", "markdown", "--baseline", "before.csv", "--no-sentences"]);
    for line in [
        "baseline: gold/articles.jsonl: planet tags f1: no such figure here",
        "baseline: 1 figures of gold that is not here",
    ] {
        assert!(said.contains(line), "{said}");
    }
    assert!(page.starts_with("## gold/articles.jsonl\n\n89 articles; dictionary `"), "{page}");
    let header = "|  | precision | baseline | recall | baseline | F1 | baseline | right |";
    assert!(page.contains(header), "{page}");
    let row = page.lines().find(|line| line.starts_with("| all tags |")).unwrap();
    let cells: Vec<&str> = row.split(" | ").collect();
    assert!(cells[1] == cells[2] && cells[3] == cells[4] && cells[5] == cells[6], "{row}");
    // No sentence, here or in JSON.
    assert!(page.contains("| gold | ours | times |\n"), "{page}");
    let (_, report) = run(&["-f", "json", "--no-sentences"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert!(report["cases"].as_array().unwrap().iter().all(|case| case["sentence"] == ""));
}

#[test]
fn refuses_what_it_cannot_do() {
    let gold = "{\"text\":\"France\",\"gold\":{\"classes\":[\"country\"]}}\n";
    let folder = folder(&[("g.jsonl", gold), ("b.csv", "gold,name,figure\ng.jsonl,f1,93.3\n")]);
    let run =
        |arguments: &[&str]| policytag(folder.path(), &[&["eval", "g.jsonl"], arguments].concat());
    check(&run(&["-o", "g.jsonl"]), 2, &["policytag: g.jsonl: is an input too"]);
    check(&run(&["--calibrate", "g.jsonl"]), 2, &["policytag: g.jsonl: is an input too"]);
    check(&run(&["--baseline", "b.csv"]), 2, &["expected --format markdown"]);
    check(
        &run(&["-f", "markdown", "--baseline", "b.csv"]),
        2,
        &["policytag: b.csv:2: figure \"93.3\": expected a number from 0 to 1"],
    );
    check(&run(&["--calibrate", "c.toml", "--config", "c.toml"]), 2, &["cannot be used with"]);
    assert_eq!(fs::read_to_string(folder.path().join("g.jsonl")).unwrap(), gold);
}

fn policytag(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policytag"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Exit code and lines of standard error, which it returns.
#[track_caller]
fn check(output: &Output, code: i32, said: &[&str]) -> String {
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{stderr}");
    for line in said {
        assert!(stderr.contains(line), "\"{line}\" in:\n{stderr}");
    }
    stderr
}
