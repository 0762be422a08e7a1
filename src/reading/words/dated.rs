//! Figures that are dates and periods, with their bounds.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::change;
use super::date::{self, Parts};
use super::found::{Found, Sort, date as dated};
use super::lexicon::{Relative, Span};
use super::operand;
use super::span;
use super::token::{Gap, Kind};
use super::unit::{self, Place};
use crate::reading::meaning::{Meaning, Sign, Unread};
use crate::value::{Date, DateBound, Dated, FiscalPart, UnitKind};

/// A date at a place, before its bounds are read.
#[derive(Debug, Clone)]
struct Piece {
    end: usize,
    meanings: Vec<Meaning>,
    /// What it is made of, where a part may be missing.
    parts: Vec<Parts>,
    unread: Option<Unread>,
    bare_year: bool,
}

/// The date or period that begins at a place, with what stands before it.
pub fn date_at(place: &Place<'_>, at: usize, floor: usize) -> Option<Found> {
    let first = days(place, at).or_else(|| piece(place, at))?;
    if let Some(period) = period(place, at, &first, floor) {
        return Some(bounded(place, period, floor));
    }
    if first.bare_year {
        return year(place, at, &first, floor);
    }
    if first.meanings.is_empty() && first.unread.is_none() {
        return None;
    }
    // May 5 and the like without a year only where something shows that it is a date.
    if first.parts.iter().any(|parts| parts.year.is_none() && parts.day.is_none()) && !introduced(place, at, floor, first.end) {
        return None;
    }
    let found = Found { start: at, end: first.end, meanings: first.meanings, unread: first.unread, sort: Sort::Date };
    Some(bounded(place, found, floor))
}

/// Whether a month without a year is meant as a date: in May, since June, or nothing but it.
fn introduced(place: &Place<'_>, at: usize, floor: usize, end: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    at == 0 && end == tokens.len()
        || lexicon.date_in.before(tokens, at, floor).is_some()
        || lexicon.date_bounds.before(tokens, at, floor).is_some()
        || lexicon.date_about.before(tokens, at, floor).is_some()
}

/// A bare year: a date where a word shows that it is one, else perhaps a number.
fn year(place: &Place<'_>, at: usize, first: &Piece, floor: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let own = operand::operand(place, at, floor)?;
    let plain = own.start == at && own.end == first.end && own.sign == Sign::None && own.is_bare() && own.numeral.scale.is_none();
    let shown = lexicon.date_in.before(tokens, at, floor).is_some()
        || lexicon.date_bounds.before(tokens, at, floor).is_some()
        || lexicon.date_about.before(tokens, at, floor).is_some_and(|_| plain);
    let strong = lexicon.date_in_strong.before(tokens, at, floor).is_some() && own.start == at;
    let counted = own.units.iter().any(|(_, unit)| unit::unit_is(unit, UnitKind::Count));
    let spaced = tokens.gap(first.end) != Gap::None;
    let is_date = strong && own.numeral.scale.is_none() && (plain || counted && spaced) || shown && plain;
    if is_date {
        let found = Found::new(at, first.end, first.meanings.clone(), Sort::Date);
        return Some(bounded(place, found, floor));
    }
    if !plain {
        return None;
    }
    let mut meanings = first.meanings.clone();
    if !tokens.word(first.end).is_some_and(|_| tokens.gap(first.end) == Gap::Blank) || lexicon.harmless_after.is_at(tokens, first.end) {
        meanings.push(super::found::exact(own.numeral.value, crate::reading::meaning::SaidUnit::default()));
    }
    let unread = other(place, first.end);
    let end = unread.as_ref().map_or(first.end, |(end, _)| *end);
    Some(Found { unread: unread.map(|(_, why)| why), ..Found::new(at, end, meanings, Sort::Year) })
}

/// What makes a date one of two: or 2027.
fn other(place: &Place<'_>, at: usize) -> Option<(usize, Unread)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.alternatives.after(tokens, at).filter(|(next, ())| tokens.gap(*next) <= Gap::Line)?;
    let next = lexicon.date_in.after(tokens, next).map_or(next, |(end, ())| end);
    let second = piece(place, next)?;
    Some((second.end, Unread::Unknown(tokens.start(at)..tokens.end(second.end))))
}

