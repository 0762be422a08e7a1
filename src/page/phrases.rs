//! Where a phrase of Japanese prose ends. A reader takes in phrases, and a line that ends with one is read without a
//! stumble; so they decide between breaks that leave lines equally well filled.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::kinsoku::{CharacterClass, class, is_hiragana, is_wide};

/// The cost of a break inside a word.
const WORD: i32 = 70;
/// The cost of a break before what belongs to the word before it: a particle, an ending.
const ENDING: i32 = 45;
/// The cost of a break between the words of a compound.
const COMPOUND: i32 = 25;
/// Texts shorter than this, in bytes, fit any line on which prose is set.
const SHORT: usize = 60;

/// For each byte of the text, the cost of beginning a line there for the phrase that is divided; nothing for a text without
/// Japanese.
pub(super) fn costs(text: &str) -> Vec<i32> {
    if text.len() < SHORT || !text.contains(is_wide) {
        return Vec::new();
    }
    let mut begins = vec![false; text.len() + 1];
    for at in WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(text) {
        begins[at] = true;
    }
    let mut costs = vec![0; text.len() + 1];
    let mut last: Option<char> = None;
    for (at, first) in text.char_indices() {
        if let Some(last) = last.replace(first) {
            costs[at] = cost(last, first, begins[at]);
        }
    }
    costs
}

/// The cost of a break between two characters, of which the second begins a word or doesn't.
fn cost(last: char, first: char, begins: bool) -> i32 {
    let is_sign = |c: char| !matches!(class(c), CharacterClass::Wide | CharacterClass::Narrow);
    // What touches a Latin word is a compound with it; between Latin letters there is no break without a blank.
    if is_sign(last) || is_sign(first) || last.is_whitespace() || !(is_wide(last) || is_wide(first)) {
        return 0;
    }
    match (is_hiragana(last), is_hiragana(first)) {
        _ if is_katakana(last) && is_katakana(first) => WORD,
        _ if !begins => WORD,
        (_, true) => ENDING,
        (true, false) => 0,
        (false, false) => COMPOUND,
    }
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}')
}
