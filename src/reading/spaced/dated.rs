//! Figures that are dates and periods, with their bounds.

use super::date_bounds::{Alone, is_end, late_as_end, said};
use super::date_piece::DatePiece;
use super::found::{FoundFigure, Sort};
use super::one_date::piece;
use super::periods::{days, period};
use super::reading_place::ReadingPlace;
use super::relative_year::relative_year;
use super::tables::DateWord;
use super::token::Gap;
use super::year_or_count::{Preposed, preposed};
use super::{date_parts, named_date, operand_reader, unit_name};
use crate::reading::meaning::{SaidSign, Unread};
use crate::value::{DateBound, UnitKind};

/// The date or period that begins at a place, with what stands before it.
pub fn date_at(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    if !may_begin(place, at) {
        return None;
    }
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
    if first.parts.iter().any(|parts| parts.year.is_none() && parts.day.is_none())
        && !introduced(place, at, floor, first.end)
    {
        return None;
    }
    let found = FoundFigure {
        start: at,
        end: first.end,
        meanings: first.meanings,
        unread: first.unread,
        sort: Sort::Date,
    };
    Some(bounded(place, found, floor))
}

/// Whether a date may begin at a place: not with digits that are no year and have a word after them that no date has.
fn may_begin(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(digits) = tokens.digits(at).filter(|digits| digits.len() != 4) else { return true };
    let next = at + 1;
    // 365 days ended 31 March, 52-week period to it.
    let is_span = lexicon.spans.after(tokens, named_date::hyphen(place, next)).is_some_and(|(end, _)| {
        let end = lexicon.periods.after(tokens, end).map_or(end, |(end, ())| end);
        lexicon.span_ends.is_at(tokens, end)
    });
    if digits.len() > 2 || is_span {
        return is_span;
    }
    if tokens.gap(next) == Gap::None || tokens.word(next).is_none() {
        return tokens.sign(next) != Some('%');
    }
    lexicon.months.is_at(tokens, next)
        || lexicon.date_links.is_at(tokens, next)
        || lexicon.range_to.is_at(tokens, next)
        || lexicon.between_and.is_at(tokens, next)
        || lexicon.ordinals.is_at(tokens, next)
        || lexicon.ordinal_ends.is_at(tokens, next)
        || lexicon.span_letters.is_at(tokens, next)
        || lexicon.relatives.is_at(tokens, next)
}

/// Whether a month without a year is meant as a date: in May, since June, or nothing but it.
fn introduced(place: &ReadingPlace<'_>, at: usize, floor: usize, end: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    at == 0 && end == tokens.len()
        || lexicon.date_in.before(tokens, at, floor).is_some()
        || lexicon.date_bounds.before(tokens, at, floor).is_some()
        || lexicon.date_about.before(tokens, at, floor).is_some()
}

/// A bare year: a date where a word shows that it is one, else perhaps a number.
pub fn year(place: &ReadingPlace<'_>, at: usize, first: &DatePiece, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let own = operand_reader::operand(place, at, floor)?;
    let plain = own.start == at
        && own.end == first.end
        && own.sign == SaidSign::None
        && own.is_bare()
        && own.numeral.scale.is_none();
    let shown = lexicon.date_in.before(tokens, at, floor).is_some()
        || lexicon.date_bounds.before(tokens, at, floor).is_some()
        || lexicon.date_after.is_at(tokens, first.end) && tokens.gap(first.end) <= Gap::Line
        || lexicon.date_about.before(tokens, at, floor).is_some_and(|_| plain);
    let strong = lexicon.date_in_strong.before(tokens, at, floor).is_some() && own.start == at;
    let counted = own.units.iter().any(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count));
    let spaced = tokens.gap(first.end) != Gap::None;
    let whose = if counted && spaced && !strong { preposed(place, at, &own, floor) } else { Preposed::No };
    let strong = strong || whose == Preposed::Year;
    if whose == Preposed::Either {
        let unread = Unread::Unknown(tokens.start(at - 1)..tokens.end(at));
        return Some(FoundFigure::unread(at, own.end, unread, Sort::Year));
    }
    let is_date = strong && own.numeral.scale.is_none() && (plain || counted && spaced) || shown && plain;
    if is_date {
        let found = FoundFigure::new(at, first.end, first.meanings.clone(), Sort::Date);
        return Some(bounded(place, found, floor));
    }
    if !plain {
        return None;
    }
    let mut meanings = first.meanings.clone();
    if tokens.word(first.end).is_none_or(|_| tokens.gap(first.end) != Gap::Blank)
        || lexicon.harmless_after.is_at(tokens, first.end)
    {
        meanings.push(super::found::exact(own.numeral.value, crate::reading::meaning::SaidUnit::default()));
    }
    let unread = other(place, first.end);
    let end = unread.as_ref().map_or(first.end, |(end, _)| *end);
    Some(FoundFigure {
        unread: unread.map(|(_, why)| why),
        ..FoundFigure::new(at, end, meanings, Sort::Year)
    })
}

