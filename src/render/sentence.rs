//! Where a sentence of an author ends.

/// Titles and the like whose full stop doesn't end a sentence.
const ABBREVIATIONS: [&str; 12] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "cf", "approx", "e.g", "i.e"];

/// Whether a sentence of an author ends here. A full stop between letters or digits doesn't end one, nor does one after an
/// initial.
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
