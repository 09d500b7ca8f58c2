//! Surface forms.

use std::sync::Arc;

use super::{Target, Validity};

/// One written form of one thing, and how it may match.
#[derive(Clone, Debug)]
pub struct Term {
    /// As written in the dictionary.
    pub name: Arc<str>,
    /// What it stands for.
    pub target: Target,
    /// Which sort of name it is.
    pub kind: Kind,
    /// Language of the articles it is used in; `None` for all.
    pub lang: Option<Lang>,
    /// How the text must be written.
    pub case: Case,
    /// Whether it matches without support from the article.
    pub is_strong: bool,
    /// When it was in use.
    pub validity: Validity,
    /// Words that must begin with a capital, one bit each from the first; later words may not.
    pub initials: u32,
    /// Words that must be written in capitals throughout, likewise.
    pub capitals: u32,
    /// Where the entry stands.
    pub place: FilePlace,
}

/// A language: the letters of its ISO 639-1 code, or of its ISO 639-3 code where it has no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

impl Lang {
    /// English, the language of articles that declare none.
    pub const ENGLISH: Lang = Lang(*b"en\0");

    /// The language of a code of two or three lower-case letters.
    #[must_use]
    pub fn new(code: &str) -> Option<Lang> {
        let mut letters = [0; 3];
        let is_code =
            matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        is_code.then(|| {
            letters[..code.len()].copy_from_slice(code.as_bytes());
            Lang(letters)
        })
    }

    /// The language of a tag such as `en-GB` or `zh_Hant`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Lang> {
        let code = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        // Bokmål is what dictionaries call Norwegian.
        Lang::new(if code == "nb" { "no" } else { &code })
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end_matches('\0')
    }
}

/// A line of a dictionary file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilePlace {
    /// Number of the file in the dictionary.
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
}

/// How a text must be written for a term to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// In any way.
    Any,
    /// Words that begin with a capital in the term begin with one in the text, and words in
    /// capitals throughout (`HM`, `AI`) are so in the text.
    Initial,
    /// Letter by letter as in the term.
    Exact,
}

/// Sorts of names and mentions, as in the contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The usual name.
    Name,
    /// The official name.
    Official,
    /// A short form.
    Short,
    /// A name no longer in use.
    Former,
    /// The people of a country.
    Demonym,
    /// The adjective of a country.
    Adjective,
    /// Letters for a country: `UK`.
    Abbreviation,
    /// A capital that may speak for its government.
    Capital,
    /// A place or building that speaks for a government.
    Metonym,
    /// An office named in place of its holder.
    Role,
    /// A surname after the full name.
    Surname,
    /// Letters for a body: `HMRC`.
    Acronym,
    /// A term of a theme.
    Term,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 13] = [
        Kind::Name,
        Kind::Official,
        Kind::Short,
        Kind::Former,
        Kind::Demonym,
        Kind::Adjective,
        Kind::Abbreviation,
        Kind::Capital,
        Kind::Metonym,
        Kind::Role,
        Kind::Surname,
        Kind::Acronym,
        Kind::Term,
    ];

    /// The name in the contracts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Name => "name",
            Kind::Official => "official",
            Kind::Short => "short",
            Kind::Former => "former",
            Kind::Demonym => "demonym",
            Kind::Adjective => "adjective",
            Kind::Abbreviation => "abbreviation",
            Kind::Capital => "capital",
            Kind::Metonym => "metonym",
            Kind::Role => "role",
            Kind::Surname => "surname",
            Kind::Acronym => "acronym",
            Kind::Term => "term",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
