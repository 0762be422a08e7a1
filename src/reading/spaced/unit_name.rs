//! Names of units: the one that begins at a place of a text, and what sort of unit it is.

use super::reading_place::ReadingPlace;
use super::token::Gap;
use crate::reading::meaning::{SaidUnit, UnitTerm};
use crate::value::{Number, UnitKind, UnitName, Writing};

/// A known unit as a term.
pub fn term(name: UnitName) -> UnitTerm {
    UnitTerm::Known { name, each: Number::from(1) }
}

/// Whether a name stands for money and nothing else.
pub fn is_money(name: &UnitName) -> bool {
    is_kind(name, UnitKind::Money)
}

/// Whether all that a name can stand for is of a sort.
pub fn is_kind(name: &UnitName, kind: UnitKind) -> bool {
    !name.measures.is_empty() && name.measures.iter().all(|measure| measure.kind == kind)
}

/// Whether a unit's only term is of a sort.
pub fn unit_is(unit: &SaidUnit, kind: UnitKind) -> bool {
    matches!(unit.over.as_slice(), [UnitTerm::Known { name, .. }] if is_kind(name, kind))
        && unit.under.is_empty()
}

/// The name of a unit that begins at a place, and the place after it.
pub fn name_at(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, usize)> {
    place.tokens.names.at(at, || looked_up(place, at))
}

fn looked_up(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, usize)> {
    let tokens = place.tokens;
    let start = tokens.get(at)?.span.start;
    let text = &tokens.text[start..];
    // D'euros, l'an: no days and litres.
    let elided = matches!(tokens.sign(at + 1), Some('\'' | '’')) && tokens.word(at + 2).is_some();
    if elided
        && tokens.gap(at + 1) == Gap::None
        && tokens.gap(at + 2) == Gap::None
        && tokens.form(at).len() <= 2
    {
        return None;
    }
    let names = place.setting.units.after(text, place.setting.language);
    let name = of_slash(place, at, &names).or_else(|| names.into_iter().next());
    // m€ is no metre.
    let scaled = scaled_money(place, text);
    let longer = scaled.filter(|scaled| name.as_ref().is_none_or(|name| name.len < scaled.len));
    let name = longer.or(name).or_else(|| before_mark(place, at))?;
    if name.len == 0 {
        return None;
    }
    let end = tokens.at_byte(start + name.len);
    // In may be the inch, a the year; beside a blank they are words.
    let word = tokens.word(at).filter(|_| end == at + 1 && tokens.gap(at) != Gap::None);
    let plain = word.is_some_and(|word| {
        tokens.form(at) == word
            && (place.lexicon.harmless_after.word(word).is_some()
                || place.lexicon.articles.word(word).is_some())
    });
    (!plain).then_some((name, end))
}

/// 5.2 ct/kWh is money, and a stone of 5.2 ct none: nobody divides carats. In other languages such a symbol is what they take it for.
fn of_slash(place: &ReadingPlace<'_>, at: usize, names: &[UnitName]) -> Option<UnitName> {
    let first = names.first().filter(|first| first.writing == Writing::Symbol)?;
    let end = place.tokens.start(at) + first.len;
    let divided = place.tokens.text[end..].starts_with('/');
    let rivals = || names.iter().filter(|name| name.len == first.len);
    let money = rivals().find(|name| is_money(name))?;
    let measure = rivals().find(|name| is_kind(name, UnitKind::Measure))?;
    match divided {
        true => Some(money.clone()),
        false if place.lexicon.tables.language == "en" => Some(measure.clone()),
        false => None,
    }
}

/// MW1 where a line of the text begins with 1: the name without the mark of the footnote.
fn before_mark(place: &ReadingPlace<'_>, at: usize) -> Option<UnitName> {
    let tokens = place.tokens;
    let word = tokens.word(at).map(|_| tokens.form(at))?;
    let mark = tokens.digits(at + 1).filter(|_| tokens.gap(at + 1) == Gap::None)?;
    // km2 is another unit.
    let power = matches!(mark, "2" | "3") && word.chars().count() <= 2;
    if power || !tokens.begins_a_note(mark) {
        return None;
    }
    place.setting.units.after(word, place.setting.language).into_iter().find(|name| name.len == word.len())
}

/// TEUR, M€, ME: a scale and a currency in one piece.
pub fn scaled_money(place: &ReadingPlace<'_>, text: &str) -> Option<UnitName> {
    let tables = place.lexicon.tables;
    let currency = |name: &str| -> Option<UnitName> {
        let found = place.setting.units.after(name, place.setting.language).into_iter().find(is_money);
        found.filter(|name| name.writing != Writing::Word)
    };
    let ends = |len: usize| !text[len..].starts_with(char::is_alphanumeric);
    let word = tables.money_words.iter().find(|(word, ..)| text.starts_with(word) && ends(word.len()));
    let (mut name, factor) = match word {
        Some((word, factor, unit)) => (UnitName { len: word.len(), ..currency(unit)? }, *factor),
        None => tables.money_prefixes.iter().find_map(|(prefix, factor)| {
            let name = currency(text.strip_prefix(prefix)?)?;
            Some((UnitName { len: name.len + prefix.len(), ..name }, *factor))
        })?,
    };
    for measure in &mut name.measures {
        measure.factor = measure.factor.times(Number::from(factor))?;
    }
    Some(name)
}

/// A unit by its word.
pub fn named(place: &ReadingPlace<'_>, word: &str) -> Option<UnitName> {
    place.setting.units.after(word, place.setting.language).into_iter().find(|name| name.len == word.len())
}
