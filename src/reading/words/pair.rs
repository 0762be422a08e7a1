//! Numbers that are told together: 7 of 9, one in five, 3:1, 7–2.

use rust_decimal::Decimal;

use super::found::{Found, Sort, exact};
use super::numeral::{Form, Open};
use super::operand::{Operand, operand_from};
use super::quantity::{looks_like_year, share_unit, times_unit};
use super::said;
use super::tables::Says;
use super::token::Gap;
use super::unit::{self, Place};
use crate::reading::meaning::{Meaning, SaidUnit, Sign};
use crate::value::{Number, Qualifier, UnitKind};

/// How far words of votes and ratios may stand from their numbers, in pieces of text.
const NEAR: usize = 10;

/// A figure of two numbers or three that begins with one.
pub fn pair(place: &Place<'_>, first: &Operand) -> Option<Found> {
    if first.sign != Sign::None || first.before.is_some() || first.numeral.open != Open::No || first.bracketed
    {
        return None;
    }
    fold(place, first)
        .or_else(|| in_whole(place, first))
        .or_else(|| of_whole(place, first))
        .or_else(|| against(place, first))
}

/// Whether an operand is a whole number without unit and scale.
fn is_count(one: &Operand) -> bool {
    one.is_bare() && one.numeral.scale.is_none() && whole(one) && one.sign == Sign::None
}

fn whole(one: &Operand) -> bool {
    one.numeral.value.as_fraction().is_none() && one.numeral.value.decimal().is_integer()
}

/// 37-fold.
fn fold(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let tokens = place.tokens;
    if !first.is_bare() {
        return None;
    }
    let hyphen = usize::from(tokens.sign(first.end) == Some('-') && tokens.gap(first.end) == Gap::None);
    let (end, ()) = place.lexicon.fold.after(tokens, first.end + hyphen)?;
    Some(Found::new(first.start, end, vec![exact(first.numeral.value, times_unit())], Sort::United))
}

/// One in five, 1 in 1,000, nine out of ten; every fifth is read elsewhere.
fn in_whole(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if !is_count(first) || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let hyphen = usize::from(tokens.sign(first.end) == Some('-') && tokens.gap(first.end) == Gap::None);
    let (next, ()) = lexicon.in_whole.after(tokens, first.end + hyphen)?;
    let next = next + usize::from(hyphen == 1 && tokens.sign(next) == Some('-'));
    let second = operand_from(place, next)?;
    if !whole(&second)
        || second.sign != Sign::None
        || second.before.is_some()
        || looks_like_year(&second)
        || second.numeral.form == Form::Malformed
    {
        return None;
    }
    let below = u32::try_from(second.numeral.value.decimal().mantissa())
        .ok()
        .filter(|_| second.numeral.value.decimal().scale() == 0);
    let above = first.numeral.value;
    if above >= second.numeral.value || above <= Number::from(0) {
        return None;
    }
    let count_unit =
        second.is_bare() || second.units.iter().any(|(_, unit)| unit::unit_is(unit, UnitKind::Count));
    if !count_unit {
        return None;
    }
    let value = Number::fraction(above.decimal(), below?)?;
    let value = if value.decimal() * Decimal::from(below?) == above.decimal() && value.decimal().scale() < 12
    {
        Number::from(value.decimal())
    } else {
        value
    };
    let mut meanings = vec![exact(value, share_unit())];
    // Nine out of ten members may be a count of members.
    if lexicon.of_whole.after(tokens, first.end).is_some_and(|(end, ())| end >= next) {
        let unit = second.units.first().map(|(_, unit)| unit.clone()).unwrap_or_default();
        meanings.push(Meaning::Of {
            part: above,
            whole: second.numeral.value,
            unit,
            qualifier: Qualifier::default(),
        });
    }
    // The noun belongs to the whole: one in five people.
    Some(Found::new(first.start, second.end, meanings, Sort::United))
}

/// One person in ten, at the end of a clause.
pub fn some_in_whole(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let counted =
        first.units.iter().all(|(_, unit)| unit::unit_is(unit, UnitKind::Count)) && !first.is_bare();
    if !counted || !whole(first) || first.sign != Sign::None || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let (next, ()) = lexicon.in_whole.after(tokens, first.end)?;
    let second = operand_from(place, next).filter(|second| is_count(second) && !looks_like_year(second))?;
    let clause = tokens.gap(second.end) == Gap::Break || tokens.word(second.end).is_none();
    let below = u32::try_from(second.numeral.value.decimal().mantissa()).ok()?;
    if !clause || first.numeral.value >= second.numeral.value || second.numeral.value.decimal().scale() != 0 {
        return None;
    }
    let share = Number::fraction(first.numeral.value.decimal(), below)?;
    Some(Found::new(first.start, second.end, vec![exact(share, share_unit())], Sort::United))
}

