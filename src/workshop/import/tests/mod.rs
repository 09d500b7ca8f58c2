//! What each format gives, whole: the rows that come of a small source beside a small dictionary,
//! and what becomes of every record.

mod csv;
mod entity_ruler;
mod popolo;
#[cfg(feature = "rdf")]
mod skos;
mod tenures;
mod wikidata;
mod wikidata_bodies;
mod wikidata_offices;

use super::{Existing, Format, Import, Importer, Options};
use crate::dictionary::{Dictionary, File, Files};
use crate::workshop::normal_form;

/// A dictionary of two countries and what imports need of its other tables.
const DICTIONARY: [(&str, &str); 11] = [
    ("words/cues.tsv", "cue\tkind\tnote\nof\tof\t\nthe\tarticle\t\n"),
    (
        "countries/entities.tsv",
        "id\tlabel\twikidata\talpha3\tfrom\tuntil\tsuccessors\tsource\n\
         FR\tFrance\tQ142\tFRA\t\t\t\tx\n\
         GB\tUnited Kingdom\tQ145\tGBR\t\t\t\tx\n",
    ),
    (
        "countries/names.tsv",
        "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
         FR\tFrance\tname\ten\tinitial\tstrong\t\t\tx\n\
         FR\tFrench\tadjective\ten\tinitial\tstrong\t\t\tx\n\
         GB\tBritish\tadjective\ten\tinitial\tstrong\t\t\tx\n\
         GB\tUnited Kingdom\tname\ten\tinitial\tstrong\t\t\tx\n",
    ),
    (
        "agencies/entities.tsv",
        "id\tlabel\ttype\tcountry\tparent\tfrom\tuntil\tsuccessors\twikidata\tsource\n\
         gb-home-office\tHome Office\tdepartment\tGB\t\t\t\t\t\tx\n\
         gb-ofcom\tOffice of Communications\tregulator\tGB\t\t2003\t\t\tQ1234\tx\n",
    ),
    (
        "agencies/names.tsv",
        "entity\tname\tkind\tlang\tcase\tstrength\tfrom\tuntil\tsource\n\
         gb-home-office\tHome Office\tname\ten\tinitial\tstrong\t\t\tx\n\
         gb-ofcom\tOffice of Communications\tname\ten\tinitial\tstrong\t\t\tx\n",
    ),
    (
        "ministers/portfolios.tsv",
        "portfolio\tphrase\tsource\nfinance\tfinance\tx\ninterior\thome affairs\tx\n",
    ),
    (
        "ministers/titles.tsv",
        "title\trank\tportfolio\tcountry\tsource\n\
         minister of {portfolio}\tminister\t\t\tx\n\
         president\thead-of-state|head-of-government\t\t\tx\n\
         prime minister\thead-of-government\t\t\tx\n",
    ),
    (
        "ministers/people.tsv",
        "id\tname\taliases\tsurname\twikidata\tsource\n\
         john-smith\tJohn Smith\t\tSmith\t\tx\n\
         theresa-may\tTheresa May\tTheresa Mary May\tMay\t\tx\n",
    ),
    (
        "ministers/offices.tsv",
        "id\tlabel\tcountry\tbody\trank\tportfolios\tseats\tsource\n\
         fr-minister-of-finance\tMinister of Finance\tFR\t\tminister\tfinance\tone\tx\n\
         gb-prime-minister\tPrime Minister\tGB\t\thead-of-government\t\tone\tx\n",
    ),
    (
        "ministers/tenures.tsv",
        "person\toffice\tfrom\tuntil\tseen\tprecision\tnote\tsource\n\
         john-smith\tfr-minister-of-finance\t1950\t1951\t\tyear\t\tx\n\
         theresa-may\tgb-prime-minister\t2016-07-13\t2019-07-24\t\tday\t\tx\n",
    ),
    (
        "themes/health.toml",
        "label = \"Health\"\ndefinition = \"\"\nsource = \"x\"\n[codes]\neurovoc = [\"2841\"]\n\
         [terms]\nstrong = [\"health\"]\n[examples]\nmatch = []\nnot = []\n",
    ),
];

fn file(root: &str, (name, contents): &(&str, &str)) -> File {
    File {
        path: format!("{root}/{name}"),
        name: (*name).to_owned(),
        contents: (*contents).to_owned().into(),
    }
}

fn options() -> Options {
    Options {
        source: "new".to_owned(),
        base: "urn:policytag:".to_owned(),
        seen: Some(jiff::civil::date(2024, 5, 1)),
        ..Options::default()
    }
}

