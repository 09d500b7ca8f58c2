//! `explain`: one article in the terminal, mentions in colour, and why each tag is there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::Args;

use super::config::ConfigArgs;
use super::{DictionaryArgs, Failure, ReadArgs, printable};
use crate::config;
use crate::dictionary::Dictionary;
use crate::fold;
use crate::model::{Article, Cause, Class, Config, Date, Detail, Field, Mention, Part, Tag};
use crate::pipeline::{self, Analysis};
use crate::read;

/// Arguments of `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The article: a file, or `-` for standard input; of an archive the first record, or --id
    #[arg(value_name = "FILE")]
    input: PathBuf,
    /// Explain the record with this id
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Take this for the article's date
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Say what would have matched this name, and what stopped it
    #[arg(long, value_name = "NAME")]
    why_not: Option<String>,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    dictionaries: DictionaryArgs,
}

/// Explains one article on standard output.
pub(super) fn run(args: &ExplainArgs) -> Result<(), Failure> {
    let config = args.config.load()?;
    let dictionary = args.dictionaries.load()?;
    let mut article = find(args)?;
    if let Some(date) = &args.date {
        article.date = Some(super::date(date)?);
    }
    let mut analysis = pipeline::analyse(
        &dictionary,
        &article,
        pipeline::Options { traces: true, ..Default::default() },
    );
    let mut page = String::new();
    let too_weak = config.map(|config| too_weak(&config, &mut analysis)).unwrap_or_default();
    match &args.why_not {
        Some(name) => why_not(&mut page, &dictionary, &analysis, &too_weak, name),
        None => {
            marked_text(&mut page, &analysis);
            tags(&mut page, &dictionary, &analysis);
            for (tag, because) in &too_weak {
                let _ =
                    writeln!(page, "{DIM}left out: {}  {}: {because}{DIM:#}", tag.key(), tag.label);
            }
        }
    }
    match anstream::stdout().write_all(page.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| Failure::new("standard output", error)),
    }
}

/// Applies a config; the tags that it takes out, with the reason.
fn too_weak(config: &Config, analysis: &mut Analysis<'_>) -> Vec<(Tag, String)> {
    let taken = config::apply(config, &mut analysis.annotation).into_iter();
    taken
        .map(|tag| {
            let fault = config.classes.get(&tag.class).and_then(|settings| settings.fault(&tag));
            let because = format!("{} in the config", fault.unwrap_or_default());
            (tag, because)
        })
        .collect()
}

/// The article asked for.
fn find(args: &ExplainArgs) -> Result<Article, Failure> {
    let options = args.read.options()?;
    let inputs = read::inputs(std::slice::from_ref(&args.input))
        .map_err(|error| Failure::message(error.to_string()))?;
    let (mut found, mut reject) = (None, None);
    for input in &inputs {
        read::read(input, &options, &mut |record| {
            match record {
                Ok(article) if args.id.as_ref().is_none_or(|id| *id == article.id) => {
                    found = Some(article);
                    return ControlFlow::Break(());
                }
                Ok(_) => {}
                Err(bad) => reject = reject.take().or(Some(bad)),
            }
            ControlFlow::Continue(())
        });
        if found.is_some() {
            break;
        }
    }
    found.ok_or_else(|| match (&args.id, reject) {
        (Some(id), _) => Failure::message(format!("no record with the id \"{id}\"")),
        (None, Some(reject)) => Failure::message(format!("{}: {}", reject.origin, reject.reason)),
        (None, None) => Failure::message(format!("{}: no article", args.input.display())),
    })
}

