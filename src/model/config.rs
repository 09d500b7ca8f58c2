//! What a user may set on top of a dictionary: for each class, what confidence means and which tags
//! are too weak.

use std::collections::BTreeMap;

use super::{Class, Score, Tag};

/// The settings of all classes; by default they change nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Settings by class; a class without any is left as it is.
    pub classes: BTreeMap<Class, ClassConfig>,
    /// 16 hexadecimal digits of the file that they come from; empty where there is none.
    pub digest: String,
}

/// The settings of one class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassConfig {
    /// What a confidence becomes; `None` to leave it.
    pub curve: Option<Curve>,
    /// Least confidence of a tag, after the curve.
    pub min_confidence: Score,
    /// Least score of a tag.
    pub min_score: Score,
}

impl ClassConfig {
    /// Why a tag is too weak, in words; `None` where it is not. Its confidence is that after the
    /// curve.
    #[must_use]
    pub fn fault(&self, tag: &Tag) -> Option<String> {
        [("confidence", tag.confidence, self.min_confidence), ("score", tag.score, self.min_score)]
            .into_iter()
            .find(|(_, is, least)| is < least)
            .map(|(name, is, least)| format!("{name} {} is below {}", is.get(), least.get()))
    }
}

/// A rising function from 0..=1 to 0..=1: straight lines between knots, a straight line from 0 to
/// the first, and level from the last on. So where there are no knots it never claims more than they
/// show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve(Vec<(Score, Score)>);

impl Curve {
    /// A curve through these knots: at least one, the first numbers rising, the second ones never
    /// falling; `None` where they are not so.
    #[must_use]
    pub fn new(knots: Vec<(Score, Score)>) -> Option<Curve> {
        let is_rising =
            knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        (is_rising && !knots.is_empty()).then_some(Curve(knots))
    }

    /// The knots.
    #[must_use]
    pub fn knots(&self) -> &[(Score, Score)] {
        &self.0
    }

    /// The value at a confidence.
    #[must_use]
    pub fn at(&self, confidence: Score) -> Score {
        let after = self.0.partition_point(|(said, _)| *said < confidence);
        let (from, low) = after.checked_sub(1).map_or_else(Default::default, |at| self.0[at]);
        let Some((to, high)) = self.0.get(after) else { return low };
        if *to == confidence {
            return *high;
        }
        let share = (confidence.get() - from.get()) / (to.get() - from.get());
        Score::new(low.get() + share * (high.get() - low.get()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(knots: &[(f64, f64)]) -> Option<Curve> {
        Curve::new(knots.iter().map(|(x, y)| (Score::new(*x), Score::new(*y))).collect())
    }

    #[test]
    fn goes_straight_to_the_last_knot_and_on_level() {
        let curve = curve(&[(0.5, 0.1), (0.7, 0.3), (0.9, 0.9)]).unwrap();
        let rows = [
            (0.0, 0.0),
            (0.25, 0.05),
            (0.5, 0.1),
            (0.55, 0.15),
            (0.7, 0.3),
            (0.8, 0.6),
            (0.9, 0.9),
            (1.0, 0.9),
        ];
        for (confidence, expected) in rows {
            assert_eq!(curve.at(Score::new(confidence)), Score::new(expected), "{confidence}");
        }
    }

    #[test]
    fn one_knot_is_enough() {
        let rows = [
            ((0.5, 0.8), [(0.0, 0.0), (0.25, 0.4), (0.5, 0.8), (1.0, 0.8)]),
            ((0.0, 0.8), [(0.0, 0.8), (0.25, 0.8), (0.5, 0.8), (1.0, 0.8)]),
            ((1.0, 0.5), [(0.0, 0.0), (0.2, 0.1), (0.5, 0.25), (1.0, 0.5)]),
        ];
        for (knot, values) in rows {
            let curve = curve(&[knot]).unwrap();
            for (confidence, expected) in values {
                assert_eq!(curve.at(Score::new(confidence)), Score::new(expected), "{knot:?}");
            }
        }
    }

    #[test]
    fn refuses_what_falls() {
        for knots in [&[][..], &[(0.5, 0.1), (0.5, 0.2)], &[(0.5, 0.2), (0.6, 0.1)]] {
            assert_eq!(curve(knots), None, "{knots:?}");
        }
    }
}
