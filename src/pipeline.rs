//! The stages in their order: `Article` to `Annotation`, a pure function of article and dictionary.

use crate::dictionary::Dictionary;
use crate::model::{
    Annotation, Article, Class, Date, Hit, Lang, Mention, MentionRecord, Resolution, Score,
    Subject, Text, ThemeMatch, Without,
};
use crate::{find, resolve, score, segment, tag};

/// Everything that the stages made of one article, for `explain`.
#[derive(Debug)]
pub struct Analysis<'a> {
    /// The article as words.
    pub text: Text<'a>,
    /// Publication date, declared or stated in the text.
    pub date: Option<Date>,
    /// Every phrase of the dictionary that was seen.
    pub hits: Vec<Hit>,
    /// Mentions, evidence, and the readings not taken where they were asked for.
    pub resolution: Resolution,
    /// Themes with their terms.
    pub themes: Vec<ThemeMatch>,
    /// The finished record.
    pub annotation: Annotation,
}

/// How an article is analysed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the readings not taken are kept, too.
    pub traces: bool,
    /// What is left out.
    pub without: Without,
}

/// Annotates one article.
#[must_use]
pub fn annotate(dictionary: &Dictionary, article: &Article) -> Annotation {
    analyse(dictionary, article, Options::default()).annotation
}

/// Annotates one article and keeps what led there.
#[must_use]
pub fn analyse<'a>(
    dictionary: &Dictionary,
    article: &'a Article,
    options: Options,
) -> Analysis<'a> {
    let Options { traces, without } = options;
    let text = segment::segment(article, &dictionary.cues);
    let date = article.date.or(text.date);
    let lang = article.lang.as_deref().and_then(Lang::of_tag);
    let setting = resolve::Setting { date, lang, traces, without };
    let hits = find::find(dictionary, &text);
    let resolution = resolve::resolve(dictionary, &text, &setting, &hits);
    let themes = tag::tag(dictionary, &text, &hits, &resolution.mentions);
    let findings = score::Findings {
        resolution: &resolution,
        themes: &themes,
        standings: resolve::standings,
        date,
        is_all_focus: without.focus,
    };
    let tags = score::score(dictionary, &text, findings);
    let mut all: Vec<&Mention> =
        resolution.mentions.iter().chain(themes.iter().flat_map(|theme| &theme.mentions)).collect();
    all.sort_by_key(|mention| (mention.words.start, mention.words.end, mention.subject));
    let annotation = Annotation {
        date,
        tags,
        mentions: all.into_iter().map(|mention| record(dictionary, mention)).collect(),
        text_digest: digest(article),
    };
    Analysis { text, date, hits, resolution, themes, annotation }
}

fn record(dictionary: &Dictionary, mention: &Mention) -> MentionRecord {
    MentionRecord {
        class: match mention.subject {
            Subject::Country(_) => Class::Country,
            Subject::Person(_) | Subject::Office(_) => Class::Minister,
            Subject::Agency(_) => Class::Agency,
            Subject::Theme(_) => Class::Theme,
        },
        id: dictionary.id_of(mention.subject).into(),
        field: mention.field,
        span: mention.span,
        kind: mention.kind,
        confidence: Score::new(mention.confidence),
        by: mention.entry.clone(),
        because: mention.because.clone(),
    }
}

/// 16 hexadecimal digits of BLAKE3 over title and text.
fn digest(article: &Article) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(article.title.as_deref().unwrap_or_default().as_bytes()).update(&[0]);
    hasher.update(article.text.as_bytes());
    hasher.finalize().to_hex()[..16].to_owned()
}
