//! Ranges of numbers: 15 to 20, between 5 and 6 million, 2 or 3, 30 to under 40.

use super::change;
use super::found::{FoundFigure, Sort};
use super::margin::same;
use super::nameless_unit::share_unit;
use super::numeral::{Numeral, NumeralForm, Openness, is_year};
use super::operand::FigureOperand;
use super::operand_reader::{operand_from, operand_of};
use super::reading_place::ReadingPlace;
use super::tables::Says;
use super::token::Gap;
use crate::reading::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, Unread};
use crate::value::{Bound, Number};

/// 30 to under 40 °C: the upper end is left out.
pub fn band(place: &ReadingPlace<'_>, first: &FigureOperand, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.numeral.open != Openness::No || first.bracketed || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let between = lexicon.between.before(tokens, first.start, floor);
    let words = if between.is_some() { &lexicon.between_and } else { &lexicon.range_to };
    let (next, ()) = words.after(tokens, first.end)?;
    let (next, says) = lexicon.before.after(tokens, next).filter(|_| tokens.gap(next) <= Gap::Line)?;
    let second = operand_from(place, next).filter(|second| {
        second.numeral.open == Openness::No && second.numeral.form != NumeralForm::Malformed
    })?;
    let falls = second.numeral.value.is_negative();
    if says != (if falls { Says::MoreThan } else { Says::LessThan })
        || falls && first.numeral.value < second.numeral.value
        || change::is_change(place, first.start, second.end, &lexicon.changes)
    {
        return None;
    }
    let (mut meanings, bare) = ends(first, &second);
    for meaning in &mut meanings {
        if let Meaning::Amount(amount) = meaning
            && let Bound::Range { min, max } = amount.bound
        {
            let (from, below) = if falls { (max, min) } else { (min, max) };
            amount.bound = Bound::Band { from, below };
        }
    }
    let opens = between.or_else(|| lexicon.range_from.before(tokens, first.start, floor));
    let start = opens.map_or(first.start, |(start, ())| start);
    let unread = first.unknown.clone().or_else(|| second.unknown.clone()).map(Unread::Unknown);
    let sort = if bare { Sort::Bare } else { Sort::United };
    (!meanings.is_empty()).then_some(FoundFigure { start, end: second.end, meanings, unread, sort })
}

/// From £120 to *more than* £180: the first end of a range whose second can't be read with it is no figure of its own.
pub fn open_ended(
    place: &ReadingPlace<'_>,
    first: &FigureOperand,
    floor: usize,
    found: FoundFigure,
) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let joined = match lexicon.between.before(tokens, first.start, floor) {
        Some(_) => lexicon.between_and.after(tokens, first.end),
        None => lexicon
            .range_from
            .before(tokens, first.start, floor)
            .and_then(|_| lexicon.range_to.after(tokens, first.end)),
    };
    // Five- to tenfold.
    let hung = tokens.sign(first.end) == Some('-')
        && tokens.gap(first.end) == Gap::None
        && tokens.gap(first.end + 1) == Gap::Blank;
    if hung && let Some((end, ())) = lexicon.range_to.after(tokens, first.end + 1) {
        return FoundFigure {
            unread: Some(Unread::Unknown(tokens.start(first.end)..tokens.end(end))),
            ..found
        };
    }
    let Some((mut next, ())) = joined.filter(|_| tokens.gap(first.end) <= Gap::Line) else { return found };
    let start = next;
    while let Some((end, says)) = lexicon.before.after(tokens, next)
        && says != Says::Nothing
    {
        next = end;
    }
    let second = operand_from(place, next).filter(|_| next > start);
    match second {
        Some(second) if !change::is_change(place, first.start, second.end, &lexicon.changes) => {
            let unread = Some(Unread::Unknown(tokens.start(first.end)..tokens.end(second.end)));
            FoundFigure { unread: found.unread.or(unread), ..found }
        }
        _ => found,
    }
}

