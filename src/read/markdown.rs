//! Markdown: front matter is the record, prose is the text. Code blocks, images and the targets of
//! links are left out.

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options as Extensions, Parser, Tag, TagEnd};
use serde_json::Value as Json;
use serde_saphyr::options::DuplicateKeyPolicy;

use crate::model::{Article, Origin, Reject};

use super::blocks::Blocks;
use super::record::{Record, Use};
use super::{Options, decode, html};

/// The article of a file. The first heading of level 1 is its title where the front matter has
/// none; a heading that is the title is no part of the text.
pub(super) fn article(bytes: &[u8], origin: Origin, options: &Options) -> Result<Article, Reject> {
    let decoded = decode::text(bytes);
    let mut record = Record::new(options);
    let (front_matter, body) = match front_matter(&decoded) {
        Ok(parts) => parts,
        Err(reason) => return Err(Reject { origin, reason }),
    };
    for (name, value) in front_matter {
        record.set_json(Use::of(&name, options), value);
    }
    let (heading, text) = match prose(body, record.title()) {
        Ok(parts) => parts,
        Err(reason) => return Err(Reject { origin, reason }),
    };
    if let Some(heading) = heading {
        record.set_default_title(heading);
    }
    record.set_text(text);
    record.into_article(origin)
}

type Names = serde_json::Map<String, Json>;

/// The front matter and what follows it. A rule at the beginning with no other after it, or with
/// something else than names and values in between, is no front matter.
fn front_matter(text: &str) -> Result<(Names, &str), String> {
    let none = Ok((Names::new(), text));
    let mut lines = text.split_inclusive('\n');
    let fence = lines.next().unwrap_or_default();
    let is_yaml = match fence.trim_end() {
        "---" => true,
        "+++" => false,
        _ => return none,
    };
    let start = fence.len();
    let mut end = start;
    for line in lines {
        let is_fence = match line.trim_end() {
            "---" | "..." => is_yaml,
            "+++" => !is_yaml,
            _ => false,
        };
        if is_fence {
            let source = &text[start..end];
            let names = if is_yaml { yaml(source)? } else { Some(toml(source)?) };
            return match names {
                Some(names) => Ok((names, &text[end + line.len()..])),
                None => none,
            };
        }
        end += line.len();
    }
    none
}

fn yaml(source: &str) -> Result<Option<Names>, String> {
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::LastWins };
    // The line of the fence, so that the parser's line numbers are those of the file.
    match serde_saphyr::from_str_with_options::<Json>(&format!("\n{source}"), options) {
        Ok(Json::Object(names)) => Ok(Some(names)),
        Ok(Json::Null) => Ok(Some(Names::new())),
        Ok(_) => Ok(None),
        Err(error) => {
            // A picture of the place follows.
            let error = error.to_string();
            let message = error.lines().next().unwrap_or_default();
            let message = message.strip_prefix("error: ").unwrap_or(message);
            Err(format!("front matter is not YAML: {message}"))
        }
    }
}

fn toml(source: &str) -> Result<Names, String> {
    match toml::from_str::<toml::Table>(source) {
        Ok(table) => Ok(table.into_iter().map(|(name, value)| (name, json(value))).collect()),
        Err(error) => Err(format!("front matter is not TOML: {}", error.message())),
    }
}

/// TOML has dates; they become strings.
fn json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(string) => string.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(boolean) => boolean.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            Json::Object(table.into_iter().map(|(name, value)| (name, json(value))).collect())
        }
    }
}

