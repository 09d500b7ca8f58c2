//! `dict update wikidata` against an endpoint on this machine: what it asks for, how often, and what
//! it has when it is asked again.

#![cfg(feature = "network")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use tempfile::TempDir;

/// What the endpoint answers.
#[derive(Clone, Debug)]
enum Answer {
    Page(String),
    Status(u16, &'static str),
    /// A page of which half arrives.
    Cut(String),
}

/// Query and offset: `ministers 2`.
type Answers = BTreeMap<String, VecDeque<Answer>>;

/// An endpoint that gives the answers of a script, the last of each list again and again, and notes
/// what it was asked for.
struct Endpoint {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Endpoint {
    fn new(answers: &[(&str, &[Answer])]) -> Endpoint {
        let mut answers: Answers = answers
            .iter()
            .map(|(key, list)| ((*key).to_owned(), list.iter().cloned().collect()))
            .collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/sparql", listener.local_addr().unwrap());
        let (asked, is_over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (noted, over) = (Arc::clone(&asked), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let mut stream = stream.unwrap();
                let Some(key) = request(&stream) else { continue };
                noted.lock().unwrap().push(key.clone());
                let list = answers.entry(key).or_default();
                let answer = if list.len() > 1 { list.pop_front() } else { list.front().cloned() };
                let _ = stream.write_all(&response(&answer.unwrap_or(Answer::Status(404, ""))));
            }
        });
        Endpoint { url, asked, is_over, thread: Some(thread) }
    }

    /// What was asked for since this was last called.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Accepting ends with the next connection.
        let _ =
            TcpStream::connect(self.url.trim_start_matches("http://").trim_end_matches("/sparql"));
        let _ = self.thread.take().unwrap().join();
    }
}

/// Reads a request to what it asks for; `None` for one that is not ours.
fn request(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let (mut length, mut agent) = (0, String::new());
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let (name, value) = line.trim_end().split_once(':').unwrap_or((line.trim_end(), ""));
        match name.to_ascii_lowercase().as_str() {
            "" => break,
            "content-length" => length = value.trim().parse().unwrap(),
            "user-agent" => agent = value.trim().to_owned(),
            _ => {}
        }
    }
    assert!(agent.starts_with("policytag/"), "{agent}");
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).unwrap();
    let what = if body.contains("P39") { "ministers" } else { "agencies" };
    let offset = body.split("OFFSET").nth(1)?;
    let offset = offset.strip_prefix("+").or_else(|| offset.strip_prefix("%20"))?;
    let digits: String = offset.chars().take_while(char::is_ascii_digit).collect();
    let country = body.split("wd%3A").find(|part| part.starts_with('Q') && is_country(part))?;
    let country = country.split(['+', '%']).next()?;
    Some(format!("{country} {what} {digits}"))
}

fn is_country(part: &str) -> bool {
    ["Q145", "Q142"].iter().any(|item| part.split(['+', '%']).next() == Some(item))
}

fn response(answer: &Answer) -> Vec<u8> {
    let whole = |status: &str, headers: &str, body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
        )
    };
    match answer {
        Answer::Page(body) => whole("200 OK", "", body).into_bytes(),
        Answer::Status(status, headers) => {
            whole(&format!("{status} Status"), headers, "<html>").into_bytes()
        }
        Answer::Cut(body) => {
            let all = whole("200 OK", "", body).into_bytes();
            all[..all.len() - body.len() / 2].to_vec()
        }
    }
}

fn page(rows: &[&[(&str, &str)]]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|cells| {
            let cells = cells.iter().map(|(name, value)| {
                format!("\"{name}\":{{\"type\":\"literal\",\"value\":\"{value}\"}}")
            });
            format!("{{{}}}", cells.collect::<Vec<_>>().join(","))
        })
        .collect();
    format!("{{\"head\":{{}},\"results\":{{\"bindings\":[{}]}}}}", rows.join(","))
}

fn statement<'a>(
    id: &'a str,
    person: &'a str,
    name: &'a str,
    start: &'a str,
    end: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("statement", id),
        ("person", person),
        ("names", name),
        ("position", "Q90000002"),
        ("positionLabel", "Prime Minister of the United Kingdom"),
        ("country", "Q145"),
        ("start", start),
        ("startPrecision", "11"),
        ("end", end),
        ("endPrecision", "11"),
    ]
}

