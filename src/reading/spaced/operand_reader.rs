//! Reads the number at a place with its sign, currency, scale and unit.

use super::brackets::brackets;
use super::numeral::{NumeralForm, Openness};
use super::operand::FigureOperand;
use super::operand_front::signs;
use super::operand_scale::{letter_as_unit, parted_scale, scale_as_unit, scale_letter};
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use super::{money, note_mark, number, unit, unit_name};
use crate::reading::meaning::{SaidSign, SaidUnit};
use crate::value::{Number, UnitName};

/// The operand whose number begins at a place and which doesn't begin before another.
pub fn operand(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FigureOperand> {
    with_money(place, at, floor, None)
}

/// The operand in digits that begins at a place, with the money of the number before it.
pub fn operand_of(place: &ReadingPlace<'_>, at: usize, money: &UnitName) -> Option<FigureOperand> {
    place.tokens.digits(at)?;
    with_money(place, at, at, Some(money).filter(|money| unit_name::is_money(money)))
}

fn with_money(
    place: &ReadingPlace<'_>,
    at: usize,
    floor: usize,
    money: Option<&UnitName>,
) -> Option<FigureOperand> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let numeral = number::numeral(lexicon, tokens, at)?;
    let in_digits = matches!(
        numeral.form,
        NumeralForm::Plain | NumeralForm::Set | NumeralForm::Foreign | NumeralForm::Malformed
    ) && tokens.word(at).is_none();
    let mut found = FigureOperand {
        start: at,
        end: numeral.end,
        numeral,
        sign: SaidSign::None,
        before: money.cloned(),
        units: Vec::new(),
        unknown: None,
        bracketed: false,
        either: false,
    };
    if in_digits && money.is_none() {
        signs(place, &mut found, floor);
        money::named_before(place, &mut found, floor);
    }
    if numeral.open == Openness::No && numeral.form != NumeralForm::PartOf || numeral.open != Openness::No {
        scale_letter(place, &mut found);
    }
    parted_scale(place, &mut found);
    money::scale_money(place, &mut found);
    money::named_after(place, &mut found);
    let next = past_mark(place, &mut found);
    let after = unit::after(place, next, found.before.as_ref(), &found.numeral);
    match after {
        Some(after) => {
            if after.end > next {
                found.end = after.end;
            }
            found.unknown = found.unknown.or(after.unknown);
            found.units.push((Number::from(1), after.unit));
        }
        None => found.units.push((Number::from(1), SaidUnit::default())),
    }
    money::named_behind(place, &mut found);
    if found.numeral.form == NumeralForm::PartOf {
        part_of(place, &mut found);
    }
    if in_digits {
        brackets(place, &mut found, floor);
        letter_as_unit(place, &mut found);
        scale_as_unit(place, &mut found);
        comma_of_two(place, at, &mut found);
    }
    if found.numeral.form == NumeralForm::Foreign {
        let alone = tokens.gap(found.start) == Gap::Break && tokens.gap(found.end) == Gap::Break;
        let backed = alone || !found.is_bare() || found.numeral.scale.is_some();
        found.numeral.form = if backed { NumeralForm::Set } else { NumeralForm::Malformed };
    }
    Some(found)
}

/// Half *a* page: where no unit follows, it is a share, and the rest isn't its own.
fn part_of(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let bare = found.is_bare();
    found.numeral.form = NumeralForm::Part;
    if bare {
        let (lexicon, tokens) = (place.lexicon, place.tokens);
        // Back before the article and `of`.
        let mut end = found.numeral.end;
        if let Some((start, ())) = lexicon.articles.before(tokens, end, found.start + 1) {
            end = start;
        }
        if let Some((start, ())) = lexicon.of.before(tokens, end, found.start + 1) {
            end = start;
        }
        found.numeral.end = end;
        found.end = end;
    } else {
        found.numeral.form = NumeralForm::Words;
    }
}

/// 1,234 in a region whose English has the comma for decimals by law, and not everywhere: either of them.
fn comma_of_two(place: &ReadingPlace<'_>, at: usize, found: &mut FigureOperand) {
    let (tables, tokens) = (place.lexicon.tables, place.tokens);
    let two = tables.language == "en" && tables.digits.point == ',';
    let grouped = tokens.sign(at + 1) == Some(',')
        && tokens.digits(at).is_some_and(|whole| whole.len() <= 3 && !whole.starts_with('0'))
        && tokens.digits(at + 2).is_some_and(|digits| digits.len() == 3)
        && found.numeral.value.decimal().scale() == 3;
    if two && grouped {
        let thousands: Vec<_> =
            found.units.iter().cloned().map(|(_, unit)| (Number::from(1000), unit)).collect();
        found.units.extend(thousands);
    }
}

/// Passes a footnote mark between a number and its unit; the place where a unit may begin.
fn past_mark(place: &ReadingPlace<'_>, found: &mut FigureOperand) -> usize {
    let tokens = place.tokens;
    let end = found.end;
    let raised = tokens.get(end).filter(|token| token.kind == Kind::Raised && token.gap == Gap::None);
    if raised.is_none() {
        return note_mark::inside(place, end).unwrap_or(end);
    }
    if note_mark::may_be_power(place, found) {
        found.unknown = Some(tokens.start(end)..tokens.end(end + 1));
    }
    end + 1
}

/// The operand that begins at a place with its sign or currency.
pub fn operand_from(place: &ReadingPlace<'_>, at: usize) -> Option<FigureOperand> {
    (at..at + 5).find_map(|number| {
        let starts = place.tokens.digits(number).is_some()
            || place.tokens.get(number).is_some_and(|token| {
                token.kind != Kind::Sign('(') && number == at || matches!(token.kind, Kind::Fraction)
            });
        let found = operand(place, number, at).filter(|_| starts)?;
        (found.start == at).then_some(found)
    })
}
