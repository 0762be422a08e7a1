//! Compares a figure as a source prints it with the typed value, so that neither can drift from the other.

use unicode_normalization::UnicodeNormalization;

use super::{
    Bound, Date, DateBound, FigureStyle, Quantity, ReadError, Rendering, Texts, Value, format, read,
    read_date, read_period,
};
use crate::language::Language;

/// Whether a printed form says just what the typed value says: the same bound, qualifier, unit and numbers.
///
/// A text, and a quantity printed in words of its own, agree where a language has the same text; Unicode
/// compatibility forms (NFKC) and white space don't matter. A date printed without its year agrees with a typed
/// day or month of that name.
///
/// # Errors
/// The disagreement, which says in one sentence what was read and what is typed.
pub fn agrees(printed: &str, value: &Value) -> Result<(), Disagreement> {
    let unreadable = |error| Disagreement::Unreadable { error };
    let differs = |read: String| Disagreement::Differs { read, typed: described(value) };
    match value {
        Value::Text(texts) => {
            same_as_any(printed, texts).then_some(()).ok_or_else(|| differs(quoted(printed)))
        }
        Value::Quantity(typed) if same_as_any(printed, &typed.words) => match read(printed, &typed.unit) {
            // Words such as 十数社 name bounds of their own, which the typed ones must be; others name none.
            Ok(found) if found.bound != typed.bound => Err(differs(described(&Value::Quantity(found)))),
            _ => Ok(()),
        },
        Value::Quantity(typed) => {
            let found = read(printed, &typed.unit).map_err(unreadable)?;
            let same = found.bound == typed.bound && found.about == typed.about;
            same.then_some(()).ok_or_else(|| differs(described(&Value::Quantity(found))))
        }
        Value::Date(typed) => {
            let found = read_date(printed).map_err(unreadable)?;
            // This reader knows no bounds of dates.
            let bare = typed.bound == DateBound::On && !typed.about;
            (bare && found.agrees_with(&typed.date)).then_some(()).ok_or_else(|| differs(quoted(printed)))
        }
        Value::Pair(_) | Value::Rank(_) | Value::Time(_) => {
            Err(unreadable(ReadError::NoNumeral { text: printed.to_owned() }))
        }
        Value::Period(typed) => {
            let found = read_period(printed).map_err(unreadable)?;
            (found == *typed).then_some(()).ok_or_else(|| differs(described(&Value::Period(found))))
        }
    }
}

fn same_as_any(printed: &str, texts: &Texts) -> bool {
    texts.values().any(|text| same_text(printed, text))
}

pub(super) fn same_text(printed: &str, text: &str) -> bool {
    let bare = |text: &str| text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(printed) == bare(text)
}

pub(super) fn quoted(text: &str) -> String {
    format!("`{}`", text.trim())
}

/// The value in English, with `exact` said where nothing qualifies it.
pub(super) fn described(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => {
            // Words would hide the bounds that are compared.
            let figure = Quantity { words: Texts::new(), ..quantity.clone() };
            let exact = matches!(quantity.bound, Bound::Exact(_)) && !quantity.about;
            let text = in_english(&Value::Quantity(figure));
            if exact { format!("`{text}`, exact") } else { format!("`{text}`") }
        }
        Value::Date(_) | Value::Period(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) => {
            format!("`{}`", in_english(value))
        }
        Value::Text(texts) => {
            let texts: Vec<String> = texts.values().map(|text| format!("`{text}`")).collect();
            texts.join(" or ")
        }
    }
}

fn in_english(value: &Value) -> String {
    format(value, FigureStyle::of(Language::En), Rendering::Running)
}

/// How a printed form differs from the typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disagreement {
    /// The printed form cannot be read as a value of this kind and unit.
    Unreadable {
        /// Why.
        error: ReadError,
    },
    /// It reads otherwise.
    Differs {
        /// What the printed form says.
        read: String,
        /// What the typed value says.
        typed: String,
    },
    /// It has no year, and the typed one is far from the source's date.
    FarFromSource {
        /// The form as printed.
        printed: String,
        /// The typed date.
        typed: Date,
        /// The source's date.
        issued: Date,
    },
}

impl Disagreement {
    /// Whether nothing was found to differ, because the form couldn't be read.
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::Unreadable { .. })
    }
}
