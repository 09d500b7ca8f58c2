//! The index of all terms: words in a row to the terms that are written so.

use crate::fold;
use crate::model::{Cue, Cues, Gap, Term, WordMap};

/// All phrases by their folded words.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Beginnings of phrases by the hash of their words so far.
    nodes: WordMap<Node>,
    /// Ends of the phrases' term lists; the first begins at 0.
    ends: Vec<u32>,
    /// What may stand between the words of each phrase, one after the other.
    gaps: Vec<Gap>,
    /// Where each phrase's gaps begin.
    first_gaps: Vec<u32>,
}

/// The beginning of one phrase or more.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Number of the phrase that ends here.
    pub phrase: Option<u32>,
    /// Whether longer phrases begin so.
    pub has_longer: bool,
}

impl Phrases {
    /// Indexes the terms; sorts them so that those of one phrase stand together.
    pub(super) fn build(terms: &mut Vec<Term>, cues: &Cues) -> Phrases {
        let mut keyed: Vec<(String, u32)> =
            (0u32..).zip(terms.iter()).map(|(at, term)| (fold::phrase(&term.name), at)).collect();
        keyed.sort_unstable();
        let sorted = keyed.iter().map(|(_, at)| terms[*at as usize].clone()).collect();
        *terms = sorted;
        let mut phrases = Phrases::default();
        let mut at = 0;
        while at < keyed.len() {
            let end = at + keyed[at..].partition_point(|(key, _)| *key == keyed[at].0);
            phrases.add(&terms[at..end], super::index(end), cues);
            at = end;
        }
        phrases
    }

    /// The beginning of phrases with this hash of words.
    #[must_use]
    pub fn node(&self, hash: u64) -> Option<Node> {
        self.nodes.get(&hash).copied()
    }

    /// The terms of a phrase, as a range of numbers.
    #[must_use]
    pub fn terms(&self, phrase: u32) -> std::ops::Range<usize> {
        let start = phrase.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        start as usize..self.ends[phrase as usize] as usize
    }

    /// What may stand before each word of a phrase but the first.
    #[must_use]
    pub fn gaps(&self, phrase: u32) -> &[Gap] {
        let start = self.first_gaps[phrase as usize] as usize;
        let end =
            self.first_gaps.get(phrase as usize + 1).map_or(self.gaps.len(), |end| *end as usize);
        &self.gaps[start..end]
    }

    /// Number of different phrases.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds the phrase of some terms that fold alike; `end` is one past the last of them.
    fn add(&mut self, terms: &[Term], end: u32, cues: &Cues) {
        let phrase = super::index(self.ends.len());
        self.ends.push(end);
        self.first_gaps.push(super::index(self.gaps.len()));
        let first_gap = self.gaps.len();
        for term in terms {
            for (at, gap) in gaps_of(&term.name, cues).into_iter().enumerate() {
                match self.gaps.get_mut(first_gap + at) {
                    Some(known) => *known = known.or(gap),
                    None => self.gaps.push(gap),
                }
            }
        }
        let name = &terms[0].name;
        let words: Vec<u64> = fold::words(name).map(|word| fold::hash(&name[word])).collect();
        let mut hash = words[0];
        for word in &words[1..] {
            self.nodes.entry(hash).or_default().has_longer = true;
            hash = fold::extend(hash, *word);
        }
        self.nodes.entry(hash).or_default().phrase = Some(phrase);
    }
}

/// What may stand between the words of a name.
///
/// Commas inside a name are optional in the text, and so is one before `and` where the name has
/// any. A full stop may follow an initial (`John F. Kerry`) and an abbreviation (`St. Lucia`),
/// whether or not the dictionary writes it.
fn gaps_of(name: &str, cues: &Cues) -> Vec<Gap> {
    let words: Vec<_> = fold::words(name).collect();
    let has_comma = name.contains(',');
    let and = fold::hash("&");
    words
        .windows(2)
        .map(|pair| {
            let (left, right) = (&name[pair[0].clone()], &name[pair[1].clone()]);
            let mut gap = Gap::JOINT.or(fold::gap(&name[pair[0].end..pair[1].start]));
            let hash = fold::hash(left);
            if has_comma && fold::hash(right) == and {
                gap = gap.or(Gap::COMMA);
            }
            if left.chars().count() == 1 || cues.of(hash).is(Cue::ABBREVIATION.or(Cue::HONORIFIC)) {
                gap = gap.or(Gap::DOT);
            }
            gap
        })
        .collect()
}