/// One date.
fn piece(place: &Place<'_>, at: usize) -> Option<Piece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some(found) = relative(place, at) {
        return Some(found);
    }
    if let Some(found) = span::named(place, at) {
        return Some(Piece { end: found.end, meanings: found.meanings, parts: Vec::new(), unread: found.unread, bare_year: false });
    }
    let near = |next: usize| tokens.gap(next) < Gap::Break;
    if let Some((next, part)) = lexicon.parts.after(tokens, at).filter(|(next, _)| near(*next)) {
        let next = next + usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
        let next = lexicon.in_part.after(tokens, next).map_or(next, |(end, ())| end);
        if let Some((parts, end)) = date::parts(place, next) {
            return of_parts(place, &parts, end, |parts| date::part(parts, part));
        }
    }
    if let Some((next, ())) = lexicon.ends.after(tokens, at).filter(|(next, ())| near(*next)) {
        let next = next + usize::from(tokens.sign(next) == Some('-') && tokens.gap(next) == Gap::None);
        if let Some((parts, end)) = date::parts(place, next) {
            return of_parts(place, &parts, end, date::end_of);
        }
    }
    if let Some((next, season)) = lexicon.seasons.after(tokens, at).filter(|(next, _)| near(*next)) {
        let next = lexicon.date_links.after(tokens, next).map_or(next, |(end, ())| end);
        if let Some((year, end)) = date::year(place, next) {
            let meanings = date::season(year, season).map(dated).into_iter().collect();
            return Some(Piece { end, meanings, parts: Vec::new(), unread: None, bare_year: false });
        }
    }
    let (parts, end) = date::parts(place, at)?;
    let bare_year = parts.iter().all(|parts| parts.month.is_none());
    let found = of_parts(place, &parts, end, Parts::date)?;
    Some(Piece { parts, bare_year, ..found })
}

/// A date of its parts, its year from the source's date where it has none.
fn of_parts(place: &Place<'_>, parts: &[Parts], end: usize, make: impl Fn(Parts) -> Option<Date>) -> Option<Piece> {
    let mut found = Piece { end, meanings: Vec::new(), parts: Vec::new(), unread: None, bare_year: false };
    for one in parts {
        if one.year.is_some() {
            found.meanings.extend(make(*one).map(dated));
            continue;
        }
        let Some(issued) = place.setting.issued else {
            found.unread = Some(Unread::NeedsIssued);
            continue;
        };
        let years = one.dated(issued).into_iter().map(|date| date.first_day().year());
        found.meanings.extend(years.filter_map(|year| make(Parts { year: Some(year), ..*one })).map(dated));
    }
    if found.meanings.is_empty() && found.unread.is_none() {
        // 31 February.
        return None;
    }
    if !found.meanings.is_empty() {
        found.unread = None;
    }
    Some(found)
}

/// 3–5 June 2025: two days of one month.
fn days(place: &Place<'_>, at: usize) -> Option<Piece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let digits = tokens.digits(at).filter(|digits| digits.len() <= 2)?;
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let next = match lexicon.ordinal_ends.after(tokens, at + 1) {
        Some((end, ())) if tokens.gap(at + 1) == Gap::None => end,
        _ => at + 1,
    };
    let next = connector(place, next, Between::No)?;
    let (parts, end) = date::parts(place, next)?;
    let (&[last], true) = (parts.as_slice(), parts.iter().all(|parts| parts.day.is_some_and(|last| day < last) && parts.month.is_some())) else {
        return None;
    };
    let first = Parts { day: Some(day), ..last };
    between(place, vec![first], vec![last], end)
}

/// Whether `between` stands before a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Yes,
    No,
}

