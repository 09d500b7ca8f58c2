//! A theme to its file, in the layout of the shipped ones.

use std::collections::BTreeMap;

use super::cell;
use super::facts::ThemeFact;

/// The file of a theme. Its examples are empty: sentences are for its author to write, and `dict
/// check` names the themes that lack them.
pub(super) fn write(
    fact: &ThemeFact,
    broader: &[String],
    related: &[String],
    source: &str,
) -> String {
    let mut codes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (vocabulary, code) in &fact.codes {
        let list = codes.entry(vocabulary).or_default();
        if !list.contains(&code.as_str()) {
            list.push(code);
        }
    }
    let mut lines = vec![
        format!("label = {}", quoted(&cell::clean(&fact.label))),
        format!("definition = {}", quoted(&cell::clean(&fact.definition))),
    ];
    for (key, ids) in [("broader", broader), ("related", related)] {
        if !ids.is_empty() {
            lines.push(format!("{key} = {}", array(ids)));
        }
    }
    lines.push(format!("source = {}", quoted(source)));
    if !codes.is_empty() {
        lines.push("\n[codes]".to_owned());
        let list = codes.iter().map(|(key, codes)| format!("{} = {}", bare(key), array(codes)));
        lines.extend(list);
    }
    lines.push("\n[terms]".to_owned());
    for (key, terms) in [("strong", &fact.strong), ("weak", &fact.weak)] {
        if !terms.is_empty() {
            lines.push(format!("{key} = {}", array(terms)));
        }
    }
    lines.push("\n[examples]\nmatch = []\nnot = []\n".to_owned());
    lines.join("\n")
}

/// A list on one line, or with one value a line where that would be long.
fn array<T: AsRef<str>>(values: &[T]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    let line = format!("[{}]", values.join(", "));
    if line.len() <= 90 { line } else { format!("[\n  {},\n]", values.join(",\n  ")) }
}

/// A key, bare where it can be.
fn bare(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