/// A dictionary with as little in it as the tests need: reading the shipped one takes seconds.
const BASE: [(&str, &str); 4] = [
    (
        "countries/entities.tsv",
        "id\tlabel\twikidata\talpha3\tfrom\tuntil\tsuccessors\tsource\n\
         FR\tFrance\tQ142\tFRA\t\t\t\tx\n\
         GB\tUnited Kingdom\tQ145\tGBR\t\t\t\tx\n",
    ),
    (
        "countries/names.tsv",
        "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
         GB\tUnited Kingdom\tname\ten\tinitial\tstrong\t\t\tx\n",
    ),
    (
        "ministers/titles.tsv",
        "title\trank\tportfolio\tcountry\tsource\nprime minister\thead-of-government\t\t\tx\n",
    ),
    ("words/cues.tsv", "cue\tkind\tnote\nof\tof\t\nthe\tarticle\t\n"),
];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in BASE {
        let path = folder.path().join("base").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn update(folder: &Path, endpoint: &Endpoint, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policytag"));
    command
        .current_dir(folder)
        .args(["dict", "update", "wikidata", "--into", "mine", "--endpoint", &endpoint.url])
        .args(["--dictionaries", "base", "--alone"])
        .args(["--rate", "60000", "--pause", "0", "--page-size", "2"])
        .args(arguments)
        .stdin(Stdio::null());
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        command.env_remove(variable);
    }
    command
}

#[track_caller]
fn check(output: &Output, code: i32, said: &[&str]) {
    let text = String::from_utf8(output.stdout.clone()).unwrap()
        + &String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{text}");
    for line in said {
        assert!(text.contains(line), "\"{line}\" in:\n{text}");
    }
}

/// An endpoint with two pages of ministers, of which each fails in its own way before it is whole.
fn flaky() -> Endpoint {
    let body = [
        ("body", "Q90000001"),
        ("country", "Q145"),
        ("types", "agency"),
        ("names", "label@en=Example Ferret Office"),
    ];
    let first = statement(
        "s1",
        "Q90000003",
        "label@en=Ada Examplewright",
        "1901-01-02T00:00:00Z",
        "1902-01-02T00:00:00Z",
    );
    let second = statement(
        "s2",
        "Q90000004",
        "label@en=Bert Sampleman",
        "1903-01-02T00:00:00Z",
        "1904-01-02T00:00:00Z",
    );
    let third = statement(
        "s3",
        "Q90000005",
        "label@en=Cleo Testwood",
        "1905-01-02T00:00:00Z",
        "1906-01-02T00:00:00Z",
    );
    let full = page(&[&first, &second]);
    let last = page(&[&third]);
    Endpoint::new(&[
        (
            "Q145 agencies 0",
            &[Answer::Status(429, "Retry-After: 0\r\n"), Answer::Page(page(&[&body]))],
        ),
        ("Q145 ministers 0", &[Answer::Status(500, ""), Answer::Page(full)]),
        (
            "Q145 ministers 2",
            &[
                Answer::Cut(last.clone()),
                Answer::Page(format!("{}\njava.util.concurrent.TimeoutException", page(&[]))),
                Answer::Status(504, "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n"),
                Answer::Page(last),
            ],
        ),
    ])
}

#[test]
fn asks_again_after_what_may_pass_and_never_twice_for_what_it_has() {
    let folder = folder();
    let endpoint = flaky();
    let run = |arguments: &[&str]| {
        let arguments = [&["--countries", "GB"], arguments].concat();
        update(folder.path(), &endpoint, &arguments).output().unwrap()
    };
    check(
        &run(&[]),
        0,
        &[
            "policytag: 3 pages: 3 asked for, 0 kept from before, 0 failed",
            "policytag: 4 records in, 4 taken, 0 already there, 0 left out",
        ],
    );
    let agencies = "Q145 agencies 0".to_owned();
    let ministers = ["Q145 ministers 0", "Q145 ministers 2"].map(str::to_owned);
    let [first, second] = &ministers;
    assert_eq!(
        endpoint.asked(),
        [&agencies, &agencies, first, first, second, second, second, second].map(String::clone)
    );
    let mine = |name: &str| fs::read_to_string(folder.path().join("mine").join(name)).unwrap();
    assert_eq!(
        mine("ministers/tenures.tsv"),
        "person\toffice\tfrom\tuntil\tseen\tprecision\tnote\tsource\n\
         ada-examplewright\tgb-prime-minister\t1901-01-02\t1902-01-02\t\tday\t\twikidata\n\
         bert-sampleman\tgb-prime-minister\t1903-01-02\t1904-01-02\t\tday\t\twikidata\n\
         cleo-testwood\tgb-prime-minister\t1905-01-02\t1906-01-02\t\tday\t\twikidata\n"
    );
    assert!(
        mine("agencies/entities.tsv")
            .contains("gb-example-ferret-office\tExample Ferret Office\tagency\tGB")
    );

    let known = "4 records in, 0 taken, 4 already there, 0 left out";
    check(&run(&[]), 0, &["3 pages: 0 asked for, 3 kept from before", known, "nothing is new"]);
    assert_eq!(endpoint.asked(), [""; 0]);

    // A page that is gone, and one that is not whole, are asked for again; no other is.
    let cache = folder.path().join("mine/import/wikidata");
    let mut pages: Vec<_> =
        fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert_eq!(pages.len(), 3);
    fs::remove_file(&pages[0]).unwrap();
    let text = fs::read_to_string(&pages[2]).unwrap();
    fs::write(&pages[2], &text[..text.len() / 2]).unwrap();
    check(&run(&[]), 0, &["3 pages: 2 asked for, 1 kept from before", known]);
    assert_eq!(endpoint.asked(), [&agencies, second].map(String::clone));

    check(&run(&["--refresh"]), 0, &["3 pages: 3 asked for, 0 kept from before", known]);
    assert_eq!(endpoint.asked(), [&agencies, first, second].map(String::clone));
}

