//! A number with its sign, currency, scale and unit: what ranges, margins and ratios are made of.

use std::ops::Range;

use super::brackets::brackets;
use super::money;
use super::number;
use super::numeral::{Numeral, NumeralForm, Openness};
use super::tables::{Says, ScaleSort};
use super::token::{Gap, Kind};
use super::unit::{self, ReadingPlace};
use crate::reading::meaning::{SaidSign, SaidUnit};
use crate::value::{Number, UnitKind, UnitName, Writing};

/// A number with all that touches it.
#[derive(Debug, Clone)]
pub struct FigureOperand {
    /// The place of its first piece.
    pub start: usize,
    /// The place after its last.
    pub end: usize,
    /// Its number as it is written, with the sign.
    pub numeral: Numeral,
    /// What its sign says.
    pub sign: SaidSign,
    /// The unit that stands before it.
    pub before: Option<UnitName>,
    /// Its units with a factor for the number each: a letter may be a scale or a unit. Never empty; a bare unit where it has none.
    pub units: Vec<(Number, SaidUnit)>,
    /// What of it isn't known.
    pub unknown: Option<Range<usize>>,
    /// Whether it is in accountants' brackets.
    pub bracketed: bool,
    /// Whether brackets around it may say nothing.
    pub either: bool,
}

impl FigureOperand {
    /// Whether it has no unit, in front or behind.
    pub fn is_bare(&self) -> bool {
        self.units.iter().all(|(_, unit)| unit.is_bare())
    }

    /// Whether its number is a whole one.
    pub fn is_whole(&self) -> bool {
        self.numeral.value.as_fraction().is_none() && self.numeral.value.decimal().is_integer()
    }

    /// Whether it is a whole number without unit, scale and sign.
    pub fn is_count(&self) -> bool {
        self.is_bare() && self.numeral.scale.is_none() && self.is_whole() && self.sign == SaidSign::None
    }

    /// Its number under one of its units.
    pub fn number(&self, factor: Number) -> Option<Number> {
        self.numeral.value.times(factor)
    }
}

