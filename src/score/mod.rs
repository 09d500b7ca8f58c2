//! Mentions, evidence and themes to tags: how much the article is about each, and how sure that is.

mod broader;
mod evidence;
mod salience;
mod tags;

pub use tags::{Findings, Standings, score};
