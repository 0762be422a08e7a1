//! What was found out about a text is remembered, because the briefs of a dossier say the same sentences: its glyphs, and where its lines may
//! end. Both are functions of the text and of what is asked, so no page depends on what is remembered.

use std::hash::Hash;
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap;

/// How many texts are remembered for each kind of question before all of them are forgotten.
const MOST: usize = 4096;

/// What is known about texts.
type Known<T> = FxHashMap<String, Arc<[T]>>;

/// What is known about texts by what was asked, `K`: a list of `T` for each.
pub(super) struct TextMemory<K, T> {
    known: Mutex<FxHashMap<K, Known<T>>>,
}

impl<K, T> Default for TextMemory<K, T> {
    fn default() -> Self {
        Self { known: Mutex::default() }
    }
}

impl<K: Copy + Eq + Hash, T> TextMemory<K, T> {
    /// What is known about a text, found out where it isn't yet.
    pub(super) fn get(&self, asked: K, text: &str, find_out: impl FnOnce() -> Vec<T>) -> Arc<[T]> {
        // A thread that panicked while it held the lock leaves nothing half done that could be believed.
        let known = self.known.lock().ok();
        let found = known.and_then(|known| known.get(&asked)?.get(text).map(Arc::clone));
        found.unwrap_or_else(|| {
            let answer: Arc<[T]> = find_out().into();
            if let Ok(mut known) = self.known.lock() {
                let texts = known.entry(asked).or_default();
                if texts.len() >= MOST {
                    texts.clear();
                }
                texts.insert(text.to_owned(), Arc::clone(&answer));
            }
            answer
        })
    }
}
