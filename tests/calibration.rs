//! Laws of calibration, and configs as their users meet them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use policytag::eval::{Counts, Sample, Setting, Trial, best_threshold, calibrate, fit_curve};
use policytag::model::{Class, Score};
use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, proptest};
use serde_json::Value;
use tempfile::TempDir;

fn tags(rows: &[(u16, bool)]) -> Vec<(Score, bool)> {
    rows.iter()
        .map(|(value, is_right)| (Score::new(f64::from(*value) / 1000.0), *is_right))
        .collect()
}

#[test]
fn curves_rise_within_0_and_1_whatever_the_tags() {
    let rows = prop::collection::vec((0u16..=1000, prop::bool::ANY), 1..400);
    proptest!(ProptestConfig::with_cases(500), |(rows in rows)| {
        let curve = fit_curve(&tags(&rows)).unwrap();
        prop_assert!(curve.knots().len() <= 8);
        let mut before = Score::default();
        for thousandth in 0..=1000u16 {
            let is = curve.at(Score::new(f64::from(thousandth) / 1000.0));
            prop_assert!(is >= before && (0.0..=1.0).contains(&is.get()));
            before = is;
        }
        // The order of the tags does not matter.
        let reversed: Vec<(u16, bool)> = rows.iter().rev().copied().collect();
        prop_assert_eq!(fit_curve(&tags(&reversed)), Some(curve));
    });
}

#[test]
fn curves_leave_confidence_that_means_what_it_says() {
    let rows = prop::collection::btree_map(1u16..20, 1u16..6, 1..19);
    proptest!(ProptestConfig::with_cases(300), |(rows in rows)| {
        let mut all = Vec::new();
        for (twentieth, times) in &rows {
            let tag = |is_right| (twentieth * 50, is_right);
            all.extend((0..twentieth * times).map(|_| tag(true)));
            all.extend((0..(20 - twentieth) * times).map(|_| tag(false)));
        }
        let curve = fit_curve(&tags(&all)).unwrap();
        for twentieth in rows.keys() {
            let said = f64::from(*twentieth) / 20.0;
            let is = curve.at(Score::new(said)).get();
            prop_assert!((is - said).abs() < 0.002, "{} becomes {}", said, is);
        }
    });
}

#[test]
fn thresholds_are_the_lowest_of_the_best() {
    let rows = prop::collection::vec((0u16..=40, prop::bool::ANY), 0..60);
    proptest!(ProptestConfig::with_cases(300), |(rows in rows, missed in 0u64..30)| {
        let tags = tags(&rows);
        let f1 = |threshold: Score| {
            let kept = |is: bool| tags.iter().filter(|tag| tag.0 >= threshold && tag.1 == is).count() as u64;
            let n_right = tags.iter().filter(|tag| tag.1).count() as u64;
            let missed = missed + n_right - kept(true);
            // Fractions of equal value are equal numbers here: both are below 1000.
            Counts { right: kept(true), wrong: kept(false), missed }.f1().unwrap_or(0.0)
        };
        let threshold = best_threshold(&tags, missed);
        for thousandth in 0..=42u16 {
            let other = Score::new(f64::from(thousandth) / 1000.0);
            let is_as_good = if other < threshold { f1(other) < f1(threshold) } else { f1(other) <= f1(threshold) };
            prop_assert!(is_as_good, "{:?} beats {:?}", other, threshold);
        }
    });
}

/// Articles with one country tag each.
fn trials(rows: impl Iterator<Item = (f64, f64, bool)>) -> Vec<Trial> {
    rows.map(|(confidence, score, is_right)| Trial {
        samples: vec![Sample { class: Class::Country, confidence, score, is_right }],
        ..Trial::default()
    })
    .collect()
}