/// Imports some sources beside the dictionary and a folder's own files.
fn run(format: Format, options: Options, sources: &[&str], own: &[(&str, &str)]) -> Import {
    let own = Files::default().and(own.iter().map(|own| file("mine", own)));
    let base = Files::default().and(DICTIONARY.iter().map(|known| file("base", known)));
    let files = base.clone().and(own.iter().cloned());
    let dictionary = Dictionary::build(&files).unwrap();
    let mut importer = Importer::new(format, options);
    for (number, source) in (1..).zip(sources) {
        importer.read(&format!("source{number}"), source.as_bytes());
    }
    let import = importer.finish(&Existing::new(&files, &own, &dictionary));
    // Whatever comes in, what comes out loads.
    let changed = import.rows.files(&own, "mine");
    let kept = own.iter().filter(|file| changed.iter().all(|new| new.name != file.name)).cloned();
    let all = base.and(kept.collect::<Vec<_>>()).and(changed.iter().cloned());
    assert_eq!(Dictionary::build(&all).err(), None);
    for file in changed.iter().filter(|file| file.name.ends_with(".tsv")) {
        assert_eq!(normal_form(&file.contents), file.contents, "{}", file.name);
    }
    let report = &import.report;
    assert_eq!(report.n_records, report.n_taken + report.n_known + report.n_left_out());
    import
}

/// All rows of an import with their tables, tabs shown as bars; then the records that were left out.
fn lines(import: &Import, own: &[(&str, &str)]) -> Vec<String> {
    let own = Files::default().and(own.iter().map(|own| file("mine", own)));
    let mut lines = Vec::new();
    for file in import.rows.files(&own, "mine") {
        let skipped = usize::from(file.name.ends_with(".tsv"));
        for line in file.contents.lines().skip(skipped).filter(|line| !line.is_empty()) {
            lines.push(format!("{}: {}", file.name, line.replace('\t', "|")));
        }
    }
    let report = &import.report;
    for (sort, problems) in [
        ("conflict", &report.conflicts),
        ("unreadable", &report.unreadable),
        ("passed", &report.passed),
    ] {
        lines.extend(problems.iter().map(|problem| format!("{sort}: {problem}")));
    }
    lines
}

#[track_caller]
fn check(format: Format, options: Options, sources: &[&str], expected: &[&str]) {
    let import = run(format, options, sources, &[]);
    let found = lines(&import, &[]);
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}

#[test]
fn says_which_file_cannot_be_read() {
    for format in Format::ALL {
        let mut importer =
            Importer::new(format, Options { class: Some(super::CsvClass::Trap), ..options() });
        importer.read("bad", b"\xff\xfe{");
        let dictionary = Dictionary::default();
        let files = Files::default();
        let report = importer.finish(&Existing::new(&files, &files, &dictionary)).report;
        assert_eq!((report.n_records, report.unreadable.len()), (1, 1), "{format:?}");
        assert!(report.unreadable[0].to_string().starts_with("bad:"), "{format:?}");
    }
}

/// A good source of each format.
fn sources() -> Vec<(Format, &'static str)> {
    vec![
        (Format::Wikidata, wikidata::MINISTERS),
        (Format::Popolo, popolo::CABINET),
        (Format::EntityRuler, entity_ruler::PATTERNS),
        (Format::Csv, csv::AGENCIES),
        #[cfg(feature = "rdf")]
        (Format::Skos, skos::TURTLE),
        #[cfg(feature = "rdf")]
        (Format::Skos, skos::RDF_XML),
        #[cfg(feature = "rdf")]
        (Format::Skos, skos::JSON_LD),
    ]
}

/// No source may bring an importer down: cut at any place or with a wrong sign in it, it gives rows
/// that load, or says why not.
#[test]
fn survives_damaged_sources() {
    let options = || Options { class: Some(super::CsvClass::Agency), ..options() };
    for (format, source) in sources() {
        for at in (0..source.len()).filter(|at| source.is_char_boundary(*at)).step_by(23) {
            run(format, options(), &[&source[..at]], &[]);
            let end = at + source[at..].chars().next().map_or(0, char::len_utf8);
            for sign in ["\"", "[", "<", "\0", "|", "\t", "\u{301}", ""] {
                let source = format!("{}{sign}{}", &source[..at], &source[end..]);
                run(format, options(), &[&source], &[]);
            }
        }
    }
}
