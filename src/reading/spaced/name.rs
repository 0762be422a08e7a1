//! Numbers that are names whatever stands beside them: phone numbers, versions, numbers of laws.

use super::found::{FoundFigure, Sort};
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use crate::reading::meaning::Unread;

/// The name that begins at a place.
pub fn name_at(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let tokens = place.tokens;
    let digits = tokens.digits(at)?;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let name = |start: usize, end: usize| {
        Some(FoundFigure::unread(start, end, Unread::Name(tokens.start(start)..tokens.end(end)), Sort::Other))
    };
    // +49 30 1234567
    if at > 0 && tokens.sign(at - 1) == Some('+') && glued(at) && digits.len() <= 3 {
        let mut end = at + 1;
        let mut groups = 1;
        loop {
            let skip = usize::from(matches!(tokens.sign(end), Some('-' | '(' | ')' | '/')));
            if tokens.digits(end + skip).is_none()
                || tokens.gap(end) > Gap::Blank
                || tokens.gap(end + skip) > Gap::Blank
            {
                break;
            }
            (end, groups) = (end + skip + 1, groups + 1);
        }
        if groups >= 3 {
            return name(at - 1, end);
        }
    }
    // 030 1234, 007: numbers don't begin with a zero.
    let goes_on =
        matches!(tokens.sign(at + 1), Some('.' | ',' | '/' | '-' | ':' | '–' | '\'' | '’')) && glued(at + 1);
    if digits.len() > 1
        && digits.starts_with('0')
        && !goes_on
        && super::time::time_at(place, at).is_none()
        && !begins_date_or_time(place, at)
        && digits != "000"
    {
        let mut end = at + 1;
        while tokens.digits(end).is_some() && tokens.gap(end) == Gap::Blank {
            end += 1;
        }
        return name(at, end);
    }
    // 2024/1689, 02-1234-5678, 1.2.3: three groups and more, or a year with a long number.
    if matches!(tokens.sign(at + 1), Some('/'))
        && glued(at + 1)
        && glued(at + 2)
        && let Some(second) = tokens.digits(at + 2)
        && (digits.len() == 4 && second.len() >= 3 && !year_pair(digits, second))
    {
        return name(at, at + 3);
    }
    let separator = tokens.sign(at + 1).filter(|sign| matches!(sign, '-' | '.'))?;
    let mut groups = 1;
    let mut end = at + 1;
    while tokens.sign(end) == Some(separator)
        && glued(end)
        && glued(end + 1)
        && tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Digits)
    {
        (end, groups) = (end + 2, groups + 1);
    }
    let date = groups == 3;
    let grouped = separator == '.' && place.lexicon.tables.digits.groups.contains(&'.');
    let score = separator == '-'
        && groups == 3
        && (0..3).all(|nth| tokens.digits(at + 2 * nth).is_some_and(|digits| digits.len() <= 2));
    if groups >= 3 && !score && !grouped && (!date || !is_date(place, at)) {
        return name(at, end);
    }
    None
}

/// 09 November 2026, 05h11, 08 Uhr: what is printed with a zero before it.
fn begins_date_or_time(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let day = || {
        super::date_parts::parts(place, at)
            .is_some_and(|(parts, _)| parts.iter().all(|parts| parts.day.is_some()))
    };
    let clock = || {
        let near = tokens.gap(at + 1) <= Gap::Blank;
        let minutes = lexicon
            .hour_letters
            .after(tokens, at + 1)
            .is_some_and(|(next, ())| tokens.digits(next).is_some_and(|digits| digits.len() == 2));
        near && (minutes || lexicon.clock.is_at(tokens, at + 1) || lexicon.hours.is_at(tokens, at + 1))
    };
    tokens.digits(at).is_some_and(|digits| digits.len() == 2) && (day() || clock())
}

fn year_pair(first: &str, second: &str) -> bool {
    match (first.parse::<u32>(), second.parse::<u32>()) {
        (Ok(first), Ok(second)) => second == first + 1,
        _ => false,
    }
}

fn is_date(place: &ReadingPlace<'_>, at: usize) -> bool {
    super::date_parts::parts(place, at).is_some_and(|(_, end)| end == at + 5)
}
