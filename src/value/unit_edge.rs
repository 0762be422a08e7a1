//! Where the name of a unit begins and ends in a text.

/// No name is longer, in characters.
pub(super) const LONGEST: usize = 60;

/// A script whose words have no blanks between them, or whose particles join them.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{309f}' | '\u{3100}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a folded name that `rest` follows is whole. Katakana is one word as letters are: トン isn't in トンネル.
pub(super) fn ends_here(name: &str, rest: &str) -> bool {
    let Some(last) = name.chars().next_back() else { return false };
    let Some(next) = rest.chars().next() else { return true };
    let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ff66}'..='\u{ff9f}');
    if katakana(last) || last == 'ー' {
        return !katakana(next);
    }
    let letter = |c: char| c.is_alphabetic() && !is_joined(c) && !katakana(c);
    // A combining mark belongs to the letter before it.
    let mark = matches!(next, '\u{300}'..='\u{36f}');
    let sign = !last.is_alphanumeric()
        && !is_joined(last)
        && !last.is_whitespace()
        && !matches!(last, '.' | ')' | '\'');
    !(letter(last) && (letter(next) || mark) || sign && letter(next))
}

/// Whether a name begins where `before` ends.
pub(super) fn begins_here(name: &str, before: &str) -> bool {
    let (Some(first), Some(last)) = (name.chars().next(), before.chars().next_back()) else { return true };
    let letter = |c: char| c.is_alphabetic() && !is_joined(c) && !matches!(c, '\u{30a0}'..='\u{30ff}');
    // A$, HK$: a sign with letters before it is another one.
    !(letter(last) || last.is_ascii_digit() && letter(first))
}
