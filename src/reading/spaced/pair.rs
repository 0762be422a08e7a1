//! Numbers that are told together: 7 of 9, one in five, 37-fold; one against another is in `against.rs`.

use rust_decimal::Decimal;

use super::against::against;
use super::found::{FoundFigure, Sort, exact};
use super::nameless_unit::{share_unit, times_unit};
use super::numeral::{NumeralForm, Openness};
use super::operand::{FigureOperand, looks_like_year};
use super::operand_reader::operand_from;
use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::Gap;
use super::voted::voted;
use super::{said, unit_name};
use crate::reading::meaning::{Meaning, SaidSign, SaidUnit, UnitTerm};
use crate::value::{Number, Qualifier, UnitKind};

/// A figure of two numbers or three that begins with one.
pub fn pair(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    if first.sign != SaidSign::None
        || first.before.is_some()
        || first.numeral.open != Openness::No
        || first.bracketed
    {
        return None;
    }
    voted(place, first)
        .or_else(|| fold(place, first))
        .or_else(|| in_whole(place, first))
        .or_else(|| of_whole(place, first))
        .or_else(|| against(place, first))
}

/// 37-fold.
fn fold(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let tokens = place.tokens;
    if !first.is_bare() {
        return None;
    }
    let hyphen = usize::from(tokens.sign(first.end) == Some('-') && tokens.gap(first.end) == Gap::None);
    let (end, ()) = place.lexicon.fold.after(tokens, first.end + hyphen)?;
    Some(FoundFigure::new(first.start, end, vec![exact(first.numeral.value, times_unit())], Sort::United))
}

/// One in five, 1 in 1,000, nine out of ten; every fifth is read elsewhere.
fn in_whole(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if !first.is_count() || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let hyphen = usize::from(tokens.sign(first.end) == Some('-') && tokens.gap(first.end) == Gap::None);
    let (next, ()) = lexicon.in_whole.after(tokens, first.end + hyphen)?;
    let next = next + usize::from(hyphen == 1 && tokens.sign(next) == Some('-'));
    let second = operand_from(place, next)?;
    if !second.is_whole()
        || second.sign != SaidSign::None
        || second.before.is_some()
        || looks_like_year(&second)
        || second.numeral.form == NumeralForm::Malformed
    {
        return None;
    }
    let below = u32::try_from(second.numeral.value.decimal().mantissa())
        .ok()
        .filter(|_| second.numeral.value.decimal().scale() == 0);
    let above = first.numeral.value;
    if above >= second.numeral.value || above <= Number::from(0) {
        return None;
    }
    let count_unit =
        second.is_bare() || second.units.iter().any(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count));
    if !count_unit {
        return None;
    }
    let value = Number::fraction(above.decimal(), below?)?;
    // One in five people: the share of people, as a fraction of them.
    let of_people =
        second.units.first().map(|(_, unit)| exact(value, unit.clone())).filter(|_| !second.is_bare());
    let value = if value.decimal() * Decimal::from(below?) == above.decimal() && value.decimal().scale() < 12
    {
        Number::from(value.decimal())
    } else {
        value
    };
    let mut meanings = vec![exact(value, share_unit())];
    meanings.extend(of_people);
    // Nine out of ten members may be a count of members.
    if lexicon.of_whole.after(tokens, first.end).is_some_and(|(end, ())| end >= next) {
        let unit = second.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
        meanings.push(Meaning::Of {
            part: above,
            whole: second.numeral.value,
            unit,
            qualifier: Qualifier::default(),
        });
    }
    // The noun belongs to the whole: one in five people.
    Some(FoundFigure::new(first.start, second.end, meanings, Sort::United))
}

/// One person in ten, at the end of a clause.
pub fn some_in_whole(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let counted =
        first.units.iter().all(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count)) && !first.is_bare();
    if !counted || !first.is_whole() || first.sign != SaidSign::None || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let (next, ()) = lexicon.in_whole.after(tokens, first.end)?;
    let second = operand_from(place, next).filter(|second| second.is_count() && !looks_like_year(second))?;
    let clause = tokens.gap(second.end) == Gap::Break || tokens.word(second.end).is_none();
    let below = u32::try_from(second.numeral.value.decimal().mantissa()).ok()?;
    if !clause || first.numeral.value >= second.numeral.value || second.numeral.value.decimal().scale() != 0 {
        return None;
    }
    let share = Number::fraction(first.numeral.value.decimal(), below)?;
    Some(FoundFigure::new(first.start, second.end, vec![exact(share, share_unit())], Sort::United))
}

