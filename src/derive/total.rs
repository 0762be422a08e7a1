//! Holds a computed amount against a figure that says the same, such as a printed total.

use super::dimension::Pure;
use super::known_amount::KnownAmount;
use super::messages::measured_in;
use super::when::{Apart, Compared, When};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Total {
    /// They agree as far as rounding explains.
    Agrees,
    /// They don't.
    Differs,
    /// They measure different things: what each of them measures.
    OtherUnit([String; 2]),
    /// They are of different periods.
    OtherPeriod,
    /// The period of one of them isn't said: of these figures.
    Unsaid(Vec<String>),
}

/// Compares a computed amount with a printed one. `names` are what they are called.
pub fn compare(computed: &KnownAmount, printed: &KnownAmount, names: [&str; 2]) -> Vec<Total> {
    let alike = computed.dimension == printed.dimension
        && (computed.pure == printed.pure || computed.pure == Some(Pure::Ratio));
    if !alike {
        return vec![Total::OtherUnit([measured_in(computed), measured_in(printed)])];
    }
    let mut found = Vec::new();
    let unsaid = When::missing([(&computed.when, names[0]), (&printed.when, names[1])]);
    if !unsaid.is_empty() {
        found.push(Total::Unsaid(unsaid.into_iter().collect()));
    }
    let same = match (&computed.when, &printed.when) {
        (When::In(one), When::In(other)) if one.is_comparable(other) => one == other,
        (one, other) => !matches!(one.compared(other, Compared::Over, names), Err(Apart)),
    };
    if !same {
        found.push(Total::OtherPeriod);
    }
    let wide = |amount: &KnownAmount| amount.wide.clone().unwrap_or_else(|| amount.range.clone());
    found.push(if wide(computed).meets(&wide(printed)) { Total::Agrees } else { Total::Differs });
    found
}
