//! What a page says of itself: title, date, address, language and publisher.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use serde_json::Value as Json;

use crate::read::parse_date;

use super::{is_same, node_text};

/// What is known of a page. What cannot be read, such as a date in an unknown form, is passed over
/// for the next place that says it: pages are full of such things, and nobody could mend them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) source: Option<String>,
}

impl Metadata {
    pub(super) fn of(document: &Document) -> Metadata {
        let metas = metas(document);
        let meta = |name: &str| {
            metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.clone())
        };
        let attribute = |selector: &str, name: &str| {
            let value = document.select_single(selector).attr(name)?;
            tidy(&value)
        };
        let source = meta("og:site_name");
        Metadata {
            title: title(document, meta("og:title"), source.as_deref()),
            date: date(document, &metas),
            url: attribute("link[rel=canonical]", "href").or_else(|| meta("og:url")),
            lang: attribute("html", "lang").or_else(|| attribute("html", "xml:lang")),
            source,
        }
    }
}

/// The names and contents of all `<meta>`, names in lower case.
fn metas(document: &Document) -> Vec<(String, String)> {
    let metas = document.select("meta[content]");
    let name = |node: &NodeRef<'_>| {
        let name = ["property", "name", "itemprop"].iter().find_map(|name| node.attr(name))?;
        Some(name.trim().to_ascii_lowercase())
    };
    let content = |node: &NodeRef<'_>| tidy(&node.attr("content")?);
    metas.nodes().iter().filter_map(|node| Some((name(node)?, content(node)?))).collect()
}

/// Single spaces; `None` where nothing is left.
fn tidy(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The declared title, else the headline, else the title of the window; without the name of the
/// site.
fn title(document: &Document, declared: Option<String>, site: Option<&str>) -> Option<String> {
    let window = tidy(&document.select_single("head title").text());
    let headlines = document.select("article h1, main h1").nodes().to_vec();
    let headlines = headlines.into_iter().chain(document.select("h1").nodes().to_vec());
    let headline = headlines
        .filter_map(|node| tidy(&node_text(&node)))
        // On many pages the logo is a heading.
        .find(|headline| {
            !site.is_some_and(|site| is_same(site, headline))
                && !window.as_ref().is_some_and(|window| is_after_separator(window, headline))
        });
    match (declared, headline) {
        (Some(declared), Some(headline)) if without(&declared, &headline) => Some(headline),
        (Some(declared), _) => Some(without_site(&declared, site)),
        (None, Some(headline)) => Some(headline),
        (None, None) => window.map(|window| without_site(&window, site)),
    }
}

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " » ", " · ", " :: "];

/// Whether a title is the headline and the name of a site.
fn without(title: &str, headline: &str) -> bool {
    title.strip_prefix(headline).is_some_and(|rest| SEPARATORS.iter().any(|s| rest.starts_with(s)))
}

fn is_after_separator(title: &str, site: &str) -> bool {
    title.strip_suffix(site).is_some_and(|rest| SEPARATORS.iter().any(|s| rest.ends_with(s)))
}

/// A title less the name of the site at its end: the name as declared, else a few capitalised words
/// after the last separator. A clause after a dash (`Talks resume - and fail again`) stays.
fn without_site(title: &str, site: Option<&str>) -> String {
    let cut = SEPARATORS.iter().filter_map(|s| Some((title.rfind(s)?, s.len()))).max();
    let Some((end, n_separator)) = cut else { return title.to_owned() };
    let (head, tail) = (&title[..end], &title[end + n_separator..]);
    let is_site = match site {
        Some(site) => is_same(site, tail),
        None => {
            let mut words = tail.split(' ').filter(|word| word.chars().count() > 3);
            let is_name = words.all(|word| !word.starts_with(char::is_lowercase))
                && !tail.starts_with(char::is_lowercase);
            is_name && tail.split(' ').count() <= 5 && head.split(' ').count() >= 3
        }
    };
    if is_site { head.trim_end().to_owned() } else { title.to_owned() }
}

/// Names of `<meta>` that give the day of publication, the most reliable first.
const DATES: [&str; 14] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "publish-date",
    "pubdate",
    "citation_publication_date",
    "date",
];

/// Elements that do, the most reliable first. A page may have many other times.
const TIMES: [&str; 6] = [
    "time[itemprop=datePublished]",
    "time[pubdate]",
    "article header time[datetime]",
    "article time[datetime]",
    "main time[datetime]",
    "time[datetime]",
];

