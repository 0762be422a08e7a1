//! The proper names that a dossier declares: whether a figure is in one that is written whole.

use std::ops::Range;

/// The first of `names` that holds a part of a text and is written whole.
pub fn holder(text: &str, part: &Range<usize>, names: &[String]) -> Option<usize> {
    names.iter().position(|name| holds(text, part, name))
}

/// Whether a name that is written whole holds a part of a text. The part is looked for in the name, which is short, and not the
/// name in the text.
pub fn holds(text: &str, part: &Range<usize>, name: &str) -> bool {
    let (bytes, sign) = (text.as_bytes(), name.as_bytes());
    let sought = &bytes[part.clone()];
    if sought.is_empty() {
        return false;
    }
    let windows = sign.windows(sought.len()).enumerate();
    // The first byte alone turns most of them away.
    windows.filter(|(_, window)| window[0] == sought[0] && *window == sought).any(|(place, _)| {
        let start = part.start.checked_sub(place);
        start.is_some_and(|start| {
            bytes[start..].starts_with(sign)
                && begins_whole(&text[..start], name)
                && ends_whole(&text[start + name.len()..], name)
        })
    })
}

/// Whether a name isn't the tail of a longer word or number.
fn begins_whole(before: &str, name: &str) -> bool {
    let mut back = before.chars().rev();
    let Some(last) = back.next() else { return true };
    let separator = matches!(last, '.' | ',' | '-') && back.next().is_some_and(char::is_numeric);
    let (alphanumeric, number) =
        (name.starts_with(|c: char| c.is_ascii_alphanumeric()), name.starts_with(char::is_numeric));
    !((alphanumeric && last.is_ascii_alphanumeric()) || (number && (last.is_numeric() || separator)))
}

/// Whether a name isn't the head of a longer word, number or type (GPT-4.5, GPT-4-8B). A plural s is let pass.
fn ends_whole(after: &str, name: &str) -> bool {
    if !name.ends_with(|c: char| c.is_ascii_alphanumeric() || c.is_numeric()) {
        return true;
    }
    let after =
        after.strip_prefix('s').filter(|rest| !rest.starts_with(char::is_alphanumeric)).unwrap_or(after);
    let mut characters = after.chars();
    match characters.next() {
        Some('.' | ',') => !characters.next().is_some_and(char::is_numeric),
        Some('-') => !characters.next().is_some_and(|c| c.is_numeric() || c.is_ascii_uppercase()),
        Some(next) => !(next.is_ascii_alphanumeric() || next.is_numeric()),
        None => true,
    }
}
