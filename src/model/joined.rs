//! Joins a printed date to the words around it, where both say the same: “from {{ period }}” has one “from”.

use crate::value::{DateBound, Value};

/// Words with which a printed date or period begins in English.
pub const LEADS: [&str; 5] = ["from", "by", "since", "after", "until"];
/// Prepositions that don't go before a date that has its own.
pub const PREPOSITIONS: [&str; 16] = [
    "in", "on", "at", "by", "since", "from", "after", "until", "before", "during", "over", "of", "for",
    "between", "through", "within",
];
/// What a printed date ends with in Japanese, and what must not follow the same words in the text: まで is no までに.
const ENDS: [(&str, &str); 5] = [("までに", ""), ("以来", ""), ("以降", ""), ("より後", ""), ("まで", "に")];

/// A printed value without the words that the text before it ends with, or the text after it begins with.
pub fn joined(printed: String, value: &Value, before: &str, after: Option<&str>) -> String {
    let qualified = match value {
        Value::Period(_) => true,
        Value::Date(dated) => dated.bound != DateBound::On,
        // Each version has its own, and the words around them are joined to none.
        Value::Contested(_) => false,
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => false,
    };
    if !qualified {
        return printed;
    }
    if let Some((lead, rest)) = printed.split_once(' ')
        && LEADS.contains(&lead)
        && last_word(before).is_some_and(|word| word.eq_ignore_ascii_case(lead))
    {
        return rest.to_owned();
    }
    let after = after.unwrap_or_default();
    let said = ENDS.into_iter().find(|(end, _)| printed.ends_with(end));
    if let Some((end, other)) = said
        && let Some(rest) = after.strip_prefix(end)
        && (other.is_empty() || !rest.starts_with(other))
    {
        return printed[..printed.len() - end.len()].to_owned();
    }
    printed
}

/// The word before a blank at the end of a text.
pub fn last_word(text: &str) -> Option<&str> {
    let text = text.strip_suffix([' ', '\u{a0}'])?;
    let start = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let alone = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    (alone && start < text.len()).then(|| &text[start..])
}
