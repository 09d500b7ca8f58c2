//! A dictionary and an archive to what each entry does there: never seen, always shadowed, seen
//! only inside traps, right or wrong by gold.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use crate::dictionary::{Dictionary, is_written};
use crate::eval::{Gold, Names, judge};
use crate::model::{Article, Cause, Class, FilePlace, Target, Term};
use crate::pipeline;

/// What an entry did in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Use {
    /// Times that its words stood in the text, written as it asks.
    pub seen: u64,
    /// Times that it was taken for its entity, or counted for its theme.
    pub taken: u64,
    /// Times that a trap hid it.
    pub trapped: u64,
    /// Times that it was part of a longer name, or another meaning was likelier.
    pub shadowed: u64,
    /// Times that too little spoke for it, or it stood in boilerplate or another language.
    pub refused: u64,
    /// Articles in which its tag is right by gold.
    pub right: u64,
    /// Articles in which its tag is wrong by gold.
    pub wrong: u64,
    /// What shadowed or hid it the first time.
    pub because: Option<String>,
}

/// A name, term or rule with what it did.
#[derive(Clone, Debug, Serialize)]
pub struct EntryUse {
    /// Stable id.
    pub entry: String,
    /// As written in the dictionary.
    pub name: String,
    /// `country`, `minister`, `agency`, `theme`, `place`, `title` or `trap`.
    pub class: &'static str,
    /// Where it stands.
    pub place: String,
    /// What it did.
    #[serde(flatten)]
    pub n: Use,
}

/// One article's part of the coverage, by number of the entry.
pub type ArticleCoverage = BTreeMap<usize, Use>;

/// Counts what the entries of a dictionary do.
#[derive(Debug)]
pub struct Coverage<'a> {
    dictionary: &'a Dictionary,
    names: Names<'a>,
    entries: Vec<EntryUse>,
    by_id: HashMap<Arc<str>, usize>,
    /// Numbers of the entries by number of the term; those of theme phrases by atom.
    by_term: Vec<Option<usize>>,
    by_atom: Vec<Vec<usize>>,
}