#[test]
fn keeps_what_helps_on_held_out_articles() {
    // Of the tags that say 0.6 one in five is right, of those that say 0.9 four in five; articles
    // come in blocks of 25, so that every part has its share.
    let overconfident = trials((0..500usize).map(|at| match (at % 2 == 0, at / 5 % 5) {
        (true, fifth) => (0.6, 0.5, fifth == 0),
        (false, fifth) => (0.9, 0.5, fifth != 0),
    }));
    let calibration = calibrate(&overconfident);
    let kept: Vec<(Setting, bool)> =
        calibration.classes[0].steps.iter().map(|step| (step.setting, step.is_kept)).collect();
    assert_eq!(
        kept,
        [(Setting::Curve, true), (Setting::MinConfidence, true), (Setting::MinScore, false)]
    );
    let settings = &calibration.config.classes[&Class::Country];
    let curve = settings.curve.as_ref().unwrap();
    for (said, is) in [(0.6, 0.2), (0.9, 0.8)] {
        assert!((curve.at(Score::new(said)).get() - is).abs() < 0.03);
    }
    assert!(settings.min_confidence > curve.at(Score::new(0.6)));
    assert!(settings.min_confidence <= curve.at(Score::new(0.9)));
    assert!(calibration.held_out.f1 > calibration.default.f1);
    assert_eq!(calibrate(&overconfident), calibration);
}

#[test]
fn keeps_nothing_that_does_not_help() {
    // Score and confidence say nothing of what is right.
    let noise = trials((0..300usize).map(|at| {
        let confidence = 0.7 + 0.05 * f64::from(u8::try_from(at % 3).unwrap());
        let score = 0.1 * f64::from(u8::try_from(at % 7).unwrap());
        (confidence, score, at % 4 != 0)
    }));
    let calibration = calibrate(&noise);
    for step in &calibration.classes[0].steps {
        let is_better = match step.setting {
            Setting::Curve => step.held_out < step.without,
            _ => step.held_out > step.without,
        };
        assert!(is_better || !step.is_kept, "{step:?}");
    }
    assert!(calibration.held_out.f1 >= calibration.default.f1);
}

#[test]
fn says_why_nothing_is_fitted() {
    let row = |at: usize| (0.9, 0.5, at % 4 < 3);
    let few = trials((0..49).map(row));
    let mut unjudged = trials((0..100).map(row));
    for trial in &mut unjudged[..20] {
        trial.unjudged.insert(Class::Country, 1);
    }
    let mut focus = trials((0..100).map(row));
    for trial in &mut focus[..60] {
        trial.focus_only = true;
    }
    let one = vec![Trial {
        samples: trials((0..100).map(row)).into_iter().flat_map(|trial| trial.samples).collect(),
        ..Trial::default()
    }];
    let rows = [
        (few, "49 judged tags; expected 50 or more"),
        (
            unjudged,
            "gold says nothing of 20 of 120 tags, and those that it judges are no fair sample",
        ),
        (focus, "40 judged tags; expected 50 or more"),
        (one, "1 articles; expected 5 or more"),
    ];
    for (trials, expected) in rows {
        let calibration = calibrate(&trials);
        assert_eq!(calibration.classes[0].no_fit.as_deref(), Some(expected));
        assert_eq!(calibration.default, calibration.held_out);
    }
    assert!(calibrate(&[]).classes.is_empty());
}

const TWO: &str = "{\"text\":\"France and France and France and Spain agreed.\"}\n";

