//! Letters and abbreviations of scale behind a number, which may be units: €5m, 5 MN.

use super::note_mark;
use super::numeral::NumeralForm;
use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::tables::ScaleSort;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::SaidUnit;
use crate::value::{Number, UnitKind, Writing};

/// A letter of scale after digits: €5m, 5k users. Letters are scales after money, and before it.
pub fn scale_letter(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.numeral.scale.is_some()
        || !matches!(found.numeral.form, NumeralForm::Plain | NumeralForm::Set | NumeralForm::Foreign)
    {
        return;
    }
    let at = found.numeral.end;
    let Some((end, (value, ScaleSort::Letter))) = lexicon.scales.after(tokens, at) else { return };
    let gap = tokens.gap(at);
    if gap > Gap::Blank {
        return;
    }
    let money = found.before.as_ref().is_some_and(unit_name::is_money);
    // 5m euros, 5k users: what follows is money or counted, so that the letter is no unit.
    // 5m euros; 424,3 M€.
    let sign =
        tokens.gap(end) == Gap::None && tokens.sign(end).is_some_and(super::signs_of_money::is_currency);
    // 5 M d'euros.
    let of = lexicon.of.after(tokens, end).filter(|_| tokens.is_capital(at)).map_or(end, |(next, ())| next);
    let next = (tokens.gap(end) == Gap::Blank || tokens.sign(end) == Some('-') || sign)
        .then(|| unit_name::name_at(place, of))
        .flatten();
    // 12,3 M EUR.
    let code = tokens.is_capital(at)
        && lexicon.tables.language != "en"
        && next.as_ref().is_some_and(|(name, _)| unit_name::is_money(name));
    // 1.2m tonnes, 1.2 m tonnes: no metres.
    let word = lexicon.tables.language == "en"
        && next.as_ref().is_some_and(|(name, _)| name.writing == Writing::Word);
    let counted = next
        .is_some_and(|(name, _)| unit_name::is_money(&name) || unit_name::is_kind(&name, UnitKind::Count));
    let before_unit = word || counted && (gap == Gap::None || sign || code);
    // £m after a number is a scale, but 5 t of a sum of money is none that anybody prints.
    if money || before_unit {
        found.numeral = found.numeral.scaled(value, end);
        found.end = end;
    }
}

/// 5m alone: metres or millions.
pub fn letter_as_unit(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let at = found.numeral.end;
    if found.before.is_some() || found.numeral.scale.is_some() || tokens.gap(at) != Gap::None {
        return;
    }
    let Some((end, (value, ScaleSort::Letter))) = lexicon.scales.after(tokens, at) else { return };
    if found.is_bare() {
        found.numeral = found.numeral.scaled(value, end);
        found.end = found.end.max(end);
    } else if found.end == end {
        found.units.push((Number::from(value), SaidUnit::default()));
    }
}

/// $1.5[2] billion: a footnote mark between a number and its scale. One that may be a power leaves it unread.
pub fn parted_scale(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    if found.numeral.scale.is_some() || found.end != found.numeral.end {
        return;
    }
    let mark = note_mark::inside(place, found.end);
    let Some(after) = mark
        .or_else(|| note_mark::past_note(place, found.end).filter(|&after| tokens.gap(after) <= Gap::Blank))
    else {
        return;
    };
    if let Some((end, (value, ScaleSort::Word | ScaleSort::Short))) =
        place.lexicon.scales.after(tokens, after)
    {
        // 12 (3) million may be two numbers.
        if mark.is_none() || note_mark::may_be_power(place, found) {
            found.unknown = Some(tokens.start(found.start)..tokens.end(end));
            return;
        }
        found.numeral = found.numeral.scaled(value, end);
        found.end = end;
    }
}

/// 5 MN: meganewtons or millions.
pub fn scale_as_unit(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    let Some(at) = found.numeral.end.checked_sub(1).filter(|_| found.is_bare()) else { return };
    let Some((end, (value, ScaleSort::Short))) = place.lexicon.scales.after(tokens, at) else { return };
    let form = tokens.form(at);
    if end != found.end || form == form.to_lowercase() || found.numeral.scale != Some(Number::from(value)) {
        return;
    }
    if let (Some(name), Some(factor)) = (unit_name::named(place, form), Number::from(value).inverse()) {
        found.units.push((factor, SaidUnit { over: vec![unit_name::term(name)], under: Vec::new() }));
    }
}
