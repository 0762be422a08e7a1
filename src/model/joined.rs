//! Joins a printed date to the words around it, where both say the same: “from {{ period }}” has one “from”.

use crate::value::{CONTESTED_MARK, DateBound, Value};

/// Words with which a printed date or period begins in English.
pub const LEADS: [&str; 5] = ["from", "by", "since", "after", "until"];
/// Prepositions that don't go before a date that has its own.
pub const PREPOSITIONS: [&str; 16] = [
    "in", "on", "at", "by", "since", "from", "after", "until", "before", "during", "over", "of", "for",
    "between", "through", "within",
];
/// What a printed date ends with in Japanese, and what the words after it may begin with.
struct BoundEnd {
    end: &'static str,
    /// Particles that say the same or go on from it, each with what the date gives up for it: 2030年まで｜に終える.
    merged: &'static [(&'static str, &'static str)],
    /// Particles that no date with this one has after it, or that make another bound of it, besides [`OTHER_BOUNDS`]: まで and に would
    /// be までに.
    refused: &'static [&'static str],
}

const ENDS: [BoundEnd; 5] = [
    BoundEnd {
        end: "までに",
        merged: &[
            ("までに", "までに"),
            ("に", "に"),
            ("の", "に"),
            // A subject or a predicate: 期限は2030年までである.
            ("が", "に"),
            ("であ", "に"),
            ("です", "に"),
            ("でし", "に"),
            ("で、", "に"),
            ("で。", "に"),
            ("だ。", "に"),
            ("だっ", "に"),
            ("だが", "に"),
            ("だろ", "に"),
            ("だと", "に"),
        ],
        // No object is made of what is done by then.
        refused: &["まで", "から", "以内", "を", "へ"],
    },
    BoundEnd {
        end: "以来", merged: &[("以来", "以来"), ("から", "以来")], refused: &["まで", "に"]
    },
    BoundEnd { end: "以降", merged: &[("以降", "以降"), ("から", "以降")], refused: &["まで"] },
    BoundEnd { end: "より後", merged: &[("より後", "より後")], refused: &["から", "まで"] },
    BoundEnd { end: "まで", merged: &[("まで", "まで")], refused: &["までに", "に", "から"] },
];
/// Bounds that no date with one of its own has after it.
const OTHER_BOUNDS: [&str; 10] =
    ["以来", "以降", "以前", "以後", "より前", "よりも前", "より後", "よりも後", "頃", "ごろ"];

/// Words that begin like a particle: にぎわい, のち, からだ, がん, へき地.
const NO_PARTICLES: [&str; 20] = [
    "にぎ",
    "にわ",
    "にん",
    "にせ",
    "のち",
    "のぞ",
    "のみ",
    "からだ",
    "から揚",
    "がん",
    "がけ",
    "がれ",
    "がら",
    "がっ",
    "がい",
    "へき",
    "へん",
    "へこ",
    "へや",
    "へり",
];

/// The bound with which a printed date ends, before the mark of a contested one, and what of `after` belongs to it.
fn bound_and_rest<'a>(printed: &str, after: &'a str) -> Option<(&'static BoundEnd, &'a str)> {
    let printed = printed.trim_end_matches(CONTESTED_MARK);
    let bound = ENDS.iter().find(|bound| printed.ends_with(bound.end))?;
    (!NO_PARTICLES.iter().any(|word| after.starts_with(word))).then_some((bound, after))
}

fn refused(bound: &BoundEnd, after: &str) -> Option<&'static str> {
    bound.refused.iter().chain(&OTHER_BOUNDS).find(|word| after.starts_with(**word)).copied()
}

fn merged(bound: &BoundEnd, after: &str) -> Option<(&'static str, &'static str)> {
    let (word, given_up) = bound.merged.iter().find(|(word, _)| after.starts_with(word))?;
    // What follows the particle is no other one: までにまでに, までのまで.
    let longer = bound.refused.iter().any(|other| other.len() > word.len() && after.starts_with(other));
    (!longer).then_some((*word, *given_up))
}