/// What makes a date one of two: or 2027.
fn other(place: &ReadingPlace<'_>, at: usize) -> Option<(usize, Unread)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) =
        lexicon.alternatives.after(tokens, at).filter(|(next, ())| tokens.gap(*next) <= Gap::Line)?;
    let next = lexicon.date_in.after(tokens, next).map_or(next, |(end, ())| end);
    let second = piece(place, next)?;
    Some((second.end, Unread::Unknown(tokens.start(at)..tokens.end(second.end))))
}

/// Reads the words beside a date that bound it or make it rough; and what makes it one of two.
fn bounded(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if let Some((start, ())) = lexicon
        .articles_of_days
        .before(tokens, found.start, floor)
        .filter(|_| tokens.gap(found.start) <= Gap::Line)
        // Non oltre il 2031: the article may belong to a bound.
        .filter(|(start, ())| {
            let bound =
                |at: usize| lexicon.date_bounds.before(tokens, at, floor).map_or(at, |(bound, _)| bound);
            bound(found.start) >= bound(*start)
        })
    {
        found.start = start;
    }
    let (mut about, mut word) = (false, None);
    loop {
        if found.start == 0 || tokens.gap(found.start) > Gap::Line {
            break;
        }
        if !about && let Some((start, ())) = lexicon.date_about.before(tokens, found.start, floor) {
            (found.start, about) = (start, true);
        } else if word.is_none()
            && let Some((start, said)) = lexicon.date_bounds.before(tokens, found.start, floor)
        {
            (found.start, word) = (start, Some(said));
            if said == DateWord::Unreadable {
                found.unread = Some(Unread::Unknown(tokens.start(start)..tokens.end(found.end)));
            }
        } else {
            break;
        }
    }
    if word.is_some() && lexicon.negators.before(tokens, found.start, floor).is_some() {
        found.unread = Some(Unread::Unknown(tokens.start(found.start - 1)..tokens.end(found.start)));
    }
    // Moved from 2027 to 2029: each end of a change is a date of its own.
    let changes = found.start == floor && follows_date(place, floor) || end_of_change(place, found.end);
    let mut alone = if changes { Alone::Always } else { Alone::of(word) };
    if let Some((end, after)) = lexicon.date_after.after(tokens, found.end)
        && tokens.gap(found.end) <= Gap::Line
    {
        (found.end, alone) = (end, Alone::Never);
        word = match (word, after) {
            // From 2027 onwards.
            (Some(DateWord::Firm(bound) | DateWord::Loose(bound)), DateWord::Firm(DateBound::From))
                if matches!(bound, DateBound::From | DateBound::Since) =>
            {
                word
            }
            (_, DateWord::Unreadable) => {
                found.unread = Some(Unread::Unknown(tokens.start(found.start)..tokens.end(end)));
                word
            }
            (None, after) => Some(after),
            (Some(before), after) => {
                if before != after && before != DateWord::Before {
                    found.unread = Some(Unread::Unknown(tokens.start(found.start)..tokens.end(end)));
                }
                Some(before)
            }
        };
    }
    // Antes de finales de 2030 is by its end.
    if word == Some(DateWord::Before) && lexicon.tables.language == "es" {
        found.meanings.iter_mut().for_each(late_as_end);
    }
    if word == Some(DateWord::Before)
        && !found.meanings.iter().all(|meaning| is_end(meaning) || alone.holds(meaning))
    {
        found.unread = Some(Unread::Unknown(tokens.start(found.start)..tokens.end(found.end)));
    }
    found.meanings = found.meanings.iter().flat_map(|meaning| said(meaning, word, about, alone)).collect();
    if let Some((end, why)) = other(place, found.end) {
        (found.end, found.unread) = (end, Some(why));
    }
    // The fourth quarter of last year.
    if let Some(end) = relative_year(place, found.end) {
        found.unread = Some(Unread::Unknown(tokens.start(found.end)..tokens.end(end)));
        found.end = end;
    }
    found
}

/// Whether another date ends before a place, and a word of ranges begins there: 2027 *bis* 2029.
fn follows_date(place: &ReadingPlace<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let date = date_parts::year(place, before).is_some() || date_parts::month(place, before).is_some();
    date && place.lexicon.range_to.is_at(place.tokens, at)
}

/// Whether another date follows to which the one before it is moved.
fn end_of_change(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let next = lexicon.change_to.after(tokens, at).or_else(|| lexicon.range_to.after(tokens, at));
    next.is_some_and(|(next, ())| tokens.gap(at) <= Gap::Line && piece(place, next).is_some())
}
