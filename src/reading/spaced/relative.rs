//! Dates that point from the day of the text: last December, this year, yesterday.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::date_piece::DatePiece;
use super::ended::monday;
use super::found::date as dated;
use super::reading_place::ReadingPlace;
use super::tables::{CalendarSpan, Relative};
use super::token::Gap;
use super::{date_parts, year_name};
use crate::reading::meaning::Unread;
use crate::value::{Date, FiscalPart};

/// Last December, this year, yesterday.
pub fn relative(place: &ReadingPlace<'_>, at: usize) -> Option<DatePiece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (end, dates) = if let Some((end, relative, month)) = month_then_relative(place, at) {
        (end, place.setting.issued.map(|issued| of_month(relative, month, issued).into_iter().collect()))
    } else if let Some((end, relative, span)) = span_then_relative(place, at) {
        (end, place.setting.issued.map(|issued| of_span(place, relative, span, issued)))
    } else if let Some((end, (relative, span))) = lexicon.relative_dates.after(tokens, at) {
        (end, place.setting.issued.map(|issued| of_span(place, relative, span, issued)))
    } else {
        let (next, relative) = lexicon.relatives.after(tokens, at)?;
        if let Some((end, season)) =
            lexicon.seasons.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)
        {
            (end, place.setting.issued.map(|issued| of_season(relative, season, issued)))
        } else if let Some((month, end)) =
            date_parts::month(place, next).filter(|_| tokens.gap(next) <= Gap::Line)
        {
            (end, place.setting.issued.map(|issued| of_month(relative, month, issued).into_iter().collect()))
        } else {
            let (end, span) = lexicon.spans.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
            let fiscal = lexicon.fiscal.after(tokens, next).is_some_and(|(after, ())| after == end);
            let later = lexicon.not_rate.after(tokens, end).is_some();
            if !matches!(
                span,
                CalendarSpan::Year | CalendarSpan::Month | CalendarSpan::Quarter | CalendarSpan::Week
            ) || later
                || lexicon.span_ends.is_at(tokens, end)
            {
                return None;
            }
            if fiscal && place.setting.fiscal.is_none() {
                let unread = Some(Unread::NeedsFiscal);
                return Some(DatePiece {
                    end,
                    meanings: Vec::new(),
                    parts: Vec::new(),
                    unread,
                    bare_year: false,
                });
            }
            let owner = fiscal || span == CalendarSpan::Quarter;
            let dates = place.setting.issued.map(|issued| match (owner, place.setting.fiscal.as_ref()) {
                (true, Some(_)) => of_owner(place, relative, span, issued),
                _ => of_span(place, relative, span, issued),
            });
            (end, dates)
        }
    };
    let (meanings, unread) = match dates {
        Some(dates) => (dates.into_iter().map(dated).collect::<Vec<_>>(), None),
        None => (Vec::new(), Some(Unread::NeedsIssued)),
    };
    (!meanings.is_empty() || unread.is_some()).then_some(DatePiece {
        end,
        meanings,
        parts: Vec::new(),
        unread,
        bare_year: false,
    })
}

/// Décembre dernier.
pub fn month_then_relative(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, Relative, u32)> {
    let (month, next) = date_parts::month(place, at)?;
    let (end, relative) =
        place.lexicon.relatives.after(place.tokens, next).filter(|_| place.tokens.gap(next) <= Gap::Line)?;
    let other = date_parts::month(place, end).is_some() || place.lexicon.spans.is_at(place.tokens, end);
    (!other).then_some((end, relative, month))
}

/// L'année dernière, el año pasado.
pub fn span_then_relative(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, Relative, CalendarSpan)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, span) = lexicon
        .spans
        .after(tokens, at)
        .filter(|(_, span)| matches!(span, CalendarSpan::Year | CalendarSpan::Month | CalendarSpan::Week))?;
    let (end, relative) = lexicon.relatives.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let counted = at
        .checked_sub(1)
        .is_some_and(|before| tokens.digits(before).is_some() || lexicon.numbers.is_at(tokens, before));
    (lexicon.tables.language != "en" && !counted && !lexicon.span_ends.is_at(tokens, end))
        .then_some((end, relative, span))
}

