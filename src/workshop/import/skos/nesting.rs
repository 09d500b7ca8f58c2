//! What a file may ask of a parser, before one sees it: how deep it nests, and how much its entities
//! unfold to.

use crate::workshop::import::facts::LeftOut;

/// No vocabulary nests deeper.
const MOST_DEPTH: usize = 200;
/// Entities may make a file so many times larger than it is, at most.
const MOST_GROWTH: usize = 4;

fn too_deep(line: usize) -> LeftOut {
    let detail = format!("line {line}: more than {MOST_DEPTH} levels");
    LeftOut::unreadable("a file that nests too deep", detail)
}

/// Brackets and braces of JSON outside its strings.
pub(super) fn json(text: &str) -> Result<(), LeftOut> {
    let (mut depth, mut in_string, mut is_escaped, mut line) = (0usize, false, false, 1);
    for byte in text.bytes() {
        line += usize::from(byte == b'\n');
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Err(too_deep(line));
        }
    }
    Ok(())
}

/// Brackets of Turtle outside strings, IRIs and comments.
pub(super) fn turtle(text: &str) -> Result<(), LeftOut> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut line) = (0, 0usize, 1);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let length = match rest[0] {
            b'#' => rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()),
            b'<' => rest.iter().position(|byte| matches!(byte, b'>' | b'\n')).unwrap_or(rest.len()),
            b'"' | b'\'' => string(rest),
            b'[' | b'(' => {
                depth += 1;
                1
            }
            b']' | b')' => {
                depth = depth.saturating_sub(1);
                1
            }
            // A name may hold an escaped sign.
            b'\\' => 2,
            _ => 1,
        };
        let end = (at + length.max(1)).min(bytes.len());
        line += bytes[at..end].iter().filter(|byte| **byte == b'\n').count();
        if depth > MOST_DEPTH {
            return Err(too_deep(line));
        }
        at = end;
    }
    Ok(())
}

/// Length of the Turtle string at the beginning, with its quotes.
fn string(text: &[u8]) -> usize {
    let quote = text[0];
    let is_long = text.len() > 2 && text[1] == quote && text[2] == quote;
    let mut at = if is_long { 3 } else { 1 };
    while at < text.len() {
        if text[at] == b'\\' {
            at += 2;
        } else if text[at] == quote && !is_long {
            return at + 1;
        } else if text[at] == quote && text[at..].starts_with(&[quote; 3]) {
            return at + 3;
        } else {
            at += 1;
        }
    }
    text.len()
}

/// Elements of XML outside comments and the like; and no entity may name another, nor all of them
/// unfold to much more than the file.
pub(super) fn xml(text: &str) -> Result<(), LeftOut> {
    entities(text)?;
    let (mut rest, mut depth) = (text, 0usize);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((_, end)) = skipped.iter().find(|(start, _)| rest.starts_with(start)) {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |at| at + 1);
        let tag = &rest[..end];
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with("<!") && !tag.ends_with("/>") {
            depth += 1;
        }
        if depth > MOST_DEPTH {
            let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
            return Err(too_deep(line));
        }
        rest = &rest[end..];
    }
    Ok(())
}

fn entities(text: &str) -> Result<(), LeftOut> {
    let mut longest = 0;
    for (at, _) in text.match_indices("<!ENTITY") {
        let end = text[at..].find('>').map_or(text.len(), |end| at + end);
        let declaration = &text[at..end];
        if declaration.contains('&') || declaration.contains('%') || declaration.contains("SYSTEM")
        {
            let line = text[..at].matches('\n').count() + 1;
            let detail =
                format!("line {line}: {}", declaration.chars().take(60).collect::<String>());
            return Err(LeftOut::unreadable("an entity that is more than a text", detail));
        }
        longest = longest.max(declaration.len());
    }
    let unfolded = text.matches('&').count().saturating_mul(longest);
    if unfolded > text.len().saturating_mul(MOST_GROWTH) {
        let detail = format!("{} bytes to {unfolded}", text.len());
        return Err(LeftOut::unreadable("entities that unfold to too much", detail));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_depth() {
        let nested = |open: &str, close: &str, n: usize| open.repeat(n) + &close.repeat(n);
        assert!(json(&nested("[", "]", 200)).is_ok());
        assert!(json(&nested("{\"a\":", "}", 201)).is_err());
        assert!(json(&format!("\"{}\\\"[\"", "[".repeat(300))).is_ok());
        assert!(turtle(&nested("[", "]", 200)).is_ok());
        assert!(turtle(&nested("(\n", ")", 201)).is_err());
        let strings = ["\"[\\\"[\"", "'['", "\"\"\"[\"[\"\"\"", "<[>", "# [\n", "\"unclosed ["];
        for string in strings {
            assert!(turtle(&string.repeat(300)).is_ok(), "{string}");
        }
        assert!(xml(&nested("<a b='c'>", "</a>", 200)).is_ok());
        assert!(xml(&nested("<a>", "</a>", 201)).is_err());
        assert!(xml(&"<!-- <a> --><![CDATA[<a>]]><?a <a> ?><a/>".repeat(300)).is_ok());
        assert!(xml("<unclosed").is_ok() && xml("<!-- unclosed").is_ok());
    }

    #[test]
    fn bounds_entities() {
        let with = |entity: &str, n: usize| {
            format!("<!DOCTYPE a [<!ENTITY {entity}>]><a>{}</a>", "&x;".repeat(n))
        };
        assert!(xml(&with("x \"http://www.w3.org/2004/02/skos/core#\"", 5)).is_ok());
        assert!(xml(&with("x \"&y;&y;\"", 1)).is_err());
        assert!(xml(&with("x SYSTEM \"file:///etc/passwd\"", 1)).is_err());
        assert!(xml(&with("% x \"a\"", 1)).is_err());
        assert!(xml(&with(&format!("x \"{}\"", "a".repeat(10_000)), 10_000)).is_err());
    }
}
