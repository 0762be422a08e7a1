//! Messages about values, dates, periods and companions.

use toml::de::DeValue;

use crate::check::literal::literal;
use crate::diagnostic::wording::{did_you_mean, list};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::prose::check_forms;
use crate::reading::Mismatch;
use crate::value::{
    Date, DateBound, DateError, DurationError, Number, NumberError, OwnUnit, PrintedDate, Units, read_date,
};

pub fn not_one_kind(span: Span, given: &[&str]) -> Diagnostic {
    let message = match given {
        [] => "the value has no figure, pair, rank, time, date, period or text".to_owned(),
        given => format!("the value is several things at once: {}", list(given)),
    };
    Diagnostic::at(Code::BadValue, span, message)
        .hint("give one of `exact` or another bound with `unit`, `of`, `ratio`, `score`, `rank`, `time`, `date` or another bound of one, `from` and `to`, or `text`")
}

/// `kind` is a kind of value that has no unit.
pub fn idle_unit(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::at(Code::MissingUnit, span, format!("a {kind} takes no unit")).hint("leave `unit` out")
}

pub fn words_without_figure(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`words` can only go with a figure")
        .hint("write a text value instead: `{ text.en = \"…\" }`")
}

/// A companion with the name of something else that templates ask a fact for.
pub fn taken_companion(span: Span, name: &str) -> Diagnostic {
    let message = format!("`{name}` can't be the name of a companion: templates know it as something else");
    Diagnostic::at(Code::BadName, span, message).hint(format!("choose another name, such as `{name}_figure`"))
}

pub fn bad_companion(span: Span, name: &str) -> Diagnostic {
    Diagnostic::at(Code::BadName, span, format!("`{name}` can't be the name of a companion")).hint(
        "use lower-case letters, digits and `_`, beginning with a letter, and not `value`; a hyphen would be a subtraction",
    )
}

pub fn not_a_date(span: Span, key: &str, found: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("`{key}` takes a date, not `{found}`")).hint(DateError::FORMS)
}

/// A text that isn't a date as the file writes them; `meant` is the date that a reader would take it for.
pub fn bad_date(span: Span, error: &DateError, meant: Option<&Date>) -> Diagnostic {
    let hint = match meant {
        Some(date) => format!("write it as {}", date.in_toml()),
        None => error.hint().unwrap_or_else(|| DateError::FORMS.to_owned()),
    };
    Diagnostic::at(Code::BadDate, span, error.to_string()).hint(hint)
}

pub fn half_a_period(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a period has both `from` and `to`")
        .hint("add `from`, or write `{ by = … }` or `{ until = … }` for a single date")
}

pub fn period_ends_first(span: Span, from: &Date, to: &Date) -> Diagnostic {
    let message = format!("the period ends (`{to}`) before it begins (`{from}`)");
    Diagnostic::at(Code::MinAboveMax, span, message).hint("swap `from` and `to`")
}

pub fn no_unit(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingUnit, span, "the number has no unit")
        .hint("add `unit`, such as \"JPY\", \"USD\", \"people\" or \"%\"")
}

pub fn unknown_unit(span: Span, name: &str, units: &Units) -> Diagnostic {
    Diagnostic::at(Code::UnknownUnit, span, format!("there is no unit `{name}`"))
        .hint(instead_of_unit(name, units))
}

