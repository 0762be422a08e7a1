//! Money that is said twice, by a sign and a code or a scale of its country: USD $5, A$5m AUD, Rs 41,764 crore.

use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_name::is_money;
use super::{unit_in_front, unit_name};
use crate::reading::meaning::{SaidUnit, UnitTerm};
use crate::value::{UnitName, UnlessSaid, Writing};

/// Rs 41,764 crore: a scale of one country says whose money a sign of several is.
pub fn scale_money(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(name) = found.before.as_mut().filter(|name| is_money(name) && name.measures.len() > 1) else {
        return;
    };
    let said = (found.start..found.end).find_map(|at| lexicon.scale_money.after(tokens, at));
    if let Some((_, base)) = said
        && name.measures.iter().any(|measure| measure.base == base)
    {
        name.measures.retain(|measure| measure.base == base);
        name.unless_said = UnlessSaid::First;
    }
}

/// The money that two names can both stand for.
fn shared(one: &UnitName, other: &UnitName) -> Option<UnitName> {
    let mut both = one.clone();
    both.measures.retain(|measure| other.measures.contains(measure));
    both.unless_said = UnlessSaid::First;
    (is_money(one) && is_money(other) && !both.measures.is_empty()).then_some(both)
}

/// The unit of two that says more exactly which money both are: USD $5 to $6.
pub fn narrower<'a>(one: &'a SaidUnit, other: &'a SaidUnit) -> Option<&'a SaidUnit> {
    let ([UnitTerm::Known { name, .. }], [UnitTerm::Known { name: also, .. }]) = (&*one.over, &*other.over)
    else {
        return None;
    };
    shared(name, also)?;
    Some(if also.measures.len() < name.measures.len() { other } else { one })
}

/// USD $5: the code before the sign of the same money.
pub fn named_before(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let tokens = place.tokens;
    let Some(name) = found.before.as_ref().filter(|name| is_money(name)) else { return };
    let Some((code, start)) = unit_in_front::name_before(place, found.start, floor).filter(|(code, _)| {
        is_money(code) && code.writing != Writing::Word && tokens.gap(found.start) <= Gap::Blank
    }) else {
        return;
    };
    match shared(name, &code) {
        Some(both) => (found.before, found.start) = (Some(both), start),
        // USD €5.
        None => found.unknown = Some(tokens.start(start)..tokens.end(found.start)),
    }
}

/// $5 million USD, EUR 5 €: the money again after the number.
pub fn named_after(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    let Some(name) = found.before.as_ref().filter(|name| is_money(name)) else { return };
    let Some((again, end)) = unit_name::name_at(place, found.end)
        .filter(|(again, _)| is_money(again) && tokens.gap(found.end) <= Gap::Blank)
    else {
        return;
    };
    // $5 million USD 6 million.
    let next = tokens.digits(end).is_some() && tokens.gap(end) <= Gap::Blank;
    if !next && let Some(both) = shared(name, &again) {
        (found.before, found.end) = (Some(both), end);
    }
}

/// $1.2 billion (AUD), $340 million Canadian, 5 millions de dollars (canadiens): a code or a country behind the amount.
pub fn named_behind(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    let bracket = tokens.sign(found.end) == Some('(') && tokens.gap(found.end) <= Gap::Blank;
    let at = found.end + usize::from(bracket);
    let [(_, unit)] = found.units.as_mut_slice() else { return };
    let [UnitTerm::Known { name, .. }] = unit.over.as_mut_slice() else { return };
    if !is_money(name) || tokens.word(at).is_none() || tokens.gap(at) > Gap::Blank {
        return;
    }
    let code = || unit_name::name_at(place, at).filter(|(code, _)| bracket && is_money(code));
    let Some((said, end)) = code().or_else(|| of_country(place, at)) else { return };
    let closed = match bracket {
        true => tokens.sign(end) == Some(')'),
        // A $340 million Canadian project: the noun's.
        false => {
            tokens.gap(end) == Gap::Break
                || tokens.word(end).is_none_or(|next| place.lexicon.harmless_after.word(next).is_some())
                    && tokens.digits(end).is_none()
        }
    };
    if !closed {
        return;
    }
    let end = end + usize::from(bracket);
    match shared(name, &said) {
        Some(both) => {
            found.before = found.before.as_ref().map(|_| both.clone());
            *name = both;
        }
        None => found.unknown = Some(tokens.start(found.end)..tokens.end(end)),
    }
    found.end = end;
}

/// The money that a country before or behind its name is meant to have: Canadian, canadiens.
fn of_country(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, usize)> {
    let word = place.tokens.form(at);
    let money = |pattern: &&str| {
        let called = pattern.replace('_', word);
        unit_name::named(place, &called).filter(is_money)
    };
    let name = place.lexicon.surroundings.words.money_of.iter().find_map(money)?;
    Some((name, at + 1))
}