impl<'a> Coverage<'a> {
    /// All entries of a dictionary, nothing counted yet.
    #[must_use]
    pub fn new(dictionary: &'a Dictionary) -> Coverage<'a> {
        let mut coverage = Coverage {
            dictionary,
            names: Names::new(dictionary),
            entries: Vec::new(),
            by_id: HashMap::new(),
            by_term: Vec::new(),
            by_atom: vec![Vec::new(); dictionary.atoms.len()],
        };
        for term in &dictionary.terms {
            let number = (!matches!(term.target, Target::Atom(_))).then(|| {
                coverage.entry(dictionary.entry(term), &term.name, class(term), term.place)
            });
            coverage.by_term.push(number);
        }
        for theme in &dictionary.themes {
            for term in theme.strong.iter().chain(&theme.weak) {
                let name = &dictionary.atoms[term.atom as usize];
                let number = coverage.entry(term.entry.clone(), name, "theme", theme.place);
                coverage.by_atom[term.atom as usize].push(number);
            }
            for rule in &theme.rules {
                coverage.entry(rule.entry.clone(), &rule.entry, "theme", theme.place);
            }
        }
        coverage
    }

    /// The number of an entry; rows that share an id share what they do.
    fn entry(&mut self, id: Arc<str>, name: &str, class: &'static str, place: FilePlace) -> usize {
        if let Some(number) = self.by_id.get(&id) {
            return *number;
        }
        let number = self.entries.len();
        self.entries.push(EntryUse {
            entry: id.to_string(),
            name: name.to_owned(),
            class,
            place: format!("{}:{}", self.dictionary.files[place.file as usize], place.line),
            n: Use::default(),
        });
        self.by_id.insert(id, number);
        number
    }

    /// What the entries do in one article.
    #[must_use]
    pub fn article(&self, article: &Article, gold: Option<&Gold>) -> ArticleCoverage {
        let dictionary = self.dictionary;
        let analysis = pipeline::analyse(
            dictionary,
            article,
            pipeline::Options { traces: true, ..Default::default() },
        );
        let mut uses = ArticleCoverage::new();
        for hit in &analysis.hits {
            for at in dictionary.phrases.terms(hit.phrase) {
                let term = &dictionary.terms[at];
                if !is_written(term, &analysis.text, hit) {
                    continue;
                }
                if let Target::Atom(atom) = term.target {
                    for number in &self.by_atom[atom as usize] {
                        uses.entry(*number).or_default().seen += 1;
                    }
                } else if let Some(number) = self.by_term[at] {
                    uses.entry(number).or_default().seen += 1;
                }
            }
        }
        for mention in &analysis.annotation.mentions {
            if let Some(number) = self.by_id.get(&mention.by) {
                uses.entry(*number).or_default().taken += 1;
            }
        }
        for rejection in &analysis.resolution.rejections {
            let Some(number) = self.by_id.get(&rejection.entry) else { continue };
            let n = uses.entry(*number).or_default();
            match rejection.cause {
                Cause::Trap => n.trapped += 1,
                Cause::LongerName | Cause::OtherMeaning => n.shadowed += 1,
                Cause::Boilerplate | Cause::Language | Cause::TooWeak => n.refused += 1,
                // Not seen at all, by its own rule.
                Cause::Case => continue,
            }
            n.because.get_or_insert_with(|| rejection.because.to_string());
        }
        if let Some(gold) = gold {
            let tags = &analysis.annotation.tags;
            let judgement = judge(&self.names, gold, tags);
            let right = judgement.right.iter().map(|(_, tag)| (*tag, true));
            let wrong = judgement.wrong.iter().map(|tag| (*tag, false));
            for (tag, is_right) in right.chain(wrong) {
                let (class, id) = (tags[tag].class, &tags[tag].id);
                let mentions = analysis.annotation.mentions.iter();
                let mut numbers: Vec<usize> = mentions
                    .filter(|mention| mention.class == class && mention.id == *id)
                    .filter_map(|mention| self.by_id.get(&mention.by).copied())
                    .collect();
                numbers.sort_unstable();
                numbers.dedup();
                for number in numbers {
                    let n = uses.entry(number).or_default();
                    if is_right { n.right += 1 } else { n.wrong += 1 }
                }
            }
        }
        uses
    }

    /// Adds an article.
    pub fn add(&mut self, article: ArticleCoverage) {
        for (number, other) in article {
            let n = &mut self.entries[number].n;
            n.seen += other.seen;
            n.taken += other.taken;
            n.trapped += other.trapped;
            n.shadowed += other.shadowed;
            n.refused += other.refused;
            n.right += other.right;
            n.wrong += other.wrong;
            if n.because.is_none() {
                n.because = other.because;
            }
        }
    }

    /// All entries, in the order of the dictionary.
    #[must_use]
    pub fn entries(&self) -> &[EntryUse] {
        &self.entries
    }
}

impl EntryUse {
    /// Whether it never stood in the text.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.n.seen == 0
    }

    /// Whether it was seen and every time shadowed by another.
    #[must_use]
    pub fn is_shadowed(&self) -> bool {
        self.n.shadowed > 0 && self.n.taken == 0 && self.n.trapped == 0 && self.n.refused == 0
    }

    /// Whether it was seen and every time inside a trap.
    #[must_use]
    pub fn is_trapped(&self) -> bool {
        self.n.trapped > 0 && self.n.taken == 0 && self.n.shadowed == 0 && self.n.refused == 0
    }

    /// Share of the judged articles in which its tag is right; `None` where none was judged.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        let n = crate::eval::Counts { right: self.n.right, wrong: self.n.wrong, missed: 0 };
        n.precision()
    }
}

fn class(term: &Term) -> &'static str {
    match term.target {
        Target::Country(_) => Class::Country.name(),
        Target::Person(_) => Class::Minister.name(),
        Target::Agency(_) => Class::Agency.name(),
        Target::Atom(_) => Class::Theme.name(),
        Target::Place(_) => "place",
        Target::Title(..) => "title",
        Target::Trap(_) => "trap",
    }
}
