//! Where a sentence of the author's ends.

/// Titles and the like whose point ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "cf", "approx", "e.g", "i.e"];

/// Whether a sentence of the author's ends here. A point between letters or digits is none, and neither is one
/// that ends an abbreviation of one letter.
pub fn ends_sentence(character: char, next: Option<char>, before: &str) -> bool {
    match character {
        '。' | '｡' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => true,
        '．' => next.is_none_or(|next| !next.is_alphanumeric()),
        '…' => next.is_none_or(char::is_whitespace),
        '.' | '!' | '?' => {
            let mut last = before.chars().rev().skip(1);
            let initial = last.next().is_some_and(char::is_uppercase)
                && last.next().is_none_or(|c| !c.is_alphanumeric());
            let word = before[..before.len() - 1].rsplit([' ', '(', '\n']).next().unwrap_or_default();
            next.is_none_or(char::is_whitespace) && !initial && !ABBREVIATIONS.contains(&word)
        }
        _ => false,
    }
}
