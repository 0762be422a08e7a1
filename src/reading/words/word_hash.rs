//! A hash for words, which are short: FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991). The words of a lexicon are ours, so that nobody can
//! make them collide.

use std::hash::{BuildHasherDefault, Hasher};

/// Makes the hashes of words.
pub type WordHash = BuildHasherDefault<Fnv>;

/// The state of a hash.
#[derive(Debug, Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
