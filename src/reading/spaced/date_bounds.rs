//! What a date is with a word beside it that bounds it: by 2030, since 15 March 2023, before the end of 2031.

use super::tables::DateWord;
use crate::reading::meaning::Meaning;
use crate::value::{Date, DateBound, Dated, Part};

/// Whether a date with a bound is a date without it, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// It is.
    Always,
    /// Where it is a point in time: in force since 15 March 2023, by the end of 2029. A year or month is more than its bound leaves
    /// of it: by 2030 isn't in 2030.
    Points,
    /// It isn't.
    Never,
}

impl Alone {
    /// What a word beside a date leaves of it.
    pub fn of(word: Option<DateWord>) -> Self {
        match word {
            None | Some(DateWord::Loose(_) | DateWord::BeforeOrOf) => Self::Always,
            Some(DateWord::Firm(DateBound::After) | DateWord::Unreadable) => Self::Never,
            Some(_) => Self::Points,
        }
    }

    /// Whether this date is one by itself.
    pub fn holds(self, meaning: &Meaning) -> bool {
        let point = match meaning {
            Meaning::Date(dated) => matches!(
                dated.date,
                Date::Day(_)
                    | Date::EndOfMonth { .. }
                    | Date::EndOfYear(_)
                    | Date::Span { .. }
                    | Date::Fiscal { .. }
                    | Date::FiscalYear(_)
            ),
            _ => true,
        };
        self == Self::Always || self == Self::Points && point
    }
}

/// Makes the late part of a month or year its end.
pub fn late_as_end(meaning: &mut Meaning) {
    if let Meaning::Date(dated) = meaning {
        dated.date = match dated.date {
            Date::PartOfYear { year, part: Part::Late } => Date::EndOfYear(year),
            Date::PartOfMonth { year, month, part: Part::Late } => Date::EndOfMonth { year, month },
            other => other,
        };
    }
}

/// Whether a date is the end of a month or year.
pub fn is_end(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Date(dated) if matches!(dated.date, Date::EndOfMonth { .. } | Date::EndOfYear(_)))
}

/// What a date is with the words beside it. By and since a period say nothing that is kept.
pub fn said(meaning: &Meaning, word: Option<DateWord>, about: bool, alone: Alone) -> Vec<Meaning> {
    let Meaning::Date(dated) = *meaning else { return vec![meaning.clone()] };
    let is_end = is_end(meaning);
    let bounds = match word {
        Some(DateWord::Firm(bound) | DateWord::Loose(bound)) => vec![bound],
        Some(DateWord::ByOrUntil) => vec![DateBound::By, DateBound::Until],
        // Before the end of 2030 is by it.
        Some(DateWord::Before | DateWord::BeforeOrOf) if is_end => vec![DateBound::By],
        Some(DateWord::Before | DateWord::BeforeOrOf | DateWord::Unreadable) | None => Vec::new(),
    };
    // Before the end of 2031 isn't at its end.
    let past = word == Some(DateWord::Before) && is_end;
    let plain = (!past && (alone.holds(meaning) || bounds.is_empty())).then_some(DateBound::On);
    bounds.into_iter().chain(plain).map(|bound| Meaning::Date(Dated { bound, about, ..dated })).collect()
}
