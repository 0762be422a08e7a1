//! Judges one printed form against the copy and against the typed value.

use crate::model::Lines;
use crate::value::{Value, agrees, figure_extent};

use super::copy::Copy;

/// What came of looking for one printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The printed form stands there, and reads as the typed value.
    ValueFound,
    /// The term of a fact without a figure stands there.
    TermFound,
    /// The printed form stands there, but isn't the typed value.
    ValueDiffers {
        /// How they differ, as one sentence.
        why: String,
        /// What would help.
        hint: Option<String>,
    },
    /// It doesn't stand there.
    NotFound {
        /// Whether it stands elsewhere in the copy.
        elsewhere: usize,
    },
    /// It stands several times in the copy, and no lines say which.
    Ambiguous {
        /// How often.
        times: usize,
    },
    /// There is nothing to look for.
    NothingPrinted,
    /// There is no copy.
    NoCopy,
    /// The author says why it can't be found.
    Unverifiable {
        /// Why.
        why: String,
    },
}

/// Looks for a printed form in a copy. `value` is the typed figure, absent for a term.
pub fn judge(copy: &Copy, lines: Option<Lines>, printed: &str, value: Option<&Value>) -> Outcome {
    let elsewhere = || copy.at(None).map_or(0, |whole| whole.find(printed).len());
    let Some(passage) = copy.at(lines) else { return Outcome::NotFound { elsewhere: elsewhere() } };
    let places = passage.find(printed);
    if places.is_empty() {
        return Outcome::NotFound { elsewhere: if lines.is_some() { elsewhere() } else { 0 } };
    }
    if lines.is_none() && places.len() > 1 {
        return Outcome::Ambiguous { times: places.len() };
    }
    let Some(value) = value.filter(|value| !matches!(value, Value::Text(_))) else {
        return Outcome::TermFound;
    };
    if let Err(disagreement) = agrees(printed, value) {
        return Outcome::ValueDiffers { why: disagreement.to_string(), hint: disagreement.hint() };
    }
    // A printed form that is part of a larger figure has lost its qualifier, or some of its digits.
    let mut larger = None;
    for place in places {
        let extent = figure_extent(&passage.text, place.clone());
        let whole = passage.text[extent].trim();
        if same(whole, &passage.text[place]) || agrees(whole, value).is_ok() {
            return Outcome::ValueFound;
        }
        larger = Some(whole.to_owned());
    }
    let whole = larger.unwrap_or_default();
    Outcome::ValueDiffers {
        why: format!("the copy prints `{whole}` there, of which `{printed}` is a part"),
        hint: Some(format!("write `as-printed = \"{whole}\"`, and type the value so")),
    }
}

fn same(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()))
}
