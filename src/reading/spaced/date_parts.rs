//! Days, months and years as they are printed, whole or with a part left to the text around.

use chrono::{Datelike, Month, NaiveDate};

use super::reading_place::ReadingPlace;
use super::tables::{DayMonth, ScaleSort};
use super::token::Gap;
use crate::reading::meaning::Meaning;
use crate::value::{Date, Dated, Part, Season};

/// A day, month or year, some part of which may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The year.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
}

impl Parts {
    /// The date, where all of it that is finer than what is given is there.
    pub fn date(self) -> Option<Date> {
        match (self.year?, self.month, self.day) {
            (year, Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day).map(Date::Day),
            (year, Some(month), None) => Date::month(year, month),
            (year, None, None) => Some(Date::Year(year)),
            (_, None, Some(_)) => None,
        }
    }

    /// The same with the year that a text from this day means: the nearest one, and, where that is more than two months away, the
    /// one of the same calendar year, too.
    pub fn dated(self, issued: NaiveDate) -> Vec<Date> {
        let near = |year: i32| -> Option<(i64, Date)> {
            let date = Self { year: Some(year), ..self }.date()?;
            let away = [date.first_day(), date.last_day()].map(|day| (day - issued).num_days().abs());
            Some((away.into_iter().min()?, date))
        };
        let years = [issued.year(), issued.year() - 1, issued.year() + 1];
        let nearest = years.into_iter().filter_map(near).min_by_key(|(away, _)| *away);
        let mut dates: Vec<Date> = Vec::new();
        if let Some((away, date)) = nearest {
            dates.push(date);
            if away > 60
                && let Some((_, same)) = near(issued.year()).filter(|(_, same)| *same != date)
            {
                dates.push(same);
            }
        }
        dates
    }
}

/// A year of four digits at a place, and the place after it.
pub fn year(place: &ReadingPlace<'_>, at: usize) -> Option<(i32, usize)> {
    let tokens = place.tokens;
    let digits = tokens.digits(at).filter(|digits| digits.len() == 4)?;
    let year: i32 = digits.parse().ok().filter(|year| (1500..=2200).contains(year))?;
    (!goes_on(place, at + 1)).then_some((year, at + 1))
}

/// A year of two digits after an apostrophe or a letter: '26, FY26.
pub fn short_year(place: &ReadingPlace<'_>, at: usize) -> Option<(i32, usize)> {
    if let Some(found) = year(place, at) {
        return Some(found);
    }
    let quoted = matches!(place.tokens.sign(at), Some('\'' | '’'));
    let digits = place.tokens.digits(at + usize::from(quoted)).filter(|digits| digits.len() == 2)?;
    let year: i32 = digits.parse().ok()?;
    let end = at + 1 + usize::from(quoted);
    (!goes_on(place, end)).then_some((if year < 70 { 2000 + year } else { 1900 + year }, end))
}

/// Whether digits before a place go on in it: 2026.5, 2,026,000.
fn goes_on(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    matches!(tokens.sign(at), Some('.' | ','))
        && tokens.gap(at) == Gap::None
        && tokens.gap(at + 1) == Gap::None
        && tokens.digits(at + 1).is_some()
}

/// The name of a month at a place. Names that are other words, too (may, march), count only with an upper-case letter.
pub fn month(place: &ReadingPlace<'_>, at: usize) -> Option<(u32, usize)> {
    let (end, month) = place.lexicon.months.after(place.tokens, at)?;
    let capital = place.tokens.is_capital(at) || !place.lexicon.tables.months_capital;
    capital.then_some((month, end))
}

/// A day of the month in digits, with what makes it an ordinal.
fn day(place: &ReadingPlace<'_>, at: usize) -> Option<(u32, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let digits = tokens.digits(at).filter(|digits| digits.len() <= 2)?;
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let mut end = at + 1;
    if goes_on(place, end) {
        return None;
    }
    if tokens.gap(end) == Gap::None
        && let Some((after, ())) = lexicon.ordinal_ends.after(tokens, end)
    {
        end = after;
    } else if tokens.sign(end) == Some('.') && tokens.gap(end) == Gap::None && month(place, end + 1).is_some()
    {
        end += 1;
    }
    Some((day, end))
}

/// Passes words that link the parts of a date.
fn link(place: &ReadingPlace<'_>, at: usize) -> usize {
    match place.lexicon.date_links.after(place.tokens, at) {
        Some((end, ())) if place.tokens.gap(end) <= Gap::Line => end,
        _ => at,
    }
}

/// A weekday with its comma.
fn weekday(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let (end, _) = place
        .lexicon
        .weekdays
        .after(place.tokens, at)
        .filter(|_| place.tokens.is_capital(at) || !place.lexicon.tables.months_capital)?;
    Some(if place.tokens.sign(end) == Some(',') { end + 1 } else { end })
}

