//! HTML: the main text of a page, and what its head says of it. One page is one article.

mod metadata;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use crate::model::{Article, Origin, Reject};

use super::blocks::Blocks;
use super::decode;
use metadata::Metadata;

/// The article of a page: its main text or, where there is none to be told apart, all of it.
pub(super) fn article(bytes: &[u8], origin: Origin) -> Result<Article, Reject> {
    let decoded = decode::text_or_declared(bytes, declared_encoding(bytes));
    // The page is foreign and so is the parser; a defect of either costs this record only.
    let outcome = catch_unwind(AssertUnwindSafe(|| extract(&decoded)));
    let outcome = outcome.unwrap_or_else(|_| Err("internal error in the HTML reader".to_owned()));
    match outcome {
        Ok(article) if article.title.is_none() && article.text.is_empty() => {
            Err(Reject { origin, reason: "title and text are empty".to_owned() })
        }
        Ok(article) => Ok(Article { id: origin.to_string(), origin, ..article }),
        Err(reason) => Err(Reject { origin, reason }),
    }
}

/// The text of a piece of HTML, all of it.
pub(super) fn text(html: &str) -> Result<String, String> {
    let document = tree::parse(html)?;
    Ok(document.body().map(|body| node_text(&body)).unwrap_or_default())
}

/// Whether two headlines are the same, but for white space and the case of letters.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(a) == words(b)
}

fn extract(html: &str) -> Result<Article, String> {
    let document = tree::parse(html)?;
    let Metadata { title, date, url, lang, source } = Metadata::of(&document);
    if let Some(title) = &title {
        remove_title(&document, title);
    }
    let whole = document.body().map(|body| node_text(&body)).unwrap_or_default();
    let text = main_text(document).filter(|text| !text.is_empty()).unwrap_or(whole);
    Ok(Article { title, text, date, url, lang, source, ..Article::default() })
}

/// A heading that repeats the title is no part of the text. One that says something else is.
fn remove_title(document: &Document, title: &str) {
    for heading in document.select("h1").nodes() {
        if is_same(&node_text(heading), title) {
            heading.remove_from_parent();
        }
    }
}

fn main_text(document: Document) -> Option<String> {
    let config = Config {
        // Below so many characters it tries again with less strict rules, and takes what is
        // longest. The default of 500 makes it add navigation to the shorter news items.
        char_threshold: 250,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    readability.parse().ok()?;
    let content = readability.doc.select_single("#readability-page-1");
    content.nodes().first().map(node_text)
}

/// The text below a node, block by block.
fn node_text(root: &NodeRef<'_>) -> String {
    let mut blocks = Blocks::default();
    let mut node = Some(*root);
    // Down, then on, then up: no recursion, so that depth does not matter.
    while let Some(current) = node {
        let is_entered = enter(&current, &mut blocks);
        node = is_entered.then(|| current.first_child()).flatten();
        let mut climber = current;
        while node.is_none() {
            leave(&climber, &mut blocks);
            if climber.id == root.id {
                break;
            }
            node = climber.next_sibling();
            if node.is_none() {
                match climber.parent() {
                    Some(parent) => climber = parent,
                    None => break,
                }
            }
        }
    }
    blocks.finish()
}

/// What an element does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Inline,
    Block,
    Item,
    Row,
    Cell,
    LineBreak,
    Verbatim,
    Hidden,
}

fn role(node: &NodeRef<'_>) -> Role {
    let Some(name) = node.qual_name_ref() else { return Role::Inline };
    match name.local.as_ref() {
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd"
        | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header"
        | "hgroup" | "hr" | "legend" | "main" | "menu" | "nav" | "ol" | "p" | "search"
        | "section" | "summary" | "table" | "ul" => Role::Block,
        "li" | "option" => Role::Item,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "br" => Role::LineBreak,
        "pre" | "listing" | "xmp" => Role::Verbatim,
        "audio" | "button" | "canvas" | "embed" | "head" | "iframe" | "input" | "math"
        | "noscript" | "object" | "script" | "select" | "style" | "svg" | "template"
        | "textarea" | "title" | "video" => Role::Hidden,
        _ => Role::Inline,
    }
}

/// Whether the children of the node are to be visited.
fn enter(node: &NodeRef<'_>, blocks: &mut Blocks) -> bool {
    if node.is_text() {
        blocks.text(&node.text());
        return false;
    }
    match role(node) {
        Role::Inline => {}
        Role::Block => blocks.block(),
        Role::Item => blocks.item(),
        Role::Row | Role::LineBreak => blocks.line(),
        Role::Cell => blocks.cell(),
        Role::Verbatim => {
            blocks.block();
            blocks.lines(&node.text());
            return false;
        }
        Role::Hidden => return false,
    }
    true
}

fn leave(node: &NodeRef<'_>, blocks: &mut Blocks) {
    match role(node) {
        Role::Block | Role::Verbatim => blocks.block(),
        Role::Item => blocks.end_item(),
        Role::Row => blocks.line(),
        Role::Cell => blocks.cell(),
        Role::Inline | Role::LineBreak | Role::Hidden => {}
    }
}