/// 10 of the 14 branches.
fn of_whole(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let counted = |one: &Operand| {
        one.is_bare() || one.units.iter().all(|(_, unit)| unit::unit_is(unit, UnitKind::Count))
    };
    if !whole(first) || !counted(first) || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    // 7 or more of 9 people, 7+ of 9.
    let behind = behind_part(place, first.end).filter(|_| first.is_bare());
    let (next, ()) = lexicon.of_whole.after(tokens, behind.map_or(first.end, |(end, _)| end))?;
    let second = operand_from(place, next)?;
    // 7 of 9 GW.
    let measured =
        first.is_bare() && !second.units.iter().any(|(_, unit)| unit::unit_is(unit, UnitKind::Share));
    let fits = whole(&second)
        && (counted(&second) || measured)
        && second.sign == Sign::None
        && second.before.is_none()
        && second.numeral.open == Open::No;
    if !fits
        || second.numeral.form == Form::Malformed
        || first.numeral.value > second.numeral.value
        || looks_like_year(&second)
    {
        return None;
    }
    let unit = if second.is_bare() { first } else { &second }
        .units
        .first()
        .map(|(_, unit)| unit.clone())
        .unwrap_or_default();
    let sort = if unit.is_bare() { Sort::Bare } else { Sort::United };
    let meaning = Meaning::Of {
        part: first.numeral.value,
        whole: second.numeral.value,
        unit,
        qualifier: Qualifier::default(),
    };
    let mut found = Found::new(first.start, second.end, vec![meaning], sort);
    let fits = behind.is_none_or(|(_, says)| said::apply(&mut found, says));
    fits.then_some(found)
}

/// €7 of €9: so much of so much money; each is an amount of its own, too.
pub fn of_money(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let plain = |one: &Operand| {
        one.sign == Sign::None && one.numeral.open == Open::No && !one.bracketed && one.unknown.is_none()
    };
    let money = |one: &Operand| match one.units.as_slice() {
        [(factor, unit)] if unit::unit_is(unit, UnitKind::Money) => {
            Some((one.number(*factor)?, unit.clone()))
        }
        _ => None,
    };
    let (next, ()) = place.lexicon.of_whole.after(place.tokens, first.end)?;
    let second = operand_from(place, next).filter(|second| plain(first) && plain(second))?;
    let ((part, unit), (whole, same)) = (money(first)?, money(&second)?);
    let fits = unit == same && part <= whole && first.numeral.scale == second.numeral.scale;
    fits.then(|| {
        let of = Meaning::Of { part, whole, unit: unit.clone(), qualifier: Qualifier::default() };
        let meanings = vec![of, exact(part, unit), exact(whole, same)];
        Found::new(first.start, second.end, meanings, Sort::United)
    })
}

/// What is said of a part behind it, and where that ends.
fn behind_part(place: &Place<'_>, end: usize) -> Option<(usize, Says)> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if tokens.sign(end) == Some('+') && tokens.gap(end) == Gap::None {
        return Some((end + 1, Says::AtLeast));
    }
    let limits = |says: &Says| said::limits(*says) || *says == Says::AtMost;
    lexicon.after.after(tokens, end).filter(|(_, says)| limits(says))
}

