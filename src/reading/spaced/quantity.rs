//! Figures that are numbers: single ones, ranges, margins, ratios, scores, shares and lengths of several units.

use super::compound::compound;
use super::found::{FoundFigure, Sort, exact};
use super::margin::{interval, margin};
use super::nameless_unit::{share_unit, times_unit};
use super::numeral::{Numeral, NumeralForm, Openness};
use super::operand::FigureOperand;
use super::operand_reader::operand;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use super::{ordinal, pair, range, ratio_range, unit, unit_name};
use crate::reading::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, Unread};
use crate::value::{Bound, Number, UnitKind};

/// The figure whose first number begins at a place.
pub fn quantity_at(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FoundFigure> {
    if let Some(found) = ordinal::multiple(place, at) {
        return Some(found);
    }
    let Some(first) = operand(place, at, floor) else { return several(place, at) };
    if is_article(place, &first) {
        return pair::pair(place, &first);
    }
    if first.numeral.form == NumeralForm::Malformed {
        let bytes = place.tokens.start(first.start)..place.tokens.end(first.numeral.end);
        return Some(FoundFigure::unread(first.start, first.end, Unread::Malformed(bytes), Sort::Other));
    }
    let found = margin(place, &first, floor)
        .or_else(|| interval(place, &first))
        .or_else(|| pair::pair(place, &first).map(|found| ratio_range::of_pair(place, found, floor)))
        .or_else(|| pair::of_money(place, &first))
        .or_else(|| pair::exchange(place, &first))
        .or_else(|| pair::some_in_whole(place, &first))
        .or_else(|| range::band(place, &first, floor))
        .or_else(|| range::range(place, &first, floor).map(|found| ratio_range::of_range(place, found)))
        .or_else(|| compound(place, &first))
        .unwrap_or_else(|| range::open_ended(place, &first, floor, single(place, &first)));
    Some(found)
}

/// Several ships: an open number of what is counted or measured.
fn several(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (next, ()) = place.lexicon.few.after(place.tokens, at)?;
    let one = Numeral { open: Openness::Several, ..Numeral::new(Number::from(1), next, NumeralForm::Words) };
    let after = unit::after(place, next, None, &one).filter(|after| !after.unit.over.is_empty())?;
    let meanings = vec![super::found::amount(Bound::Several(Number::from(1)), after.unit)];
    let unread = after.unknown.map(Unread::Unknown);
    Some(FoundFigure { start: at, end: after.end, meanings, unread, sort: Sort::United })
}

/// Deux heures et demie: a number with a part that stands after its unit.
fn with_part(place: &ReadingPlace<'_>, one: &FigureOperand) -> Option<FigureOperand> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let plain = lexicon.tables.language != "en"
        && !one.is_bare()
        && one.before.is_none()
        && one.numeral.scale.is_none();
    let (end, (above, below)) =
        lexicon.added.after(tokens, one.end).filter(|_| plain && tokens.gap(one.end) <= Gap::Line)?;
    let part = Number::fraction(above.into(), below)?;
    let sum = part
        .as_fraction()
        .map_or(part.decimal(), |(above, below)| above / rust_decimal::Decimal::from(below))
        + one.numeral.value.decimal();
    let numeral = Numeral { value: Number::from(sum.normalize()), ..one.numeral };
    Some(FigureOperand { numeral, end, ..one.clone() })
}

/// A number by itself.
pub fn single(place: &ReadingPlace<'_>, one: &FigureOperand) -> FoundFigure {
    let longer = with_part(place, one);
    let one = longer.as_ref().unwrap_or(one);
    let mut meanings = Vec::new();
    for (factor, unit) in &one.units {
        let Some(number) = one.number(*factor) else { continue };
        let bound =
            if one.numeral.open == Openness::Several { Bound::Several(number) } else { Bound::Exact(number) };
        let about = one.numeral.open == Openness::Rough;
        let part = one.numeral.form == NumeralForm::Part && unit.is_bare();
        let unit = if part { share_unit() } else { unit.clone() };
        let said = SaidAmount { bound, about, sign: one.sign, unit };
        if one.either
            && let Some(bound) = bound.map(|number| Some(number.negated()))
        {
            meanings.push(Meaning::Amount(SaidAmount { bound, sign: SaidSign::None, ..said.clone() }));
        }
        meanings.push(Meaning::Amount(said));
        if part && place.tokens.word(one.start).is_none() {
            // ½ may be a number, too.
            meanings.push(exact(number, SaidUnit::default()));
        }
    }
    let sort = if one.is_bare() && one.numeral.form != NumeralForm::Part { Sort::Bare } else { Sort::United };
    let unread = one.unknown.clone().or_else(|| maybe_ordinal(place, one)).map(Unread::Unknown);
    factor(place, FoundFigure { start: one.start, end: one.end, meanings, unread, sort })
}

/// By a factor of three: a multiple, or a pure number.
pub fn factor(place: &ReadingPlace<'_>, mut found: FoundFigure) -> FoundFigure {
    if found.sort == Sort::Bare
        && let Some((start, ())) = place.lexicon.factors.before(place.tokens, found.start, 0)
    {
        let multiples = found.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Amount(amount) => {
                Some(Meaning::Amount(SaidAmount { unit: times_unit(), ..amount.clone() }))
            }
            _ => None,
        });
        found.meanings = multiples.chain(found.meanings.clone()).collect();
        (found.start, found.sort) = (start, Sort::United);
    }
    found
}

/// A third *company* may be the one after the second.
fn maybe_ordinal(place: &ReadingPlace<'_>, one: &FigureOperand) -> Option<std::ops::Range<usize>> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (next, ()) = lexicon.articles.after(tokens, one.start)?;
    let end = one.numeral.end;
    let (after, _) = lexicon
        .ordinals
        .after(tokens, next)
        .filter(|(after, _)| *after == end && one.numeral.form == NumeralForm::Part)?;
    let word = tokens.word(after).filter(|_| matches!(tokens.gap(after), Gap::Blank | Gap::Line))?;
    let known =
        lexicon.harmless_after.is_at(tokens, after) || lexicon.after.is_at(tokens, after) || word.is_empty();
    (!known).then(|| tokens.start(after)..tokens.end(after + 1))
}

/// Whether a number is an article that the language has for one, with nothing after it that a number alone has: un, eine.
fn is_article(place: &ReadingPlace<'_>, one: &FigureOperand) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let article = one.numeral.form == NumeralForm::Words
        && one.numeral.end == one.start + 1
        && lexicon.articles.is_at(tokens, one.start);
    let counts = |(_, unit): &(Number, SaidUnit)| unit.is_bare() || unit_name::unit_is(unit, UnitKind::Count);
    article && one.numeral.scale.is_none() && one.units.iter().all(counts)
}

/// Whether a piece ends a word: a figure that begins there begins a word of its own.
pub fn begins_word(place: &ReadingPlace<'_>, at: usize) -> bool {
    let tokens = place.tokens;
    at == 0
        || tokens.gap(at) != Gap::None
        || !matches!(tokens.before(at).map(|token| token.kind), Some(Kind::Word | Kind::Digits))
}
