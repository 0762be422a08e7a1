//! The words of scale behind a number: 5 million, 1.2 lakh crore.

use super::lexicon::WordLexicon;
use super::numeral::{Numeral, NumeralForm};
use super::tables::ScaleSort;
use super::token::{Gap, Tokens};

/// Adds the words of scale that stand after a number; letters are left to who knows whether it is money.
pub fn with_scale(lexicon: &WordLexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    if tokens.gap(found.end) == Gap::Break {
        return found;
    }
    // 5-million is a scale in an adjective: a 5-million-euro loan.
    let hyphen = tokens.sign(found.end) == Some('-')
        && tokens.gap(found.end) == Gap::None
        && tokens.gap(found.end + 1) == Gap::None;
    let at = found.end + usize::from(hyphen);
    match lexicon.scales.after(tokens, at) {
        Some((end, (value, ScaleSort::Word))) => again(lexicon, tokens, found.scaled(value, end)),
        // 67.4 MN/m is a force.
        Some((end, (_, ScaleSort::Short))) if is_force(tokens, at, end) => found,
        Some((end, (value, ScaleSort::Short)))
            if matches!(found.form, NumeralForm::Plain | NumeralForm::Set | NumeralForm::Foreign) =>
        {
            found.scaled(value, end)
        }
        _ => match lexicon.collectives.after(tokens, at) {
            Some((end, value)) => found.scaled(value, end),
            None => found,
        },
    }
}

/// Whether MN is the meganewton: of a length or an area, and of no money.
fn is_force(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let glued = tokens.gap(end) == Gap::None && tokens.gap(end + 1) == Gap::None;
    let below = matches!(tokens.form(end + 1), "m" | "mm" | "cm") && tokens.sign(end) == Some('/') && glued;
    let mut start = at;
    while start > 0
        && (tokens.digits(start - 1).is_some() || matches!(tokens.sign(start - 1), Some('.' | ',')))
    {
        start -= 1;
    }
    let money = start.checked_sub(1).is_some_and(|before| {
        let code = tokens.word(before).is_some() && tokens.form(before).chars().all(char::is_uppercase);
        code || tokens.sign(before).is_some_and(super::signs_of_money::is_currency)
    });
    tokens.form(at) == "MN" && below && !money
}

/// A second scale: 5 thousand million, 1.2 lakh crore.
fn again(lexicon: &WordLexicon, tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    match lexicon.scales.after(tokens, found.end) {
        Some((end, (value, ScaleSort::Word))) if tokens.gap(found.end) <= Gap::Line => {
            found.scaled(value, end)
        }
        _ => found,
    }
}
