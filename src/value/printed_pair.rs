//! How pairs, scores and ranks are printed.

use super::unit_japanese::Bounded;
use super::{FigureStyle, Number, Pair, Qualifier, Rendering, UnitKind, english, japanese};

/// 7 of 9 people, more than 3 to 1, 8–1.
pub(super) fn english(pair: &Pair, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    match pair {
        Pair::Of { part, whole, unit, qualifier } => {
            let said = said_in_english(*qualifier, *part, compact);
            let bare = |number| english::digits(number);
            let named = |number| english::one(number, unit, compact);
            match unit.kind {
                UnitKind::Count if compact => format!("{said}{} of {}", bare(*part), bare(*whole)),
                UnitKind::Count | UnitKind::Measure | UnitKind::Duration => {
                    format!("{said}{} of {}", bare(*part), named(*whole))
                }
                _ => format!("{said}{} of {}", named(*part), named(*whole)),
            }
        }
        Pair::Ratio([first, second], qualifier) => {
            let said = said_in_english(*qualifier, *first, compact);
            let between = if compact { ":" } else { " to " };
            format!("{said}{}{between}{}", english::digits(*first), english::digits(*second))
        }
        Pair::Score(numbers) => {
            numbers.iter().map(|&number| english::digits(number)).collect::<Vec<_>>().join("–")
        }
    }
}

/// The words before a pair: about, more than.
fn said_in_english(qualifier: Qualifier, first: Number, compact: bool) -> String {
    let about = if qualifier.about { "about " } else { "" };
    format!("{}{about}", english::before(&qualifier.bound.of(first), compact))
}

/// 9人のうち7人以上, 約3対1, 8対1.
pub(super) fn japanese(pair: &Pair, style: FigureStyle) -> String {
    let digits = |number| japanese::number(number, style);
    match pair {
        Pair::Of { part, whole, unit, qualifier } => {
            let around = japanese::Around::of(&qualifier.bound.of(*part), qualifier.about);
            let counter = match around.bounded {
                Bounded::Yes => &unit.bounded_counter,
                Bounded::No => &unit.counter,
            };
            let part = around.put(&format!("{}{counter}", digits(*part)));
            format!("{}{}のうち{part}", digits(*whole), unit.counter)
        }
        Pair::Ratio([first, second], qualifier) => {
            let around = japanese::Around::of(&qualifier.bound.of(*first), qualifier.about);
            around.put(&format!("{}対{}", digits(*first), digits(*second)))
        }
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
