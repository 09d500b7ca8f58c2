//! Parses HTML into a tree of bounded depth and size.

use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::interface::Tracer;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// Elements that may be open at a time. The parser looks through all of them at every tag, and what
/// works on the tree calls itself level by level: 40,000 nested `<div>` (200 KB) took 45 seconds.
const N_OPEN: usize = 512;

/// Bytes between two looks at the open elements: at most some hundred more.
const STEP: usize = 2048;

/// The tree of a page.
///
/// # Errors
///
/// When too many elements are open, or when the tree grows out of proportion: unclosed `<b>`, each
/// with attributes of its own, are all opened again in every paragraph.
pub(super) fn parse(html: &str) -> Result<Document, String> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..Default::default() },
        ..Default::default()
    };
    let mut parser = parse_document(Document::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(char_boundary(rest, STEP));
        parser.process(step.into());
        let builder = &parser.tokenizer.sink;
        let open = CountOpen::default();
        builder.trace_handles(&open);
        if open.n.get() > N_OPEN {
            return Err(format!("HTML nested too deep, expected at most {N_OPEN} open elements"));
        }
        // The densest of proper markup, `<p>a`, has half a node a byte.
        if builder.sink.tree.len() > html.len() + 1000 {
            return Err("HTML repeats unclosed elements without end".to_owned());
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// The last place between two characters that is not beyond `byte`, and not 0.
fn char_boundary(text: &str, byte: usize) -> usize {
    (1..=byte).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or(text.len())
}

/// Counts what the parser holds on to: open elements, and formatting to be opened again.
#[derive(Default)]
struct CountOpen {
    n: Cell<usize>,
}

impl Tracer for CountOpen {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.n.set(self.n.get() + 1);
    }
}
