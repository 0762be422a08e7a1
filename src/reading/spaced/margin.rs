//! Numbers with their margin or the interval that they lie in: 67.4 ± 0.5, 1.09 [0.95 to 1.20].

use super::found::{FoundFigure, Sort, amount};
use super::operand::FigureOperand;
use super::operand_reader::operand_from;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_after::After;
use super::{unit, unit_name};
use crate::reading::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm, Unread};
use crate::value::{Bound, Measure, Number, UnitKind, UnitName};

/// 67.4 ± 0.5, ±3.1, 1.09 (+0.11/−0.14).
pub fn margin(place: &ReadingPlace<'_>, first: &FigureOperand, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut alone = first.clone();
    // The sign of ± may have been taken for a minus of its own: +/- 0.3.
    let from = |start: usize| lexicon.plus_minus.before(tokens, start, floor).map(|(start, ())| start);
    let number_start = tokens.at_byte(tokens.start(first.numeral.end.saturating_sub(1)));
    let start = from(first.start).or_else(|| {
        let signed = first.sign == SaidSign::Signed && !first.bracketed;
        let start =
            (first.start..=number_start).find_map(|at| from(at + 1).filter(|&start| start <= first.start))?;
        if signed && alone.numeral.value.is_negative() {
            alone.numeral.value = alone.numeral.value.negated();
        }
        Some(start)
    });
    if let Some(start) = start {
        let found = FigureOperand { start, sign: SaidSign::None, ..alone };
        let meanings = found.units.iter().filter_map(|(factor, unit)| {
            Some(amount(Bound::MarginAlone(found.number(*factor)?), unit.clone()))
        });
        let sort = if found.is_bare() { Sort::Bare } else { Sort::United };
        let meanings: Vec<Meaning> = meanings.collect();
        return Some(FoundFigure {
            start,
            end: found.end,
            meanings,
            unread: found.unknown.clone().map(Unread::Unknown),
            sort,
        });
    }
    // 52%, plus or minus 3 points
    let behind = first.end + usize::from(tokens.sign(first.end) == Some(','));
    if let Some((next, ())) =
        lexicon.plus_minus.after(tokens, behind).filter(|_| tokens.gap(behind) <= Gap::Line)
    {
        // Without a number it makes the figure a rough one: 40 ships, give or take.
        let second = operand_from(place, next)?;
        let value = second.numeral.value;
        let read = with_margin(place, first, &second, value, value, second.end);
        return read.or_else(|| Some(unread(place, first, second.end)));
    }
    // 12.4 (±1.1) kg
    if tokens.sign(first.end) == Some('(')
        && tokens.gap(first.end) <= Gap::Blank
        && let Some((next, ())) = lexicon.plus_minus.after(tokens, first.end + 1)
        && let Some(second) = operand_from(place, next).filter(|second| tokens.sign(second.end) == Some(')'))
    {
        let end = second.end + 1;
        let margin = second.numeral.value;
        let Some(mut found) = with_margin(place, first, &second, margin, margin, end) else {
            return Some(unread(place, first, end));
        };
        let unit =
            unit::after(place, end, None, &second.numeral).filter(|_| first.is_bare() && second.is_bare());
        if let Some(unit) = unit.filter(|unit| unit.unknown.is_none()) {
            for meaning in &mut found.meanings {
                if let Meaning::Amount(amount) = meaning {
                    amount.unit = unit.unit.clone();
                }
            }
            (found.end, found.sort) = (unit.end, Sort::United);
        }
        return Some(found);
    }
    // (+0.11/−0.14)
    if tokens.sign(first.end) == Some('(') && tokens.gap(first.end) <= Gap::Blank {
        let unit = |one: &FigureOperand| one.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
        let fits = |one: &FigureOperand| {
            let alike = one.is_bare() || one.before.is_some() && same(&unit(first), &unit(one));
            one.sign == SaidSign::Signed && alike
        };
        let up = operand_from(place, first.end + 1).filter(fits)?;
        let next = up.end + usize::from(matches!(tokens.sign(up.end), Some('/' | ',' | ';')));
        let down = operand_from(place, next).filter(fits)?;
        if tokens.sign(down.end) != Some(')') {
            return None;
        }
        let (up, low) = (up.numeral.value, down.numeral.value);
        let (up, low) = if low.is_negative() { (up, low.negated()) } else { (low, up.negated()) };
        if up.is_negative() || low.is_negative() {
            return None;
        }
        return with_margin(place, first, first, low, up, down.end + 1);
    }
    None
}

/// A figure whose margin is in another unit or can't be read: 52% ±3 points.
fn unread(place: &ReadingPlace<'_>, first: &FigureOperand, end: usize) -> FoundFigure {
    let margin = place.tokens.start(first.end)..place.tokens.end(end);
    FoundFigure {
        start: first.start,
        end,
        meanings: Vec::new(),
        unread: Some(Unread::Unknown(margin)),
        sort: if first.is_bare() { Sort::Bare } else { Sort::United },
    }
}

