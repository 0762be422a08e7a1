//! Names of units that end before a place: a currency in front of its number.

use super::reading_place::ReadingPlace;
use super::signs_of_money::is_currency;
use super::token::{Gap, Kind};
use super::unit_name::{is_money, scaled_money};
use crate::value::{Number, UnitName};

/// The name of a unit that ends before a place and doesn't begin before another: a currency before its number.
pub fn name_before(place: &ReadingPlace<'_>, end: usize, floor: usize) -> Option<(UnitName, usize)> {
    let tokens = place.tokens;
    if end <= floor {
        return None;
    }
    // In a table the sign of money may stand in a cell or on a line of its own.
    let alone = tokens.sign(end - 1).is_some_and(is_currency) && tokens.gap(end - 1) >= Gap::Line;
    if tokens.gap(end) > Gap::Line && !alone {
        return None;
    }
    if ends_no_name(place, end - 1) {
        return None;
    }
    let names = tokens.names.before(end, || all_before(place, end));
    names.iter().find(|(_, start)| *start >= floor).cloned()
}

/// Whether a piece is known to be the end of no unit's name: of, to, and signs that part words.
fn ends_no_name(place: &ReadingPlace<'_>, at: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    match tokens.get(at).map(|token| token.kind) {
        Some(Kind::Word) => {
            let word = tokens.word(at).unwrap_or_default();
            tokens.form(at) == word
                && (lexicon.harmless_after.word(word).is_some() || lexicon.articles.word(word).is_some())
        }
        Some(Kind::Sign(sign)) => {
            matches!(
                sign,
                '(' | '[' | ',' | ';' | ':' | '-' | '–' | '—' | '/' | '"' | '“' | '=' | '~' | '+' | '−'
            )
        }
        _ => false,
    }
}

/// The names that end before a place.
fn all_before(place: &ReadingPlace<'_>, end: usize) -> Vec<(UnitName, usize)> {
    let tokens = place.tokens;
    let text = &tokens.text[..tokens.end(end)];
    let last = text
        .rfind(|c: char| !c.is_alphanumeric() && !is_currency(c))
        .map_or(text, |at| text[at..].char_indices().nth(1).map_or("", |(next, _)| &text[at + next..]));
    let scaled = scaled_money(place, last).filter(|name| name.len == last.len());
    let named = scaled.into_iter().chain(place.setting.units.before(text, place.setting.language));
    named
        .filter_map(|name| {
            let start = tokens.at_byte(text.len().checked_sub(name.len)?);
            let whole = tokens.get(start)?.span.start == text.len() - name.len;
            whole.then_some((name, start))
        })
        .collect()
}

/// A currency that begins at a place and belongs to the number after it: 5 GW, EUR 3 million.
pub fn name_before_number(place: &ReadingPlace<'_>, at: usize) -> Option<()> {
    let tokens = place.tokens;
    let number = (at + 1..at + 3).find(|&next| tokens.digits(next).is_some())?;
    name_before(place, number, at).filter(|(_, start)| *start == at).map(|_| ())
}

/// €m, £bn, US$m: a sign of money with a scale before a number, as a table's label has them before its numbers.
pub fn sign_with_scale(place: &ReadingPlace<'_>, end: usize, floor: usize) -> Option<(UnitName, usize)> {
    let tokens = place.tokens;
    let scale = end.checked_sub(1).filter(|_| tokens.gap(end) == Gap::Blank)?;
    let sign = scale.checked_sub(1).filter(|_| tokens.gap(scale) == Gap::None)?;
    tokens.sign(sign).filter(|sign| is_currency(*sign))?;
    let (value, _) = place.lexicon.scales.word(tokens.word(scale)?)?;
    let (mut name, start) = name_before(place, scale, floor).filter(|(name, _)| is_money(name))?;
    for measure in &mut name.measures {
        measure.factor = measure.factor.times(Number::from(value))?;
    }
    Some((UnitName { len: tokens.end(end) - tokens.start(start), ..name }, start))
}