/// The encoding that a `<meta>` near the beginning declares.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let head: String = head.iter().map(|&byte| char::from(byte.to_ascii_lowercase())).collect();
    for tag in head.split("<meta").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let Some((_, value)) = tag.split_once("charset") else { continue };
        let Some(value) = value.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(['"', '\'', ';', '/', ' ']).next().unwrap_or_default();
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            // What could be read so far is no UTF-16, whatever it says.
            return Some(encoding.output_encoding());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Article, String> {
        article(bytes, Origin::default()).map_err(|reject| reject.reason)
    }

    fn check_text(html: &str, expected: &str) {
        assert_eq!(text(html).as_deref(), Ok(expected), "{html}");
    }

    #[test]
    fn blocks_are_never_glued() {
        check_text(
            "<p>one<p>two</p>three<div>four</div>five",
            "one\n\ntwo\n\nthree\n\nfour\n\nfive",
        );
        check_text("<h1>A</h1><h2>B</h2><p> c\n d </p>", "A\n\nB\n\nc d");
        check_text("a<ul><li>b</li><li><p>c</p></li></ul>d", "a\n\n- b\n- c\n\nd");
        check_text("<table><tr><td>a<td>b<tr><td>c</table>d", "a | b\nc\n\nd");
        check_text("a<br>b<br><br>c", "a\nb\nc");
        check_text("<figure><img alt=x><figcaption>a</figcaption></figure><p>b", "a\n\nb");
        check_text("<dl><dt>a<dd>b</dl>", "a\n\nb");
        check_text("<pre>a\n b\n\nc</pre>d", "a\nb\n\nc\n\nd");
        check_text("<p>a <b>b</b>c<span>d</span>&nbsp;e", "a bcd\u{a0}e");
        check_text("a<script>x</script><style>x</style><template>x</template> b", "a b");
        check_text("", "");
    }

    #[test]
    fn reads_the_main_text() {
        let paragraph = "A sentence, with commas, that is long enough to be an article. ".repeat(5);
        let page = format!(
            "<title>T | Site</title><nav><ul><li><a href=/>Home</a></ul></nav>\
             <article><h1>T</h1><p>{paragraph}</p><h2>H</h2><p>{paragraph}</p></article>\
             <footer><p>About</p></footer>"
        );
        let article = read(page.as_bytes()).unwrap();
        let paragraph = paragraph.trim();
        assert_eq!(article.title.as_deref(), Some("T"));
        assert_eq!(article.text, format!("{paragraph}\n\nH\n\n{paragraph}"));
    }

    #[test]
    fn short_pages_are_read_whole() {
        let article = read(b"<h1>T</h1><p>A</p><h1>Other</h1>B").unwrap();
        assert_eq!(
            (article.title.as_deref(), article.text.as_str()),
            (Some("T"), "A\n\nOther\n\nB")
        );
        assert_eq!(read(b""), Err("title and text are empty".to_owned()));
        assert_eq!(read(b"<p> <script>x</script>"), Err("title and text are empty".to_owned()));
        assert_eq!(read("no tags: a < b".as_bytes()).unwrap().text, "no tags: a < b");
    }

    #[test]
    fn decodes_as_declared() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(read(bytes).unwrap().text, expected);
        check(b"<meta charset=windows-1252><p>caf\xe9 \x80", "café €");
        check(b"<META charset='iso-8859-5'><p>\xc0", "Р");
        check(
            b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'><p>\x93\xfa\x96\x7b",
            "日本",
        );
        check("<meta charset=utf-16><p>é".as_bytes(), "é");
        check(b"<meta charset=utf-8><p>na\xefve caf\xe9 society", "naïve café society");
        check(b"<p>na\xefve caf\xe9 society", "naïve café society");
        check(b"\xef\xbb\xbf<meta charset=windows-1252><p>\xc3\xa9", "é");
        check(b"\xff\xfe<\0p\0>\0\xe9\0", "é");
        check("<meta charset=nonsense><p>é".as_bytes(), "é");
    }

    /// Each of these took minutes, or all memory, without a limit.
    #[test]
    fn refuses_what_would_not_end() {
        let deep = Err("HTML nested too deep, expected at most 512 open elements".to_owned());
        let n = 100_000;
        for (start, open) in [
            ("", "<div>"),
            ("", "<b>"),
            ("", "<svg>"),
            ("", "<template>"),
            ("", "<x-y>"),
            ("", "<ul><li>"),
            ("<table>", "<div>"),
            ("<table><td>", "<table><td>"),
        ] {
            let page = format!("{start}{}", open.repeat(n));
            assert_eq!(read(page.as_bytes()), deep, "{page:.30}");
        }
        let distinct: String = (0..n).map(|n| format!("<p><b id={n}></p>")).collect();
        assert_eq!(read(distinct.as_bytes()), deep);
        let some: String = (0..250).map(|n| format!("<b id={n}>")).collect();
        let again = format!("<p>{some}{}", "<p>a".repeat(n));
        let outcome = read(again.as_bytes()).map(|article| article.text.len());
        assert_eq!(outcome, Err("HTML repeats unclosed elements without end".to_owned()));
    }

    #[test]
    fn reads_what_looks_alike() {
        for flat in
            ["<p>word", "<li>word", "<div>word</div>", "word<br>", "<tr><td>word", "<b>word</b> "]
        {
            let article = read(flat.repeat(2_000).as_bytes()).unwrap();
            assert_eq!(article.text.matches("word").count(), 2_000, "{flat}");
        }
        let nested = format!("{}word{}", "<div>".repeat(300), "</div>".repeat(300));
        assert_eq!(read(nested.as_bytes()).unwrap().text, "word");
    }
}
