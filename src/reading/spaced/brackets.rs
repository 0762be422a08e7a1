//! Accountants' brackets around a number.

use super::numeral::{NumeralForm, is_year};
use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::tables::ScaleSort;
use super::token::{Gap, Kind};
use super::{unit, unit_in_front, unit_name};
use crate::reading::meaning::SaidSign;
use crate::value::Number;

/// Accountants' brackets: a number that they hold alone is below zero.
pub fn brackets(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let tokens = place.tokens;
    let Some(open) =
        found.start.checked_sub(1).filter(|&open| open >= floor && tokens.sign(open) == Some('('))
    else {
        return;
    };
    // In a table the closing bracket may stand in a cell or on a line of its own.
    let mut close = found.end;
    while tokens.sign(close) == Some('|') {
        close += 1;
    }
    let closed = tokens.sign(close) == Some(')') && tokens.gap(found.start) <= Gap::Blank;
    if !closed || found.sign != SaidSign::None {
        return;
    }
    let before = if tokens.gap(open) == Gap::Break { None } else { tokens.before(open) };
    let glued = tokens.gap(open) == Gap::None
        && before.is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Digits));
    if glued {
        return;
    }
    let plain_unit = found.is_bare() && found.numeral.scale.is_none();
    // (20%) after a word of prose is an aside; a bare number never is.
    let aside = !plain_unit
        && before.is_some_and(|token| {
            token.kind == Kind::Word || matches!(token.kind, Kind::Sign(',' | ';' | '.' | '%' | ')'))
        });
    // SEK 7.50 (7.00): the value of the year before.
    if plain_unit
        && open == floor
        && floor > 0
        && before.is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Sign('%')))
    {
        return;
    }
    if !plain_unit && before.is_some_and(|token| token.kind == Kind::Digits) {
        // 1,204 (12.5%) may be a share or a loss.
        found.either = true;
    }
    let year = found.numeral.form == NumeralForm::Plain && is_year(found.numeral.value) && plain_unit;
    if aside || year {
        return;
    }
    found.numeral.value = found.numeral.value.negated();
    found.sign = SaidSign::Signed;
    found.bracketed = true;
    found.start = open;
    found.end = close + 1;
    // $(530) million.
    if found.numeral.scale.is_none()
        && tokens.gap(found.end) <= Gap::Blank
        && let Some((end, (value, ScaleSort::Word | ScaleSort::Short))) =
            place.lexicon.scales.after(tokens, found.end)
    {
        found.numeral = found.numeral.scaled(value, end);
        found.end = end;
    }
    if found.before.is_none()
        && let Some((name, start)) = unit_in_front::name_before(place, found.start, floor)
    {
        found.start = start;
        for (_, unit) in &mut found.units {
            unit.over.insert(0, unit_name::term(name.clone()));
        }
        found.before = Some(name);
    } else if found.is_bare()
        && let Some(after) = unit::after(place, found.end, None, &found.numeral)
        && (tokens.gap(found.end) == Gap::None
            || tokens.gap(found.end) == Gap::Blank && unit_name::name_at(place, found.end).is_some())
    {
        found.end = after.end;
        found.unknown = found.unknown.take().or(after.unknown);
        found.units = vec![(Number::from(1), after.unit)];
    }
}
