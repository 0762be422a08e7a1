//! One number against another, a ratio or a score: 3:1, 60/40, 7–2, eight votes to one.

use super::found::{FoundFigure, Sort, amount};
use super::numeral::NumeralForm;
use super::operand::{FigureOperand, looks_like_year};
use super::operand_reader::operand_from;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::{Meaning, SaidSign, SaidUnit};
use crate::value::{Bound, Number, Qualifier, UnitKind};

/// How far words of votes and ratios may stand from their numbers, in pieces of text.
const NEAR: usize = 10;

/// 3:1, 60/40, 2-for-1, 7–2, eight votes to one.
pub fn against(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let votes = first.units.iter().all(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count));
    let fits = first.is_whole()
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
            .filter(|two| two.sign == SaidSign::None && two.before.is_none() && two.numeral.scale.is_none())
    };
    match tokens.sign(at) {
        Some(':') if glued || spaced && tokens.gap(at) == Gap::Blank => {
            let two = second(at + 1).filter(FigureOperand::is_bare)?;
            let numbers = [first.numeral.value, two.numeral.value];
            let mut meanings = vec![Meaning::Ratio(numbers, Qualifier::default())];
            // Mit 2:1 gewonnen; alone it may be either.
            let alone = stands_alone(place, first.start, two.end);
            let counts = first.is_whole() && two.is_whole() && lexicon.tables.language != "en";
            if counts && (alone || near(place, first.start, two.end, Words::Votes)) {
                meanings.push(Meaning::Score(numbers.to_vec()));
            }
            return Some(FoundFigure::new(first.start, two.end, meanings, Sort::Other));
        }
        Some('/') if glued && first.is_bare() => {
            let two = second(at + 1).filter(|two| two.is_bare() && two.is_whole())?;
            let follows = matches!(tokens.sign(two.end), Some('/')) && tokens.gap(two.end) == Gap::None;
            let hundred = Number::from(first.numeral.value.decimal() + two.numeral.value.decimal())
                == Number::from(100);
            if follows || !(hundred || near(place, first.start, two.end, Words::Ratios)) {
                return None;
            }
            let meanings =
                vec![Meaning::Ratio([first.numeral.value, two.numeral.value], Qualifier::default())];
            return Some(FoundFigure::new(first.start, two.end, meanings, Sort::Other));
        }
        Some('-' | '–' | '−') if glued && first.is_bare() => {
            // 7-Eleven is a name.
            let alike = |two: &FigureOperand| {
                (two.numeral.form == NumeralForm::Words) == (first.numeral.form == NumeralForm::Words)
            };
            if let Some(two) = second(at + 1).filter(|two| two.is_count() && alike(two)) {
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
    // 344 to 278 votes.
    let counted = (next..two.end).any(|at| lexicon.votes.is_at(tokens, at));
    if !two.is_whole() || !two.is_bare() && !first.is_bare() || !(two.is_bare() || votes || counted) {
        return None;
    }
    let hyphen = tokens.sign(at) == Some('-');
    // One for four by itself: of shares. In a text its words tell.
    if parted && plain && lexicon.tables.language == "en" && tokens.word(at) == Some("for") && next == at + 1
    {
        return Some(FoundFigure::new(
            first.start,
            two.end,
            vec![Meaning::Ratio(numbers, Qualifier::default())],
            Sort::Other,
        ));
    }
    let to = lexicon.range_to.is_at(tokens, at);
    let between = (at..next).any(|at| lexicon.votes.is_at(tokens, at));
    let between = between || counted && numbers[0] > numbers[1];
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
        let score = first.is_whole().then(|| Meaning::Score(numbers.to_vec()));
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
        return Some(FoundFigure::new(first.start, end, meanings, Sort::Other));
    }
    Some(FoundFigure::new(first.start, two.end, meanings, Sort::Other))
}

/// Where what is said of a number before it begins: about, more than.
fn said_from(place: &ReadingPlace<'_>, mut start: usize) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    while tokens.gap(start) < Gap::Break
        && let Some((before, _)) = lexicon.before.before(tokens, start, 0)
    {
        start = before;
    }
    start
}

/// Where what is said of a number behind it ends: or more.
fn said_to(place: &ReadingPlace<'_>, mut end: usize) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    while tokens.gap(end) < Gap::Break
        && let Some((after, _)) = lexicon.after.after(tokens, end)
    {
        end = after;
    }
    end
}

/// Whether a pair is all of a text but for what is said of it: more than 2 to 3.
pub fn stands_alone(place: &ReadingPlace<'_>, start: usize, end: usize) -> bool {
    let tokens = place.tokens;
    tokens.gap(said_from(place, start)) == Gap::Break && tokens.gap(said_to(place, end)) == Gap::Break
}

/// 2 to 3 by itself: the text around it tells which it is.
fn ratio_or_range(first: &FigureOperand, two: &FigureOperand) -> FoundFigure {
    let (min, max) = (first.numeral.value, two.numeral.value);
    let ratio = Meaning::Ratio([min, max], Qualifier::default());
    if min == max {
        return FoundFigure::new(
            first.start,
            two.end,
            vec![ratio, Meaning::Score(vec![min, max])],
            Sort::Other,
        );
    }
    let range = amount(Bound::Range { min, max }, SaidUnit::default());
    FoundFigure::new(first.start, two.end, vec![range, ratio], Sort::Bare)
}

/// Whether a word before a number opens a range or a change: de 7 para 2. The last of cerca de doesn't.
fn opens(place: &ReadingPlace<'_>, start: usize) -> bool {
    place.lexicon.range_from.before(place.tokens, said_from(place, start), 0).is_some()
}

/// Whether a fall from one number to another is told: from 7 to 2.
fn falls(place: &ReadingPlace<'_>, start: usize) -> bool {
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
fn score(place: &ReadingPlace<'_>, first: &FigureOperand, second: &FigureOperand) -> Option<FoundFigure> {
    let tokens = place.tokens;
    let mut numbers = vec![first.numeral.value, second.numeral.value];
    let mut end = second.end;
    if matches!(tokens.sign(end), Some('-' | '–' | '−'))
        && tokens.gap(end) == Gap::None
        && tokens.gap(end + 1) == Gap::None
        && let Some(third) = operand_from(place, end + 1).filter(FigureOperand::is_count)
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
        let range = Bound::Range { min: first.numeral.value, max: second.numeral.value };
        meanings.push(amount(range, SaidUnit::default()));
        return Some(FoundFigure::new(first.start, end, meanings, Sort::Bare));
    }
    if numbers.len() == 2 && near(place, first.start, end, Words::Ratios) {
        meanings.push(Meaning::Ratio([first.numeral.value, second.numeral.value], Qualifier::default()));
    }
    Some(FoundFigure::new(first.start, end, meanings, Sort::Other))
}

/// Which words are looked for.
#[derive(Debug, Clone, Copy)]
enum Words {
    Votes,
    Ratios,
}

/// Whether a word of votes or ratios stands near a pair.
fn near(place: &ReadingPlace<'_>, start: usize, end: usize, words: Words) -> bool {
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
