//! policytag finds the countries, ministers, agencies and policy themes that articles speak of.
//!
//! ```text
//! read -> segment -> find -> resolve -> tag -> score -> write
//! ```

pub mod cli;
pub mod config;
pub mod dictionary;
pub mod eval;
pub mod find;
pub mod fold;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod resolve;
pub mod score;
pub mod segment;
pub mod tag;
pub mod workshop;
pub mod write;
