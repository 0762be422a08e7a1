//! Units beside a number: what stands before it, after it and below the line.

use std::ops::Range;

use super::barrels;
use super::lexicon::WordLexicon;
use super::numeral;
use super::rate::below;
use super::token::{Gap, Kind, Tokens};
use crate::reading::meaning::{SaidUnit, UnitTerm};
use crate::reading::setting::SourceSetting;
use crate::value::{Number, UnitKind, UnitName, Writing};

/// What every part of the reader looks at.
#[derive(Debug, Clone, Copy)]
pub struct ReadingPlace<'a> {
    /// The words of the language.
    pub lexicon: &'a WordLexicon,
    /// The text in pieces.
    pub tokens: &'a Tokens<'a>,
    /// Units, dates and owners.
    pub setting: &'a SourceSetting<'a>,
}

/// A unit after a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The unit.
    pub unit: SaidUnit,
    /// The place after it.
    pub end: usize,
    /// What of it isn't known.
    pub unknown: Option<Range<usize>>,
}

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
    let name = place.setting.units.after(text, place.setting.language).into_iter().next();
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
fn scaled_money(place: &ReadingPlace<'_>, text: &str) -> Option<UnitName> {
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

/// The name of a unit that ends before a place and doesn't begin before another: a currency before its number.
pub fn name_before(place: &ReadingPlace<'_>, end: usize, floor: usize) -> Option<(UnitName, usize)> {
    let tokens = place.tokens;
    if end <= floor {
        return None;
    }
    // In a table the sign of money may stand in a cell or on a line of its own.
    let alone =
        tokens.sign(end - 1).is_some_and(super::neighbour::is_currency) && tokens.gap(end - 1) >= Gap::Line;
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
        .rfind(|c: char| !c.is_alphanumeric() && !super::neighbour::is_currency(c))
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

/// 4.200 ha: a unit that is a function word elsewhere.
fn unit_word(place: &ReadingPlace<'_>, at: usize, number: &numeral::Numeral) -> Option<(UnitName, usize)> {
    let (tables, tokens) = (place.lexicon.tables, place.tokens);
    let word = tokens.word(at).filter(|word| tables.unit_words.contains(word) && tokens.form(at) == *word)?;
    let year = number.form == numeral::NumeralForm::Plain && super::brackets::is_year(number.value);
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
fn over(
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
                || tokens.sign(end).is_some_and(super::neighbour::is_currency)
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

/// A unit by its word.
pub fn named(place: &ReadingPlace<'_>, word: &str) -> Option<UnitName> {
    place.setting.units.after(word, place.setting.language).into_iter().find(|name| name.len == word.len())
}

/// A currency that begins at a place and belongs to the number after it: 5 GW, EUR 3 million.
pub fn name_before_number(place: &ReadingPlace<'_>, at: usize) -> Option<()> {
    let tokens = place.tokens;
    let number = (at + 1..at + 3).find(|&next| tokens.digits(next).is_some())?;
    name_before(place, number, at).filter(|(_, start)| *start == at).map(|_| ())
}
