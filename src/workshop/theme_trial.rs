//! One theme and an archive to what the theme does there: the articles that it tags with the terms
//! that fired, those that gold says it misses, and what each term brings in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dictionary::{Dictionary, is_written};
use crate::eval::{Gold, Names};
use crate::model::{Article, Class, Target};
use crate::pipeline::{self, Analysis};

/// What gold says of the theme in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The article must have it.
    Wanted,
    /// The article must not.
    RuledOut,
    /// Themes were annotated, and this one is not among them.
    NotNamed,
    /// Nothing.
    Unjudged,
}

/// An article that the theme tags, or should.
#[derive(Clone, Debug, Serialize)]
pub struct TrialArticle {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// What gold says.
    pub gold: Verdict,
    /// Salience of the tag; `None` where there is no tag.
    pub score: Option<f64>,
    /// Terms and rules that counted, by stable id, with how often; of an article that is not tagged,
    /// the terms that stand in it. Empty where the theme only follows from narrower ones.
    pub terms: BTreeMap<String, u32>,
    /// The reasons of the tag.
    pub because: Vec<String>,
}

/// What a term or rule brings in, in articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TermTrial {
    /// Stable id.
    pub entry: String,
    /// Articles in which it counted.
    pub fired: u64,
    /// Of these, those that gold wants tagged.
    pub wanted: u64,
    /// Those that gold rules out.
    pub ruled_out: u64,
    /// Those whose gold has themes and not this one.
    pub not_named: u64,
}

/// A theme on trial.
#[derive(Debug)]
pub struct ThemeTrial<'a> {
    dictionary: &'a Dictionary,
    names: Names<'a>,
    theme: u32,
}

impl<'a> ThemeTrial<'a> {
    /// A theme of the dictionary by its id; `None` where there is none.
    #[must_use]
    pub fn new(dictionary: &'a Dictionary, id: &str) -> Option<ThemeTrial<'a>> {
        let id = dictionary.redirects.current("theme", id);
        let theme = (0u32..).zip(&dictionary.themes).find(|(_, theme)| theme.id == id)?.0;
        Some(ThemeTrial { dictionary, names: Names::new(dictionary), theme })
    }

    /// What the theme does in one article; `None` where it does nothing and gold wants nothing.
    #[must_use]
    pub fn article(&self, article: &Article, gold: Option<&Gold>) -> Option<TrialArticle> {
        let id = &self.dictionary.themes[self.theme as usize].id;
        let analysis = pipeline::analyse(self.dictionary, article, pipeline::Options::default());
        let verdict = gold.map_or(Verdict::Unjudged, |gold| self.verdict(gold));
        let tags = &analysis.annotation.tags;
        let tag = tags.iter().find(|tag| tag.class == Class::Theme && *tag.id == **id);
        if tag.is_none() && verdict != Verdict::Wanted {
            return None;
        }
        let terms = match tag {
            Some(_) => {
                let mut terms = BTreeMap::new();
                let of_theme = analysis.themes.iter().filter(|found| found.theme == self.theme);
                for mention in of_theme.flat_map(|found| &found.mentions) {
                    *terms.entry(mention.entry.to_string()).or_default() += 1;
                }
                terms
            }
            None => self.seen(&analysis),
        };
        Some(TrialArticle {
            id: article.id.clone(),
            title: article.title.clone(),
            gold: verdict,
            score: tag.map(|tag| tag.score.get()),
            terms,
            because: tag
                .map_or_else(Vec::new, |tag| tag.because.iter().map(ToString::to_string).collect()),
        })
    }

    fn verdict(&self, gold: &Gold) -> Verdict {
        let id = &self.dictionary.themes[self.theme as usize].id;
        let is_meant = |wanted| self.names.is_meant(Class::Theme, id, wanted);
        if !gold.classes.contains(&Class::Theme) {
            Verdict::Unjudged
        } else if gold.tags.iter().any(is_meant) {
            Verdict::Wanted
        } else if gold.not.iter().any(is_meant) {
            Verdict::RuledOut
        } else {
            Verdict::NotNamed
        }
    }

    /// The theme's terms that stand in an article.
    fn seen(&self, analysis: &Analysis<'_>) -> BTreeMap<String, u32> {
        let theme = &self.dictionary.themes[self.theme as usize];
        let mut seen = BTreeMap::new();
        for hit in &analysis.hits {
            for term in &self.dictionary.terms[self.dictionary.phrases.terms(hit.phrase)] {
                let Target::Atom(atom) = term.target else { continue };
                let own = theme.strong.iter().chain(&theme.weak).find(|own| own.atom == atom);
                if let Some(own) = own.filter(|_| is_written(term, &analysis.text, hit)) {
                    *seen.entry(own.entry.to_string()).or_default() += 1;
                }
            }
        }
        seen
    }
}

/// What each term and rule brings in, the noisiest first: by articles ruled out, then by those that
/// gold does not name, then by those wanted, the fewest first.
#[must_use]
pub fn by_term(articles: &[TrialArticle]) -> Vec<TermTrial> {
    let mut terms: BTreeMap<&str, TermTrial> = BTreeMap::new();
    for article in articles.iter().filter(|article| article.score.is_some()) {
        for entry in article.terms.keys() {
            let n = terms.entry(entry).or_default();
            entry.clone_into(&mut n.entry);
            n.fired += 1;
            match article.gold {
                Verdict::Wanted => n.wanted += 1,
                Verdict::RuledOut => n.ruled_out += 1,
                Verdict::NotNamed => n.not_named += 1,
                Verdict::Unjudged => {}
            }
        }
    }
    let mut terms: Vec<TermTrial> = terms.into_values().collect();
    terms.sort_by(|a, b| {
        (b.ruled_out, b.not_named, a.wanted, b.fired)
            .cmp(&(a.ruled_out, a.not_named, b.wanted, a.fired))
            .then_with(|| a.entry.cmp(&b.entry))
    });
    terms
}
