//! A number with its sign, currency, scale and unit: what ranges, margins and ratios are made of.

use std::ops::Range;

use super::number::{self, Form, Numeral, Open};
use super::tables::{Says, ScaleSort};
use super::token::{Gap, Kind};
use super::unit::{self, AlsoWithout, Place};
use crate::reading::meaning::{SaidUnit, Sign};
use crate::value::{Number, UnitKind, UnitName, UnlessSaid};

/// A number with all that touches it.
#[derive(Debug, Clone)]
pub struct Operand {
    /// The place of its first piece.
    pub start: usize,
    /// The place after its last.
    pub end: usize,
    /// Its number as it is written, with the sign.
    pub numeral: Numeral,
    /// What its sign says.
    pub sign: Sign,
    /// The unit that stands before it.
    pub before: Option<UnitName>,
    /// Its units with a factor for the number each: a letter may be a scale or a unit. Never empty; a bare unit where it has none.
    pub units: Vec<(Number, SaidUnit)>,
    /// Whether a rate may be left out.
    pub also_without: AlsoWithout,
    /// What of it isn't known.
    pub unknown: Option<Range<usize>>,
    /// Whether it is in accountants' brackets.
    pub bracketed: bool,
    /// Whether brackets around it may say nothing.
    pub either: bool,
}

impl Operand {
    /// Whether it has no unit, in front or behind.
    pub fn is_bare(&self) -> bool {
        self.units.iter().all(|(_, unit)| unit.is_bare())
    }

    /// Its number under one of its units.
    pub fn number(&self, factor: Number) -> Option<Number> {
        self.numeral.value.times(factor)
    }
}

/// The operand whose number begins at a place and which doesn't begin before another.
pub fn operand(place: &Place<'_>, at: usize, floor: usize) -> Option<Operand> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let numeral = number::numeral(lexicon, tokens, at)?;
    let in_digits = matches!(numeral.form, Form::Plain | Form::Set | Form::Foreign | Form::Malformed)
        && tokens.word(at).is_none();
    let mut found = Operand {
        start: at,
        end: numeral.end,
        numeral,
        sign: Sign::None,
        before: None,
        units: Vec::new(),
        also_without: AlsoWithout::No,
        unknown: None,
        bracketed: false,
        either: false,
    };
    if in_digits {
        signs(place, &mut found, floor);
    }
    if numeral.open == Open::No && numeral.form != Form::PartOf || numeral.open != Open::No {
        scale_letter(place, &mut found);
    }
    scale_money(place, &mut found);
    let next = past_mark(place, &mut found);
    let after = unit::after(place, next, found.before.as_ref(), &found.numeral);
    match after {
        Some(after) => {
            if after.end > next {
                found.end = after.end;
            }
            found.unknown = found.unknown.or(after.unknown);
            found.also_without = after.also_without;
            found.units.push((Number::from(1), after.unit));
        }
        None => found.units.push((Number::from(1), SaidUnit::default())),
    }
    if found.numeral.form == Form::PartOf {
        part_of(place, &mut found);
    }
    if in_digits {
        brackets(place, &mut found, floor);
        letter_as_unit(place, &mut found);
    }
    if found.numeral.form == Form::Foreign {
        let alone = tokens.gap(found.start) == Gap::Break && tokens.gap(found.end) == Gap::Break;
        let backed = alone || !found.is_bare() || found.numeral.scale.is_some();
        found.numeral.form = if backed { Form::Set } else { Form::Malformed };
    }
    Some(found)
}

/// Rs 41,764 crore: a scale of one country says whose money a sign of several is.
fn scale_money(place: &Place<'_>, found: &mut Operand) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(name) = found.before.as_mut().filter(|name| unit::is_money(name) && name.measures.len() > 1)
    else {
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

/// Half *a* page: where no unit follows, it is a share, and the rest isn't its own.
fn part_of(place: &Place<'_>, found: &mut Operand) {
    let bare = found.is_bare();
    found.numeral.form = Form::Part;
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
        found.numeral.form = Form::Words;
    }
}

/// The currency and sign before a number.
fn signs(place: &Place<'_>, found: &mut Operand, floor: usize) {
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
        if found.sign == Sign::None
            && let Some((start, Says::Minus)) = place.lexicon.before.before(tokens, found.start, floor)
            && tokens.gap(found.start) <= Gap::Line
            && place.lexicon.plus_minus.before(tokens, found.start, floor).is_none()
        {
            found.numeral.value = found.numeral.value.negated();
            found.sign = Sign::Signed;
            found.start = start;
            continue;
        }
        if found.sign == Sign::None
            && let Some(negative) = sign(place, found, floor)
        {
            if negative {
                found.numeral.value = found.numeral.value.negated();
            }
            found.sign = Sign::Signed;
            found.start -= 1;
            continue;
        }
        return;
    }
}