/// The first heading of level 1, if it is the title, and the text without it.
fn prose(body: &str, title: Option<&str>) -> Result<(Option<String>, String), String> {
    let mut blocks = Blocks::default();
    let mut heading = None;
    let mut is_first_heading = true;
    // What came before the first heading, while that is read.
    let mut before: Option<Blocks> = None;
    // The HTML of one block.
    let mut markup = String::new();
    // Within so many images and code blocks.
    let mut n_skipped = 0_u32;
    // The text of such a link is its target.
    let mut is_bare_link = false;
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS;
    for event in Parser::new_ext(body, extensions) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if is_first_heading => {
                is_first_heading = false;
                before = Some(std::mem::take(&mut blocks));
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if before.is_some() => {
                let before = before.take().unwrap_or_default();
                let found = std::mem::replace(&mut blocks, before).finish();
                blocks.block();
                if title.is_none_or(|title| html::is_same(title, &found)) {
                    heading = Some(found);
                } else {
                    blocks.text(&found);
                    blocks.block();
                }
            }
            Event::Start(Tag::Image { .. }) => n_skipped += 1,
            Event::End(TagEnd::Image) => n_skipped = n_skipped.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => {
                blocks.block();
                n_skipped += 1;
            }
            Event::End(TagEnd::CodeBlock) => n_skipped = n_skipped.saturating_sub(1),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                is_bare_link = true;
            }
            Event::End(TagEnd::Link) => is_bare_link = false,
            Event::Start(Tag::Item) => blocks.item(),
            Event::End(TagEnd::Item) => blocks.end_item(),
            Event::Start(Tag::TableHead | Tag::TableRow) => blocks.line(),
            Event::Start(Tag::TableCell) => blocks.cell(),
            Event::Html(part) => markup.push_str(&part),
            Event::End(TagEnd::HtmlBlock) => {
                blocks.block();
                let text = html::text(&std::mem::take(&mut markup))?;
                blocks.lines(&text);
                blocks.block();
            }
            Event::Start(tag) if !is_inline(tag.to_end()) => blocks.block(),
            Event::End(tag) if !is_inline(tag) => blocks.block(),
            _ if n_skipped > 0 || is_bare_link => {}
            Event::Text(text) | Event::Code(text) => blocks.text(&text),
            Event::SoftBreak => blocks.text(" "),
            Event::HardBreak => blocks.line(),
            Event::Rule => blocks.block(),
            _ => {}
        }
    }
    Ok((heading, blocks.finish()))
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::Item
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `title|date|lang|text`, or the reason.
    fn check(markdown: &str, expected: &str) {
        let origin = Origin { path: "a.md".to_owned(), record: None };
        let found = match article(markdown.as_bytes(), origin, &Options::default()) {
            Ok(article) => {
                let date = article.date.map(|date| date.to_string()).unwrap_or_default();
                let title = article.title.unwrap_or_default();
                format!("{title}|{date}|{}|{}", article.lang.unwrap_or_default(), article.text)
            }
            Err(reject) => reject.reason,
        };
        assert_eq!(found, expected, "{markdown}");
    }

    #[test]
    fn front_matter_is_the_record() {
        check("---\ntitle: \"T: t\"\ndate: 2021-11-20\nlang: en\n---\n\nA", "T: t|2021-11-20|en|A");
        check("---\r\ntitle: T\r\n---\r\nA\r\n", "T|||A");
        check("---\ndate: 2021-11-20T08:30:00Z\ntags: [a, b]\n...\nA", "|2021-11-20||A");
        check(
            "+++\ntitle = \"T\"\ndate = 2021-11-20T08:30:00Z\n[more]\nn = 1\n+++\nA",
            "T|2021-11-20||A",
        );
        check("---\n---\nA", "|||A");
        check("---\ntitle: S\ntitle: T\n---\nA", "T|||A");
        check("\u{feff}---\ntitle: T\n---\nA", "T|||A");
    }

    #[test]
    fn rules_are_no_front_matter() {
        check("---\nA\n\nB", "|||A\n\nB");
        check("---\n\nA: b c\n", "|||A: b c");
        check("---\njust words\n\n---\nA", "|||just words\n\nA");
    }

    #[test]
    fn rejects_front_matter_that_cannot_be_read() {
        check("---\ndate: soon\n---\nA", "date \"soon\": expected ISO 8601 such as 2021-11-20");
        check("---\ntitle: [a]\n---\nA", "title is an array, expected a string");
        check(
            "---\ndate: 2021-11-20\ntitle: \"T\n---\nA",
            "front matter is not YAML: line 3 column 8: unclosed quote",
        );
        check("+++\ntitle\n+++\nA", "front matter is not TOML: key with no value, expected `=`");
        check("", "title and text are empty");
    }

    #[test]
    fn first_heading_is_the_title_and_no_text() {
        check("# T *t*\n\nA\n\n# B\n\nC", "T t|||A\n\nB\n\nC");
        check("A\n\nT\n=\n\nB", "T|||A\n\nB");
        check("---\ntitle: T\n---\n# t\n\nA", "T|||A");
        check("---\ntitle: T\n---\n# Other\n\nA", "T|||Other\n\nA");
        check("## Second\n\nA", "|||Second\n\nA");
    }

    #[test]
    fn blocks_stand_apart() {
        check("one\ntwo\n\n> three  \n> four\n\n***\nfive", "|||one two\n\nthree\nfour\n\nfive");
        check(
            "A:\n\n- one\n- two\n  - three\n\n1. four\n\n   five\n2. six",
            "|||A:\n\n- one\n- two\n\n- three\n\n- four\n\nfive\n\n- six",
        );
        check("A\n\n| a | b |\n|---|---|\n| c | d |\n\nB", "|||A\n\na | b\nc | d\n\nB");
        check("A[^1] b\n\n[^1]: Note", "|||A b\n\nNote");
    }

    #[test]
    fn prose_alone_is_text() {
        check(
            "A [link](https://x.example \"t\") `code` ~~old~~ &amp; **b**c",
            "|||A link code old & bc",
        );
        check("A ![alt *text*](i.png) b <https://x.example> c", "|||A b c");
        check("A\n\n```rust\nfn main() {}\n```\n\n    indented\n\nB", "|||A\n\nB");
        check(
            "A <b>bold</b> x\n\n<div><p>one</p><p>two</p></div>\n\nB <!-- no -->",
            "|||A bold x\n\none\n\ntwo\n\nB",
        );
        check("- [x] done", "|||- done");
    }
}
