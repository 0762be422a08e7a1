//! From one ratio to another: between 2 and 3 to 1, 2:1 to 3:1. No value holds these, and neither end is a figure alone.

use super::found::{FoundFigure, Sort};
use super::operand_reader::operand_from;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::{change, pair};
use crate::reading::meaning::{Meaning, Unread};

/// Between 2 and 3 *to 1*: makes a range unread that is the first part of ratios.
pub fn of_range(place: &ReadingPlace<'_>, mut found: FoundFigure) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let Some(Meaning::Amount(amount)) = found.meanings.first().filter(|_| found.sort == Sort::Bare) else {
        return found;
    };
    let end = found.end;
    let to = lexicon.range_to.after(tokens, end).or_else(|| lexicon.ratio_to.after(tokens, end));
    let third = to.filter(|_| tokens.gap(end) <= Gap::Line).and_then(|(next, ())| operand_from(place, next));
    let Some(third) = third.filter(super::operand::FigureOperand::is_bare) else { return found };
    if amount.bound.numbers().all(|number| third.numeral.value < number) {
        found.unread = Some(Unread::Unknown(tokens.start(end)..tokens.end(third.end)));
        found.end = third.end;
    }
    found
}

/// Between 2:1 and 3:1: makes a ratio unread, with the other end, that is one end of a range. Where a change is told, from 3:1 to 4:1,
/// each end is a figure of its own.
pub fn of_pair(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let is_ratio =
        |found: &FoundFigure| found.meanings.iter().any(|meaning| matches!(meaning, Meaning::Ratio(..)));
    let end = found.end;
    if found.unread.is_some() || !is_ratio(&found) || tokens.gap(end) > Gap::Line {
        return found;
    }
    let between = lexicon.between.before(tokens, found.start, floor);
    let and = between.and_then(|_| lexicon.between_and.after(tokens, end));
    let dash = matches!(tokens.sign(end), Some('-' | '–' | '—')).then_some((end + 1, ()));
    let to = and.or_else(|| lexicon.range_to.after(tokens, end)).or(dash);
    let Some(other) = to
        .and_then(|(next, ())| pair::pair(place, &operand_from(place, next)?))
        .filter(is_ratio)
        .filter(|other| !change::is_change(place, found.start, other.end, &lexicon.changes))
    else {
        return found;
    };
    found.unread = Some(Unread::Unknown(tokens.start(end)..tokens.end(other.end)));
    found.start = between.map_or(found.start, |(start, ())| start);
    found.end = other.end;
    found
}
