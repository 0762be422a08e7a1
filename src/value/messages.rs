//! What is said of figures, dates and units that can't be read or don't agree: the sentence and the hint of each error.

use std::fmt;

use super::{DateError, NoRange, NumberError, ReadError, UnitError};

impl fmt::Display for NoRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoNumber => "its versions aren't numbers with a unit",
            Self::Units => "its versions are of different units, or amounts and changes",
            Self::Open => "one of its versions has no end on one side, or an end that isn't in it",
            Self::Directions => "some of its versions rise and some fall",
            Self::Point => "its versions differ in their qualifier only",
        })
    }
}

impl NumberError {
    /// What would help.
    pub fn hint(&self) -> Option<String> {
        if let Self::Grouping { text } | Self::Malformed { text } = self
            && let Some(pointed) = with_point(text)
        {
            return Some(format!(
                "write `{pointed}` if the comma is before decimals; commas go between groups of three digits only"
            ));
        }
        let hint = match self {
            Self::Empty | Self::Malformed { .. } => {
                "write digits, or digits and a scale, such as `5000`, `33.3`, `\"1兆3000億\"` or `\"6.34 billion\"`"
            }
            Self::Grouping { .. } => {
                "put commas between groups of three digits only, and a point before decimals"
            }
            Self::ScaleOrder { .. } => {
                "write the larger scale first, and less than 10,000 before each later one, as in `1兆3000億`"
            }
            Self::Indefinite { .. } => {
                "write an open number of steps as `{ several = \"100億\", … }`, which is 数百億 and tens of billions; give any other with `min` and `max`, and the printed form in `words`"
            }
            Self::Overflow { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

/// A number with a decimal comma, and perhaps points between groups, as the tables write it: 1.234,5 is `1234.5`.
fn with_point(text: &str) -> Option<String> {
    let number = text.trim();
    let end = number.find(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).unwrap_or(number.len());
    let (digits, scale) = number.split_at(end);
    let (whole, decimals) = digits.split_once(',')?;
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().is_some_and(sound);
    let grouped = groups.all(|group| group.len() == 3 && sound(group));
    (first && grouped && sound(decimals)).then(|| format!("{}.{decimals}{scale}", whole.replace('.', "")))
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the number is empty"),
            Self::Malformed { text } => write!(f, "`{text}` is not a number"),
            Self::Grouping { text } => {
                write!(f, "the commas in `{text}` don't separate groups of three digits")
            }
            Self::ScaleOrder { text } => write!(f, "the scales in `{text}` don't fit together"),
            Self::Indefinite { text } => write!(f, "`{text}` doesn't give a definite number"),
            Self::Overflow { text } => write!(f, "`{text}` has more than the 28 digits a number can hold"),
        }
    }
}

impl std::error::Error for NumberError {}

impl DateError {
    /// How dates are written in fact tables.
    pub const FORMS: &str = "a date is 2025-12-21, \"2025-12\", \"2025-Q4\", \"2025-H2\", \"spring 2026\", 2026, \"early 2025\", \"end 2026\", \"year to 2026-03\" or \"FY2026\"; docs/file-format.md has all forms";

    /// What would help.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Form { .. } => Some(Self::FORMS.to_owned()),
            Self::NeedsOwner { .. } => Some(
                "say whose fiscal year it is, `fiscal = \"NAME\"` at the value, the fact or the source, with `[fiscal.NAME]` in dossier.toml (`japan` is known), or type the part by its end: `quarter to 2025-12`"
                    .to_owned(),
            ),
            Self::Impossible { .. } => None,
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form { text } => write!(f, "`{text}` is not a date"),
            Self::NeedsOwner { text } => {
                write!(f, "`{text}` is a part of a fiscal year, and nothing says whose")
            }
            Self::Impossible { text } => write!(f, "there is no such date as `{text}`"),
        }
    }
}

