//! Shares that are told with what is counted between their numbers: un salarié sur cinq.

use rust_decimal::Decimal;

use super::found::{FoundFigure, Sort, exact};
use super::nameless_unit::share_unit;
use super::numeral::{NumeralForm, Openness};
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::{number, unit_name};
use crate::value::{Number, UnitKind};

/// Un salarié sur cinq: a number, what is counted, and the whole.
pub fn of_kind(place: &ReadingPlace<'_>, at: usize) -> Option<FoundFigure> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let (above, next) = match lexicon.articles.after(tokens, at) {
        Some((next, ())) => (1, next),
        None => {
            let found = number::numeral(lexicon, tokens, at)
                .filter(|found| found.scale.is_none() && found.open == Openness::No)?;
            let plain = matches!(found.form, NumeralForm::Plain | NumeralForm::Words)
                && found.value.decimal().scale() == 0;
            (
                u32::try_from(found.value.decimal().mantissa())
                    .ok()
                    .filter(|above| plain && (1..100).contains(above))?,
                found.end,
            )
        }
    };
    // One noun, or a noun with an adjective.
    let noun = |at: usize| {
        tokens.word(at).is_some()
            && tokens.gap(at) == Gap::Blank
            && lexicon.harmless_after.word(tokens.word(at).unwrap_or_default()).is_none()
    };
    let (whole, ()) = (next + 1..=next + 2).find_map(|end| {
        (next..end)
            .all(noun)
            .then(|| lexicon.in_whole_of.after(tokens, end))
            .flatten()
            .filter(|_| tokens.gap(end) <= Gap::Line)
    })?;
    let second = number::numeral(lexicon, tokens, whole)
        .filter(|found| found.scale.is_none() && found.open == Openness::No)?;
    let plain = matches!(second.form, NumeralForm::Plain | NumeralForm::Words)
        && second.value.decimal().scale() == 0
        && tokens.gap(whole) <= Gap::Line;
    let below = u32::try_from(second.value.decimal().mantissa())
        .ok()
        .filter(|below| plain && above < *below && *below <= 1000)?;
    // Eine Rendite von 3 bis 5 Prozent: a range.
    let goes_on = lexicon.range_to.is_at(tokens, second.end)
        || matches!(tokens.sign(second.end), Some('-' | '–' | '%')) && tokens.gap(second.end) <= Gap::Blank;
    let measured = unit_name::name_at(place, second.end)
        .is_some_and(|(name, _)| !unit_name::is_kind(&name, UnitKind::Count));
    if measured || goes_on {
        return None;
    }
    let value = Number::fraction(Decimal::from(above), below)?;
    let value = if value.as_fraction().is_none() { Number::from(value.decimal()) } else { value };
    Some(FoundFigure::new(at, second.end, vec![exact(value, share_unit())], Sort::United))
}
