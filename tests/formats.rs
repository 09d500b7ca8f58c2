//! Every format tells the same: the sample archive is read in each of them and compared. What is
//! broken gives a reject that says so, and never takes its neighbours along.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use policytag::model::{Article, Reject};
use policytag::read::{Format, Input, Options, inputs, read, read_from};

/// What must be the same in every format: title, date, words of the text.
type Content = (String, String, Vec<String>);

#[test]
fn every_format_tells_the_same() {
    let expected = archive("archive.jsonl");
    assert!(!expected.is_empty());
    assert_eq!(archive("archive.json"), expected);
    assert_eq!(archive("archive.csv"), expected);
    assert_eq!(archive("markdown"), expected);
    let same_words = |found: BTreeMap<String, Content>, has_dates: bool| {
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (id, (title, date, mut words)) in found {
            let (expected_title, expected_date, expected_words) = &expected[&id];
            assert_eq!(&title, expected_title);
            assert_eq!(&date, if has_dates { expected_date } else { "" }, "{id}");
            // Some show the day of publication above the text.
            if words.len() > expected_words.len() {
                let shown = words.drain(..words.len() - expected_words.len()).collect::<Vec<_>>();
                let has_digit =
                    shown.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
                assert!(shown.len() <= 6 && has_digit, "{id}: {shown:?}");
            }
            assert_eq!(&words, expected_words, "{id}");
        }
    };
    same_words(archive("text"), false);
    same_words(archive("html"), true);
}

/// Articles of the sample by their id, or by the name of their file.
fn archive(name: &str) -> BTreeMap<String, Content> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample").join(name);
    let mut articles = BTreeMap::new();
    for input in inputs(&[path]).expect("the sample is part of the project") {
        let n_bytes = read(&input, &Options::default(), &mut |record| {
            let article = record.expect("the sample has no rejects");
            let name = Path::new(&article.id).file_stem().expect("no id is empty");
            let id = name.to_string_lossy().into_owned();
            let date = article.date.map(|date| date.to_string()).unwrap_or_default();
            let words = article.text.split_whitespace().map(str::to_owned).collect();
            let content = (article.title.expect("all have titles"), date, words);
            assert_eq!(articles.insert(id, content), None);
            ControlFlow::Continue(())
        });
        let Input::File(path) = input else { panic!("the sample is made of files") };
        assert_eq!(n_bytes, path.metadata().expect("it was just read").len());
    }
    articles
}

/// Each record as `id: title: text`, or `reject: origin: reason`.
fn read_bytes(path: &str, bytes: &[u8], format: Option<Format>) -> Vec<String> {
    let mut found = Vec::new();
    let options = Options { format, ..Options::default() };
    let n_bytes = read_from(bytes, path, &options, &mut |record| {
        found.push(line(record));
        ControlFlow::Continue(())
    });
    assert_eq!(n_bytes, bytes.len() as u64, "{path}");
    found
}

fn line(record: Result<Article, Reject>) -> String {
    match record {
        Ok(article) => {
            format!("{}: {}: {}", article.id, article.title.unwrap_or_default(), article.text)
        }
        Err(reject) => format!("reject: {}: {}", reject.origin, reject.reason),
    }
}

fn check(path: &str, bytes: &[u8], expected: &[&str]) {
    assert_eq!(read_bytes(path, bytes, None), expected, "{path}");
}

#[test]
fn formats_are_told_apart_by_contents() {
    check("-", b"{\"text\": \"A\"}\n{\"text\": \"B\"}", &["-:1: : A", "-:2: : B"]);
    check("-", b"[{\"text\": \"A\"}]", &["-:1: : A"]);
    check("-", b"title,text\nT,A\n", &["-:1: T: A"]);
    check("-", b"title\ttext\nT\tA\n", &["-:1: T: A"]);
    check("-", b"# T\n\nA", &["-: # T: A"]);
    check("-", b"---\ntitle: T\n---\nA", &["-: T: A"]);
    check("-", b"<!doctype html><title>T</title><p>A", &["-: T: A"]);
    assert_eq!(read_bytes("a.txt", b"# T\n\nA", Some(Format::Markdown)), ["a.txt: T: A"]);
}

#[test]
fn marks_and_line_ends_make_no_difference() {
    check("a.jsonl", b"\xef\xbb\xbf{\"text\": \"A\"}\r\n", &["a.jsonl:1: : A"]);
    check("a.json", b"\xef\xbb\xbf\r\n[{\"text\": \"A\"}]", &["a.json:1: : A"]);
    check("a.csv", b"\xef\xbb\xbftitle,text\r\nT,A\r\n", &["a.csv:1: T: A"]);
    check("a.tsv", b"\xef\xbb\xbftitle\ttext\r\nT, t\tA\r\n", &["a.tsv:1: T, t: A"]);
    check("a.txt", b"\xef\xbb\xbfT\r\n\r\nA\r\n", &["a.txt: T: A\r\n"]);
    check("a.md", b"\xef\xbb\xbf# T\r\n\r\nA\r\nb\r\n", &["a.md: T: A b"]);
    check("a.html", b"\xef\xbb\xbf<h1>T</h1>\r\n<p>A\r\nb", &["a.html: T: A b"]);
}

