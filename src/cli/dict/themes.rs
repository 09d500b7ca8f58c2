//! `dict themes`: the themes as a tree, for people to read.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::FileArgs;
use crate::cli::{Failure, print, printable};
use crate::dictionary::{Dictionary, examples};
use crate::workshop::{CatalogueTheme, catalogue};

/// Arguments of `dict themes`.
#[derive(Args, Debug)]
pub(in crate::cli) struct ThemesArgs {
    #[command(flatten)]
    files: FileArgs,
    /// How it is written
    #[arg(short, long, value_enum, default_value = "text")]
    format: ThemesFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ThemesFormat {
    /// A line a theme
    Text,
    /// A page with definitions, codes and counts
    Markdown,
    /// One theme a line
    Json,
}

/// Prints the tree.
pub(super) fn run(args: &ThemesArgs) -> Result<(), Failure> {
    let files = args.files.files()?;
    let dictionary = Dictionary::build(&files).map_err(Failure::Problems)?;
    let examples = examples(&files).map_err(Failure::Problems)?;
    let themes = catalogue(&dictionary, &examples);
    print(&match args.format {
        ThemesFormat::Text => text(&themes),
        ThemesFormat::Markdown => markdown(&themes),
        ThemesFormat::Json => json(&themes),
    })
}

fn text(themes: &[CatalogueTheme]) -> String {
    let mut page = String::new();
    for theme in themes {
        let indent = "  ".repeat(theme.depth);
        let line = format!("{indent}{}  {}", theme.id, theme.label);
        let _ = writeln!(page, "{}", printable(&line));
    }
    page
}

fn json(themes: &[CatalogueTheme]) -> String {
    let mut page = String::new();
    for theme in themes {
        page.push_str(&serde_json::to_string(theme).unwrap_or_default());
        page.push('\n');
    }
    page
}

/// A section for each theme at the top, nested lists below it.
fn markdown(themes: &[CatalogueTheme]) -> String {
    let levels = themes.iter().map(|theme| theme.depth + 1).max().unwrap_or_default();
    let mut page = format!(
        "# Policy themes\n\n{} themes in {levels} levels, made from the files in `themes/` by \
         `policytag dict themes --format markdown`.\nAn article of a theme is one of the themes \
         above it, too.\n",
        themes.len()
    );
    for (number, theme) in themes.iter().enumerate() {
        let counts = format!(
            "{} strong and {} weak terms, {} that cancel, {} rules; {} sentences that match, {} that \
             do not",
            theme.n_strong, theme.n_weak, theme.n_cancel, theme.n_rules, theme.n_match, theme.n_not
        );
        let mut facts = vec![counts];
        let codes: Vec<String> = theme
            .codes
            .iter()
            .filter(|(_, codes)| !codes.is_empty())
            .map(|(vocabulary, codes)| {
                format!("{} {}", plain(vocabulary), plain(&codes.join(", ")))
            })
            .collect();
        if !codes.is_empty() {
            facts.push(codes.join("; "));
        }
        if theme.broader.len() > 1 {
            let also: Vec<String> = theme.broader[1..].iter().map(|id| format!("`{id}`")).collect();
            facts.push(format!("also below {}", also.join(", ")));
        }
        let facts = facts.join(". ");
        let (label, definition) = (plain(&theme.label), plain(&theme.definition));
        let (id, indent) = (&theme.id, "  ".repeat(theme.depth.saturating_sub(1)));
        let _ = if theme.depth == 0 {
            writeln!(page, "\n## {label} (`{id}`)\n\n{definition}\n{facts}.")
        } else {
            // A list needs an empty line before it.
            let gap = if themes[number - 1].depth == 0 { "\n" } else { "" };
            writeln!(page, "{gap}{indent}- **{label}** (`{id}`): {definition}\n{indent}  {facts}.")
        };
    }
    page
}

/// Text without what Markdown would take for its own.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '|' | '#') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
