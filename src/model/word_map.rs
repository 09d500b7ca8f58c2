//! Maps whose keys are hashes already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from folded words' hashes. Never iterated: its order means nothing.
pub type WordMap<V> = HashMap<u64, V, BuildHasherDefault<Unhashed>>;

/// Passes a `u64` through: the keys are well mixed by `fold::hash`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unhashed(u64);

impl Hasher for Unhashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are u64");
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