fn date(document: &Document, metas: &[(String, String)]) -> Option<Date> {
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            metas.iter().filter(|(known, _)| known == name).find_map(|(_, date)| parse_date(date))
        })
    };
    let json_ld = || {
        let scripts = document.select("script[type='application/ld+json']");
        scripts
            .nodes()
            .iter()
            .find_map(|script| published(&serde_json::from_str(script.text().trim()).ok()?))
    };
    let time = |selector: &&str| {
        let times = document.select(selector);
        times.nodes().iter().find_map(|time| parse_date(&time.attr("datetime")?))
    };
    meta(&DATES[..1])
        .or_else(json_ld)
        .or_else(|| meta(&DATES[1..]))
        .or_else(|| TIMES.iter().find_map(time))
}

/// The day of publication of the first thing that has one, in JSON-LD.
fn published(json: &Json) -> Option<Date> {
    match json {
        Json::Array(things) => things.iter().find_map(published),
        Json::Object(thing) => {
            let date = thing.get("datePublished").and_then(Json::as_str).and_then(parse_date);
            date.or_else(|| ["@graph", "mainEntity"].iter().find_map(|&n| published(thing.get(n)?)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree;
    use super::*;

    fn of(html: &str) -> Metadata {
        Metadata::of(&tree::parse(html).unwrap())
    }

    #[test]
    fn title_is_without_the_site() {
        let check = |html: &str, title: &str| {
            assert_eq!(of(html).title.as_deref().unwrap_or_default(), title, "{html}");
        };
        check("<title>Talks in Paris resume | The Daily</title>", "Talks in Paris resume");
        check("<title>Talks in Paris resume - The Daily</title>", "Talks in Paris resume");
        check(
            "<title>Talks resume again - and fail again</title>",
            "Talks resume again - and fail again",
        );
        check("<title>\n  Two  words </title>", "Two words");
        check("<title>Brexit: what next for trade</title>", "Brexit: what next for trade");
        check("<title>A - B | S</title><h1>A - B</h1>", "A - B");
        check("<title>T | S</title><h1><a>S</a></h1><h1>T</h1>", "T");
        check("<h1>Logo</h1><article><h1>T</h1></article>", "T");
        check("<meta property=og:title content='O &amp; P'><h1>T</h1>", "O & P");
        check("<meta property=og:title content='T | S'><h1>T</h1>", "T");
        check(
            "<meta property=og:title content='T - the s'><meta property=og:site_name content='The S'>",
            "T",
        );
        check("<svg><title>no</title></svg><p>text", "");
    }

    #[test]
    fn date_comes_from_the_most_reliable_place() {
        let check = |html: &str, date: &str| {
            let found = of(html).date.map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, date, "{html}");
        };
        let published = "<meta property=article:published_time content=2021-11-20T08:30:00Z>";
        let json = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
        let thing = r#"{"@type": "NewsArticle", "datePublished": "2021-11-21"}"#;
        check(published, "2021-11-20");
        check(&format!("{}{published}", json(thing)), "2021-11-20");
        check(&format!("<time datetime=2021-11-25></time>{}", json(thing)), "2021-11-21");
        check(&json(&format!("[{{}}, {thing}]")), "2021-11-21");
        check(&json(&format!("{{\"@graph\": [{{\"a\": 1}}, {thing}]}}")), "2021-11-21");
        check(&format!("{}{}", json("{"), json(thing)), "2021-11-21");
        check("<meta name=DC.date content='20 Nov 2021'>", "2021-11-20");
        check("<meta name=date content=unknown><time datetime=2021-11-22>", "2021-11-22");
        check("<time datetime=2021-01-01></time><article><time datetime=2021-11-22>", "2021-11-22");
        check("<time datetime=PT5M>5 minutes</time><time datetime=2021-11-22>", "2021-11-22");
        check("<p>20 November 2021", "");
    }

    #[test]
    fn reads_the_rest() {
        let found = of("<html lang=en-GB><link rel=canonical href=https://x.example/a>\
             <meta property=og:url content=https://x.example/b>\
             <meta property=og:site_name content=' The  Daily '>");
        let expected = Metadata {
            url: Some("https://x.example/a".to_owned()),
            lang: Some("en-GB".to_owned()),
            source: Some("The Daily".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(found, expected);
        assert_eq!(of("<p>text"), Metadata::default());
    }
}