#[test]
fn gives_up_and_goes_on_where_it_stopped() {
    let folder = folder();
    let empty = Answer::Page(page(&[]));
    let down = [Answer::Status(503, "")];
    let endpoint = Endpoint::new(&[
        ("Q145 agencies 0", &down),
        ("Q145 ministers 0", &[Answer::Status(503, ""), Answer::Status(503, ""), empty.clone()]),
        ("Q142 agencies 0", std::slice::from_ref(&empty)),
        ("Q142 ministers 0", std::slice::from_ref(&empty)),
    ]);
    let run = |countries: &str| {
        let arguments = ["--countries", countries, "--retries", "1"];
        update(folder.path(), &endpoint, &arguments).output().unwrap()
    };
    check(
        &run("GB,FR"),
        1,
        &[
            "GB, agencies, page 1: the answer is 503 Service Unavailable; asked 2 times",
            "GB, ministers, page 1: the answer is 503",
            "4 pages: 2 asked for, 0 kept from before, 2 failed",
        ],
    );
    check(&run("GB"), 1, &["2 pages: 1 asked for, 0 kept from before, 1 failed"]);
    check(&run("FR,GB"), 1, &["4 pages: 0 asked for, 3 kept from before, 1 failed"]);

    let endpoint = Endpoint::new(&[
        ("Q145 agencies 0", &down),
        ("Q145 ministers 0", &down),
        ("Q142 agencies 0", &down),
    ]);
    let arguments = ["--countries", "GB,FR", "--retries", "0", "--refresh"];
    check(
        &update(folder.path(), &endpoint, &arguments).output().unwrap(),
        2,
        &["3 pages in a row could not be had", "run the same again to go on"],
    );
    assert_eq!(endpoint.asked().len(), 3);
}

#[test]
fn takes_no_for_an_answer() {
    let folder = folder();
    let endpoint = Endpoint::new(&[
        ("Q145 agencies 0", &[Answer::Status(403, "")]),
        ("Q142 agencies 0", &[Answer::Status(429, "Retry-After: 86400\r\n")]),
    ]);
    let run = |arguments: &[&str]| update(folder.path(), &endpoint, arguments).output().unwrap();
    check(&run(&["--countries", "GB"]), 2, &["GB, agencies, page 1: the answer is 403"]);
    check(
        &run(&["--countries", "FR"]),
        2,
        &["429 Too Many Requests, and asks to wait 86400 seconds"],
    );
    assert_eq!(endpoint.asked(), ["Q145 agencies 0", "Q142 agencies 0"]);
    check(&run(&["--countries", "XX"]), 2, &["--countries XX: is not known"]);
    let nowhere = ["--countries", "GB", "--endpoint", "nonsense", "--retries", "0"];
    let plain = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_policytag"));
        command.current_dir(folder.path()).args(["dict", "update", "wikidata", "--into", "mine"]);
        command.args(["--dictionaries", "base", "--alone"]).args(arguments).output().unwrap()
    };
    check(&plain(&nowhere), 2, &["nonsense"]);
    check(
        &plain(&["--countries", "GB", "--rate", "600"]),
        2,
        &["--rate 600: expected at most 60 for https://query.wikidata.org/sparql"],
    );
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_wait_and_the_pages_stay() {
    let folder = folder();
    let endpoint = Endpoint::new(&[
        ("Q145 agencies 0", &[Answer::Page(page(&[]))]),
        (
            "Q145 ministers 0",
            &[Answer::Status(429, "Retry-After: 500\r\n"), Answer::Page(page(&[]))],
        ),
    ]);
    let child = update(folder.path(), &endpoint, &["--countries", "GB"])
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut n_asked = 0;
    while n_asked < 2 {
        n_asked += endpoint.asked().len();
        std::thread::yield_now();
    }
    let kill = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    check(&child.wait_with_output().unwrap(), 130, &["run the same again to go on"]);
    check(
        &update(folder.path(), &endpoint, &["--countries", "GB"]).output().unwrap(),
        0,
        &["2 pages: 1 asked for, 1 kept from before"],
    );
    assert_eq!(endpoint.asked(), ["Q145 ministers 0"]);
}
