//! Why a formula gives no value.

/// Why there is no exact arithmetic with a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// It has a margin.
    Margin,
    /// An interval is given around it.
    Interval,
    /// It is a place in an order.
    Rank,
    /// It is a ratio of two numbers.
    Ratio,
    /// It is so many of so many.
    Of,
    /// It is a score or a vote.
    Score,
    /// It is a time of day.
    Time,
    /// It is a period.
    Period,
    /// It is a text.
    Text,
    /// Sources differ on it.
    Contested,
}

/// Why a formula, or a part of it, gives no value. Names are those of the formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaFault {
    /// There is no exact arithmetic with a figure.
    NoNumber {
        /// The figure.
        name: String,
        /// Why.
        why: NoNumber,
    },
    /// A date is something else than subtracted from a date.
    Date {
        /// The figure.
        name: String,
    },
    /// Two units that can't be added.
    UnitsDiffer {
        /// What is added or subtracted.
        names: [String; 2],
        /// What each measures.
        units: [String; 2],
    },
    /// A number is added to what has a unit.
    NumberAndUnit {
        /// The number.
        number: String,
        /// What it is added to.
        name: String,
        /// What that measures.
        unit: String,
    },
    /// Another number than 1 is added to a share.
    NotTheWhole {
        /// The number.
        number: String,
        /// The share.
        name: String,
    },
    /// A percentage is divided by 100 although it is a share already.
    Hundredth {
        /// The part of the formula.
        part: String,
    },
    /// A divisor that may be zero.
    HoldsZero {
        /// The divisor.
        divisor: String,
    },
    /// A growth over an amount below zero.
    BelowZero {
        /// The divisor as it is written.
        divisor: String,
    },
    /// A change that has a bound on one side only, and may be a rise or a fall.
    EitherWay,
    /// Something is divided by a change.
    OverChange {
        /// The divisor.
        divisor: String,
    },
    /// Periods that can't be added or compared.
    PeriodsDiffer {
        /// What is added or compared.
        names: Vec<String>,
    },
    /// Numbers of too many digits.
    TooLong,
    /// The result is bounded on neither side.
    Unbounded,
    /// The result is a ratio, and nothing says how it is printed.
    NeedsUnit,
    /// The result measures something that no unit of its figures measures.
    NoUnit {
        /// What it measures.
        found: String,
    },
    /// The unit that was asked for measures something else.
    OtherUnit {
        /// The unit that was asked for.
        asked: String,
        /// What the result measures.
        found: String,
    },
    /// A ratio is multiplied by 100 and printed as a percentage.
    HundredTwice {
        /// The number.
        number: String,
        /// The unit.
        unit: String,
    },
    /// A share minus a share of another time, printed as a percentage.
    PointsMeant {
        /// The unit.
        unit: String,
    },
    /// A part that is more than its whole, or less than nothing.
    ShareOutside,
}
