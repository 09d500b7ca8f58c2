//! A curve from confidence to the probability of being right, by isotonic regression.

use crate::model::{Curve, Score};

/// A curve has no more knots than this: more would follow the sample, not the truth.
const MOST_KNOTS: usize = 8;
/// A knot stands for no fewer tags than this, where there are as many.
const LEAST_TAGS: f64 = 10.0;
/// Our own confidence counts as much as this many judged tags, and is forgotten as gold grows.
const PRIOR: f64 = 20.0;
/// A knot that is nearer than this to the line between its neighbours says nothing.
const FLAT: f64 = 0.0005;

/// Neighbouring confidences that share one value.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Number of tags.
    n_tags: f64,
    /// Sum of their confidences.
    said: f64,
    /// Sum of what their confidences should have been.
    is: f64,
}

/// The curve that fits judged tags best, of those that never fall: pairs of confidence and whether
/// the tag was right, in any order; `None` without any.
///
/// Neighbours that would fall are pooled (pool adjacent violators), then those with few tags, and
/// the values of the rest become the knots.
#[must_use]
pub fn fit_curve(tags: &[(Score, bool)]) -> Option<Curve> {
    let mut blocks = pool(&by_confidence(tags));
    merge_small(&mut blocks);
    let mut knots: Vec<Knot> = blocks.iter().map(Knot::new).collect();
    leave_doubt(&mut knots);
    thin(&mut knots);
    let mut rounded: Vec<(Score, Score)> =
        knots.iter().map(|knot| (Score::new(knot.said), Score::new(knot.is))).collect();
    rounded.dedup_by_key(|(said, _)| *said);
    Curve::new(rounded)
}