/// Where the name of another day of the week begins than that of the day that begins at a place: Monday 21 December 2025.
pub fn other_weekday(place: &ReadingPlace<'_>, start: usize, meanings: &[Meaning]) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let article = lexicon.articles_of_days.before(tokens, start, 0).map_or(start, |(start, ())| start);
    let end = article - usize::from(article > 0 && tokens.sign(article - 1) == Some(','));
    let (at, said) = lexicon.weekdays.before(tokens, end, 0).filter(|_| tokens.gap(start) <= Gap::Line)?;
    let named = tokens.is_capital(at) || !lexicon.tables.months_capital;
    let mut days = meanings.iter().filter_map(|meaning| match meaning {
        Meaning::Date(Dated { date: Date::Day(day), .. }) => Some(day.weekday().num_days_from_monday()),
        _ => None,
    });
    let first = days.next()?;
    (named && first != said && days.all(|day| day != said)).then_some(at)
}

/// A day, month or bare year at a place: its parts, each that it can have, and the place after it. A bare year is taken here
/// wherever it stands; who calls knows whether it is one.
pub fn parts(place: &ReadingPlace<'_>, at: usize) -> Option<(Vec<Parts>, usize)> {
    if let Some(next) = weekday(place, at) {
        let next = place.lexicon.articles_of_days.after(place.tokens, next).map_or(next, |(end, ())| end);
        let found = parts(place, next).filter(|(found, _)| found.iter().all(|one| one.day.is_some()))?;
        let dates: Vec<Meaning> = found
            .0
            .iter()
            .filter_map(|one| one.date())
            .map(|date| Meaning::Date(Dated::from(date)))
            .collect();
        return other_weekday(place, next, &dates).is_none().then_some(found);
    }
    let tokens = place.tokens;
    if let Some(found) = month_in_digits(place, at) {
        return Some(found);
    }
    if let Some(found) = in_digits(place, at) {
        return Some(found);
    }
    if let Some((day, next)) = day(place, at)
        && tokens.gap(next) < Gap::Break
    {
        let linked = link(place, next);
        let hyphen = usize::from(tokens.sign(linked) == Some('-') && tokens.gap(linked) == Gap::None);
        if let Some((month, next)) = month(place, linked + hyphen) {
            let (year, end) = year_after(place, next);
            return Some((vec![Parts { year, month: Some(month), day: Some(day) }], end));
        }
    }
    if let Some((month, next)) = month(place, at) {
        let followed = tokens.gap(next) < Gap::Break;
        if followed
            && let Some((day, after)) = day(place, next)
            && month_goes_first(place, after)
        {
            // Oct. 10-14 are five days; 10-Oct-14 has a year.
            let days = tokens.sign(after) == Some('-') && tokens.gap(after) == Gap::None;
            let (year, end) = if days { (None, after) } else { year_after(place, after) };
            return Some((vec![Parts { year, month: Some(month), day: Some(day) }], end));
        }
        let (year, end) = if followed { year_after(place, next) } else { (None, next) };
        return Some((vec![Parts { year, month: Some(month), day: None }], end));
    }
    let (year, end) = year(place, at)?;
    Some((vec![Parts { year: Some(year), ..Parts::default() }], end))
}

/// Whether a number after a month is its day and not the beginning of another figure: in May 5 million were sold.
fn month_goes_first(place: &ReadingPlace<'_>, after: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let scaled =
        matches!(lexicon.scales.after(tokens, after), Some((_, (_, ScaleSort::Word | ScaleSort::Short))))
            && tokens.gap(after) <= Gap::Blank;
    let signed = matches!(tokens.sign(after), Some('%' | '°' | '€' | '$' | '£'));
    !(scaled || signed)
        && (tokens.gap(after) == Gap::Break || tokens.gap(after) > Gap::None || tokens.word(after).is_none())
}

/// The year after a day or month, with a comma or word before it.
fn year_after(place: &ReadingPlace<'_>, at: usize) -> (Option<i32>, usize) {
    let tokens = place.tokens;
    if tokens.gap(at) == Gap::Break {
        return (None, at);
    }
    let next = link(place, at);
    let apostrophe = matches!(tokens.sign(next), Some('\'' | '’'));
    let hyphen = usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
    // Maio/2026, jan/25.
    let slash = usize::from(
        tokens.sign(next) == Some('/') && tokens.gap(next) == Gap::None && tokens.gap(next + 1) == Gap::None,
    );
    let ends = tokens.gap(next + 2) != Gap::None || tokens.sign(next + 2) != Some('/');
    if slash == 1
        && ends
        && let Some((year, end)) = if place.lexicon.tables.language == "en" {
            year(place, next + 1)
        } else {
            short_year(place, next + 1)
        }
    {
        return (Some(year), end);
    }
    let found = if apostrophe || hyphen == 1 { short_year(place, next + hyphen) } else { year(place, next) };
    match found {
        Some((year, end)) if tokens.gap(next) < Gap::Break => (Some(year), end),
        _ => (None, at),
    }
}