/// The place after what parts the ends of a period.
fn connector(place: &Place<'_>, at: usize, between: Between) -> Option<usize> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    if matches!(tokens.sign(at), Some('-' | '–' | '—' | '−')) && tokens.gap(at) == tokens.gap(at + 1).min(Gap::Blank) {
        return Some(at + 1);
    }
    let words = if between == Between::Yes { &lexicon.between_and } else { &lexicon.range_to };
    let (end, ()) = words.after(tokens, at)?;
    (tokens.gap(end) <= Gap::Line).then_some(end)
}

/// A period that begins with a date.
fn period(place: &Place<'_>, at: usize, first: &Piece, floor: usize) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.meanings.iter().any(|meaning| matches!(meaning, Meaning::Period(..))) && first.parts.len() == 2 {
        return Some(Found::new(at, first.end, first.meanings.clone(), Sort::Date)).map(|found| opened(place, found, floor));
    }
    let start = lexicon.articles_of_days.before(tokens, at, floor).map_or(at, |(start, ())| start);
    let opens = lexicon.between.before(tokens, start, floor);
    let mode = if opens.is_some() { Between::Yes } else { Between::No };
    // 2030 and 2031.
    if mode == Between::No && first.bare_year
        && let Some((next, ())) = lexicon.between_and.after(tokens, first.end).filter(|(next, ())| tokens.gap(*next) <= Gap::Line)
        && let (Some((last, end)), Some(year)) = (date::year(place, next), first.parts.first().and_then(|parts| parts.year))
        && last == year + 1
    {
        let meanings = vec![Meaning::Period(Date::Year(year), Date::Year(last))];
        return Some(Found::new(at, end, meanings, Sort::Date));
    }
    let next = connector(place, first.end, mode)?;
    let next = lexicon.articles_of_days.after(tokens, next).map_or(next, |(end, ())| end);
    // 2026-30.
    if first.bare_year && next == first.end + 1
        && let Some(year) = first.parts.first().and_then(|parts| parts.year)
        && let Some(digits) = tokens.digits(next).filter(|digits| digits.len() == 2 && tokens.gap(next) == Gap::None)
        && let Ok(last) = digits.parse::<i32>()
        && last > year % 100
        && (tokens.gap(next + 1) != Gap::None || matches!(tokens.get(next + 1).map(|token| token.kind), Some(Kind::Sign(_))))
    {
        let meanings = vec![Meaning::Period(Date::Year(year), Date::Year(year - year % 100 + last))];
        return Some(opened(place, Found::new(at, next + 1, meanings, Sort::Date), floor));
    }
    let second = if let Some(last) = first.parts.first().filter(|parts| parts.day.is_some() && parts.year.is_none())
        && date::parts(place, next).is_none()
        && let Some(day) = tokens.digits(next).filter(|digits| digits.len() <= 2).and_then(|digits| digits.parse::<u32>().ok())
    {
        // June 3–5, 2025.
        let after = next + 1;
        let comma = after + usize::from(tokens.sign(after) == Some(','));
        let (year, end) = date::year(place, comma).map_or((None, after), |(year, end)| (Some(year), end));
        let parts = vec![Parts { year, month: last.month, day: Some(day) }];
        let made = of_parts(place, &parts, end, Parts::date)?;
        Piece { parts, ..made }
    } else {
        piece(place, next)?
    };
    let gone = change::is_change(place, start, floor, &lexicon.date_changes);
    if gone && mode == Between::No {
        return None;
    }
    if first.parts.is_empty() || second.parts.is_empty() {
        let dates = |piece: &Piece| -> Vec<Date> {
            piece.meanings.iter().filter_map(|meaning| match meaning { Meaning::Date(dated) => Some(dated.date), _ => None }).collect()
        };
        let mut meanings = Vec::new();
        for from in dates(first) {
            meanings.extend(dates(&second).into_iter().filter(|to| from.can_begin(to)).map(|to| Meaning::Period(from, to)));
        }
        if meanings.is_empty() {
            return None;
        }
        return Some(opened(place, Found::new(at, second.end, meanings, Sort::Date), floor));
    }
    let made = between(place, first.parts.clone(), second.parts.clone(), second.end)?;
    let found = Found { start: at, end: made.end, meanings: made.meanings, unread: made.unread, sort: Sort::Date };
    Some(opened(place, found, floor))
}