/// A colour for each class.
fn style(class: Class) -> Style {
    let colour = match class {
        Class::Country => AnsiColor::Green,
        Class::Minister => AnsiColor::Cyan,
        Class::Agency => AnsiColor::Yellow,
        Class::Theme => AnsiColor::Magenta,
    };
    Style::new().fg_color(Some(colour.into())).bold()
}

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// Title and text with mentions in colour; entities before themes where they overlap.
fn marked_text(page: &mut String, analysis: &Analysis<'_>) {
    for section in &analysis.text.sections {
        let field = analysis.text.field(section.field);
        let section_span = analysis.text.span_of(&section.words);
        let mut mentions: Vec<(Class, crate::model::Span)> = analysis
            .annotation
            .mentions
            .iter()
            .filter(|mention| mention.field == section.field && section_span.contains(mention.span))
            .map(|mention| (mention.class, mention.span))
            .collect();
        mentions.sort_by_key(|(class, span)| (*class, span.start()));
        let mut chosen: Vec<(Class, crate::model::Span)> = Vec::new();
        for (class, span) in mentions {
            if !chosen.iter().any(|(_, other)| other.overlaps(span)) {
                chosen.push((class, span));
            }
        }
        chosen.sort_by_key(|(_, span)| span.start());
        let base = match section.part {
            Part::Title => BOLD,
            Part::Boilerplate | Part::Dateline => DIM,
            Part::Lead | Part::Body => Style::new(),
        };
        let mut at = section_span.start() as usize;
        for (class, span) in chosen {
            let style = style(class);
            let _ = write!(page, "{base}{}{base:#}", printable(&field[at..span.start() as usize]));
            let _ = write!(page, "{style}{}{style:#}", printable(span.of(field)));
            at = span.end() as usize;
        }
        // Punctuation after the last word belongs to the line.
        let end = field[section_span.end() as usize..]
            .find(|c: char| c.is_alphanumeric() || c == '\n')
            .map_or(field.len(), |tail| section_span.end() as usize + tail);
        let _ = writeln!(page, "{base}{}{base:#}\n", printable(field[at..end].trim_end()));
    }
}

/// Every tag with its reasons and the entries that made its mentions.
fn tags(page: &mut String, dictionary: &Dictionary, analysis: &Analysis<'_>) {
    let date = analysis.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let _ = writeln!(page, "{DIM}judged on {date}, dictionary {}{DIM:#}\n", dictionary.digest);
    for tag in &analysis.annotation.tags {
        let style = style(tag.class);
        let focus = if tag.focus { "  focus" } else { "" };
        let _ = writeln!(
            page,
            "{style}{}{style:#}  {}  score {:.2}  confidence {:.2}{focus}",
            tag.key(),
            tag.label,
            tag.score.get(),
            tag.confidence.get()
        );
        if let Some(office) = office(tag) {
            let _ = writeln!(page, "    {office}");
        }
        let _ = writeln!(page, "    {}", tag.because.join(", "));
        let mentions = analysis
            .resolution
            .mentions
            .iter()
            .chain(analysis.themes.iter().flat_map(|theme| &theme.mentions))
            .filter(|mention| {
                dictionary.id_of(mention.subject) == &*tag.id && class_of(mention) == tag.class
            });
        for mention in mentions {
            mention_line(page, dictionary, analysis, mention);
        }
    }
}

fn class_of(mention: &Mention) -> Class {
    use crate::model::Subject;
    match mention.subject {
        Subject::Country(_) => Class::Country,
        Subject::Person(_) | Subject::Office(_) => Class::Minister,
        Subject::Agency(_) => Class::Agency,
        Subject::Theme(_) => Class::Theme,
    }
}

/// The office that the tag's person is tagged for.
fn office(tag: &Tag) -> Option<String> {
    let (record, inferred) = match &tag.detail {
        Detail::Person { offices, inferred } => (offices.first()?, *inferred),
        Detail::Office(record) => (record, false),
        _ => return None,
    };
    let day = |date: Option<Date>| date.map_or_else(|| "?".to_owned(), |date| date.to_string());
    Some(format!(
        "{}, {} ({} to {}){}",
        record.label,
        record.standing.name(),
        day(record.from),
        day(record.until),
        if inferred { ", inferred from the office alone" } else { "" }
    ))
}

