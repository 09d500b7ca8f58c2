//! Whether confidence means what it says: of tags with confidence 0.8, eight in ten are right.

use serde::Serialize;

use super::judged::Sample;

/// Tags of about one confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The least confidence, in tenths of 0..1; the last bin holds 1 as well.
    pub from: f64,
    /// Number of tags.
    pub tags: u64,
    /// Their mean confidence.
    pub confidence: f64,
    /// Share of them that is right.
    pub right: f64,
}

/// A calibration table with the Brier score.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// Ten bins; those without tags are left out.
    pub bins: Vec<Bin>,
    /// Mean squared difference of confidence and truth, 0 the best (Brier 1950).
    pub brier: f64,
    /// Mean difference of confidence and share right, weighted by tags: the expected calibration
    /// error.
    pub error: f64,
}

impl Reliability {
    /// The table of some judged tags; `None` without any.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of tags are far below 2^52")]
    pub fn new<'a>(samples: impl Iterator<Item = &'a Sample>) -> Option<Reliability> {
        let mut sums = [(0u64, 0.0, 0u64); 10];
        let (mut n_all, mut squares) = (0u64, 0.0);
        for sample in samples {
            let truth = f64::from(u8::from(sample.is_right));
            squares += (sample.confidence - truth).powi(2);
            n_all += 1;
            let sum = &mut sums[bin(sample.confidence)];
            sum.0 += 1;
            sum.1 += sample.confidence;
            sum.2 += u64::from(sample.is_right);
        }
        if n_all == 0 {
            return None;
        }
        let bins: Vec<Bin> = (0u8..)
            .zip(sums)
            .filter(|(_, (tags, ..))| *tags > 0)
            .map(|(at, (tags, confidence, right))| Bin {
                from: f64::from(at) / 10.0,
                tags,
                confidence: confidence / tags as f64,
                right: right as f64 / tags as f64,
            })
            .collect();
        let error = bins
            .iter()
            .map(|bin| (bin.confidence - bin.right).abs() * bin.tags as f64 / n_all as f64)
            .sum();
        Some(Reliability { bins, brier: squares / n_all as f64, error })
    }
}

/// The number of a confidence's bin.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0..=10")]
fn bin(confidence: f64) -> usize {
    ((confidence.clamp(0.0, 1.0) * 10.0) as usize).min(9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;

    #[test]
    fn counts_by_tenths() {
        let sample = |confidence, is_right| Sample {
            class: Class::Country,
            confidence,
            score: 0.5,
            is_right,
        };
        let samples =
            [sample(1.0, true), sample(0.95, false), sample(0.5, true), sample(0.5, false)];
        let table = Reliability::new(samples.iter()).unwrap();
        let bins: Vec<(f64, u64, f64)> =
            table.bins.iter().map(|bin| (bin.from, bin.tags, bin.right)).collect();
        assert_eq!(bins, [(0.5, 2, 0.5), (0.9, 2, 0.5)]);
        assert!((table.brier - (0.95f64.powi(2) + 0.25 + 0.25) / 4.0).abs() < 1e-12);
        assert!((table.error - 0.475 / 2.0).abs() < 1e-12);
        assert_eq!(Reliability::new([].iter()), None);
    }
}
