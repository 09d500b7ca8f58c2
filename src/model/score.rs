//! A number in 0..=1.

use serde::{Serialize, Serializer};

/// A number in 0..=1, kept to three decimals so that it prints the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u16);

impl Score {
    /// The nearest thousandth; numbers outside 0..=1 (and NaN) become the nearer end (0).
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
    pub fn new(value: f64) -> Self {
        Score((value.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.get())
    }
}
