//! `Hit`s to `Mention`s: each chosen reading has one entity, a confidence and its reasons.
//!
//! 1. `readings`: what every hit may mean, after traps, case, language and boilerplate;
//! 2. `context`: what the article speaks of beyond doubt;
//! 3. `overlap`: which reading of which hit wins, longest first, judged by `countries` (with
//!    `larger`), `people` and `agencies`;
//! 4. `coreference`: acronyms after their definition, surnames after the full name; `heads`:
//!    surnames of heads of state and government that need no full name;
//! 5. `titled` and `roles`: surnames after a title, and titles in place of a name (`offices`).

mod agencies;
mod context;
mod coreference;
mod countries;
mod heads;
mod larger;
mod offices;
mod overlap;
mod people;
mod readings;
mod roles;
mod tenures;
mod titled;

use crate::dictionary::Dictionary;
use crate::model::{Date, Hit, Lang, Resolution, Text, Without};

pub use tenures::standings;

/// What is known of an article beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// Publication date.
    pub date: Option<Date>,
    /// Language; `None` where nothing declares one, which is taken for English.
    pub lang: Option<Lang>,
    /// Whether to note the readings not taken.
    pub traces: bool,
    /// What is left out.
    pub without: Without,
}

/// Chooses what the hits of an article mean.
#[must_use]
pub fn resolve(
    dictionary: &Dictionary,
    text: &Text<'_>,
    setting: &Setting,
    hits: &[Hit],
) -> Resolution {
    let mut resolution = Resolution::default();
    let readings = readings::collect(dictionary, text, setting, hits, &mut resolution);
    let context = context::Context::new(dictionary, text, setting, &readings);
    let mut board = overlap::Board::new(&context);
    board.settle(&readings, &mut resolution);
    if !setting.without.reference {
        titled::resolve(&context, &mut board, &mut resolution);
        coreference::surnames(&context, &mut board, &mut resolution);
        heads::resolve(&context, &mut board, &mut resolution);
        roles::resolve(&context, &mut board, &mut resolution);
    }
    resolution
        .mentions
        .sort_by_key(|mention| (mention.words.start, mention.words.end, mention.subject));
    resolution.support.sort_by_key(|support| (support.words.start, support.country));
    resolution
        .rejections
        .sort_by_key(|rejection| (rejection.words.start, rejection.words.end, rejection.target));
    resolution
}