/// 2026-07 and 07/2026. 2010-12 may be three years, and is left to periods.
fn month_in_digits(place: &ReadingPlace<'_>, at: usize) -> Option<(Vec<Parts>, usize)> {
    let tokens = place.tokens;
    let (first, second) = (tokens.digits(at)?, tokens.digits(at + 2)?);
    let sign = tokens.sign(at + 1)?;
    let glued = tokens.gap(at + 1) == Gap::None && tokens.gap(at + 2) == Gap::None;
    let ends = tokens.gap(at + 3) != Gap::None
        || matches!(tokens.sign(at + 3), Some('.' | ',' | ';' | ':' | ')' | ']' | '"' | '”'))
            && !goes_on(place, at + 3);
    let begins =
        at == 0 || tokens.gap(at) != Gap::None || matches!(tokens.sign(at - 1), Some('(' | '[' | '"' | '“'));
    let (year, month): (i32, u32) = match (first.len(), second.len(), sign) {
        (4, 2, '-') => (first.parse().ok()?, second.parse().ok()?),
        (1 | 2, 4, '/') => (second.parse().ok()?, first.parse().ok()?),
        _ => return None,
    };
    let years = sign == '-' && i32::try_from(month).is_ok_and(|month| month > year % 100);
    let fits =
        glued && ends && begins && !years && (1..=12).contains(&month) && (1500..=2200).contains(&year);
    fits.then(|| (vec![Parts { year: Some(year), month: Some(month), day: None }], at + 3))
}

/// 2026-05-08, 15/03/2027, 15.03.2023.
fn in_digits(place: &ReadingPlace<'_>, at: usize) -> Option<(Vec<Parts>, usize)> {
    let tokens = place.tokens;
    let sign = tokens.sign(at + 1).filter(|sign| matches!(sign, '-' | '/' | '.' | '–'))?;
    let whole = tokens.sign(at + 3) == Some(sign) && (at + 1..at + 5).all(|at| tokens.gap(at) == Gap::None);
    let number = |at: usize| -> Option<u32> { tokens.digits(at)?.parse().ok() };
    let (first, second, third) = (tokens.digits(at)?, number(at + 2)?, tokens.digits(at + 4)?);
    let ends = tokens.gap(at + 5) != Gap::None
        || !matches!(tokens.sign(at + 5), Some('-' | '/' | '.')) && tokens.word(at + 5).is_none()
        || (tokens.digits(at + 6).is_none() || tokens.gap(at + 6) != Gap::None)
            && tokens.word(at + 5).is_none();
    if !whole || !ends {
        return None;
    }
    let end = at + 5;
    if first.len() == 4 && third.len() == 2 {
        let parts = Parts { year: first.parse().ok(), month: Some(second), day: third.parse().ok() };
        return parts.date().is_some().then(|| (vec![parts], end));
    }
    // 31.12.26, where dates are printed so.
    let short = third.len() == 2
        && place.lexicon.tables.language != "en"
        && tokens.digits(at + 2).is_some_and(|month| month.len() == 2);
    if first.len() > 2 || third.len() != 4 && !short {
        return None;
    }
    let (one, year): (u32, i32) = (first.parse().ok()?, third.parse().ok()?);
    let year = if short { year + if year < 70 { 2000 } else { 1900 } } else { year };
    let mut found: Vec<Parts> = Vec::new();
    for order in place.lexicon.tables.digits.day_month {
        let (day, month) = if *order == DayMonth::DayFirst { (one, second) } else { (second, one) };
        let parts = Parts { year: Some(year), month: Some(month), day: Some(day) };
        if parts.date().is_some() && !found.contains(&parts) {
            found.push(parts);
        }
    }
    (!found.is_empty()).then_some((found, end))
}

/// A season of a year by its number in the lexicon.
pub fn season(year: i32, number: u32) -> Option<Date> {
    let season = *Season::ALL.get(usize::try_from(number).ok()?)?;
    Some(Date::Season { year, season })
}

/// A part of a year or month: early, mid, late.
pub fn part(parts: Parts, number: u32) -> Option<Date> {
    let part = *Part::ALL.get(usize::try_from(number).ok()?)?;
    match (parts.year?, parts.month, parts.day) {
        (year, Some(month), None) => Some(Date::PartOfMonth { year, month: month_of(month)?, part }),
        (year, None, None) => Some(Date::PartOfYear { year, part }),
        _ => None,
    }
}

/// The end of a year or month.
pub fn end_of(parts: Parts) -> Option<Date> {
    match (parts.year?, parts.month, parts.day) {
        (year, Some(month), None) => Some(Date::EndOfMonth { year, month: month_of(month)? }),
        (year, None, None) => Some(Date::EndOfYear(year)),
        _ => None,
    }
}

fn month_of(number: u32) -> Option<Month> {
    Month::try_from(u8::try_from(number).ok()?).ok()
}
