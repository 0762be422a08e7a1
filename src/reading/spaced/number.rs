//! Numbers as digits and words: 12,345.6, 5¼, two and a half, half a million, dozens. What they count is left to others.

use super::digits::digits;
use super::lexicon::WordLexicon;
use super::number_words::{part, several, words};
use super::numeral::{Numeral, NumeralForm, Openness};
use super::tables::ScaleSort;
use super::token::{Gap, Tokens};
use crate::value::Number;

/// The number that begins at a place, without its scale where that is a letter.
pub fn numeral(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    tokens.numeral(at, || looked_for(lexicon, tokens, at))
}

fn looked_for(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let found = digits(lexicon, tokens, at)
        .or_else(|| several(lexicon, tokens, at))
        .or_else(|| part(lexicon, tokens, at))
        .or_else(|| words(lexicon, tokens, at))?;
    Some(repeated(tokens, with_smaller(lexicon, tokens, at, found)))
}

/// 2 milliards et 300 millions, 3 millones 200 mil: a number with its scale, and the rest in a smaller one. In English `and` may
/// join two amounts, too.
fn with_smaller(lexicon: &WordLexicon, tokens: &Tokens<'_>, at: usize, found: Numeral) -> Numeral {
    let whole = found.open == Openness::No
        && matches!(found.form, NumeralForm::Plain | NumeralForm::Set | NumeralForm::Foreign);
    let Some(scale) = found.scale.filter(|_| whole && tokens.gap(found.end) <= Gap::Line) else {
        return found;
    };
    let joined = lexicon.joiners.after(tokens, found.end).filter(|(next, ())| tokens.gap(*next) <= Gap::Line);
    let alone = lexicon.tables.language == "en" || lexicon.between.before(tokens, at, 0).is_some();
    let next = match joined {
        Some(_) if alone => return found,
        Some((next, ())) => next,
        None => found.end,
    };
    let Some(rest) = digits(lexicon, tokens, next) else { return found };
    // 3 Millionen 200.000: groups show that the second goes on from the first.
    let spoken =
        matches!(lexicon.scales.after(tokens, found.end.saturating_sub(1)), Some((_, (_, ScaleSort::Word))));
    let grouped = spoken
        && rest.scale.is_none()
        && rest.form == NumeralForm::Set
        && rest.value >= Number::from(1000)
        && rest.value.decimal().is_integer();
    let scaled = rest.form == NumeralForm::Plain && rest.scale.is_some_and(|smaller| smaller < scale);
    let smaller = (scaled || grouped) && rest.value < scale;
    let sum = (found.value.decimal() + rest.value.decimal()).normalize();
    if smaller { Numeral { value: Number::from(sum), end: rest.end, ..found } } else { found }
}

/// Thirty (30): a number in words with its digits after it, as contracts have it.
fn repeated(tokens: &Tokens<'_>, found: Numeral) -> Numeral {
    let end = found.end;
    let digits = tokens.digits(end + 1).and_then(|digits| digits.parse::<i64>().ok()).map(Number::from);
    let same = found.form == NumeralForm::Words && found.scale.is_none() && digits == Some(found.value);
    let bracketed = tokens.sign(end) == Some('(')
        && tokens.sign(end + 2) == Some(')')
        && tokens.gap(end) <= Gap::Line
        && tokens.gap(end + 1) == Gap::None
        && tokens.gap(end + 2) == Gap::None;
    if same && bracketed { Numeral { end: end + 3, ..found } } else { found }
}