/// A figure with its margin.
pub fn with_margin(
    place: &ReadingPlace<'_>,
    first: &FigureOperand,
    second: &FigureOperand,
    down: Number,
    up: Number,
    end: usize,
) -> Option<FoundFigure> {
    let (value, _, unit, end) = shared(place, first, second, end)?;
    let unknown = first.unknown.clone().or_else(|| second.unknown.clone());
    let scale = second.numeral.scale.filter(|_| first.numeral.scale.is_none());
    let value = scale.map_or(Some(value), |scale| value.times(scale))?;
    let mut meaning =
        SaidAmount { bound: Bound::Margin { value, down, up }, about: false, sign: first.sign, unit };
    if first.sign == SaidSign::Signed && !value.is_negative() {
        meaning.sign = SaidSign::Signed;
    }
    // (12.4 ± 0.3) km
    let (mut start, mut end) = (first.start, end);
    if meaning.unit.is_bare()
        && let Some(open) = start
            .checked_sub(1)
            .filter(|&at| place.tokens.sign(at) == Some('(') && place.tokens.sign(end) == Some(')'))
        && let Some(after) =
            unit::after(place, end + 1, None, &second.numeral).filter(|after| after.unknown.is_none())
    {
        (start, end, meaning.unit) = (open, after.end, after.unit);
    }
    let sort = if meaning.unit.is_bare() { Sort::Bare } else { Sort::United };
    // 67.4 ± 0.5 MN: meganewtons or millions.
    let also = second
        .units
        .iter()
        .skip(1)
        .filter(|_| down == up && down == second.numeral.value && end == second.end);
    let also: Vec<Meaning> = also
        .filter_map(|(factor, unit)| {
            let bound = meaning.bound.map(|number| number.times(*factor))?;
            Some(Meaning::Amount(SaidAmount { bound, unit: unit.clone(), ..meaning.clone() }))
        })
        .collect();
    Some(FoundFigure {
        start,
        end,
        meanings: std::iter::once(Meaning::Amount(meaning)).chain(also).collect(),
        unread: unknown.map(Unread::Unknown),
        sort,
    })
}

/// 1.09 [0.95 to 1.20] °C.
pub fn interval(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let open = first.end;
    let close = match tokens.sign(open) {
        Some('[') => ']',
        Some('(') => ')',
        _ => return None,
    };
    if tokens.gap(open) > Gap::Blank {
        return None;
    }
    let low = operand_from(place, past_interval_name(place, open + 1))?;
    let next = match lexicon.range_to.after(tokens, low.end) {
        Some((end, ())) => end,
        None if matches!(tokens.sign(low.end), Some('–' | '-' | ',' | ';')) => low.end + 1,
        None => return None,
    };
    let high = operand_from(place, next)?;
    let (value, min, max) = (first.numeral.value, low.numeral.value, high.numeral.value);
    if tokens.sign(high.end) != Some(close) || !(min <= value && value <= max) || min == max {
        return None;
    }
    let end = high.end + 1;
    let (_, _, unit, end) = shared(place, first, &high, end)?;
    let said =
        SaidAmount { bound: Bound::Interval { value, min, max }, about: false, sign: first.sign, unit };
    let sort = if said.unit.is_bare() { Sort::Bare } else { Sort::United };
    Some(FoundFigure::new(first.start, end, vec![Meaning::Amount(said)], sort))
}

/// The place after what names an interval: 95% CI, 95%-KI, IC 95 % :.
fn past_interval_name(place: &ReadingPlace<'_>, at: usize) -> usize {
    let (names, tokens) = (&place.lexicon.surroundings.interval_names, place.tokens);
    let percent = percentage(place, at);
    let named = percent.unwrap_or(at);
    let named = named + usize::from(percent.is_some() && tokens.sign(named) == Some('-'));
    let Some((end, ())) = names.after(tokens, named) else { return at };
    let end = if percent.is_none() { percentage(place, end).unwrap_or(end) } else { end };
    end + usize::from(matches!(tokens.sign(end), Some(':' | ',' | '=' | ';')))
}

/// The place after a whole or decimal percentage: 95%, 97.5 %.
fn percentage(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let tokens = place.tokens;
    tokens.digits(at).filter(|digits| digits.len() == 2)?;
    let decimals = matches!(tokens.sign(at + 1), Some('.' | ',')) && tokens.digits(at + 2).is_some();
    let end = at + if decimals { 3 } else { 1 };
    let share = |name: &UnitName| unit_name::is_kind(name, UnitKind::Share);
    unit_name::name_at(place, end).filter(|(name, _)| share(name)).map(|(_, end)| end)
}

/// The unit that two operands share: of the one that has it, or of what follows a closing bracket.
pub fn shared(
    place: &ReadingPlace<'_>,
    first: &FigureOperand,
    second: &FigureOperand,
    end: usize,
) -> Option<(Number, Number, SaidUnit, usize)> {
    let unit = |one: &FigureOperand| one.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
    let (mut one, other) = (unit(first), unit(second));
    let mut end = end;
    if one.is_bare() && other.is_bare() && !second.bracketed {
        if let Some(after) =
            unit::after(place, end, None, &second.numeral).filter(|after| after.unknown.is_none())
        {
            (one, end) = (after.unit, after.end);
        }
    } else if one.is_bare() {
        one = other;
    } else if !other.is_bare() && !same(&one, &other) {
        return None;
    } else if one.under.is_empty() && !other.under.is_empty() {
        // £5 ± £1 per MWh.
        one = other;
    }
    // £5 (+£2/−£1) per MWh.
    if one.under.is_empty() && !one.is_bare() {
        let mut after = After { unit: one, end, unknown: None };
        super::rate::below(place, &mut after);
        (one, end) = (after.unit, after.end);
    }
    Some((first.numeral.value, second.numeral.value, one, end))
}

/// Whether two printed units are the same, or one holds the other's term above the line and what is below it.
pub fn same(one: &SaidUnit, other: &SaidUnit) -> bool {
    let measures = |terms: &[UnitTerm]| -> Vec<Vec<Measure>> {
        terms
            .iter()
            .map(|term| match term {
                UnitTerm::Known { name, .. } => name.measures.clone(),
                UnitTerm::Noun { .. } => Vec::new(),
            })
            .collect()
    };
    let over = measures(&one.over) == measures(&other.over) || super::money::narrower(one, other).is_some();
    over && (one.under.is_empty() || other.under.is_empty() || measures(&one.under) == measures(&other.under))
}