/// The operand whose number begins at a place and which doesn't begin before another.
pub fn operand(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<FigureOperand> {
    with_money(place, at, floor, None)
}

/// The operand in digits that begins at a place, with the money of the number before it.
pub fn operand_of(place: &ReadingPlace<'_>, at: usize, money: &UnitName) -> Option<FigureOperand> {
    place.tokens.digits(at)?;
    with_money(place, at, at, Some(money).filter(|money| unit::is_money(money)))
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

/// The currency and sign before a number.
fn signs(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let tokens = place.tokens;
    for _ in 0..3 {
        if found.start <= floor {
            return;
        }
        if found.before.is_none()
            && let Some((name, start)) = unit::name_before(place, found.start, floor)
        {
            let glued = tokens.gap(start) == Gap::None
                && start > floor
                && tokens
                    .before(start)
                    .is_some_and(|token| token.kind == Kind::Word || token.kind == Kind::Digits);
            if glued {
                found.unknown = Some(tokens.start(start - 1)..tokens.end(start));
            }
            found.before = Some(name);
            found.start = start;
            scale_before(place, found, floor);
            continue;
        }
        if found.sign == SaidSign::None
            && let Some((start, Says::Minus)) = place.lexicon.before.before(tokens, found.start, floor)
            && tokens.gap(found.start) <= Gap::Line
            && place.lexicon.plus_minus.before(tokens, found.start, floor).is_none()
        {
            found.numeral.value = found.numeral.value.negated();
            found.sign = SaidSign::Signed;
            found.start = start;
            continue;
        }
        if found.sign == SaidSign::None
            && let Some(negative) = sign(place, found, floor)
        {
            if negative {
                found.numeral.value = found.numeral.value.negated();
            }
            found.sign = SaidSign::Signed;
            found.start -= 1;
            continue;
        }
        return;
    }
}

/// Mio. EUR 12,5: an abbreviated scale before the currency.
fn scale_before(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.numeral.scale.is_some() || tokens.gap(found.start) > Gap::Blank {
        return;
    }
    let Some((start, (value, ScaleSort::Short))) = lexicon.scales.before(tokens, found.start, floor) else {
        return;
    };
    let counted = tokens.gap(start) <= Gap::Blank && start > 0 && tokens.digits(start - 1).is_some();
    if !counted {
        let end = found.end;
        found.numeral = found.numeral.scaled(value, end);
        found.start = start;
    }
}

/// Whether a sign stands before an operand, and whether it is a minus.
fn sign(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) -> Option<bool> {
    let tokens = place.tokens;
    let at = found.start.checked_sub(1).filter(|&at| at >= floor)?;
    let sign = tokens.sign(at)?;
    let (before, after) = (tokens.gap(at), tokens.gap(found.start));
    if after > Gap::Line {
        return None;
    }
    let previous = if before == Gap::Break { None } else { tokens.before(at) };
    let money = |token: &super::token::TextToken<'_>| matches!(token.kind, Kind::Sign(sign) if super::neighbour::is_currency(sign));
    let opens = previous.is_none_or(|token| {
        money(token)
            || matches!(
                token.kind,
                Kind::Sign(
                    '(' | '['
                        | ':'
                        | ';'
                        | ','
                        | '='
                        | '|'
                        | '"'
                        | '“'
                        | '‘'
                        | '~'
                        | '≈'
                        | '<'
                        | '>'
                        | '≤'
                        | '≥'
                        | '→'
                        | '/'
                )
            )
    });
    match sign {
        '△' | '▲' if after == Gap::None => Some(true),
        '+' => (before != Gap::None || opens).then_some(false),
        '-' | '−' | '–' => {
            if after == Gap::None {
                return (before != Gap::None || opens).then_some(true);
            }
            if before == Gap::None && !opens {
                return None;
            }
            let closes = previous.is_some_and(|token| matches!(token.kind, Kind::Sign(')' | ']')));
            if at == floor && floor > 0 && before == Gap::Blank && !closes {
                // Between two figures: neither a range nor surely a minus.
                found.unknown = Some(tokens.start(at)..tokens.end(found.start));
                return None;
            }
            if sign == '–' && !opens && !closes {
                let lettered = previous.is_some_and(|token| token.kind == Kind::Word);
                if lettered && after == Gap::Blank {
                    found.unknown = Some(tokens.start(at)..tokens.end(at + 1));
                    return None;
                }
            }
            Some(true)
        }
        _ => None,
    }
}

/// A letter of scale after digits: €5m, 5k users. Letters are scales after money, and before it.
fn scale_letter(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
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
    let money = found.before.as_ref().is_some_and(unit::is_money);
    // 5m euros, 5k users: what follows is money or counted, so that the letter is no unit.
    // 5m euros; 424,3 M€.
    let sign = tokens.gap(end) == Gap::None && tokens.sign(end).is_some_and(super::neighbour::is_currency);
    // 5 M d'euros.
    let of = lexicon.of.after(tokens, end).filter(|_| tokens.is_capital(at)).map_or(end, |(next, ())| next);
    let next = (tokens.gap(end) == Gap::Blank || tokens.sign(end) == Some('-') || sign)
        .then(|| unit::name_at(place, of))
        .flatten();
    // 12,3 M EUR.
    let code = tokens.is_capital(at)
        && lexicon.tables.language != "en"
        && next.as_ref().is_some_and(|(name, _)| unit::is_money(name));
    // 1.2m tonnes, 1.2 m tonnes: no metres.
    let word = lexicon.tables.language == "en"
        && next.as_ref().is_some_and(|(name, _)| name.writing == Writing::Word);
    let counted =
        next.is_some_and(|(name, _)| unit::is_money(&name) || unit::is_kind(&name, UnitKind::Count));
    let before_unit = word || counted && (gap == Gap::None || sign || code);
    // £m after a number is a scale, but 5 t of a sum of money is none that anybody prints.
    if money || before_unit {
        found.numeral = found.numeral.scaled(value, end);
        found.end = end;
    }
}

/// 5m alone: metres or millions.
fn letter_as_unit(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
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

/// $1.5[2] billion: a footnote mark between a number and its scale.
fn parted_scale(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    if found.numeral.scale.is_some() || found.end != found.numeral.end {
        return;
    }
    let Some(after) =
        super::qualify::past_note(place, found.end).filter(|&after| tokens.gap(after) <= Gap::Blank)
    else {
        return;
    };
    if let Some((end, (_, ScaleSort::Word | ScaleSort::Short))) = place.lexicon.scales.after(tokens, after) {
        found.unknown = Some(tokens.start(found.start)..tokens.end(end));
    }
}

/// 5 MN: meganewtons or millions.
fn scale_as_unit(place: &ReadingPlace<'_>, found: &mut FigureOperand) {
    let tokens = place.tokens;
    let Some(at) = found.numeral.end.checked_sub(1).filter(|_| found.is_bare()) else { return };
    let Some((end, (value, ScaleSort::Short))) = place.lexicon.scales.after(tokens, at) else { return };
    let form = tokens.form(at);
    if end != found.end || form == form.to_lowercase() || found.numeral.scale != Some(Number::from(value)) {
        return;
    }
    if let (Some(name), Some(factor)) = (unit::named(place, form), Number::from(value).inverse()) {
        found.units.push((factor, SaidUnit { over: vec![unit::term(name)], under: Vec::new() }));
    }
}

/// Passes a footnote mark between a number and its unit; the place where a unit may begin.
fn past_mark(place: &ReadingPlace<'_>, found: &mut FigureOperand) -> usize {
    let tokens = place.tokens;
    let end = found.end;
    let Some(token) = tokens.get(end).filter(|token| token.kind == Kind::Raised && token.gap == Gap::None)
    else {
        return end;
    };
    let power = matches!(token.low.as_ref(), "²" | "³")
        && found.numeral.form == NumeralForm::Plain
        && found.numeral.value < Number::from(1000);
    if power {
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