/// 3:1, 60/40, 2-for-1, 7–2, eight votes to one.
fn against(place: &Place<'_>, first: &Operand) -> Option<Found> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let votes = first.units.iter().all(|(_, unit)| unit::unit_is(unit, UnitKind::Count));
    let fits = whole(first)
        || matches!(tokens.sign(first.end), Some(':'))
        || near(place, first.start, first.end, Words::Ratios)
        || lexicon.range_to.is_at(tokens, first.end) && first.is_bare();
    if !fits || !(first.is_bare() || votes) || first.numeral.scale.is_some() {
        return None;
    }
    let at = first.end;
    let glued = tokens.gap(at) == Gap::None && tokens.gap(at + 1) == Gap::None;
    let spaced = tokens.gap(at) <= Gap::Blank && tokens.gap(at + 1) <= Gap::Blank;
    let second = |next: usize| {
        operand_from(place, next)
            .filter(|two| two.sign == Sign::None && two.before.is_none() && two.numeral.scale.is_none())
    };
    match tokens.sign(at) {
        Some(':') if glued || spaced && tokens.gap(at) == Gap::Blank => {
            let two = second(at + 1).filter(Operand::is_bare)?;
            let numbers = [first.numeral.value, two.numeral.value];
            let mut meanings = vec![Meaning::Ratio(numbers, Qualifier::default())];
            // Mit 2:1 gewonnen; alone it may be either.
            let alone = stands_alone(place, first.start, two.end);
            let counts = whole(first) && whole(&two) && lexicon.tables.language != "en";
            if counts && (alone || near(place, first.start, two.end, Words::Votes)) {
                meanings.push(Meaning::Score(numbers.to_vec()));
            }
            return Some(Found::new(first.start, two.end, meanings, Sort::Other));
        }
        Some('/') if glued && first.is_bare() => {
            let two = second(at + 1).filter(|two| two.is_bare() && whole(two))?;
            let follows = matches!(tokens.sign(two.end), Some('/')) && tokens.gap(two.end) == Gap::None;
            let hundred = Number::from(first.numeral.value.decimal() + two.numeral.value.decimal())
                == Number::from(100);
            if follows || !(hundred || near(place, first.start, two.end, Words::Ratios)) {
                return None;
            }
            let meanings =
                vec![Meaning::Ratio([first.numeral.value, two.numeral.value], Qualifier::default())];
            return Some(Found::new(first.start, two.end, meanings, Sort::Other));
        }
        Some('-' | '–' | '−') if glued && first.is_bare() => {
            // 7-Eleven is a name.
            let alike =
                |two: &Operand| (two.numeral.form == Form::Words) == (first.numeral.form == Form::Words);
            if let Some(two) = second(at + 1).filter(|two| is_count(two) && alike(two)) {
                return score(place, first, &two);
            }
        }
        _ => {}
    }
    // 312 voix contre 240.
    let noun = (lexicon.tables.language != "en" && first.is_bare())
        .then(|| lexicon.votes.after(tokens, at))
        .flatten();
    let voted = noun.is_some() && tokens.gap(at) == Gap::Blank;
    let at = noun.filter(|_| voted).map_or(at, |(next, ())| next);
    let (next, ()) = lexicon.against.after(tokens, at)?;
    let two = second(next)?;
    let numbers = [first.numeral.value, two.numeral.value];
    let parted = stands_alone(place, first.start, two.end);
    let plain = first.is_bare() && two.is_bare() && !looks_like_year(&two);
    if parted && plain && lexicon.range_to.is_at(tokens, at) && numbers[0] <= numbers[1] {
        return Some(ratio_or_range(first, &two));
    }
    if !whole(&two) || !two.is_bare() && !first.is_bare() || !(two.is_bare() || votes) {
        return None;
    }
    let hyphen = tokens.sign(at) == Some('-');
    let to = lexicon.range_to.is_at(tokens, at);
    let between = (at..next).any(|at| lexicon.votes.is_at(tokens, at));
    let is_vote = voted || between || near(place, first.end, two.end, Words::Votes);
    let is_ratio = near(place, first.start, two.end, Words::Ratios);
    let meanings = if is_ratio || hyphen {
        vec![Meaning::Ratio(numbers, Qualifier::default())]
    } else if is_vote
        && (!to || !first.is_bare() || first.numeral.value > two.numeral.value || !two.is_bare())
    {
        // A majority of more than 2 to 1: of what is bounded nothing was counted.
        let said = said_from(place, first.start) < first.start || said_to(place, two.end) > two.end;
        let ratio = (said && first.is_bare() && !voted && !between)
            .then(|| Meaning::Ratio(numbers, Qualifier::default()));
        std::iter::once(Meaning::Score(numbers.to_vec())).chain(ratio).collect()
    } else if first.is_bare()
        && two.is_bare()
        && (lexicon.ratio_to.is_at(tokens, at)
            && two.numeral.value <= Number::from(10)
            && !opens(place, first.start)
            || to && first.numeral.value > two.numeral.value && !falls(place, first.start))
    {
        let score = whole(first).then(|| Meaning::Score(numbers.to_vec()));
        std::iter::once(Meaning::Ratio(numbers, Qualifier::default())).chain(score).collect()
    } else {
        return None;
    };
    // 7 zu 2 Stimmen.
    if is_vote
        && lexicon.tables.language != "en"
        && tokens.gap(two.end) == Gap::Blank
        && let Some((end, ())) = lexicon.votes.after(tokens, two.end)
    {
        return Some(Found::new(first.start, end, meanings, Sort::Other));
    }
    Some(Found::new(first.start, two.end, meanings, Sort::Other))
}

/// Where what is said of a number before it begins: about, more than.
fn said_from(place: &Place<'_>, mut start: usize) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    while tokens.gap(start) < Gap::Break
        && let Some((before, _)) = lexicon.before.before(tokens, start, 0)
    {
        start = before;
    }
    start
}

