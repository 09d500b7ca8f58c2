//! Builds the text of a marked-up article: blocks with an empty line between them, items and rows
//! on lines of their own, white space within them made single spaces. Nothing is ever glued.

/// What stands between the words written so far and the next one; the greatest wish counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Space,
    Cell,
    Line,
    Block,
}

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: String,
    pending: Break,
    /// Whether the next word begins a list item.
    is_item: bool,
}

impl Blocks {
    /// Adds running text. White space at its ends stands between words as anywhere else. Only that
    /// of ASCII is white space here: a no-break space keeps the words of a name together.
    pub(super) fn text(&mut self, text: &str) {
        if text.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.wish(Break::Space);
        }
        for word in text.split_ascii_whitespace() {
            self.word(word);
            self.wish(Break::Space);
        }
        if !text.is_empty() && !text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.pending = Break::None;
        }
    }

    /// Adds text whose line breaks count.
    pub(super) fn lines(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            match number {
                0 => {}
                _ if line.trim().is_empty() => self.block(),
                _ => self.line(),
            }
            self.text(line);
        }
    }

    /// Begins or ends a paragraph, heading, list or the like.
    pub(super) fn block(&mut self) {
        if !self.is_item {
            self.wish(Break::Block);
        }
    }

    /// Begins a line.
    pub(super) fn line(&mut self) {
        self.wish(Break::Line);
    }

    /// Begins a list item. Its dash keeps the words of two items from reading as one name.
    pub(super) fn item(&mut self) {
        self.wish(Break::Line);
        self.is_item = true;
    }

    /// Ends a list item.
    pub(super) fn end_item(&mut self) {
        self.is_item = false;
        self.wish(Break::Line);
    }

    /// Begins a table cell; a bar stands between two of one row, for the same reason.
    pub(super) fn cell(&mut self) {
        self.wish(Break::Cell);
    }

    /// The text, without white space at its ends.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn wish(&mut self, wish: Break) {
        self.pending = self.pending.max(wish);
    }

    fn word(&mut self, word: &str) {
        if !self.text.is_empty() {
            self.text.push_str(match self.pending {
                Break::None => "",
                Break::Space => " ",
                Break::Cell => " | ",
                Break::Line => "\n",
                Break::Block => "\n\n",
            });
        }
        if std::mem::take(&mut self.is_item) {
            self.text.push_str("- ");
        }
        self.text.push_str(word);
        self.pending = Break::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_merge_and_never_glue() {
        let mut blocks = Blocks::default();
        blocks.block();
        blocks.text(" one ");
        blocks.text("tw");
        blocks.text("o\n three");
        blocks.text("");
        blocks.text(", ");
        blocks.block();
        blocks.line();
        blocks.text(" \n");
        blocks.text("four\u{a0}five");
        blocks.item();
        blocks.block();
        blocks.text("item");
        blocks.end_item();
        blocks.item();
        blocks.end_item();
        blocks.item();
        blocks.text("item");
        blocks.end_item();
        blocks.line();
        blocks.cell();
        blocks.text("a");
        blocks.cell();
        blocks.text("b");
        blocks.block();
        blocks.lines("x\n\ny\n z ");
        blocks.block();
        assert_eq!(
            blocks.finish(),
            "one two three,\n\nfour\u{a0}five\n- item\n- item\na | b\n\nx\n\ny\nz"
        );
    }
}
