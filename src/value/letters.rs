//! What is left of a text to tell whether another says the same: its letters and digits, in one form and without capitals.

use unicode_normalization::UnicodeNormalization;

/// The letters and digits of a text, compatibility forms as their plain characters, in lower case.
pub fn letters(text: &str) -> String {
    if text.is_ascii() {
        return text
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|character| character.is_alphanumeric()).collect()
}
