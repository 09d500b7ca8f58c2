//! The least value that a tag should have.

use crate::eval::Counts;
use crate::model::Score;

/// The threshold that gives the best micro-F1, of equal ones the lowest: tags with this value or
/// more are kept. `tags` holds values and whether the tag is right, in any order; `missed` is the
/// number of gold tags that are missing whatever the threshold.
#[must_use]
pub fn best_threshold(tags: &[(Score, bool)], missed: u64) -> Score {
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    let n_right = tags.iter().filter(|(_, is_right)| *is_right).count() as u64;
    let mut counts = Counts { right: n_right, wrong: tags.len() as u64 - n_right, missed };
    let (mut best, mut threshold) = (counts, Score::default());
    let mut rest = &tags[..];
    while let Some((value, _)) = rest.first() {
        let (dropped, kept) = rest.split_at(rest.partition_point(|(other, _)| other == value));
        for (_, is_right) in dropped {
            if *is_right {
                counts.right -= 1;
                counts.missed += 1;
            } else {
                counts.wrong -= 1;
            }
        }
        if is_better(counts, best) {
            best = counts;
            // The lowest number that drops these.
            threshold = Score::new(value.get() + 0.001);
        }
        rest = kept;
    }
    threshold
}

/// Whether the F1 of one is higher than that of the other, without rounding.
fn is_better(counts: Counts, other: Counts) -> bool {
    let half = |counts: Counts| u128::from(2 * counts.right + counts.wrong + counts.missed);
    u128::from(counts.right) * half(other) > u128::from(other.right) * half(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(right: &[f64], wrong: &[f64], missed: u64, expected: f64) {
        let tag = |is_right| move |value: &f64| (Score::new(*value), is_right);
        let tags: Vec<(Score, bool)> =
            wrong.iter().map(tag(false)).chain(right.iter().map(tag(true))).collect();
        assert_eq!(best_threshold(&tags, missed), Score::new(expected), "{right:?} {wrong:?}");
    }

    #[test]
    fn drops_what_costs_more_than_it_gives() {
        check(&[], &[], 3, 0.0);
        check(&[0.2, 0.9], &[], 0, 0.0);
        check(&[0.9], &[0.2], 0, 0.201);
        check(&[0.9, 0.8], &[0.2, 0.3], 5, 0.301);
        // One right tag among four wrong ones is given up.
        check(&[0.3, 0.8, 0.9], &[0.1, 0.4, 0.5, 0.6], 0, 0.601);
        // As good with a right and two wrong ones as without them: the lower threshold.
        check(&[0.5, 0.9], &[0.1, 0.6, 0.6], 0, 0.101);
        check(&[0.1, 0.9], &[0.2], 0, 0.0);
        // All are wrong: to drop them helps no F1.
        check(&[], &[0.5], 1, 0.0);
        check(&[1.0], &[1.0], 0, 0.0);
    }
}
