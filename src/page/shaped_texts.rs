//! What was shaped is remembered, because the briefs of a dossier say the same sentences. Shaping is a function of face, manner and text,
//! so no page depends on what is remembered.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

/// How many texts of a face are remembered before all of them are forgotten.
const MOST: usize = 4096;

/// The glyphs of texts.
type TextGlyphs<G> = HashMap<String, Arc<[G]>>;

/// The glyphs of texts by how they are shaped: face and manner.
pub(super) struct ShapedTexts<K, G> {
    known: Mutex<HashMap<K, TextGlyphs<G>>>,
}

impl<K, G> Default for ShapedTexts<K, G> {
    fn default() -> Self {
        Self { known: Mutex::default() }
    }
}

impl<K: Copy + Eq + Hash, G> ShapedTexts<K, G> {
    /// The glyphs of a text, shaped where they aren't known.
    pub(super) fn get(&self, key: K, text: &str, shape: impl FnOnce() -> Vec<G>) -> Arc<[G]> {
        // A thread that panicked while it held the lock leaves nothing half done that could be believed.
        let known = self.known.lock().ok();
        let found = known.and_then(|known| known.get(&key)?.get(text).map(Arc::clone));
        found.unwrap_or_else(|| {
            let shaped: Arc<[G]> = shape().into();
            if let Ok(mut known) = self.known.lock() {
                let texts = known.entry(key).or_default();
                if texts.len() >= MOST {
                    texts.clear();
                }
                texts.insert(text.to_owned(), Arc::clone(&shaped));
            }
            shaped
        })
    }
}
