//! Words that are no names and still tell what stands beside them.

use super::WordMap;

/// Sorts of cue words, one bit each. What they mean stands in `dictionaries/words/cues.tsv`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cue(pub u32);

impl Cue {
    /// `Mr`, `Dr`, `Sir`.
    pub const HONORIFIC: Cue = Cue(1);
    /// `former`, `ex`.
    pub const FORMER: Cue = Cue(1 << 1);
    /// `acting`, `interim`.
    pub const ACTING: Cue = Cue(1 << 2);
    /// `incoming`, `elect`.
    pub const INCOMING: Cue = Cue(1 << 3);
    /// `shadow`, `opposition`.
    pub const SHADOW: Cue = Cue(1 << 4);
    /// `deputy`, `vice`.
    pub const DEPUTY: Cue = Cue(1 << 5);
    /// `in`, `to`, `from`.
    pub const PREPOSITION: Cue = Cue(1 << 6);
    /// `said`, `announced`: what a capital does when it speaks for its government.
    pub const SPEECH: Cue = Cue(1 << 7);
    /// First names.
    pub const GIVEN_NAME: Cue = Cue(1 << 8);
    /// News agencies, as in datelines.
    pub const WIRE: Cue = Cue(1 << 9);
    /// `pa`, `tex`: after a comma, the town before lies in that state.
    pub const STATE: Cue = Cue(1 << 10);
    /// `jr`, `iii`.
    pub const PERSON_SUFFIX: Cue = Cue(1 << 11);
    /// `street`, `road`.
    pub const STREET: Cue = Cue(1 << 12);
    /// `inc`, `airlines`.
    pub const COMPANY: Cue = Cue(1 << 13);
    /// `labour`, `republican`.
    pub const PARTY: Cue = Cue(1 << 14);
    /// `government`, `embassy`: beside it a name is a state.
    pub const GOVERNMENT: Cue = Cue(1 << 15);
    /// `striker`, `coach`: beside it a name is a sportsperson.
    pub const SPORT: Cue = Cue(1 << 16);
    /// `singer`, `actor`.
    pub const ENTERTAINMENT: Cue = Cue(1 << 17);
    /// Words whose full stop ends no sentence: `no`, `vs`.
    pub const ABBREVIATION: Cue = Cue(1 << 18);
    /// Small words inside names of people: `von`, `al`.
    pub const PARTICLE: Cue = Cue(1 << 19);
    /// Words that capitals alone do not tell from an acronym: `us`, `who`, `it`.
    pub const COMMON_WORD: Cue = Cue(1 << 20);
    /// `of`, `for`: between a title and its country.
    pub const OF: Cue = Cue(1 << 21);
    /// `the`, `a`.
    pub const ARTICLE: Cue = Cue(1 << 22);
    /// What a public body may be called by kind: `Agency`, `Council`.
    pub const INSTITUTION: Cue = Cue(1 << 23);
    /// Joins the words of a body's name: `of`, `for`.
    pub const NAME_LINK: Cue = Cue(1 << 24);
    /// What organisations that are no public bodies are called by kind: `Federation`, `Times`.
    pub const ORGANISATION: Cue = Cue(1 << 25);
    /// What is called by a country and says nothing of it: `cuisine`, `heritage`.
    pub const CULTURE: Cue = Cue(1 << 26);
    /// Has a language for its object: `speak`.
    pub const LANGUAGE: Cue = Cue(1 << 27);
    /// Leads to a language that nothing follows: `in`.
    pub const LANGUAGE_LINK: Cue = Cue(1 << 28);
    /// People and services of a town, called by its name and not by an adjective: `resident`.
    pub const TOWNSPEOPLE: Cue = Cue(1 << 29);

    /// All of them, by the name in the table.
    pub const ALL: [(&'static str, Cue); 30] = [
        ("honorific", Cue::HONORIFIC),
        ("former", Cue::FORMER),
        ("acting", Cue::ACTING),
        ("incoming", Cue::INCOMING),
        ("shadow", Cue::SHADOW),
        ("deputy", Cue::DEPUTY),
        ("place-preposition", Cue::PREPOSITION),
        ("speech", Cue::SPEECH),
        ("given-name", Cue::GIVEN_NAME),
        ("wire", Cue::WIRE),
        ("state-abbreviation", Cue::STATE),
        ("person-suffix", Cue::PERSON_SUFFIX),
        ("street", Cue::STREET),
        ("company", Cue::COMPANY),
        ("party", Cue::PARTY),
        ("government", Cue::GOVERNMENT),
        ("sport", Cue::SPORT),
        ("entertainment", Cue::ENTERTAINMENT),
        ("abbreviation", Cue::ABBREVIATION),
        ("particle", Cue::PARTICLE),
        ("common-word", Cue::COMMON_WORD),
        ("of", Cue::OF),
        ("article", Cue::ARTICLE),
        ("institution", Cue::INSTITUTION),
        ("name-link", Cue::NAME_LINK),
        ("organisation", Cue::ORGANISATION),
        ("culture", Cue::CULTURE),
        ("language-verb", Cue::LANGUAGE),
        ("language-link", Cue::LANGUAGE_LINK),
        ("townspeople", Cue::TOWNSPEOPLE),
    ];

    /// Whether one of the sorts in `mask` is here.
    #[must_use]
    pub fn is(self, mask: Cue) -> bool {
        self.0 & mask.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn or(self, other: Cue) -> Cue {
        Cue(self.0 | other.0)
    }
}

/// Cue words and the openings of boilerplate lines.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    /// Sorts of a word, by its hash.
    pub words: WordMap<Cue>,
    /// Openings of boilerplate, by the hash of their first word.
    pub openings: WordMap<Vec<Opening>>,
}

impl Cues {
    /// The sorts of the word with this hash; none for most words.
    #[must_use]
    pub fn of(&self, hash: u64) -> Cue {
        self.words.get(&hash).copied().unwrap_or_default()
    }
}

/// A phrase with which a boilerplate line begins.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Hashes of its words.
    pub words: Vec<u64>,
    /// What it opens.
    pub kind: OpeningKind,
    /// What must follow for it to count.
    pub condition: OpeningCondition,
}

/// Sorts of boilerplate lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningKind {
    /// The rest of the line is a date.
    Published,
    /// A person's name follows.
    Byline,
    /// Links, captions, credits, subscription offers.
    Other,
}

/// What must follow an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningCondition {
    /// Anything.
    Anything,
    /// A colon, or the end of the line.
    Colon,
    /// The end of the line.
    Alone,
}