/// Where what is said of a number behind it ends: or more.
fn said_to(place: &Place<'_>, mut end: usize) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    while tokens.gap(end) < Gap::Break
        && let Some((after, _)) = lexicon.after.after(tokens, end)
    {
        end = after;
    }
    end
}

/// Whether a pair is all of a text but for what is said of it: more than 2 to 3.
pub fn stands_alone(place: &Place<'_>, start: usize, end: usize) -> bool {
    let tokens = place.tokens;
    tokens.gap(said_from(place, start)) == Gap::Break && tokens.gap(said_to(place, end)) == Gap::Break
}

/// 2 to 3 by itself: the text around it tells which it is.
fn ratio_or_range(first: &Operand, two: &Operand) -> Found {
    let (min, max) = (first.numeral.value, two.numeral.value);
    let ratio = Meaning::Ratio([min, max], Qualifier::default());
    if min == max {
        return Found::new(first.start, two.end, vec![ratio, Meaning::Score(vec![min, max])], Sort::Other);
    }
    let range = super::found::amount(crate::value::Bound::Range { min, max }, SaidUnit::default());
    Found::new(first.start, two.end, vec![range, ratio], Sort::Bare)
}

/// Whether a word before a number opens a range or a change: de 7 para 2. The last of cerca de doesn't.
fn opens(place: &Place<'_>, start: usize) -> bool {
    place.lexicon.range_from.before(place.tokens, said_from(place, start), 0).is_some()
}

/// Whether a fall from one number to another is told: from 7 to 2.
fn falls(place: &Place<'_>, start: usize) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    // Cerca de, up to: a word of what is said of the number tells no fall.
    let start = said_from(place, start);
    // Fell to 3 to 1.
    let reached =
        lexicon.range_to.before(tokens, start, 0).or_else(|| lexicon.change_to.before(tokens, start, 0));
    if reached.is_some() && tokens.gap(start) <= Gap::Line {
        return false;
    }
    lexicon.range_from.before(tokens, start, 0).is_some()
        || (1..=6).any(|back| start.checked_sub(back).is_some_and(|at| lexicon.changes.is_at(tokens, at)))
}

/// 7–2, 7–0–2. Where the first isn't above the second it may be a range, too.
fn score(place: &Place<'_>, first: &Operand, second: &Operand) -> Option<Found> {
    let tokens = place.tokens;
    let mut numbers = vec![first.numeral.value, second.numeral.value];
    let mut end = second.end;
    if matches!(tokens.sign(end), Some('-' | '–' | '−'))
        && tokens.gap(end) == Gap::None
        && tokens.gap(end + 1) == Gap::None
        && let Some(third) = operand_from(place, end + 1).filter(is_count)
    {
        numbers.push(third.numeral.value);
        end = third.end;
    }
    if looks_like_year(first) || numbers.iter().any(|number| *number >= Number::from(1000)) {
        return None;
    }
    // More dashes make a phone number or a code.
    if matches!(tokens.sign(end), Some('-' | '–' | '/')) && tokens.gap(end) == Gap::None {
        return None;
    }
    let told = near(place, first.start, end, Words::Votes);
    let rises = numbers.len() == 2 && first.numeral.value < second.numeral.value;
    let mut meanings = vec![Meaning::Score(numbers.clone())];
    if rises && !told {
        let range = crate::value::Bound::Range { min: first.numeral.value, max: second.numeral.value };
        meanings.push(super::found::amount(range, SaidUnit::default()));
        return Some(Found::new(first.start, end, meanings, Sort::Bare));
    }
    if numbers.len() == 2 && near(place, first.start, end, Words::Ratios) {
        meanings.push(Meaning::Ratio([first.numeral.value, second.numeral.value], Qualifier::default()));
    }
    Some(Found::new(first.start, end, meanings, Sort::Other))
}

/// Which words are looked for.
#[derive(Debug, Clone, Copy)]
enum Words {
    Votes,
    Ratios,
}

/// Whether a word of votes or ratios stands near a pair.
fn near(place: &Place<'_>, start: usize, end: usize, words: Words) -> bool {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let words = match words {
        Words::Votes => &lexicon.votes,
        Words::Ratios => &lexicon.ratios,
    };
    let before = (1..=NEAR).map_while(|back| {
        let at = start.checked_sub(back)?;
        (tokens.gap(at + 1) < Gap::Break && !super::change::ends_sentence(place, at)).then_some(at)
    });
    let after = (end..end + NEAR / 2)
        .take_while(|&at| tokens.gap(at) < Gap::Break && !super::change::ends_sentence(place, at));
    before.chain(after).any(|at| words.is_at(tokens, at))
}
