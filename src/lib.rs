//! policytag finds the countries, ministers, agencies and policy themes that articles speak of.
//!
//! ```text
//! read -> segment -> find -> resolve -> tag -> score -> write
//! ```

pub mod model;
pub mod read;
