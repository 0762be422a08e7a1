//! What words beside a number say of it.

/// What a word says of the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// At least, no less than, or more.
    AtLeast,
    /// More than, over.
    MoreThan,
    /// At most, up to.
    AtMost,
    /// Less than, below.
    LessThan,
    /// Nearly, almost.
    Nearly,
    /// Just over.
    JustOver,
    /// About, roughly.
    About,
    /// More than, or, before a length of time, no bound at all: over 5 years.
    MoreThanOrDuring,
    /// At most, or, before a length of time, no bound at all: within 72 hours.
    AtMostOrDuring,
    /// At most, or, after a verb of change, nothing: hasta, jusqu'à, tot.
    AtMostOrTo,
    /// A rise: up, an increase of.
    Up,
    /// A fall: down, a decrease of.
    Down,
    /// The number is below zero: minus.
    Minus,
    /// The number has a plus.
    Plus,
    /// It says that the number is just this: exactly, a total of. It may be quoted with it.
    Exactly,
    /// It changes nothing, and is no part of the figure: another.
    Nothing,
    /// It changes the number in a way that no bound says: every other, half of.
    Unreadable,
}

/// What a table calls it; nothing where there is no such word.
pub fn says(word: &str) -> Option<Says> {
    Some(match word {
        "at-least" => Says::AtLeast,
        "more-than" => Says::MoreThan,
        "more-than-or-during" => Says::MoreThanOrDuring,
        "at-most" => Says::AtMost,
        "at-most-or-during" => Says::AtMostOrDuring,
        "at-most-or-to" => Says::AtMostOrTo,
        "less-than" => Says::LessThan,
        "nearly" => Says::Nearly,
        "just-over" => Says::JustOver,
        "about" => Says::About,
        "up" => Says::Up,
        "down" => Says::Down,
        "minus" => Says::Minus,
        "plus" => Says::Plus,
        "exactly" => Says::Exactly,
        "nothing" => Says::Nothing,
        "unreadable" => Says::Unreadable,
        _ => return None,
    })
}
