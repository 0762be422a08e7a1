//! Votes for and against, each with its word: 5 for, 4 against; 7 votes in favour and 2 against; 7 voix pour, 2 contre.

use super::found::{FoundFigure, Sort};
use super::operand::FigureOperand;
use super::operand_reader::operand_from;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::{Meaning, SaidSign};
use crate::value::UnitKind;

/// The votes that begin with a number: for, against and, where they are told, abstained.
pub fn voted(place: &ReadingPlace<'_>, first: &FigureOperand) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let words = &lexicon.surroundings;
    if !counts(first) || tokens.gap(first.end) > Gap::Line {
        return None;
    }
    let (next, ()) = words.votes_for.after(tokens, past_noun(place, first.end))?;
    let second = operand_from(place, joint(place, next)).filter(counts)?;
    let (mut end, ()) = words.votes_against.after(tokens, past_noun(place, second.end))?;
    let mut votes = vec![first.numeral.value, second.numeral.value];
    if let Some(third) = operand_from(place, joint(place, end)).filter(counts)
        && let Some((last, ())) = words.votes_withheld.after(tokens, past_noun(place, third.end))
    {
        votes.push(third.numeral.value);
        end = last;
    }
    Some(FoundFigure::new(first.start, end, vec![Meaning::Score(votes)], Sort::Other))
}

/// Whether a number counts votes: a whole one that has no unit but what is counted.
fn counts(one: &FigureOperand) -> bool {
    let counted = one.units.iter().all(|(_, unit)| unit_name::unit_is(unit, UnitKind::Count));
    one.is_whole()
        && one.sign == SaidSign::None
        && one.before.is_none()
        && one.numeral.scale.is_none()
        && (one.is_bare() || counted)
}

/// The place after a noun of votes: 7 *votes*.
fn past_noun(place: &ReadingPlace<'_>, at: usize) -> usize {
    let near = place.tokens.gap(at) <= Gap::Line;
    place.lexicon.votes.after(place.tokens, at).filter(|_| near).map_or(at, |(end, ())| end)
}

/// The place after what joins two counts: a comma, and, to.
fn joint(place: &ReadingPlace<'_>, at: usize) -> usize {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let comma = at + usize::from(matches!(tokens.sign(at), Some(',' | ';')));
    let and = lexicon.between_and.after(tokens, comma).or_else(|| lexicon.against.after(tokens, comma));
    and.map_or(comma, |(end, ())| end)
}
