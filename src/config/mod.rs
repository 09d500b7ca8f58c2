//! The file of `--config`: read with all its faults at once, applied to an annotation, written.
//!
//! It holds for each class a curve from our confidence to the probability of being right, and the
//! least confidence and score of a tag. What they should be, `eval` fits on gold.
//!
//! ```toml
//! [class.minister]
//! curve = [[0.55, 0.3], [0.9, 0.95], [1.0, 0.98]]
//! min_confidence = 0.4
//! min_score = 0.1
//! ```

mod apply;
mod read;
mod write;

pub use apply::apply;
pub use read::read;
pub use write::write;
