//! How pairs, scores and ranks are printed.

use super::{FigureStyle, Pair, Rendering, Unit, UnitKind, english, japanese};

/// 7 of 9 people, 3 to 1, 8–1.
pub(super) fn english(pair: &Pair, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    match pair {
        Pair::Of { part, whole, unit } => {
            let bare = |number| english::digits(number);
            let named = |number| english::one(number, unit, compact);
            match unit.kind {
                UnitKind::Count if compact => format!("{} of {}", bare(*part), bare(*whole)),
                UnitKind::Count | UnitKind::Measure | UnitKind::Duration => {
                    format!("{} of {}", bare(*part), named(*whole))
                }
                _ => format!("{} of {}", named(*part), named(*whole)),
            }
        }
        Pair::Ratio([first, second]) => {
            let between = if compact { ":" } else { " to " };
            format!("{}{between}{}", english::digits(*first), english::digits(*second))
        }
        Pair::Score(numbers) => {
            numbers.iter().map(|&number| english::digits(number)).collect::<Vec<_>>().join("–")
        }
    }
}

/// 9人のうち7人, 3対1, 8対1.
pub(super) fn japanese(pair: &Pair, style: FigureStyle) -> String {
    let digits = |number| japanese::number(number, style);
    match pair {
        Pair::Of { part, whole, unit } => {
            let counter = |unit: &Unit| unit.counter.clone();
            format!("{}{}のうち{}{}", digits(*whole), counter(unit), digits(*part), counter(unit))
        }
        Pair::Ratio([first, second]) => format!("{}対{}", digits(*first), digits(*second)),
        Pair::Score(numbers) => numbers.iter().map(|&number| digits(number)).collect::<Vec<_>>().join("対"),
    }
}

/// Third, 12th; 3rd where it is short.
pub(super) fn english_rank(rank: u32, rendering: Rendering) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let word = WORDS.get(rank.wrapping_sub(1) as usize).filter(|_| rendering != Rendering::Compact);
    if let Some(word) = word {
        return (*word).to_owned();
    }
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{}{ending}", super::thousands::with_commas(&rank.to_string()))
}

/// 3位.
pub(super) fn japanese_rank(rank: u32, style: FigureStyle) -> String {
    format!("{}位", japanese::number(i64::from(rank).into(), style))
}