#[test]
fn a_config_maps_and_drops_and_is_named() {
    let folder = folder(&[
        ("a.jsonl", TWO),
        ("half.toml", "[class.country]\ncurve = [[0.0, 0.0], [1.0, 0.5]]\n"),
        ("empty.toml", ""),
        ("score.toml", "[class.country]\nmin_score = 0.25\n"),
    ]);
    let run = |arguments: &[&str]| {
        let output = policytag(folder.path(), &[&["tag", "a.jsonl", "-q"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let confidences = |record: &Value| -> Vec<(String, f64)> {
        let tags = record["tags"].as_array().unwrap().iter();
        tags.map(|tag| {
            (tag["id"].as_str().unwrap().to_owned(), tag["confidence"].as_f64().unwrap())
        })
        .collect()
    };
    let plain = run(&[]);
    assert!(plain["provenance"].get("config").is_none());
    assert_eq!(confidences(&plain).len(), 2);
    // An empty config changes nothing but the provenance.
    let mut empty = run(&["--config", "empty.toml"]);
    let provenance = empty["provenance"].as_object_mut().unwrap();
    assert_eq!(provenance.remove("config").unwrap().as_str().map(str::len), Some(16));
    assert_eq!(empty, plain);
    let halved = run(&["--config", "half.toml"]);
    for ((id, before), (other, after)) in confidences(&plain).iter().zip(&confidences(&halved)) {
        assert!(id == other && (before / 2.0 - after).abs() < 0.001, "{before} {after}");
    }
    assert_eq!(halved["mentions"], plain["mentions"]);
    // The stricter of file and argument wins.
    let scored = run(&["--config", "score.toml"]);
    let names = |record: &Value| -> Vec<String> {
        confidences(record).into_iter().map(|(id, _)| id).collect()
    };
    assert_eq!(names(&scored), ["FR"]);
    let mentions = scored["mentions"].as_array().unwrap();
    assert!(mentions.len() == 3 && mentions.iter().all(|mention| mention["id"] == "FR"));
    assert_eq!(names(&run(&["--config", "score.toml", "--min-score", "0.1"])), ["FR"]);
    assert!(names(&run(&["--config", "score.toml", "--min-score", "0.99"])).is_empty());
    assert!(names(&run(&["--config", "half.toml", "--min-confidence", "0.6"])).is_empty());
}

#[test]
fn explain_says_what_a_config_leaves_out() {
    let folder = folder(&[("a.jsonl", TWO), ("score.toml", "[class.country]\nmin_score = 0.25\n")]);
    let run = |arguments: &[&str]| {
        let config = ["explain", "a.jsonl", "--config", "score.toml"];
        let output = policytag(folder.path(), &[&config, arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let page = run(&[]);
    assert!(page.contains("left out: country:ES  Spain: score 0."), "{page}");
    assert!(page.contains(" is below 0.25 in the config"), "{page}");
    let page = run(&["--why-not", "Spain"]);
    assert!(page.contains("country:ES by country-name:ES:spain is left out: score 0."), "{page}");
}

#[test]
fn a_bad_config_is_told_with_its_lines() {
    let bad = "[class.country]\nmin_score = 2\n\n[class.planet]\nmin_score = 0.1\n";
    let folder = folder(&[("a.jsonl", TWO), ("bad.toml", bad), ("key.toml", "colour = 1\n")]);
    for command in ["tag", "explain", "eval"] {
        let run = |config: &str| {
            let output = policytag(folder.path(), &[command, "a.jsonl", "--config", config]);
            assert_eq!(output.status.code(), Some(2), "{output:?}");
            String::from_utf8(output.stderr).unwrap()
        };
        assert_eq!(
            run("bad.toml"),
            "policytag: bad.toml:2: min_score 2: expected a number from 0 to 1\n\
             policytag: bad.toml:4: class \"planet\": expected country, minister, agency or theme\n\
             policytag: 2 problems in the config; nothing was tagged\n"
        );
        assert!(run("key.toml").contains("key.toml:1: unknown field `colour`, expected `class`"));
        assert!(run("none.toml").contains("policytag: none.toml: cannot be read: "));
    }
}

#[test]
fn what_eval_fits_tag_uses() {
    let gold = gold();
    let gold = gold.to_str().unwrap();
    let folder = folder(&[]);
    let run = |arguments: &[&str]| {
        let output = policytag(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let page = run(&["eval", gold, "--calibrate", "mine.toml", "--most", "0"]);
    assert!(
        page.contains("calibration on 89 articles, 5 parts of them held out in turn"),
        "{page}"
    );
    assert!(page.contains("theme     no fit: gold says nothing of "), "{page}");
    let report = run(&["eval", gold, "--calibrate", "again.toml", "-f", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let fitted = fs::read_to_string(folder.path().join("mine.toml")).unwrap();
    assert_eq!(fitted, fs::read_to_string(folder.path().join("again.toml")).unwrap());
    let configured = run(&["eval", gold, "--config", "mine.toml", "-f", "json"]);
    let configured: Value = serde_json::from_str(&configured).unwrap();
    assert_eq!(configured["config"].as_str().map(str::len), Some(16));
    // What the calibration says of the articles it was fitted on is what the config then does.
    let in_sample = &report["calibration"]["in_sample"];
    for key in ["right", "wrong", "missed"] {
        assert_eq!(configured["tags"][key], in_sample[key], "{key}");
    }
}

fn gold() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gold/articles.jsonl")
}

fn policytag(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policytag"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}