/// The particle or bound after a printed Japanese date that doesn't go with the date's own bound, and that bound.
pub fn second_particle(printed: &str, after: &str) -> Option<(&'static str, &'static str)> {
    let (bound, after) = bound_and_rest(printed, after)?;
    let Some((word, given_up)) = merged(bound, after) else {
        return refused(bound, after).map(|word| (word, bound.end));
    };
    // What is printed then may be followed by a second one: までにに, 以降からまで.
    let joined = format!("{}{word}", &printed[..printed.len() - given_up.len()]);
    let rest = &after[word.len()..];
    let from = ["から", "まで", "以降", "以来"]
        .into_iter()
        .find(|second| word == "から" && rest.starts_with(second));
    any_particle(&joined, rest).or(from.map(|second| (second, word)))
}

/// The same where nothing is merged, since the date is printed by itself.
pub fn any_particle(printed: &str, after: &str) -> Option<(&'static str, &'static str)> {
    let (bound, after) = bound_and_rest(printed, after)?;
    let word = merged(bound, after).map(|(word, _)| word).or_else(|| refused(bound, after))?;
    Some((word, bound.end))
}

/// A value as `print` does, without the words that the text before it ends with, or the text after it begins with.
pub fn joined(value: &Value, before: &str, after: Option<&str>, print: impl Fn(&Value) -> String) -> String {
    let printed = print(value);
    if !is_qualified(value) {
        return printed;
    }
    if let Some((lead, rest)) = printed.split_once(' ')
        && LEADS.contains(&lead)
        && last_word(before).is_some_and(|word| word.eq_ignore_ascii_case(lead))
    {
        return rest.to_owned();
    }
    let after = after.unwrap_or_default();
    match value {
        Value::Contested(contested) => {
            let versions: Vec<String> = contested.versions.iter().map(print).collect();
            versions_joined(&printed, &versions, after)
        }
        _ => end_joined(&printed, after).to_owned(),
    }
}

/// Whether a value is printed with words that those around it may have too.
fn is_qualified(value: &Value) -> bool {
    match value {
        Value::Period(_) => true,
        Value::Date(dated) => dated.bound != DateBound::On,
        Value::Contested(contested) => contested.versions.iter().any(is_qualified),
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => false,
    }
}

/// A printed date without what it gives up for the words after it.
fn end_joined<'a>(printed: &'a str, after: &str) -> &'a str {
    let merged = bound_and_rest(printed, after).and_then(|(bound, after)| merged(bound, after));
    merged.map_or(printed, |(_, given_up)| &printed[..printed.len() - given_up.len()])
}

/// A printed contested date, its mark after what is left of it: 2028年まで†の. Where several versions are printed, the words after them go
/// with each: 2028年までまたは2030年まで†の, but 2028年までにまたは2030年まで†に, since the に of the last one is that of none before it.
fn versions_joined(printed: &str, versions: &[String], after: &str) -> String {
    let shown = printed.trim_end_matches(CONTESTED_MARK);
    let mark = &printed[shown.len()..];
    let mut text = String::new();
    let mut rest = shown;
    if !versions.iter().any(|version| version == shown) {
        for version in versions {
            let Some((between, others)) =
                rest.split_once(version.as_str()).filter(|(_, rest)| !rest.is_empty())
            else {
                continue;
            };
            let joined = end_joined(version, after);
            let is_repeated = after.starts_with(&version[joined.len()..]);
            text.push_str(between);
            text.push_str(if is_repeated { version } else { joined });
            rest = others;
        }
    }
    text.push_str(end_joined(rest, after));
    text.push_str(mark);
    text
}

/// The word before a blank at the end of a text.
pub fn last_word(text: &str) -> Option<&str> {
    let text = text.strip_suffix([' ', '\u{a0}'])?;
    let start = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let alone = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    (alone && start < text.len()).then(|| &text[start..])
}