/// A period with the word that opens it.
fn opened(place: &Place<'_>, mut found: Found, floor: usize) -> Found {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let start = lexicon.articles_of_days.before(tokens, found.start, floor).map_or(found.start, |(start, ())| start);
    for words in [&lexicon.between, &lexicon.range_from] {
        if let Some((start, ())) = words.before(tokens, start, floor) {
            found.start = start;
            return found;
        }
    }
    found
}

/// The period of two dates, each with the year or month of the other where it has none.
fn between(place: &Place<'_>, first: Vec<Parts>, second: Vec<Parts>, end: usize) -> Option<Piece> {
    let mut meanings = Vec::new();
    let mut unread = None;
    for from in &first {
        for to in &second {
            let year = from.year.or(to.year);
            let from = Parts { year, month: from.month.or_else(|| from.day.and(to.month)), ..*from };
            let to = Parts { year: to.year.or(year), ..*to };
            if year.is_none() {
                let Some(issued) = place.setting.issued else {
                    unread = Some(Unread::NeedsIssued);
                    continue;
                };
                for last in to.dated(issued) {
                    let with = |parts: Parts| Parts { year: Some(last.first_day().year()), ..parts }.date();
                    meanings.extend(with(from).filter(|from| from.can_begin(&last)).map(|from| Meaning::Period(from, last)));
                }
                continue;
            }
            if let (Some(from), Some(to)) = (from.date(), to.date())
                && from.can_begin(&to)
                && from != to
            {
                meanings.push(Meaning::Period(from, to));
            }
        }
    }
    if meanings.is_empty() && unread.is_none() {
        return None;
    }
    Some(Piece { end, meanings, parts: vec![first.first().copied()?, second.first().copied()?], unread, bare_year: false })
}

/// Reads the words before a date that bound it or make it rough; and what makes it one of two.
fn bounded(place: &Place<'_>, mut found: Found, floor: usize) -> Found {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some((start, ())) = lexicon.articles_of_days.before(tokens, found.start, floor).filter(|_| tokens.gap(found.start) <= Gap::Line) {
        found.start = start;
    }
    let mut about = false;
    let mut bound = DateBound::On;
    loop {
        if found.start == 0 || tokens.gap(found.start) > Gap::Line {
            break;
        }
        if !about && let Some((start, ())) = lexicon.date_about.before(tokens, found.start, floor) {
            (found.start, about) = (start, true);
        } else if bound == DateBound::On && let Some((start, said)) = lexicon.date_bounds.before(tokens, found.start, floor) {
            (found.start, bound) = (start, said);
        } else {
            break;
        }
    }
    if bound != DateBound::On && lexicon.negators.before(tokens, found.start, floor).is_some() {
        found.unread = Some(Unread::Unknown(tokens.start(found.start - 1)..tokens.end(found.start)));
    }
    let mut meanings = Vec::new();
    for meaning in found.meanings {
        match meaning {
            Meaning::Date(dated) => {
                meanings.push(Meaning::Date(Dated { bound, about, ..dated }));
                if bound != DateBound::On {
                    meanings.push(Meaning::Date(Dated { about, ..dated }));
                }
            }
            // By and since a period say nothing that is kept.
            other => meanings.push(other),
        }
    }
    found.meanings = meanings;
    if let Some((end, why)) = other(place, found.end) {
        (found.end, found.unread) = (end, Some(why));
    }
    found
}