/// What helps where a unit isn't known. A symbol is another unit than one that looks like it: km² isn't km.
fn instead_of_unit(name: &str, units: &Units) -> String {
    let named = units.named(name);
    if named.len() > 1 {
        let ids: Vec<String> = named.iter().map(|id| format!("`{id}`")).collect();
        return format!(
            "write the one that is counted: {} are all printed like that; a dossier adds its own as `[unit.NAME]` in dossier.toml",
            ids.join(", ")
        );
    }
    if let Some(id) = units.nearest(name) {
        return format!(
            "write `{id}`, which is printed like that; a dossier adds its own as `[unit.NAME]` in dossier.toml"
        );
    }
    let has_sign = name.contains(|c: char| !c.is_alphabetic() && c != '-' && c != '_' && !c.is_whitespace());
    let is_symbol = has_sign || name.chars().count() <= 3;
    let near = did_you_mean(name, units.ids()).filter(|_| !has_sign);
    if let Some(near) = near.as_ref().filter(|_| !is_symbol) {
        return format!("{near}; a dossier adds its own as `[unit.NAME]` in dossier.toml");
    }
    let near = near.map(|near| format!("{near}, if that is meant; else ")).unwrap_or_default();
    let id = name.split_whitespace().collect::<Vec<_>>().join("-");
    let own = OwnUnit { id: &id, english: Some([name, name]), counter: Some(name), ..OwnUnit::default() };
    let added = check_forms(&id, own.forms(), units).and_then(|()| units.clone().add(&own).map(drop));
    if let Err(error) = added {
        return error.hint().unwrap_or_else(|| "take one from docs/file-format.md".to_owned());
    }
    let bare = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let key = if bare { id.clone() } else { format!("\"{id}\"") };
    let forms = match is_symbol && !name.contains(|c: char| c.is_alphabetic() && c as u32 > 0x2fff) {
        true => format!("`en = [\"{name}\", \"{name}\"]` and `ja = \"{name}\"`"),
        false => "`en`, the singular and the plural, and `ja`, the counter".to_owned(),
    };
    let renamed = if id == name { String::new() } else { format!(", and write `unit = \"{id}\"` here") };
    format!("{near}add it to dossier.toml: `[unit.{key}]` with {forms}{renamed}")
}

pub fn about_without_figure(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`about = true` needs a figure beside it").hint(BOUNDS_HINT)
}

pub fn several_bounds<'a>(span: Span, names: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("the value has several bounds: {}", list(names)))
        .hint(BOUNDS_HINT)
}

const BOUNDS_HINT: &str = "give one of `exact`, `change`, `about`, `at-least`, `more-than`, `at-most`, `less-than`, `nearly`, `just-over`, `several`, `band`, or `min` and `max`";

pub fn min_above_max(low: Span, min: &str, max: &str, high: Span) -> Diagnostic {
    Diagnostic::at(Code::MinAboveMax, low, format!("`min` (`{min}`) is not below `max` (`{max}`)"))
        .also(high, "the upper end")
        .hint("swap them, or write `exact` when they are equal")
}

pub fn half_a_range(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a range has both `min` and `max`")
        .hint("write `at-least` or `at-most` for an open end")
}

/// `words` beside the figure that they replace: they disagree, or the words can't be compared.
pub fn words_differ(span: Span, why: &Mismatch) -> Diagnostic {
    let message = format!("`words`: {why}");
    match why.is_unread() {
        true => Diagnostic::at(Code::UnreadForm, span, message)
            .hint("compare them by eye, or write an amount that can be read"),
        false => Diagnostic::at(Code::ValueDiffers, span, message)
            .hint("correct the words or the value: the page prints the words in its place"),
    }
}

pub fn bad_number(span: Span, error: &NumberError) -> Diagnostic {
    Diagnostic::at(Code::BadNumber, span, error.to_string()).hint_if(error.hint())
}

/// Something in the place of a list of numbers.
pub fn not_numbers(span: Span, key: &str, found: &str, many: &std::ops::RangeInclusive<usize>) -> Diagnostic {
    let (least, most) = (many.start(), many.end());
    let count = if least == most { least.to_string() } else { format!("{least} to {most}") };
    let found = if found.is_empty() { String::new() } else { format!(", not `{found}`") };
    let example = match key {
        "of" => "of = [7, 9]",
        "ratio" => "ratio = [3, 1]",
        "score" => "score = [8, 1]",
        "margin" => "margin = [0.14, 0.11]",
        "interval" => "interval = [0.95, 1.20]",
        _ => "band = [20000, 30000]",
    };
    Diagnostic::at(Code::BadValue, span, format!("`{key}` takes a list of {count} numbers{found}"))
        .hint(format!("write `{example}`"))
}