/// 15 to 20, 4.5%-5%, between 5 and 6 million, 2 or 3.
pub fn range(place: &ReadingPlace<'_>, first: &FigureOperand, floor: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if first.numeral.open != Openness::No || first.bracketed {
        return None;
    }
    let (rough, open) = rough_before(place, first.start, floor);
    let between = lexicon.between.before(tokens, open, floor);
    let at = first.end;
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    let dash = matches!(tokens.sign(at), Some('-' | '–' | '—' | '−' | '~'))
        && tokens.gap(at) == tokens.gap(at + 1).min(Gap::Blank);
    // 5- to 10-year.
    let hung = usize::from(
        tokens.sign(at) == Some('-') && tokens.gap(at) == Gap::None && tokens.gap(at + 1) == Gap::Blank,
    );
    let alternative = lexicon.alternatives.after(tokens, at + hung);
    let and = between.and_then(|_| lexicon.between_and.after(tokens, at));
    let (next, or) = if let Some((next, ())) = and {
        (next, false)
    } else if dash {
        // Between 5-7%, too.
        (at + 1, false)
    } else if between.is_some() {
        return None;
    } else if let Some((next, ())) = lexicon.range_to.after(tokens, at + hung) {
        (next, false)
    } else if let Some((next, ())) = alternative {
        (next, true)
    } else {
        return None;
    };
    if tokens.gap(next) > Gap::Line {
        return None;
    }
    let second = operand_from(place, next)?;
    // £1–3/MWh, £10m to 100m: the sign of money is both numbers'.
    let lettered =
        first.numeral.scale.is_some() && tokens.gap(next + 1) == Gap::None && tokens.word(next + 1).is_some();
    let lent = first
        .before
        .as_ref()
        .filter(|_| (dash || lettered) && second.before.is_none() && second.start == next);
    let second = lent.and_then(|money| operand_of(place, next, money)).unwrap_or(second);
    if second.bracketed
        || second.numeral.open != Openness::No
        || second.numeral.form == NumeralForm::Malformed
        || dash && second.sign == SaidSign::Signed && tokens.gap(at) == Gap::None
    {
        return None;
    }
    // Wuchs von 3 bis 5 %: where a change has a word of its own (auf), other words tell a range.
    let tells_change = if dash {
        lexicon.tables.language == "en"
    } else {
        lexicon.change_to.is_at(tokens, at) || lexicon.tables.language == "en"
    };
    let changed = between.is_none()
        && (tells_change && change::is_change(place, first.start, second.end, &lexicon.changes)
            || !dash && !or && change::is_step(place, first.start, &lexicon.changes)
            || !dash && !or && !first.is_bare() && change::was_step(place, first.start));
    if changed {
        return None;
    }
    // $5 or $7: neither is the figure alone.
    let one_unit = first.units.iter().any(|(_, one)| second.units.iter().any(|(_, two)| same(one, two)));
    if or && !first.is_bare() && one_unit {
        let unread = Unread::Unknown(tokens.start(at)..tokens.end(second.end));
        return Some(FoundFigure::unread(first.start, second.end, unread, Sort::United));
    }
    let year = |one: &FigureOperand| {
        one.is_bare() && one.numeral.form == NumeralForm::Plain && is_year(one.numeral.value)
    };
    if year(&second) && !year(first) {
        return None;
    }
    let (mut meanings, mut bare) = ends(first, &second);
    // 10m–100m people: letters that are scales, and no metres.
    if let Some(scaled) = lettered_scale(first) {
        let other = lettered_scale(&second);
        let (more, none) = ends(&scaled, other.as_ref().unwrap_or(&second));
        bare = if meanings.is_empty() { none } else { bare };
        meanings.extend(more);
    }
    if meanings.is_empty() {
        return None;
    }
    if between.is_some() && rough {
        for meaning in &mut meanings {
            if let Meaning::Amount(amount) = meaning {
                amount.about = true;
            }
        }
    }
    if or && !(first.is_bare() && first.numeral.scale.is_none()) {
        return None;
    }
    let mut start = first.start;
    // Cerca de 40 a 45 %: the word that seems to open the range belongs to a qualifier.
    let qualified = lexicon.before.before(tokens, first.start, floor).map_or(first.start, |(start, _)| start);
    let opens =
        || lexicon.range_from.before(tokens, first.start, floor).filter(|(open, ())| *open <= qualified);
    if let Some((open, ())) = between.or_else(opens) {
        start = open;
    }
    let unknown = first.unknown.clone().or_else(|| second.unknown.clone());
    let sort = if bare { Sort::Bare } else { Sort::United };
    let mut unread = unknown.map(Unread::Unknown);
    if or && !consecutive(first, &second) {
        unread = Some(Unread::Unknown(tokens.start(at)..tokens.end(second.end)));
    }
    Some(FoundFigure { start, end: second.end, meanings, unread, sort })
}

