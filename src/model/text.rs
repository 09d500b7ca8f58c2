//! An article prepared for matching: words with their places, grouped into sentences and sections.

use std::ops::Range;

use jiff::civil::Date;

use super::{Field, Span};

/// Words, sentences and sections of an article's title and text, in reading order.
///
/// Word numbers run through the title first and the text after it; all positions are source bytes.
#[derive(Clone, Debug, Default)]
pub struct Text<'a> {
    /// The title, or an empty string.
    pub title: &'a str,
    /// The body as given.
    pub body: &'a str,
    /// Every word, boilerplate included.
    pub words: Vec<Word>,
    /// Sentences as ranges of words; they cover all words and never cross a section.
    pub sentences: Vec<Range<u32>>,
    /// Sections as ranges of words; they cover all words, in order.
    pub sections: Vec<Section>,
    /// A publication date that the text itself states.
    pub date: Option<Date>,
}

/// One word. The bytes are those of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in its field.
    pub start: u32,
    /// One past the last byte in its field.
    pub end: u32,
    /// Hash of the folded word, see `fold::hash`.
    pub hash: u64,
    /// What stands between this word and the one before it.
    pub gap: Gap,
    /// How it is written.
    pub shape: Shape,
}

/// What stands between two neighbouring words; one bit each, so that a set of them is a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap(pub u8);

impl Gap {
    /// White space with at most one line break.
    pub const SPACE: Gap = Gap(1);
    /// One hyphen or dash without spaces, or nothing at all (`&` next to a letter).
    pub const HYPHEN: Gap = Gap(2);
    /// An apostrophe, perhaps followed by a space.
    pub const APOSTROPHE: Gap = Gap(4);
    /// A comma.
    pub const COMMA: Gap = Gap(8);
    /// A full stop and a space.
    pub const DOT: Gap = Gap(16);
    /// Anything else: brackets, quotes, colons, dashes between spaces, empty lines, the beginning.
    pub const OTHER: Gap = Gap(32);
    /// What may stand between the words of any name.
    pub const JOINT: Gap = Gap(1 | 2 | 4);

    /// Whether one of the kinds in `mask` stands here.
    #[must_use]
    pub fn is(self, mask: Gap) -> bool {
        self.0 & mask.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn or(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }
}

/// How a word is written, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape(pub u8);

impl Shape {
    /// The first letter is a capital.
    pub const INITIAL: u8 = 1;
    /// Two letters or more, all of them capitals.
    pub const CAPITALS: u8 = 2;
    /// A single letter.
    pub const LETTER: u8 = 4;
    /// Letters with full stops: `U.S.`
    pub const DOTTED: u8 = 8;
    /// Has a digit.
    pub const DIGIT: u8 = 16;

    /// Whether the first letter is a capital.
    #[must_use]
    pub fn is_initial(self) -> bool {
        self.0 & Shape::INITIAL != 0
    }

    /// Whether it is a word of at least two capitals and no small letter.
    #[must_use]
    pub fn is_capitals(self) -> bool {
        self.0 & Shape::CAPITALS != 0
    }

    /// Whether any of the bits is set.
    #[must_use]
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// A stretch of an article with a part of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its part in the article.
    pub part: Part,
    /// The field it stands in.
    pub field: Field,
    /// Its words.
    pub words: Range<u32>,
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The headline.
    Title,
    /// The first paragraph that tells the story.
    Lead,
    /// Any other paragraph.
    Body,
    /// Where and by which agency the story was filed: `GENEVA (Reuters) -`.
    Dateline,
    /// Links to other stories, picture credits, bylines, subscription offers, dates of publication.
    Boilerplate,
}

impl Text<'_> {
    /// Number of the section that holds a word.
    #[must_use]
    pub fn section_of(&self, word: u32) -> usize {
        self.sections.partition_point(|section| section.words.end <= word)
    }

    /// Number of the sentence that holds a word.
    #[must_use]
    pub fn sentence_of(&self, word: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= word)
    }

    /// The part of the article that a word stands in.
    #[must_use]
    pub fn part_of(&self, word: u32) -> Part {
        self.sections[self.section_of(word)].part
    }

    /// The field that a word stands in.
    #[must_use]
    pub fn field_of(&self, word: u32) -> Field {
        self.sections[self.section_of(word)].field
    }

    /// The string that a field's spans count in.
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Title => self.title,
            Field::Text => self.body,
        }
    }

    /// A word as written.
    #[must_use]
    pub fn word(&self, word: u32) -> &str {
        let Word { start, end, .. } = self.words[word as usize];
        &self.field(self.field_of(word))[start as usize..end as usize]
    }

    /// The bytes from the first to the last of some words of one section.
    ///
    /// # Panics
    ///
    /// When the range is empty.
    #[must_use]
    pub fn span_of(&self, words: &Range<u32>) -> Span {
        assert!(words.start < words.end, "a span needs a word");
        Span::new(self.words[words.start as usize].start, self.words[words.end as usize - 1].end)
    }
}