/// A step of which nothing says how many: only a few are told so.
pub fn no_step(span: Span, number: Number) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("nobody counts in steps of `{number}`")).hint(
        "write the step that the words name: 1 (several, 数), 12 (dozens), 10 (数十), 100 (hundreds, 数百) and so on, `\"100億\"` for 数百億; for any other amount give `min` and `max`",
    )
}

pub fn about_several(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "`several` is rough already: `about` says nothing more")
        .hint("leave `about` out")
}

/// A band of another width than one step of a digit. `ends` are the ends that the lower one may go with.
pub fn no_band(span: Span, from: Number, below: Number, ends: &[Number]) -> Diagnostic {
    let message = format!("`{from}` to `{below}` is no band: it is not one step of a digit of `{from}` wide");
    let bands: Vec<String> = ends.iter().map(|end| format!("`band = [{from}, {end}]`")).collect();
    let hint = match &bands[..] {
        [] => "write the figure before 台 and the one that it is below: `band = [20000, 30000]` for 2万円台"
            .to_owned(),
        bands => format!("write {}; for other ends give `min` and `max`", bands.join(" or ")),
    };
    Diagnostic::at(Code::BadValue, span, message).hint(hint)
}

pub fn margin_without_number(span: Span, key: &str) -> Diagnostic {
    let message = format!("`{key}` stands beside `exact` or `change`, and beside no other bound");
    let hint = match key {
        "margin" => "write `{ exact = 1.29, margin = 0.12, unit = … }`; a margin alone is one number",
        _ => {
            "write `{ exact = 1.09, interval = [0.95, 1.20], unit = … }`; a range without a number in it has `min` and `max`"
        }
    };
    Diagnostic::at(Code::BadValue, span, message).hint(hint)
}

pub fn outside_interval(span: Span, value: Number, min: Number, max: Number) -> Diagnostic {
    let message = match min < max {
        true => format!("`{value}` is not within its interval from `{min}` to `{max}`"),
        false => format!("the interval from `{min}` to `{max}` ends before it begins"),
    };
    Diagnostic::at(Code::MinAboveMax, span, message)
        .hint("write the lower end first, and the figure between the two")
}

pub fn margin_not_above_zero(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a margin is above zero").hint(
        "write how far the figure may be off, without a sign: `margin = 0.12`, or `margin = [0.14, 0.11]`, down and up",
    )
}

pub fn share_above_one(span: Span, number: Number) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("`{number}` is not a part of a whole, which is between 0 and 1"))
        .hint("write a fraction, `{ exact = \"2/3\", unit = \"share\" }`, or a percentage, `{ exact = 70, unit = \"%\" }`")
}

/// A length of time in several units.
pub fn bad_duration(span: Span, text: &str, unit: &str, why: &DurationError) -> Diagnostic {
    let (message, hint) = match why {
        DurationError::Form => (
            format!("`{text}` is not a length of time"),
            "write whole numbers and units by turns, `\"1 h 30 min\"`, or a number, `\"1.5\"`".to_owned(),
        ),
        DurationError::OtherUnit { first } => (
            format!("`{text}` is in units of `{first}` first, but `unit` is `{unit}`"),
            format!("write `unit = \"{first}\"`"),
        ),
        DurationError::Order => (
            format!("the units in `{text}` don't get smaller one after another"),
            "write the larger unit first; months and days don't go together, as a month has no fixed number of days"
                .to_owned(),
        ),
        DurationError::Overflow => (
            format!("a part of `{text}` is as long as the unit before it"),
            "write 90 minutes as `\"1 h 30 min\"`".to_owned(),
        ),
    };
    Diagnostic::at(Code::BadNumber, span, message).hint(hint)
}

pub fn part_above_whole(span: Span, part: Number, whole: Number) -> Diagnostic {
    Diagnostic::at(Code::MinAboveMax, span, format!("`{part}` of `{whole}` is not a part of a whole"))
        .hint("write the part first: `of = [7, 9]` is 7 of 9")
}

pub fn impossible_ratio(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a ratio has two numbers above zero")
        .hint("write `ratio = [3, 1]` for 3 to 1")
}

pub fn negative_score(span: Span) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, "a score has no number below zero")
        .hint("write `score = [8, 1]`, or three numbers for a vote with abstentions")
}

