//! The name of the money that is written around a figure: A$, HK$, CN¥, Rs, AUD, 豪ドル. Its sign alone, `$` or `¥`, is
//! also that of another one.

use super::sum::{CURRENCY_ABBREVIATIONS, CURRENCY_CODES, is_currency_sign, word_at};

/// Blanks that may part a figure from the name of its money.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
/// The letters before a sign that say whose it is are no more than these: A$, HK$, Mex$.
const MOST_LETTERS: usize = 4;

/// How many bytes at the end of `before` name the money of the figure that begins with `first`: A in A$5, AUD in AUD 5, and
/// R$ in R$5.
pub(super) fn named_before(before: &str, first: char) -> usize {
    let near = before.trim_end_matches(BLANKS);
    let apart = before.len() - near.len();
    let code = near.len() - near.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.').len();
    let word = near[near.len() - code..].trim_start_matches('.');
    if is_code(word.trim_end_matches('.')) && stands_alone(near, word) {
        return apart + word.len();
    }
    if is_currency_sign(first) {
        return if apart == 0 { country(before) } else { 0 };
    }
    match near.chars().next_back() {
        Some(sign) if is_currency_sign(sign) => {
            apart + sign.len_utf8() + country(&near[..near.len() - sign.len_utf8()])
        }
        _ => 0,
    }
}

/// How many bytes at the start of `after` name the money of the figure before it: AUD in $5 AUD.
pub(super) fn named_after(after: &str) -> usize {
    let near = after.trim_start_matches(BLANKS);
    let word = word_at(near);
    let next = near[word.len()..].chars().next();
    let whole = next.is_none_or(|c| !c.is_alphanumeric());
    if whole && CURRENCY_CODES.contains(&word) { after.len() - near.len() + word.len() } else { 0 }
}

/// The letters at the end of what comes before a sign.
fn country(before: &str) -> usize {
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = &before[before.len() - letters..];
    let named = letters <= MOST_LETTERS && word.starts_with(|c: char| c.is_ascii_uppercase());
    if named && !before[..before.len() - letters].ends_with(char::is_numeric) { letters } else { 0 }
}

fn is_code(word: &str) -> bool {
    let short = ["Rs", "Fr", "SFr", "Kr", "kr", "Dkr", "Nkr", "Skr", "RM"];
    CURRENCY_CODES.contains(&word)
        || short.contains(&word)
        || CURRENCY_ABBREVIATIONS.iter().any(|name| name.to_uppercase() == word)
}

fn stands_alone(text: &str, word: &str) -> bool {
    !text[..text.len() - word.len()].ends_with(char::is_alphanumeric)
}
