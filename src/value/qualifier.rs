//! The words and signs that qualify a printed figure, in both languages.

/// What a qualifier says of its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    /// The figure holds for each year: 年, a year.
    PerYear,
    /// The figure is the lower end of a range: between, from.
    Between,
}

use Qualifier::{About, AtLeast, AtMost, Between, LessThan, MoreThan, Nearly, PerYear};

/// Qualifiers before a figure. Where one begins another the longer comes first.
pub(super) const BEFORE: &[(&str, Qualifier)] = &[
    ("約", About),
    ("およそ", About),
    ("おおよそ", About),
    ("概ね", About),
    ("おおむね", About),
    ("ほぼ", About),
    ("about", About),
    ("around", About),
    ("approximately", About),
    ("approx.", About),
    ("roughly", About),
    ("some", About),
    ("circa", About),
    ("ca.", About),
    ("c.", About),
    ("~", About),
    ("≈", About),
    ("少なくとも", AtLeast),
    ("最低でも", AtLeast),
    ("最低", AtLeast),
    ("at least", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("no fewer than", AtLeast),
    ("not fewer than", AtLeast),
    ("a minimum of", AtLeast),
    ("≥", AtLeast),
    (">=", AtLeast),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("over", MoreThan),
    ("above", MoreThan),
    ("in excess of", MoreThan),
    ("exceeding", MoreThan),
    (">", MoreThan),
    ("最大で", AtMost),
    ("最大", AtMost),
    ("up to", AtMost),
    ("at most", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("a maximum of", AtMost),
    ("≤", AtMost),
    ("<=", AtMost),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("under", LessThan),
    ("below", LessThan),
    ("<", LessThan),
    ("nearly", Nearly),
    ("almost", Nearly),
    ("close to", Nearly),
    ("just under", Nearly),
    ("年間", PerYear),
    ("毎年", PerYear),
    ("年", PerYear),
    ("annually", PerYear),
    ("annual", PerYear),
    ("between", Between),
    ("from", Between),
];

/// Qualifiers after a figure and its unit. Where one begins another the longer comes first.
pub(super) const AFTER: &[(&str, Qualifier)] = &[
    ("以上", AtLeast),
    ("or more", AtLeast),
    ("を超える", MoreThan),
    ("を超え", MoreThan),
    ("を超す", MoreThan),
    ("を上回る", MoreThan),
    ("超え", MoreThan),
    ("超", MoreThan),
    ("以下", AtMost),
    ("以内", AtMost),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("未満", LessThan),
    ("を下回る", LessThan),
    ("近く", Nearly),
    ("弱", Nearly),
    ("程度", About),
    ("前後", About),
    ("ほど", About),
    ("くらい", About),
    ("ぐらい", About),
    ("per year", PerYear),
    ("each year", PerYear),
    ("every year", PerYear),
    ("a year", PerYear),
    ("per annum", PerYear),
    ("annually", PerYear),
    ("p.a.", PerYear),
    ("/year", PerYear),
    ("/yr", PerYear),
    ("/年", PerYear),
];

/// The qualifier that `text` begins with, and its length in bytes. Words are taken in any case and end where
/// their letters end.
pub(super) fn starting(text: &str, table: &[(&str, Qualifier)]) -> Option<(Qualifier, usize)> {
    table.iter().find(|(word, _)| begins_with(text, word)).map(|(word, qualifier)| (*qualifier, word.len()))
}

/// Whether `text` begins with `word` as a whole word.
pub(super) fn begins_with(text: &str, word: &str) -> bool {
    let Some(start) = text.get(..word.len()) else { return false };
    let is_word = word.ends_with(|c: char| c.is_ascii_alphabetic());
    start.eq_ignore_ascii_case(word)
        && !(is_word && text[word.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
}