/// A number whose letter may be a unit or a scale, with the scale: 10m.
fn lettered_scale(one: &FigureOperand) -> Option<FigureOperand> {
    let [(_, unit), rest @ ..] = one.units.as_slice() else { return None };
    let (factor, bare) = rest.iter().find(|(_, unit)| unit.is_bare()).filter(|_| !unit.is_bare())?;
    let value = one.number(*factor)?;
    let numeral = Numeral { value, scale: Some(*factor), ..one.numeral };
    Some(FigureOperand { numeral, units: vec![(Number::from(1), bare.clone())], ..one.clone() })
}

/// Whether words of roughness stand before a number, and where they begin: between *about* 5 and 6.
fn rough_before(place: &ReadingPlace<'_>, start: usize, floor: usize) -> (bool, usize) {
    let mut open = start;
    while let Some((before, Says::About)) = place.lexicon.before.before(place.tokens, open, floor) {
        open = before;
    }
    (open < start, open)
}

/// Two or three.
fn consecutive(first: &FigureOperand, second: &FigureOperand) -> bool {
    let scale = second.numeral.scale.unwrap_or(Number::from(1));
    let step = |number: Number| (number.decimal() + rust_decimal::Decimal::ONE).normalize();
    let first = step(first.numeral.value);
    Number::from(first).times(scale) == Some(second.numeral.value)
        || Number::from(first) == second.numeral.value
}

/// The ranges that two operands can be, with their unit and scale shared; and whether they have no unit.
fn ends(first: &FigureOperand, second: &FigureOperand) -> (Vec<Meaning>, bool) {
    let one = first.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
    let mut meanings = Vec::new();
    let mut bare = true;
    for (factor, other) in &second.units {
        let unit = if one.is_bare() {
            other.clone()
        } else if other.is_bare() || same(&one, other) {
            if other.under.is_empty() && other.over.len() <= one.over.len() {
                super::money::narrower(&one, other).filter(|_| one.under.is_empty()).unwrap_or(&one).clone()
            } else {
                other.clone()
            }
        } else if first.before.is_some() && second.before.is_none() && other.over.is_empty() {
            SaidUnit { over: one.over.clone(), under: other.under.clone() }
        } else {
            continue;
        };
        // A unit of the first alone is no unit of both: 5% to 7.
        if first.before.is_none() && !one.is_bare() && other.is_bare() {
            continue;
        }
        let scale = second
            .numeral
            .scale
            .filter(|_| first.numeral.scale.is_none() && (first.before.is_some() || one.is_bare()));
        let max = second.number(*factor);
        let plain = first.numeral.value;
        let scaled = plain.times(scale.unwrap_or(Number::from(1))).and_then(|number| number.times(*factor));
        let Some(max) = max else { continue };
        let falls = first.sign == SaidSign::Signed && second.sign == SaidSign::Signed && max.is_negative();
        let (min, max) = match (scaled, scale) {
            // From −5 to −10.
            (Some(scaled), _) if falls && max < scaled && scaled.is_negative() => (max, scaled),
            (Some(scaled), _) if scaled < max => (scaled, max),
            (_, Some(_)) if plain < max && plain >= Number::from(1000) => (plain, max),
            _ => continue,
        };
        bare &= unit.is_bare();
        let sign = if first.sign == SaidSign::Signed { SaidSign::Signed } else { second.sign };
        let part = unit.is_bare() && second.numeral.form == NumeralForm::Part;
        let unit = if part { share_unit() } else { unit };
        bare &= !part;
        meanings.push(Meaning::Amount(SaidAmount {
            bound: Bound::Range { min, max },
            about: false,
            sign,
            unit,
        }));
    }
    (meanings, bare)
}
