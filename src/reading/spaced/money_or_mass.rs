//! Words that are money and a mass: 5 pounds, 5 livres. Their sentence tells which, or nobody knows.

use super::change::ends_sentence;
use super::found::{FoundFigure, Sort};
use super::phrases::Phrases;
use super::reading_place::ReadingPlace;
use super::signs_of_money::is_currency;
use super::token::Gap;
use super::unit_name::{is_kind, is_money};
use crate::reading::meaning::{Meaning, SaidAmount, UnitTerm, Unread};
use crate::value::{UnitKind, UnitName, Writing};

/// How many pieces of a sentence are looked through on either side of a figure.
const NEAR: usize = 30;
/// How many pieces behind `of` tell what a sum is of: 3 million pounds of public money.
const OF_WHAT: usize = 4;

/// What a word is in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MoneyOrMass {
    Money,
    Mass,
    /// No sentence is around it: a form alone says both.
    Either,
    Unknown,
}

/// Keeps of a figure what its unit is in the sentence. Where nothing tells, it can't be read.
pub fn told(place: &ReadingPlace<'_>, mut found: FoundFigure) -> FoundFigure {
    let (words, tokens) = (&place.lexicon.surroundings.money_or_mass, place.tokens);
    if found.sort != Sort::United || found.unread.is_some() || !found.meanings.iter().any(is_by_word) {
        return found;
    }
    let Some((at, end)) =
        (found.start..found.end).find_map(|at| words.after(tokens, at).map(|(end, ())| (at, end)))
    else {
        return found;
    };
    let names = place.setting.units.after(&tokens.text[tokens.start(at)..], place.setting.language);
    let whole = tokens.end(end) - tokens.start(at);
    // Egyptian pounds are money.
    if !found.meanings.iter().any(|meaning| first_unit(meaning).is_some_and(|name| name.len == whole)) {
        return found;
    }
    let named = |is: fn(&UnitName) -> bool| names.iter().find(|name| name.len == whole && is(name));
    let (Some(money), Some(mass)) = (named(is_money), named(is_mass)) else { return found };
    let said = said(place, &found, at, money);
    let as_one = |name: &UnitName| {
        let other = |meaning: &Meaning| with_unit(meaning, name);
        found.meanings.iter().map(other).collect::<Vec<_>>()
    };
    found.meanings = match said {
        MoneyOrMass::Money => as_one(money),
        MoneyOrMass::Mass => as_one(mass),
        MoneyOrMass::Either => [as_one(money), as_one(mass)].concat(),
        MoneyOrMass::Unknown => {
            found.unread = Some(Unread::MoneyOrMass(tokens.start(at)..tokens.end(end)));
            return found;
        }
    };
    found
}

/// The unit that a heading names at a place: a mass, where the heading is of a weight.
pub fn of_heading(place: &ReadingPlace<'_>, at: usize, name: UnitName) -> UnitName {
    let (words, tokens) = (&place.lexicon.surroundings, place.tokens);
    let weighs = || (0..tokens.len()).any(|at| words.weighing.is_at(tokens, at));
    if !is_money(&name) || !words.money_or_mass.is_at(tokens, at) || !weighs() {
        return name;
    }
    let names = place.setting.units.after(&tokens.text[tokens.start(at)..], place.setting.language);
    names.into_iter().find(|other| other.len == name.len && is_mass(other)).unwrap_or(name)
}

fn is_mass(name: &UnitName) -> bool {
    is_kind(name, UnitKind::Measure)
}

/// Whether the first unit of an amount is money or a measure by its word.
fn is_by_word(meaning: &Meaning) -> bool {
    let by_word = |name: &UnitName| name.writing == Writing::Word && (is_money(name) || is_mass(name));
    first_unit(meaning).is_some_and(by_word)
}

fn first_unit(meaning: &Meaning) -> Option<&UnitName> {
    let Meaning::Amount(SaidAmount { unit, .. }) = meaning else { return None };
    match unit.over.first() {
        Some(UnitTerm::Known { name, .. }) => Some(name),
        _ => None,
    }
}

/// A meaning with another name for the first of its units.
fn with_unit(meaning: &Meaning, name: &UnitName) -> Meaning {
    let mut meaning = meaning.clone();
    if let Meaning::Amount(amount) = &mut meaning
        && let Some(UnitTerm::Known { name: old, .. }) = amount.unit.over.first_mut()
    {
        *old = name.clone();
    }
    meaning
}

/// What the word at a place is: what its sentence says nearest to the figure.
fn said(place: &ReadingPlace<'_>, found: &FoundFigure, at: usize, money: &UnitName) -> MoneyOrMass {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let words = &lexicon.surroundings;
    if found.start == 0 && found.end == tokens.len() {
        return MoneyOrMass::Either;
    }
    let scaled = (found.start..at).any(|at| lexicon.scales.is_at(tokens, at));
    let pays = |at: usize| words.paying.is_at(tokens, at) || tokens.sign(at).is_some_and(is_currency);
    // Pounds of copper; but pounds of debt.
    if let Some((what, ())) =
        lexicon.of.after(tokens, found.end).filter(|_| tokens.gap(found.end) <= Gap::Line)
    {
        let money = (what..what + OF_WHAT).any(pays);
        return if money { MoneyOrMass::Money } else { MoneyOrMass::Mass };
    }
    let weighs = nearest(place, found, |at| is_at(&words.weighing, place, at));
    let pays = nearest(place, found, pays);
    match (weighs, pays) {
        (Some(weighs), Some(pays)) if weighs == pays => MoneyOrMass::Unknown,
        (Some(weighs), pays) if pays.is_none_or(|pays| weighs < pays) => MoneyOrMass::Mass,
        (_, Some(_)) => MoneyOrMass::Money,
        _ if scaled => MoneyOrMass::Money,
        _ => {
            let is_own = |code: &str| money.measures.iter().any(|measure| measure.base == code);
            match place.setting.currency.is_some_and(is_own) {
                true => MoneyOrMass::Money,
                false => MoneyOrMass::Unknown,
            }
        }
    }
}

fn is_at(words: &Phrases<()>, place: &ReadingPlace<'_>, at: usize) -> bool {
    words.is_at(place.tokens, at)
}

/// How many pieces away the nearest piece of its sentence is that says something, on either side of a figure.
fn nearest(place: &ReadingPlace<'_>, found: &FoundFigure, says: impl Fn(usize) -> bool) -> Option<usize> {
    let tokens = place.tokens;
    let before = (1..=NEAR.min(found.start))
        .take_while(|&back| {
            let at = found.start - back;
            tokens.gap(at + 1) < Gap::Break && !ends_sentence(place, at)
        })
        .find(|&back| says(found.start - back));
    let after = (0..NEAR)
        .take_while(|&on| {
            let at = found.end + on;
            tokens.get(at).is_some() && tokens.gap(at) < Gap::Break && !ends_sentence(place, at)
        })
        .find(|&on| says(found.end + on))
        .map(|on| on + 1);
    before.into_iter().chain(after).min()
}