/// One mention: where, what, why, by which entry, and what competed.
fn mention_line(
    page: &mut String,
    dictionary: &Dictionary,
    analysis: &Analysis<'_>,
    mention: &Mention,
) {
    let field = analysis.text.field(mention.field);
    let place = if mention.field == Field::Title { "title" } else { "text" };
    let _ = writeln!(
        page,
        "      {DIM}{place} {}..{}{DIM:#} \"{}\" {} {:.2}: {} {DIM}[{}]{DIM:#}",
        mention.span.start(),
        mention.span.end(),
        printable(mention.span.of(field)),
        mention.kind.name(),
        mention.confidence,
        mention.because.join(", "),
        entry(dictionary, &mention.entry),
    );
    // A name in fifty other languages is no rival.
    let rivals =
        analysis.resolution.rejections.iter().filter(|rejection| {
            rejection.words == mention.words && rejection.cause != Cause::Language
        });
    for rejection in rivals.take(5) {
        let _ = writeln!(
            page,
            "        {DIM}not {}: {}{DIM:#}",
            dictionary.describe(rejection.target),
            rejection.because
        );
    }
}

/// An entry's id with its file and line, where it is the entry of a term.
fn entry(dictionary: &Dictionary, id: &str) -> String {
    let place = dictionary
        .terms
        .iter()
        .find(|term| {
            id.rsplit(':').next().is_some_and(|slug| slug == fold::slug(&term.name))
                && *dictionary.entry(term) == *id
        })
        .map(|term| dictionary.place_of(term));
    match place {
        Some(place) => format!("{id} {place}"),
        None => id.to_owned(),
    }
}

/// What would have matched a name, and what stopped it.
fn why_not(
    page: &mut String,
    dictionary: &Dictionary,
    analysis: &Analysis<'_>,
    too_weak: &[(Tag, String)],
    name: &str,
) {
    let slug = fold::slug(name);
    let text = &analysis.text;
    let mut seen: BTreeMap<(u32, String), String> = BTreeMap::new();
    for mention in &analysis.annotation.mentions {
        let field = text.field(mention.field);
        let matches = fold::slug(mention.span.of(field)) == slug || fold::slug(&mention.id) == slug;
        if matches {
            let line = format!("it is tagged: {}:{} by {}", mention.class, mention.id, mention.by);
            seen.insert((mention.span.start(), mention.by.to_string()), line);
        }
    }
    let of_themes = analysis.themes.iter().flat_map(|theme| &theme.mentions);
    for mention in analysis.resolution.mentions.iter().chain(of_themes) {
        let written = mention.span.of(text.field(mention.field));
        let taken = too_weak.iter().find(|(tag, _)| {
            tag.class == class_of(mention) && *tag.id == *dictionary.id_of(mention.subject)
        });
        if let Some((tag, because)) =
            taken.filter(|(tag, _)| fold::slug(written) == slug || fold::slug(&tag.id) == slug)
        {
            let line = format!("{} by {} is left out: {because}", tag.key(), mention.entry);
            seen.insert((mention.span.start(), mention.entry.to_string()), line);
        }
    }
    for rejection in &analysis.resolution.rejections {
        let span = text.span_of(&rejection.words);
        let written = span.of(text.field(text.field_of(rejection.words.start)));
        let is_named = fold::slug(written) == slug
            || rejection.entry.split(':').any(|part| fold::slug(part) == slug);
        if is_named {
            let line = format!(
                "{} by {}: {}",
                dictionary.describe(rejection.target),
                entry(dictionary, &rejection.entry),
                rejection.because
            );
            seen.entry((span.start(), rejection.entry.to_string())).or_insert(line);
        }
    }
    if seen.is_empty() {
        let terms: Vec<_> =
            dictionary.terms.iter().filter(|term| fold::slug(&term.name) == slug).collect();
        if terms.is_empty() {
            let _ = writeln!(page, "no entry of the dictionary is called \"{}\"", printable(name));
        }
        for term in terms {
            let _ = writeln!(
                page,
                "{} by {} ({}): the text does not say it",
                dictionary.describe(term.target),
                dictionary.entry(term),
                dictionary.place_of(term)
            );
        }
    }
    for ((start, _), line) in seen {
        let _ = writeln!(page, "at {start}: {line}");
    }
}