/// Last December, this year, yesterday.
fn relative(place: &Place<'_>, at: usize) -> Option<Piece> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (end, dates) = if let Some((end, relative, month)) = month_then_relative(place, at) {
        (end, place.setting.issued.map(|issued| of_month(relative, month, issued).into_iter().collect()))
    } else if let Some((end, relative, span)) = span_then_relative(place, at) {
        (end, place.setting.issued.map(|issued| of_span(place, relative, span, issued)))
    } else if let Some((end, (relative, span))) = lexicon.relative_dates.after(tokens, at) {
        (end, place.setting.issued.map(|issued| of_span(place, relative, span, issued)))
    } else {
        let (next, relative) = lexicon.relatives.after(tokens, at)?;
        if let Some((month, end)) = date::month(place, next).filter(|_| tokens.gap(next) <= Gap::Line) {
            (end, place.setting.issued.map(|issued| of_month(relative, month, issued).into_iter().collect()))
        } else {
            let (end, span) = lexicon.spans.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
            let fiscal = lexicon.fiscal.after(tokens, next).is_some_and(|(after, ())| after == end);
            let later = lexicon.not_rate.after(tokens, end).is_some();
            if !matches!(span, Span::Year | Span::Month | Span::Quarter | Span::Week) || later || lexicon.span_ends.is_at(tokens, end) {
                return None;
            }
            if fiscal && place.setting.fiscal.is_none() {
                let unread = Some(Unread::NeedsFiscal);
                return Some(Piece { end, meanings: Vec::new(), parts: Vec::new(), unread, bare_year: false });
            }
            let owner = fiscal || span == Span::Quarter;
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
    (!meanings.is_empty() || unread.is_some()).then_some(Piece { end, meanings, parts: Vec::new(), unread, bare_year: false })
}

/// Décembre dernier.
fn month_then_relative(place: &Place<'_>, at: usize) -> Option<(usize, Relative, u32)> {
    let (month, next) = date::month(place, at)?;
    let (end, relative) = place.lexicon.relatives.after(place.tokens, next).filter(|_| place.tokens.gap(next) <= Gap::Line)?;
    let other = date::month(place, end).is_some() || place.lexicon.spans.is_at(place.tokens, end);
    (!other).then_some((end, relative, month))
}

/// L'année dernière, el año pasado.
fn span_then_relative(place: &Place<'_>, at: usize) -> Option<(usize, Relative, Span)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, span) = lexicon.spans.after(tokens, at).filter(|(_, span)| matches!(span, Span::Year | Span::Month | Span::Week))?;
    let (end, relative) = lexicon.relatives.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let counted = at.checked_sub(1).is_some_and(|before| tokens.digits(before).is_some() || lexicon.numbers.is_at(tokens, before));
    (lexicon.tables.language != "en" && !counted && !lexicon.span_ends.is_at(tokens, end)).then_some((end, relative, span))
}

fn of_month(relative: Relative, month: u32, issued: NaiveDate) -> Option<Date> {
    let year = issued.year();
    let year = match relative {
        Relative::Last => if month < issued.month() { year } else { year - 1 },
        Relative::This => year,
        Relative::Next => if month > issued.month() { year } else { year + 1 },
    };
    Date::month(year, month)
}

fn shift(relative: Relative) -> i32 {
    match relative {
        Relative::Last => -1,
        Relative::This => 0,
        Relative::Next => 1,
    }
}

fn of_span(_place: &Place<'_>, relative: Relative, of: Span, issued: NaiveDate) -> Vec<Date> {
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
        Span::Day => days(1).map(Date::Day),
        Span::Week => days(7).and_then(span::monday).map(Date::Week),
        Span::Month => moved(1).and_then(|day| Date::month(day.year(), day.month())),
        Span::Quarter => moved(3).and_then(|day| span::quarter(day.year(), day.month0() / 3 + 1)),
        Span::Year => Some(Date::Year(issued.year() + by)),
        Span::Half | Span::Decade => None,
    };
    date.into_iter().collect()
}

/// The fiscal year or quarter of the owner beside the one of a day.
fn of_owner(place: &Place<'_>, relative: Relative, of: Span, issued: NaiveDate) -> Vec<Date> {
    let found = || -> Option<Date> {
        let owner = place.setting.fiscal.as_ref()?;
        let year = owner.year_of(issued)?;
        if of == Span::Year {
            let year = year + shift(relative);
            let (first, last) = owner.part(year, FiscalPart::Whole)?;
            return Some(Date::Fiscal { year, part: FiscalPart::Whole, first, last });
        }
        let this = (1..=4).find(|&nth| owner.part(year, FiscalPart::Quarter(nth)).is_some_and(|(first, last)| first <= issued && issued <= last))?;
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