/// 10 of the 14 branches.
fn of_whole(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let counted = |one: &FigureOperand| {
        one.is_bare() || one.units.iter().all(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count))
    };
    if !first.is_whole() || !counted(first) || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    // 7 or more of 9 people, 7+ of 9.
    let behind = behind_part(place, first.end).filter(|_| first.is_bare());
    let (next, ()) = lexicon.of_whole.after(tokens, behind.map_or(first.end, |(end, _)| end))?;
    let second = operand_from(place, next)?;
    // 7 of 9 GW.
    let measured =
        first.is_bare() && !second.units.iter().any(|(_, unit)| unit_name::unit_is(unit, UnitKind::Share));
    let fits = second.is_whole()
        && (counted(&second) || measured)
        && second.sign == SaidSign::None
        && second.before.is_none()
        && second.numeral.open == Openness::No;
    if !fits
        || second.numeral.form == NumeralForm::Malformed
        || first.numeral.value > second.numeral.value
        || looks_like_year(&second)
    {
        return None;
    }
    let unit = if second.is_bare() { first } else { &second }
        .units
        .first()
        .map(|(_, unit)| unit.clone())
        .unwrap_or_default();
    let sort = if unit.is_bare() { Sort::Bare } else { Sort::United };
    let meaning = Meaning::Of {
        part: first.numeral.value,
        whole: second.numeral.value,
        unit,
        qualifier: Qualifier::default(),
    };
    let mut found = FoundFigure::new(first.start, second.end, vec![meaning], sort);
    let fits = behind.is_none_or(|(_, says)| said::apply(&mut found, says));
    fits.then_some(found)
}

/// €1 = $1.1594, 1 euro = 1.1594 US dollars: a rate of exchange.
pub fn exchange(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let tokens = place.tokens;
    let money = |one: &FigureOperand| match one.units.as_slice() {
        [(factor, unit)]
            if unit_name::unit_is(unit, UnitKind::Money)
                && one.sign == SaidSign::None
                && one.unknown.is_none() =>
        {
            Some((one.number(*factor)?, unit.over.first()?.clone()))
        }
        _ => None,
    };
    let equals = tokens.sign(first.end) == Some('=') && tokens.gap(first.end) <= Gap::Blank;
    let second = operand_from(place, first.end + 1).filter(|_| equals)?;
    let ((each, below), (price, above)) = (money(first)?, money(&second)?);
    let round = [1, 10, 100, 1000].into_iter().any(|round| each == Number::from(round));
    let UnitTerm::Known { name: below, .. } = below else { return None };
    let same = matches!(&above, UnitTerm::Known { name, .. } if name.measures == below.measures);
    let unit = SaidUnit { over: vec![above], under: vec![UnitTerm::Known { name: below, each }] };
    (round && !same)
        .then(|| FoundFigure::new(first.start, second.end, vec![exact(price, unit)], Sort::United))
}

/// €7 of €9: so much of so much money; each is an amount of its own, too.
pub fn of_money(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let plain = |one: &FigureOperand| {
        one.sign == SaidSign::None
            && one.numeral.open == Openness::No
            && !one.bracketed
            && one.unknown.is_none()
    };
    let money = |one: &FigureOperand| match one.units.as_slice() {
        [(factor, unit)] if unit_name::unit_is(unit, UnitKind::Money) => {
            Some((one.number(*factor)?, unit.clone()))
        }
        _ => None,
    };
    let (next, ()) = place.lexicon.of_whole.after(place.tokens, first.end)?;
    let second = operand_from(place, next).filter(|second| plain(first) && plain(second))?;
    let ((part, unit), (whole, same)) = (money(first)?, money(&second)?);
    let fits = unit == same && part <= whole && first.numeral.scale == second.numeral.scale;
    fits.then(|| {
        let of = Meaning::Of { part, whole, unit: unit.clone(), qualifier: Qualifier::default() };
        let meanings = vec![of, exact(part, unit), exact(whole, same)];
        FoundFigure::new(first.start, second.end, meanings, Sort::United)
    })
}

/// What is said of a part behind it, and where that ends.
fn behind_part(place: &ReadingPlace<'_>, end: usize) -> Option<(usize, Says)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.sign(end) == Some('+') && tokens.gap(end) == Gap::None {
        return Some((end + 1, Says::AtLeast));
    }
    let limits = |says: &Says| said::limits(*says) || *says == Says::AtMost;
    lexicon.after.after(tokens, end).filter(|(_, says)| limits(says))
}