/// One block for each confidence, rising.
fn by_confidence(tags: &[(Score, bool)]) -> Vec<Block> {
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    let n_all: f64 = tags.iter().map(|_| 1.0).sum();
    let share = n_all / (n_all + PRIOR);
    let mut blocks: Vec<(Score, Block)> = Vec::new();
    for (confidence, is_right) in tags {
        let said = confidence.get();
        let is = share * f64::from(u8::from(is_right)) + (1.0 - share) * said;
        match blocks.last_mut() {
            Some((last, block)) if *last == confidence => {
                block.add(Block { n_tags: 1.0, said, is });
            }
            _ => blocks.push((confidence, Block { n_tags: 1.0, said, is })),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Pools neighbours until values rise: the isotonic regression.
fn pool(blocks: &[Block]) -> Vec<Block> {
    let mut pooled: Vec<Block> = Vec::new();
    for block in blocks {
        pooled.push(*block);
        while let [.., before, last] = &pooled[..]
            && before.value() >= last.value()
        {
            let last = *last;
            pooled.pop();
            if let Some(before) = pooled.last_mut() {
                before.add(last);
            }
        }
    }
    pooled
}

/// Joins blocks of few tags with the neighbour of the nearer value, the smallest first.
fn merge_small(blocks: &mut Vec<Block>) {
    while blocks.len() > 1 {
        let smallest =
            (0..blocks.len()).min_by(|a, b| blocks[*a].n_tags.total_cmp(&blocks[*b].n_tags));
        let Some(at) = smallest.filter(|at| blocks[*at].n_tags < LEAST_TAGS) else { return };
        let distance = |other: usize| (blocks[other].value() - blocks[at].value()).abs();
        let is_first = at == 0;
        let is_last = at + 1 == blocks.len();
        let left =
            if is_first || !is_last && distance(at + 1) < distance(at - 1) { at } else { at - 1 };
        let right = blocks.remove(left + 1);
        blocks[left].add(right);
    }
}

impl Block {
    fn value(&self) -> f64 {
        self.is / self.n_tags
    }

    fn add(&mut self, other: Block) {
        self.n_tags += other.n_tags;
        self.said += other.said;
        self.is += other.is;
    }
}

/// A point of the curve.
#[derive(Clone, Copy, Debug)]
struct Knot {
    said: f64,
    is: f64,
    n_tags: f64,
}

impl Knot {
    fn new(block: &Block) -> Knot {
        Knot { said: block.said / block.n_tags, is: block.value(), n_tags: block.n_tags }
    }

    /// How far it is from the line between two others.
    fn bend(&self, before: &Knot, after: &Knot) -> f64 {
        let share = (self.said - before.said) / (after.said - before.said);
        (before.is + share * (after.is - before.is) - self.is).abs()
    }
}

/// Keeps values off 0 and 1 by the rule of succession: after n tags that were all right, one in n + 2
/// may be wrong. Values still rise.
fn leave_doubt(knots: &mut [Knot]) {
    let mut floor = 0.0;
    for knot in knots.iter_mut() {
        let highest = 1.0 - 1.0 / (knot.n_tags + 2.0);
        knot.is = knot.is.min(highest).max(floor);
        floor = knot.is;
    }
    let mut ceiling = 1.0;
    for knot in knots.iter_mut().rev() {
        let lowest = 1.0 / (knot.n_tags + 2.0);
        knot.is = knot.is.max(lowest).min(ceiling);
        ceiling = knot.is;
    }
}

/// Takes out the inner knots that matter least, until few are left and each of them bends the curve.
fn thin(knots: &mut Vec<Knot>) {
    loop {
        let bends = knots.windows(3).map(|w| (w[1].bend(&w[0], &w[2]), w[1].n_tags));
        let least = (1..)
            .zip(bends)
            .min_by(|(_, (bend, n)), (_, (other, m))| (bend * n).total_cmp(&(other * m)));
        match least {
            Some((at, (bend, _))) if knots.len() > MOST_KNOTS || bend < FLAT => {
                knots.remove(at);
            }
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags by confidence: how many are right, how many are wrong.
    fn tags(rows: &[(f64, usize, usize)]) -> Vec<(Score, bool)> {
        rows.iter()
            .flat_map(|(confidence, n_right, n_wrong)| {
                let tag = |is_right| move |_| (Score::new(*confidence), is_right);
                (0..*n_right).map(tag(true)).chain((0..*n_wrong).map(tag(false)))
            })
            .collect()
    }

    #[track_caller]
    fn check(rows: &[(f64, usize, usize)], knots: &[(f64, f64)]) {
        let curve = fit_curve(&tags(rows));
        let found: Vec<(f64, f64)> =
            curve.iter().flat_map(Curve::knots).map(|(said, is)| (said.get(), is.get())).collect();
        assert_eq!(found, knots, "{rows:?}");
    }

    #[test]
    fn follows_what_rises_and_pools_what_falls() {
        check(&[], &[]);
        // One value, drawn a little towards what was said.
        check(&[(0.5, 0, 180)], &[(0.5, 0.05)]);
        // What was said is so.
        check(&[(0.2, 20, 80), (0.8, 80, 20)], &[(0.2, 0.2), (0.8, 0.8)]);
        check(&[(0.2, 20, 80), (0.5, 50, 50), (0.8, 80, 20)], &[(0.2, 0.2), (0.8, 0.8)]);
        // Too sure.
        check(&[(0.6, 100, 890), (0.9, 495, 495)], &[(0.6, 0.106), (0.9, 0.504)]);
        // All are right, or none is: some doubt stays.
        check(&[(0.3, 0, 98), (0.995, 998, 0)], &[(0.3, 0.01), (0.995, 0.999)]);
        check(&[(0.3, 0, 998), (0.995, 98, 0)], &[(0.3, 0.005), (0.995, 0.99)]);
        // Falls: one level for both.
        check(&[(0.4, 90, 0), (0.6, 0, 90)], &[(0.5, 0.5)]);
    }

    #[test]
    fn gives_few_tags_no_knot_of_their_own() {
        check(&[(0.1, 0, 1), (0.2, 20, 79), (0.8, 80, 20)], &[(0.199, 0.2), (0.8, 0.8)]);
    }

    #[test]
    fn has_few_knots() {
        let rows: Vec<(f64, usize, usize)> =
            (1u8..100).map(|x| (f64::from(x) / 100.0, usize::from(x).pow(2) / 10, 1000)).collect();
        let curve = fit_curve(&tags(&rows)).unwrap();
        assert_eq!(curve.knots().len(), MOST_KNOTS);
    }
}