/// Last summer: the last that is over, or the one before where a text may mean that; next winter likewise.
fn of_season(relative: Relative, season: u32, issued: NaiveDate) -> Vec<Date> {
    let of = |year: i32| date_parts::season(year, season);
    let days = |year: i32| of(year).map(|date| (date.first_day(), date.last_day()));
    let years = [issued.year() - 1, issued.year(), issued.year() + 1];
    let fits = |year: &i32| {
        days(*year).is_some_and(|(first, last)| match relative {
            Relative::Last => last < issued && (issued - last).num_days() < 365,
            // A winter begins in December: until it is over, this winter is that of the year before, and in the spring after it a text may
            // mean either.
            Relative::This => match first.year() == last.year() {
                true => *year == issued.year(),
                false if issued.month() < 3 => first <= issued && issued <= last,
                false => issued.month() > 5 && *year == issued.year(),
            },
            Relative::Next => first > issued && (first - issued).num_days() < 365,
        })
    };
    years.into_iter().filter(fits).filter_map(of).collect()
}

pub fn of_month(relative: Relative, month: u32, issued: NaiveDate) -> Option<Date> {
    let year = issued.year();
    let year = match relative {
        Relative::Last => {
            if month < issued.month() {
                year
            } else {
                year - 1
            }
        }
        Relative::This => year,
        Relative::Next => {
            if month > issued.month() {
                year
            } else {
                year + 1
            }
        }
    };
    Date::month(year, month)
}

pub fn shift(relative: Relative) -> i32 {
    match relative {
        Relative::Last => -1,
        Relative::This => 0,
        Relative::Next => 1,
    }
}

pub fn of_span(
    _place: &ReadingPlace<'_>,
    relative: Relative,
    of: CalendarSpan,
    issued: NaiveDate,
) -> Vec<Date> {
    let by = shift(relative);
    let moved = |months: u32| match by {
        -1 => issued.checked_sub_months(Months::new(months)),
        1 => issued.checked_add_months(Months::new(months)),
        _ => Some(issued),
    };
    let days = |days: u64| match by {
        -1 => issued.checked_sub_days(Days::new(days)),
        1 => issued.checked_add_days(Days::new(days)),
        _ => Some(issued),
    };
    let date = match of {
        CalendarSpan::Day => days(1).map(Date::Day),
        CalendarSpan::Week => days(7).and_then(monday).map(Date::Week),
        CalendarSpan::Month => moved(1).and_then(|day| Date::month(day.year(), day.month())),
        CalendarSpan::Quarter => {
            moved(3).and_then(|day| year_name::quarter(day.year(), day.month0() / 3 + 1))
        }
        CalendarSpan::Year => Some(Date::Year(issued.year() + by)),
        CalendarSpan::Half | CalendarSpan::Decade => None,
    };
    date.into_iter().collect()
}

/// The fiscal year or quarter of the owner beside the one of a day.
pub fn of_owner(
    place: &ReadingPlace<'_>,
    relative: Relative,
    of: CalendarSpan,
    issued: NaiveDate,
) -> Vec<Date> {
    let found = || -> Option<Date> {
        let owner = place.setting.fiscal.as_ref()?;
        let year = owner.year_of(issued)?;
        if of == CalendarSpan::Year {
            let year = year + shift(relative);
            let (first, last) = owner.part(year, FiscalPart::Whole)?;
            return Some(Date::Fiscal { year, part: FiscalPart::Whole, first, last });
        }
        let this = (1..=4).find(|&nth| {
            owner
                .part(year, FiscalPart::Quarter(nth))
                .is_some_and(|(first, last)| first <= issued && issued <= last)
        })?;
        let nth = i32::try_from(this).ok()? + shift(relative);
        let (year, nth) = match nth {
            0 => (year - 1, 4),
            5 => (year + 1, 1),
            nth => (year, u32::try_from(nth).ok()?),
        };
        let part = FiscalPart::Quarter(nth);
        let (first, last) = owner.part(year, part)?;
        Some(Date::Fiscal { year, part, first, last })
    };
    found().into_iter().collect()
}
