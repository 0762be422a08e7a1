//! Times of day as languages with a decimal comma print them: 14.30 Uhr, 14h30, 9 h 15, a las 9 horas.

use super::found::{FoundFigure, Sort, exact};
use super::lexicon::WordLexicon;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind, Tokens};
use super::unit_name;
use crate::reading::meaning::{Meaning, SaidUnit};
use crate::value::{Number, TimeOfDay, UnitKind};

/// A time with the place after it.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hour: u32,
    minute: u32,
    end: usize,
    shown: ShownText,
}

/// What shows that digits are a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownText {
    /// A word that nothing else has: Uhr.
    Surely,
    /// A word or letter that lengths of time have, too: heures, h.
    Hours,
    /// A point between hours and minutes alone.
    Point,
}

/// The time that begins at a place.
pub fn hours_at(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if lexicon.tables.digits.point != ',' || tokens.gap(at) == Gap::None && at > 0 && !opens(tokens, at - 1) {
        return None;
    }
    let clock = first_of_two(lexicon, tokens, at).or_else(|| clock(lexicon, tokens, at))?;
    // 7.45 de la tarde.
    if lexicon.day_halves.is_at(tokens, clock.end) && tokens.gap(clock.end) <= Gap::Blank {
        return None;
    }
    let introduced = lexicon.clock_before.before(tokens, at, floor).is_some() && tokens.gap(at) <= Gap::Line;
    let alone = tokens.gap(at) == Gap::Break && tokens.gap(clock.end) == Gap::Break;
    let minutes = clock.shown == ShownText::Hours && clock.end > at + 2;
    if clock.shown != ShownText::Surely && !introduced && !alone && !minutes {
        return None;
    }
    let mut end = clock.end;
    let mut zone = None;
    if lexicon.zones.after(tokens, end).is_some()
        && tokens.gap(end) == Gap::Blank
        && tokens.form(end).chars().all(char::is_uppercase)
    {
        zone = Some(tokens.form(end).to_owned());
        end += 1;
    }
    let mut meanings = vec![Meaning::Time(TimeOfDay::new(clock.hour, clock.minute, zone)?)];
    if clock.shown != ShownText::Surely && !introduced {
        meanings.extend(otherwise(place, at, &clock));
    }
    Some(FoundFigure::new(at, end, meanings, Sort::Time))
}

/// What digits that stand alone can mean besides a time: a length of time, or a number with the point of another language.
fn otherwise(place: &ReadingPlace<'_>, at: usize, clock: &Clock) -> Option<Meaning> {
    if clock.shown == ShownText::Point {
        let digits = format!("{}.{}", place.tokens.digits(at)?, place.tokens.digits(at + 2)?);
        return Some(exact(Number::parse(&digits).ok()?, SaidUnit::default()));
    }
    let (name, end) = (at + 1..clock.end)
        .find_map(|at| unit_name::name_at(place, at))
        .filter(|(name, _)| unit_name::is_kind(name, UnitKind::Duration))?;
    let hours = Number::from(i64::from(clock.hour));
    let unit = |name| SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() };
    if clock.minute == 0 {
        return (end == clock.end).then(|| exact(hours, unit(name)));
    }
    let sixty = Number::fraction(i64::from(clock.hour * 60 + clock.minute).into(), 60)?;
    Some(exact(sixty, unit(name)))
}

/// Hours and minutes, with what shows that they are a time.
fn clock(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Clock> {
    let hour = number(tokens, at).filter(|hour| *hour <= 24)?;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let near = |at: usize| tokens.gap(at) <= Gap::Blank;
    let minutes = |at: usize| {
        tokens
            .digits(at)
            .filter(|digits| digits.len() == 2)
            .and_then(|_| number(tokens, at))
            .filter(|minute| *minute < 60)
    };
    let surely = |end: usize| lexicon.clock.after(tokens, end).filter(|_| near(end)).map(|(end, ())| end);
    let hours = |end: usize| lexicon.hours.after(tokens, end).filter(|_| near(end)).map(|(end, ())| end);
    // 14h30, 9 h 15.
    if let Some((next, ())) = lexicon.hour_letters.after(tokens, at + 1).filter(|_| near(at + 1))
        && let Some(minute) = minutes(next).filter(|_| near(next) && tokens.gap(next) == tokens.gap(at + 1))
    {
        let end = next + 1;
        let long = glued(end) && tokens.word(end).is_some()
            || near(end) && tokens.word(end).is_some_and(|word| word.starts_with("min"));
        return (!long).then(|| match surely(end) {
            Some(end) => Clock { hour, minute, end, shown: ShownText::Surely },
            None => Clock { hour, minute, end, shown: ShownText::Hours },
        });
    }
    // 14.30 Uhr, 14:30 Uhr.
    if matches!(tokens.sign(at + 1), Some('.' | ':'))
        && glued(at + 1)
        && glued(at + 2)
        && let Some(minute) = minutes(at + 2)
    {
        let end = at + 3;
        let more = glued(end)
            && match tokens.get(end).map(|token| token.kind) {
                Some(Kind::Digits | Kind::Word) => true,
                Some(Kind::Sign('.' | ',' | ':' | '-' | '/')) => {
                    tokens.digits(end + 1).is_some() && glued(end + 1)
                }
                Some(Kind::Sign('%' | '°' | '€' | '$' | '£')) => true,
                _ => false,
            };
        if more {
            return None;
        }
        if let Some(end) = surely(end).or_else(|| hours(end)) {
            return Some(Clock { hour, minute, end, shown: ShownText::Surely });
        }
        return Some(Clock { hour, minute, end, shown: ShownText::Point });
    }
    // 9 Uhr, 9 Uhr 30, 9 heures.
    if let Some(end) = surely(at + 1) {
        return Some(match minutes(end).filter(|_| near(end) && tokens.gap(end + 1) != Gap::None) {
            Some(minute) => Clock { hour, minute, end: end + 1, shown: ShownText::Surely },
            None => Clock { hour, minute: 0, end, shown: ShownText::Surely },
        });
    }
    let end = hours(at + 1)?;
    Some(Clock { hour, minute: 0, end, shown: ShownText::Hours })
}

/// The first of two times that share their word: (von) 9 (bis 17 Uhr).
fn first_of_two(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Clock> {
    let hour = number(tokens, at).filter(|hour| *hour <= 24)?;
    // De 8 heures à 20 heures.
    if let Some((end, ())) =
        lexicon.hours.after(tokens, at + 1).filter(|_| tokens.gap(at + 1) <= Gap::Blank && hour >= 5)
        && let Some((next, ())) = lexicon.range_to.after(tokens, end)
        && clock(lexicon, tokens, next)
            .is_some_and(|second| second.hour > hour && second.shown == ShownText::Hours)
    {
        return Some(Clock { hour, minute: 0, end, shown: ShownText::Surely });
    }
    let (next, ()) = lexicon.range_to.after(tokens, at + 1).filter(|_| tokens.gap(at + 1) == Gap::Blank)?;
    let second = clock(lexicon, tokens, next).filter(|second| second.shown == ShownText::Surely)?;
    (second.hour > hour).then_some(Clock { hour, minute: 0, end: at + 1, shown: ShownText::Surely })
}

fn number(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    tokens.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok()
}

fn opens(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.sign(at), Some('(' | '[' | '–' | '-' | '/' | '"' | '“' | '„' | '«' | ':'))
}