impl std::error::Error for DateError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the printed form is empty"),
            Self::NoNumeral { text } => write!(f, "`{text}` contains no figure that can be read"),
            Self::Number(error) => error.fmt(f),
            Self::UnitMissing { text, expected } => {
                write!(f, "`{text}` has no unit, but `{expected}` is expected")
            }
            Self::UnitMismatch { text, expected, found } => {
                write!(f, "`{text}` is in `{found}`, but `{expected}` is expected")
            }
            Self::PerYear { text, expected } if expected.ends_with("/year") => {
                write!(f, "`{text}` is not a sum for each year, but `{expected}` is expected")
            }
            Self::PerYear { text, expected } => {
                write!(f, "`{text}` is a sum for each year, but `{expected}` is expected")
            }
            Self::Unexpected { text, rest } => {
                write!(f, "`{rest}` in `{text}` is not part of the figure")
            }
            Self::Qualifiers { text } => write!(f, "the qualifiers of `{text}` contradict each other"),
            Self::Range { text } => write!(f, "the range `{text}` has no clear lower and upper end"),
            Self::Date { text } => write!(f, "`{text}` is not a date that can be read"),
            Self::ImpossibleDate { text } => write!(f, "there is no such date as `{text}`"),
        }
    }
}

impl std::error::Error for ReadError {}

impl UnitError {
    /// What would help.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Id { id } if id.contains('/') => Some(
                "declare what is above the slash and what is below it; `bids/site` of `[unit.bids]` is a unit then"
                    .to_owned(),
            ),
            Self::Id { .. } => Some("write a name such as `base-stations`".to_owned()),
            Self::Taken { unit, .. } => Some(format!(
                "use `{unit}` as it is, with `also` alone for other words that sources have for it, or choose another id"
            )),
            Self::Figure { .. } => Some(
                "leave it to the value, `exact = \"120 billion\"`, and write only what is counted here; a digit may be part of a symbol (`m²`) or follow `per` (`per 100,000 people`, `（10万人当たり）`)"
                    .to_owned(),
            ),
            Self::Qualifier { .. } => {
                Some("leave it to the value, such as `at-least = 120`, and write only what is counted here".to_owned())
            }
            Self::Same { other, .. } => {
                Some(format!("use `{other}` as it is, or say more about what is counted, such as `case of wine`"))
            }
            Self::Form { .. } => {
                Some("write a plain noun such as `base stations` or a counter such as `局`".to_owned())
            }
            Self::Formless { .. } => {
                Some("give its forms, `en = [\"base station\", \"base stations\"]` and `ja = \"局\"`, or a `symbol`".to_owned())
            }
            Self::Unknown { id } if id.contains('/') => {
                Some("give words to what is above the slash, and to what is below it".to_owned())
            }
            Self::Unknown { .. } => {
                Some("give its forms, `en = [\"base station\", \"base stations\"]` and `ja = \"局\"`".to_owned())
            }
        }
    }
}

impl fmt::Display for UnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id { id } => write!(f, "`{id}` can't be the id of a unit"),
            Self::Taken { id, unit } if id == unit => write!(f, "the unit `{id}` exists already"),
            Self::Taken { id, unit } => write!(f, "the unit `{id}` exists already, as `{unit}`"),
            Self::Figure { id, form, figure } => {
                write!(f, "the unit `{id}` can't be printed as `{form}`: it contains the figure `{figure}`")
            }
            Self::Qualifier { id, form, word } => {
                write!(
                    f,
                    "the unit `{id}` can't be printed as `{form}`: it contains `{word}`, which qualifies a figure"
                )
            }
            Self::Same { id, form, other } => {
                write!(f, "the unit `{id}` looks the same as `{other}`, which is printed as `{form}` too")
            }
            Self::Form { id, form } => write!(f, "the unit `{id}` can't be printed as `{form}`"),
            Self::Formless { id } => write!(f, "nothing says how the unit `{id}` is printed"),
            Self::Unknown { id } => write!(f, "there is no unit `{id}` that could have further words"),
        }
    }
}

impl std::error::Error for UnitError {}