pub fn not_a_rank(span: Span) -> Diagnostic {
    Diagnostic::at(Code::OutOfRange, span, "`rank` takes a whole number from 1 on")
        .hint("write `rank = 3` for the third; 1 is the first")
}

pub fn not_a_time(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadDate, span, format!("`{text}` is not a time of day")).hint(
        "write hours and minutes of a day of 24 hours, `time = \"14:46\"`, and the zone as `zone = \"JST\"`",
    )
}

pub fn not_a_zone(span: Span, text: &str) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("`{text}` is not a time zone")).hint(
        "write it as the source prints it, in up to ten letters and digits: `zone = \"JST\"` or `\"UTC+9\"`",
    )
}

pub fn idle_zone(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`zone` has no effect: the value is no time of day")
        .hint("leave `zone` out")
}

/// `kind` is a kind of value that is never rough.
pub fn idle_about(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, format!("`about` has no effect: a {kind} is never rough"))
        .hint("leave `about` out")
}

pub fn rough_period(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "`about` has no effect: a period is from one date to another")
        .hint("leave `about` out, or type the rough date alone: `{ from = 2030, about = true }`")
}

/// A bound beside what has no such bound: a score, a date.
pub fn idle_bound(span: Span, key: &str, kind: ValueKind) -> Diagnostic {
    let name = kind.name();
    let hint = match kind {
        ValueKind::Score => {
            format!("leave `{key}` out, or write `ratio` where it is one: a score is what was counted")
        }
        _ => format!("leave `{key}` out"),
    };
    Diagnostic::at(Code::IdleKey, span, format!("`{key}` has no effect: a {name} has no such bound"))
        .hint(hint)
}

/// `more-than = false` beside a pair.
pub fn bound_not_said(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, format!("`{key} = false` says nothing"))
        .hint(format!("leave `{key}` out"))
}

/// A bound with a number of its own beside a pair.
pub fn bound_with_number(span: Span, key: &str) -> Diagnostic {
    let message = format!("beside a ratio or so many of so many, `{key}` has no number of its own");
    Diagnostic::at(Code::BadValue, span, message)
        .hint(format!("write `{key} = true`: it is said of the first number"))
}

pub fn several_bounds_of_pair<'a>(span: Span, names: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::at(Code::BadValue, span, format!("the value has several bounds: {}", list(names)))
        .hint("keep the one that the source prints; only `about = true` may stand beside it")
}

/// A bound beyond which nothing of the whole is left.
pub fn bound_leaves_whole(span: Span, part: Number, whole: Number, above: bool) -> Diagnostic {
    let side = if above { "above" } else { "below" };
    Diagnostic::at(Code::BadValue, span, format!("no part of `{whole}` is {side} `{part}`"))
        .hint("write the bound that the source prints: `at-least = true` and `at-most = true` take the number itself")
}

/// What a table can be a value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    Number,
    Of,
    Ratio,
    Score,
    Rank,
    Time,
    Date(DateBound),
    Period,
    Text,
}

impl ValueKind {
    /// The keys by which a table is of this kind, for messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Of => "of",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Time => "time",
            Self::Date(bound) => bound.key(),
            Self::Period => "from` and `to",
            Self::Text => "text",
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Of => "part of a whole",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Time => "time",
            Self::Date(_) => "date",
            Self::Period => "period",
            Self::Text => "text",
        }
    }
}

/// A value that was written without its braces, as it would be written with them.
pub fn as_table(value: &DeValue<'_>) -> String {
    let number = |number: &str| format!("exact = {number}, unit = \"…\"");
    match value {
        DeValue::Integer(_) | DeValue::Float(_) => number(&literal(value)),
        DeValue::Datetime(_) => format!("date = {}", literal(value)),
        DeValue::String(text) if Number::parse(text).is_ok() => number(&format!("\"{text}\"")),
        DeValue::String(text) => match read_date(text) {
            Ok(PrintedDate::Whole(date)) => format!("date = {}", date.in_toml()),
            _ => "exact = \"…\", unit = \"…\"".to_owned(),
        },
        _ => "exact = …, unit = \"…\"".to_owned(),
    }
}
