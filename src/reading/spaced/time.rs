//! Times of day: 14:46, 8:30 a.m., 0900 GMT.

use super::against::stands_alone;
use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::tables::DayHalf;
use super::token::Gap;
use crate::reading::meaning::Meaning;
use crate::value::{Qualifier, TimeOfDay};

/// The time that begins at a place.
pub fn time_at(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let digits = tokens.digits(at)?;
    let number = |at: usize| tokens.digits(at)?.parse::<u32>().ok();
    if tokens.gap(at) == Gap::None
        && at > 0
        && !matches!(tokens.sign(at - 1), Some('(' | '[' | '–' | '-' | '/' | '"' | '“' | ':'))
    {
        return None;
    }
    let minutes = |next: usize| {
        tokens.digits(next + 1).filter(|minutes| {
            minutes.len() == 2 && tokens.gap(next) == Gap::None && tokens.gap(next + 1) == Gap::None
        })?;
        number(next + 1)
    };
    let (hour, minute, mut end, colon) = match (digits.len(), tokens.sign(at + 1)) {
        (1 | 2, Some(':')) if minutes(at + 1).is_some() => (number(at)?, minutes(at + 1)?, at + 3, true),
        (1 | 2, Some('.')) if minutes(at + 1).is_some() => (number(at)?, minutes(at + 1)?, at + 3, false),
        (4, _) => (number(at)? / 100, number(at)? % 100, at + 1, false),
        (1 | 2, _) => (number(at)?, 0, at + 1, false),
        _ => return None,
    };
    // Seconds are no part of a time that a fact holds; 12:30:45 is none.
    if tokens.sign(end) == Some(':') && tokens.gap(end) == Gap::None && tokens.digits(end + 1).is_some() {
        return None;
    }
    let mut shown = colon;
    let mut hour = hour;
    if let Some((after, half)) =
        lexicon.day_halves.after(tokens, end).filter(|_| tokens.gap(end) <= Gap::Blank && digits.len() <= 2)
    {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = match half {
            DayHalf::Morning => hour % 12,
            DayHalf::Afternoon => hour % 12 + 12,
        };
        (end, shown) = (after, true);
    }
    if let Some((after, ())) = lexicon.clock.after(tokens, end).filter(|_| tokens.gap(end) <= Gap::Blank)
        && (digits.len() == 4 && digits.starts_with(['0', '1', '2']) && digits.starts_with('0')
            || colon
            || tokens.word(after - 1) == Some("clock"))
    {
        (end, shown) = (after, true);
    }
    let mut zone = None;
    if let Some((after, ())) = lexicon.zones.after(tokens, end).filter(|_| tokens.gap(end) == Gap::Blank) {
        let form = tokens.form(end);
        if form.chars().all(char::is_uppercase) {
            zone = Some(form.to_owned());
            (end, shown) = (after, true);
        }
    }
    if !shown {
        return None;
    }
    let near = |nth: usize| at.checked_sub(nth).is_some_and(|at| lexicon.ratios.is_at(tokens, at));
    if colon && zone.is_none() && (1..=3).any(near) {
        return None;
    }
    // 16:10 by itself may be a ratio; in a text the words before it tell.
    let ratio = colon && zone.is_none() && end == at + 3 && stands_alone(place, at, end);
    let ratio = ratio
        .then(|| Meaning::Ratio([hour, minute].map(|part| i64::from(part).into()), Qualifier::default()));
    let time = TimeOfDay::new(hour, minute, zone)?;
    Some(FoundFigure::new(at, end, std::iter::once(Meaning::Time(time)).chain(ratio).collect(), Sort::Time))
}
