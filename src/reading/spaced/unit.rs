//! Units beside a number: what stands before it, after it and below the line.

use super::rate::below;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use super::unit_after::After;
use super::unit_name::{is_kind, is_money, name_at, term};
use super::{barrels, numeral};
use crate::reading::meaning::SaidUnit;
use crate::value::{UnitKind, UnitName, Writing};

/// 4.200 ha: a unit that is a function word elsewhere.
fn unit_word(place: &ReadingPlace<'_>, at: usize, number: &numeral::Numeral) -> Option<(UnitName, usize)> {
    let (tables, tokens) = (place.lexicon.tables, place.tokens);
    let word = tokens.word(at).filter(|word| tables.unit_words.contains(word) && tokens.form(at) == *word)?;
    let year = number.form == numeral::NumeralForm::Plain && numeral::is_year(number.value);
    let next = tokens.word(at + 1).filter(|_| tokens.gap(at + 1) <= Gap::Line);
    let participle = next.is_some_and(|next| {
        ["o", "a", "i", "e"].iter().any(|end| next.ends_with(end))
            && place.lexicon.harmless_after.word(next).is_none()
    });
    if year || participle || number.form == numeral::NumeralForm::Words {
        return None;
    }
    let text = &tokens.text[tokens.start(at)..];
    let name = place
        .setting
        .units
        .after(text, place.setting.language)
        .into_iter()
        .find(|name| name.len == word.len())?;
    Some((name, at + 1))
}

/// The unit after a number that ends before a place. `money` is what stands before the number, if that is money.
pub fn after(
    place: &ReadingPlace<'_>,
    at: usize,
    money: Option<&UnitName>,
    number: &numeral::Numeral,
) -> Option<After> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut unit = SaidUnit::default();
    let mut end = at;
    if let Some((barrels, day, end)) = barrels::a_day(place, at).filter(|_| money.is_none()) {
        let unit = SaidUnit { over: vec![term(barrels)], under: vec![day] };
        return Some(After { unit, end, unknown: None });
    }
    if let Some((name, after)) = over(place, at, money, number) {
        unit.over.push(term(name));
        end = after;
    }
    if let Some(money) = money {
        unit.over.insert(0, term(money.clone()));
    }
    let mut found = After { unit, end, unknown: None };
    // A product: 5 km·h has no name here; a unit that goes on is not known.
    below(place, &mut found);
    if found.end == at && found.unit.under.is_empty() && money.is_none() && found.unknown.is_none() {
        return None;
    }
    if (found.end > at || money.is_some()) && found.unknown.is_none() {
        let changer =
            lexicon.unit_changers.after(tokens, found.end).filter(|_| tokens.gap(found.end) <= Gap::Blank);
        if let Some((after, ())) = changer {
            found.unknown = Some(tokens.start(found.end)..tokens.end(after));
        }
    }
    Some(found)
}

/// What stands above the line, after the number.
pub fn over(
    place: &ReadingPlace<'_>,
    at: usize,
    money: Option<&UnitName>,
    number: &numeral::Numeral,
) -> Option<(UnitName, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.gap(at) > Gap::Line {
        return None;
    }
    let fits = |(name, end): (UnitName, usize)| -> Option<(UnitName, usize)> {
        if is_money(&name) {
            // In 2025 $5 million and 500 EUR 600 the sign belongs to the number after it.
            let number = tokens.digits(end).is_some()
                || tokens.sign(end).is_some_and(super::signs_of_money::is_currency)
                    && tokens.digits(end + 1).is_some();
            let next = number
                && (tokens.gap(end) == Gap::None
                    || tokens.gap(end) == Gap::Blank && name.writing == Writing::Symbol)
                && tokens.gap(at) != Gap::None;
            return (money.is_none() && !next).then_some((name, end));
        }
        // Money of money's measures: $5 million shares would be two figures.
        (money.is_none()).then_some((name, end))
    };
    // A unit on the next line begins in lower case or is a symbol.
    if tokens.gap(at) == Gap::Line && tokens.is_capital(at) && tokens.form(at).len() > 4 {
        return None;
    }
    if let Some(found) = name_at(place, at).or_else(|| unit_word(place, at, number)) {
        return fits(found);
    }
    // 20-year, 25-basis-point.
    if tokens.sign(at) == Some('-') && tokens.gap(at) == Gap::None && tokens.gap(at + 1) <= Gap::None {
        let whole = |end: usize| {
            tokens.gap(end) != Gap::None || tokens.get(end).is_none_or(|next| next.kind != Kind::Digits)
        };
        // 10-K is no temperature.
        let long = |(name, _): &(UnitName, usize)| name.len > 1;
        return hyphened(place, at + 1)
            .or_else(|| name_at(place, at + 1).filter(long))
            .filter(|(_, end)| whole(*end))
            .and_then(fits);
    }
    let counted = number.scale.is_some() || number.open != numeral::Openness::No;
    if counted && let Some((next, ())) = lexicon.of.after(tokens, at) {
        return name_at(place, next).and_then(fits);
    }
    // 14 new ships.
    if !matches!(number.form, numeral::NumeralForm::Part | numeral::NumeralForm::PartOf) {
        return described(place, at).and_then(fits);
    }
    None
}

/// What is counted, behind a few words that are known not to change the count, or that no unit is: participles and words with a
/// hyphen.
fn described(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, usize)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut next = at;
    for _ in 0..3 {
        let spaced = matches!(tokens.gap(next), Gap::Blank | Gap::Line);
        let hyphen = tokens.sign(next + 1) == Some('-')
            && tokens.gap(next + 1) == Gap::None
            && tokens.gap(next + 2) == Gap::None
            && tokens.word(next + 2).is_some();
        let word = tokens.word(next).filter(|_| spaced)?;
        let participle =
            lexicon.tables.between_ends.iter().any(|end| word.ends_with(end) && word.len() > end.len() + 2);
        next = match lexicon.harmless_between.after(tokens, next) {
            Some((end, ())) => end,
            None if hyphen => next + 3,
            None if participle => next + 1,
            None => return None,
        };
        if let Some(found) = name_at(place, next)
            .filter(|(name, _)| is_kind(name, UnitKind::Count) && tokens.gap(next) > Gap::None)
        {
            return Some(found);
        }
    }
    None
}

/// Of how many hyphened words the name of a unit may consist.
const LONGEST: usize = 5;

/// A unit of several words that are hyphened: 25-basis-point.
fn hyphened(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, usize)> {
    let tokens = place.tokens;
    let mut words = vec![tokens.word(at)?];
    let mut end = at + 1;
    while words.len() < LONGEST
        && tokens.sign(end) == Some('-')
        && tokens.gap(end) == Gap::None
        && tokens.gap(end + 1) == Gap::None
        && let Some(word) = tokens.word(end + 1)
    {
        words.push(word);
        end += 2;
    }
    if words.len() < 2 {
        return None;
    }
    let phrase = words.join(" ");
    let name = place.setting.units.after(&phrase, place.setting.language).into_iter().next()?;
    // How many of the words it takes.
    let taken = phrase.get(..name.len)?.split(' ').count();
    (taken > 1).then_some((name, at + 2 * taken - 1))
}
