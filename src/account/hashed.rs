//! A hash of one part of what is reviewed.

use std::collections::BTreeMap;

use crate::language::Language;

/// How many characters of a hash are of one part.
pub(super) const LENGTH: usize = 16;

/// What is hashed of a part: texts, each with its length, so that none runs into the next.
#[derive(Default)]
pub(super) struct Hashed(blake3::Hasher);

impl Hashed {
    pub(super) fn add(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    }

    pub(super) fn add_placed<T>(&mut self, texts: &BTreeMap<Language, (String, T)>) {
        for (language, (text, _)) in texts {
            self.add(language.tag());
            self.add(text);
        }
    }

    pub(super) fn end(&self) -> String {
        self.0.finalize().to_hex().as_str().chars().take(LENGTH).collect()
    }
}