#[test]
fn other_encodings_are_decoded() {
    let utf_16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>()
    };
    check("a.txt", &utf_16("T\né"), &["a.txt: T: é"]);
    check("a.csv", &utf_16("title,text\nT,é\n"), &["a.csv:1: T: é"]);
    check(
        "a.jsonl",
        &utf_16("{\"text\": \"é\"}\n{\"text\": \"B\"}"),
        &["a.jsonl:1: : é", "a.jsonl:2: : B"],
    );
    check("a.json", &utf_16("[{\"text\": \"é\"}]"), &["a.json:1: : é"]);
    check("a.html", &utf_16("<h1>T</h1><p>é"), &["a.html: T: é"]);
    check("a.md", &utf_16("# T\n\né"), &["a.md: T: é"]);
    // Windows-1252, without a word about it.
    check("a.txt", b"T\nThe caf\xe9 \x93Paris\x94", &["a.txt: T: The café “Paris”"]);
    check("a.md", b"# T\n\nThe caf\xe9", &["a.md: T: The café"]);
    check("a.csv", b"title,text\nT,The caf\xe9\n", &["a.csv:1: T: The café"]);
    check("a.html", b"<h1>T</h1><p>The caf\xe9", &["a.html: T: The café"]);
    // JSON is UTF-8 by definition.
    check(
        "a.jsonl",
        b"{\"text\": \"caf\xe9\"}\n{\"text\": \"B\"}\n",
        &["reject: a.jsonl:1: not UTF-8 at byte 14", "a.jsonl:2: : B"],
    );
}

#[test]
fn broken_files_are_rejected_by_name() {
    let foreign = "not a text format policytag reads";
    check("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &[&format!("reject: a.png: {foreign}")]);
    check("a.txt", b"\0\0\0\0", &[&format!("reject: a.txt: {foreign}")]);
    check("a.txt", b"", &["reject: a.txt: title and text are empty"]);
    check("a.md", b"", &["reject: a.md: title and text are empty"]);
    check("a.html", b"", &["reject: a.html: title and text are empty"]);
    check("a.jsonl", b"", &[]);
    check("a.csv", b"", &["reject: a.csv: empty, expected a header row with \"text\""]);
    check("a.csv", b"title,body\n", &["reject: a.csv: no column \"text\", found \"title, body\""]);
    check(
        "a.csv",
        b"title,text\nT\nU,B\n",
        &["reject: a.csv:1: 1 field on line 2, expected 2 as in the header", "a.csv:2: U: B"],
    );
    check(
        "a.json",
        b"[{\"text\": \"A\"}, {\"text\": 1}, {\"te",
        &[
            "a.json:1: : A",
            "reject: a.json:2: text is a number, expected a string",
            "reject: a.json:3: not JSON: EOF while parsing a string at line 1 column 33",
        ],
    );
}

#[test]
fn deep_nesting_ends_quickly() {
    let start = Instant::now();
    let reject = "reject: a.html: HTML nested too deep, expected at most 512 open elements";
    check("a.html", "<div>".repeat(100_000).as_bytes(), &[reject]);
    check(
        "a.jsonl",
        "[".repeat(100_000).as_bytes(),
        &["reject: a.jsonl:1: not JSON: EOF while parsing a list at column 100000"],
    );
    assert_eq!(read_bytes("a.md", "> ".repeat(10_000).as_bytes(), None).len(), 1);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn what_cannot_be_read_is_a_reject_of_the_file() {
    let gone = Input::File(PathBuf::from("no/such/file.txt"));
    let mut found = Vec::new();
    let n_bytes = read(&gone, &Options::default(), &mut |record| {
        found.push(line(record));
        ControlFlow::Continue(())
    });
    assert_eq!((n_bytes, found.len()), (0, 1));
    assert!(found[0].starts_with("reject: no/such/file.txt: "), "{found:?}");

    /// Gives one line, then fails.
    struct Failing(usize);
    impl std::io::Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0 += 1;
            if self.0 > 1 {
                return Err(std::io::Error::other("disk on fire"));
            }
            let line = b"{\"text\": \"A\"}\n".repeat(1_000);
            let n = buffer.len().min(line.len());
            buffer[..n].copy_from_slice(&line[..n]);
            Ok(n)
        }
    }
    for path in ["a.jsonl", "a.json", "a.txt"] {
        let mut last = String::new();
        read_from(Failing(0), path, &Options::default(), &mut |record| {
            last = line(record);
            ControlFlow::Continue(())
        });
        assert!(last.starts_with(&format!("reject: {path}")), "{last}");
        assert!(last.ends_with(": disk on fire"), "{last}");
    }
}