/// Mio. EUR 12,5: an abbreviated scale before the currency.
fn scale_before(place: &Place<'_>, found: &mut Operand, floor: usize) {
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
fn sign(place: &Place<'_>, found: &mut Operand, floor: usize) -> Option<bool> {
    let tokens = place.tokens;
    let at = found.start.checked_sub(1).filter(|&at| at >= floor)?;
    let sign = tokens.sign(at)?;
    let (before, after) = (tokens.gap(at), tokens.gap(found.start));
    if after > Gap::Line {
        return None;
    }
    let previous = if before == Gap::Break { None } else { tokens.before(at) };
    let money = |token: &super::token::Token<'_>| matches!(token.kind, Kind::Sign(sign) if super::neighbour::is_currency(sign));
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
fn scale_letter(place: &Place<'_>, found: &mut Operand) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.numeral.scale.is_some() || !matches!(found.numeral.form, Form::Plain | Form::Set | Form::Foreign)
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
    let next = (tokens.gap(end) == Gap::Blank || tokens.sign(end) == Some('-') || sign)
        .then(|| unit::name_at(place, end))
        .flatten();
    // 12,3 M EUR.
    let code = tokens.is_capital(at)
        && lexicon.tables.language != "en"
        && next.as_ref().is_some_and(|(name, _)| unit::is_money(name));
    let before_unit = (gap == Gap::None || sign || code)
        && next.is_some_and(|(name, _)| unit::is_money(&name) || unit::is_kind(&name, UnitKind::Count));
    // £m after a number is a scale, but 5 t of a sum of money is none that anybody prints.
    if money || before_unit {
        found.numeral = found.numeral.scaled(value, end);
        found.end = end;
    }
}

/// 5m alone: metres or millions.
fn letter_as_unit(place: &Place<'_>, found: &mut Operand) {
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

/// Passes a footnote mark between a number and its unit; the place where a unit may begin.
fn past_mark(place: &Place<'_>, found: &mut Operand) -> usize {
    let tokens = place.tokens;
    let end = found.end;
    let Some(token) = tokens.get(end).filter(|token| token.kind == Kind::Raised && token.gap == Gap::None)
    else {
        return end;
    };
    let power = matches!(token.low.as_ref(), "²" | "³")
        && found.numeral.form == Form::Plain
        && found.numeral.value < Number::from(1000);
    if power {
        found.unknown = Some(tokens.start(end)..tokens.end(end + 1));
    }
    end + 1
}

/// Accountants' brackets: a number that they hold alone is below zero.
fn brackets(place: &Place<'_>, found: &mut Operand, floor: usize) {
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
    if !closed || found.sign != Sign::None {
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
    let year = found.numeral.form == Form::Plain && is_year(found.numeral.value) && plain_unit;
    if aside || year {
        return;
    }
    found.numeral.value = found.numeral.value.negated();
    found.sign = Sign::Signed;
    found.bracketed = true;
    found.start = open;
    found.end = close + 1;
    if found.before.is_none()
        && let Some((name, start)) = unit::name_before(place, found.start, floor)
    {
        found.start = start;
        for (_, unit) in &mut found.units {
            unit.over.insert(0, unit::term(name.clone()));
        }
        found.before = Some(name);
    } else if found.is_bare()
        && let Some(after) = unit::after(place, found.end, None, &found.numeral)
        && tokens.gap(found.end) == Gap::None
    {
        found.end = after.end;
        found.unknown = found.unknown.take().or(after.unknown);
        found.units = vec![(Number::from(1), after.unit)];
    }
}

/// Whether a plain number may be a year.
pub fn is_year(number: Number) -> bool {
    number >= Number::from(1500) && number <= Number::from(2200)
}

/// The operand that begins at a place with its sign or currency.
pub fn operand_from(place: &Place<'_>, at: usize) -> Option<Operand> {
    (at..at + 5).find_map(|number| {
        let starts = place.tokens.digits(number).is_some()
            || place.tokens.get(number).is_some_and(|token| {
                token.kind != Kind::Sign('(') && number == at || matches!(token.kind, Kind::Fraction)
            });
        let found = operand(place, number, at).filter(|_| starts)?;
        (found.start == at).then_some(found)
    })
}
