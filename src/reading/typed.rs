//! Whether what a printed figure says is what a fact holds.

use super::agreement;
use super::meaning::Meaning;
use super::setting::SourceSetting;
use crate::value::{Pair, PairBound, Qualifier, Value};

/// Whether one meaning of a printed figure is a typed value. A text is none.
pub fn agrees(said: &Meaning, value: &Value, setting: &SourceSetting<'_>) -> bool {
    match value {
        Value::Quantity(typed) => match said {
            Meaning::Amount(said) => {
                agreement::amount(said, &typed.bound, typed.about, typed.sense, typed.unit.size(), setting)
            }
            _ => false,
        },
        Value::Pair(typed) => match (typed, said) {
            (Pair::Ratio(typed, meant), Meaning::Ratio(said, told)) => {
                typed == said && qualifiers_agree(*told, *meant)
            }
            (Pair::Score(typed), Meaning::Score(said)) => typed == said,
            (
                Pair::Of { part, whole, unit, qualifier: meant },
                Meaning::Of { part: said_part, whole: said_whole, unit: said_unit, qualifier: told },
            ) => {
                qualifiers_agree(*told, *meant)
                    && part == said_part
                    && whole == said_whole
                    && agreement::same_unit(said_unit, unit.size(), setting)
            }
            _ => false,
        },
        Value::Rank(typed) => matches!(said, Meaning::Rank(said) if said == typed),
        Value::Time(typed) => matches!(said, Meaning::Time(said) if said == typed),
        Value::Date(typed) => agreement::date(said, typed, setting),
        Value::Period(typed) => agreement::period(said, &typed.from, &typed.to, setting),
        // Evidence is for one version, and is compared with that.
        Value::Text(_) | Value::Contested(_) => false,
    }
}

/// Whether what is printed of a pair is what is typed of it. As with numbers, just over backs more-than, and nearly less-than.
fn qualifiers_agree(told: Qualifier, meant: Qualifier) -> bool {
    let coarser = matches!(
        (told.bound, meant.bound),
        (PairBound::JustOver, PairBound::MoreThan) | (PairBound::Nearly, PairBound::LessThan)
    );
    told.about == meant.about && (told.bound == meant.bound || coarser)
}

/// Whether two figures, each in its own setting, say the same.
pub fn same(one: (&Meaning, &SourceSetting<'_>), other: (&Meaning, &SourceSetting<'_>)) -> bool {
    match (one.0, other.0) {
        (Meaning::Amount(said), Meaning::Amount(also)) => {
            agreement::same_amounts((said, one.1), (also, other.1))
        }
        (
            Meaning::Of { part, whole, unit, qualifier },
            Meaning::Of { part: other_part, whole: other_whole, unit: other_unit, qualifier: also },
        ) => {
            (part, whole, qualifier) == (other_part, other_whole, also)
                && agreement::same_units((unit, one.1), (other_unit, other.1))
        }
        (Meaning::Date(said), also) => agreement::date(also, said, other.1),
        (Meaning::Period(from, to), also) => agreement::period(also, from, to, other.1),
        (one, other) => one == other,
    }
}
