//! Footnote marks behind a number: 5,000¹, 5,000*, 5,000[2].

use super::numeral::NumeralForm;
use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::token::{Gap, Kind};
use crate::value::Number;

/// The place after a footnote mark that stands at a place: 2), (2), [2], ².
pub fn past_note(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let tokens = place.tokens;
    if tokens.gap(at) > Gap::Blank {
        return None;
    }
    if tokens.get(at)?.kind == Kind::Raised {
        return (tokens.gap(at) == Gap::None).then_some(at + 1);
    }
    let open = tokens.sign(at).filter(|sign| matches!(sign, '(' | '['));
    let digits = at + usize::from(open.is_some());
    tokens.digits(digits).filter(|digits| digits.len() <= 2)?;
    let close = if open == Some('[') { ']' } else { ')' };
    let glued = tokens.gap(digits + 1) == Gap::None && (open.is_none() || tokens.gap(digits) == Gap::None);
    (glued && tokens.sign(digits + 1) == Some(close)).then_some(digits + 2)
}

/// The place after a mark that stands between a number and its scale or its noun: 5,000* people, €5.2[3] billion. A word follows.
pub fn inside(place: &ReadingPlace<'_>, at: usize) -> Option<usize> {
    let tokens = place.tokens;
    if tokens.gap(at) != Gap::None {
        return None;
    }
    let end = match tokens.get(at)?.kind {
        Kind::Raised | Kind::Sign('†' | '‡') => at + 1,
        // 5*6 is a product.
        Kind::Sign('*') => at + 1 + usize::from(tokens.sign(at + 1) == Some('*')),
        Kind::Sign('[') => past_note(place, at)?,
        _ => return None,
    };
    (tokens.gap(end) == Gap::Blank && tokens.word(end).is_some()).then_some(end)
}

/// Whether a raised digit behind a number may be its power: 5².
pub fn may_be_power(place: &ReadingPlace<'_>, found: &FigureOperand) -> bool {
    let raised = place.tokens.get(found.end).filter(|token| token.kind == Kind::Raised);
    raised.is_some_and(|token| matches!(token.low.as_ref(), "²" | "³"))
        && found.before.is_none()
        && found.numeral.form == NumeralForm::Plain
        && found.numeral.value < Number::from(1000)
}
