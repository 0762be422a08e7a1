//! A small stable hash (FNV-1a) for names in a PDF; it needn't be secure.

/// A running FNV-1a hash of 128 bits.
pub(super) struct Digest(u128);

impl Digest {
    pub(super) fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds bytes and their number, so that bytes can't move between neighbours unnoticed.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().copied().chain((bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// The hash as six capital letters, the form of a subset tag (ISO 32000-1 §9.6.4).
    pub(super) fn six_letters(&self) -> String {
        let mut rest = self.0 ^ (self.0 >> 64);
        let mut letters = String::new();
        for _ in 0..6 {
            // The remainder is below 26, so that the cast is exact.
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters
    }
}
