//! The sign and the currency in front of a number.

use super::operand::FigureOperand;
use super::reading_place::ReadingPlace;
use super::tables::{Says, ScaleSort};
use super::token::{Gap, Kind};
use super::unit_in_front;
use crate::reading::meaning::SaidSign;

/// The currency and sign before a number.
pub fn signs(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let tokens = place.tokens;
    for _ in 0..3 {
        if found.start <= floor {
            return;
        }
        if found.before.is_none()
            && let Some((name, start)) = unit_in_front::sign_with_scale(place, found.start, floor)
                .or_else(|| unit_in_front::name_before(place, found.start, floor))
        {
            let glued = tokens.gap(start) == Gap::None
                && start > floor
                && tokens
                    .before(start)
                    .is_some_and(|token| token.kind == Kind::Word || token.kind == Kind::Digits);
            if glued {
                found.unknown = Some(tokens.start(start - 1)..tokens.end(start));
            }
            found.before = Some(name);
            found.start = start;
            scale_before(place, found, floor);
            continue;
        }
        if found.sign == SaidSign::None
            && let Some((start, Says::Minus)) = place.lexicon.before.before(tokens, found.start, floor)
            && tokens.gap(found.start) <= Gap::Line
            && place.lexicon.plus_minus.before(tokens, found.start, floor).is_none()
        {
            found.numeral.value = found.numeral.value.negated();
            found.sign = SaidSign::Signed;
            found.start = start;
            continue;
        }
        if found.sign == SaidSign::None
            && let Some(start) = negative_label(place, found.start, floor)
        {
            found.numeral.value = found.numeral.value.negated();
            found.sign = SaidSign::Signed;
            found.start = start;
            continue;
        }
        if found.sign == SaidSign::None
            && let Some(negative) = sign(place, found, floor)
        {
            if negative {
                found.numeral.value = found.numeral.value.negated();
            }
            found.sign = SaidSign::Signed;
            found.start -= 1;
            continue;
        }
        return;
    }
}

/// Negative: 530, minus: 530, as the label of a line or a cell; within a sentence its colon may do something else.
fn negative_label(place: &ReadingPlace<'_>, at: usize, floor: usize) -> Option<usize> {
    let tokens = place.tokens;
    let colon = at.checked_sub(1).filter(|&colon| colon > floor && tokens.sign(colon) == Some(':'))?;
    let (start, says) = place.lexicon.before.before(tokens, colon, floor)?;
    let heads = start == 0 || tokens.gap(start) >= Gap::Line;
    (says == Says::Minus && heads && tokens.gap(at) <= Gap::Blank).then_some(start)
}

/// Mio. EUR 12,5: an abbreviated scale before the currency.
fn scale_before(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    if found.numeral.scale.is_some() || tokens.gap(found.start) > Gap::Blank {
        return;
    }
    let Some((start, (value, ScaleSort::Short))) = lexicon.scales.before(tokens, found.start, floor) else {
        return;
    };
    let counted = tokens.gap(start) <= Gap::Blank && start > 0 && tokens.digits(start - 1).is_some();
    if !counted {
        let end = found.end;
        found.numeral = found.numeral.scaled(value, end);
        found.start = start;
    }
}

/// Whether a sign stands before an operand, and whether it is a minus.
pub fn sign(place: &ReadingPlace<'_>, found: &mut FigureOperand, floor: usize) -> Option<bool> {
    let tokens = place.tokens;
    let at = found.start.checked_sub(1).filter(|&at| at >= floor)?;
    let sign = tokens.sign(at)?;
    let (before, after) = (tokens.gap(at), tokens.gap(found.start));
    if after > Gap::Line {
        return None;
    }
    let previous = if before == Gap::Break { None } else { tokens.before(at) };
    let money = |token: &super::token::TextToken<'_>| matches!(token.kind, Kind::Sign(sign) if super::signs_of_money::is_currency(sign));
    let opens = previous.is_none_or(|token| {
        money(token)
            || matches!(
                token.kind,
                Kind::Sign(
                    '(' | '['
                        | ':'
                        | ';'
                        | ','
                        | '='
                        | '|'
                        | '"'
                        | '“'
                        | '‘'
                        | '~'
                        | '≈'
                        | '<'
                        | '>'
                        | '≤'
                        | '≥'
                        | '→'
                        | '/'
                )
            )
    });
    match sign {
        '△' | '▲' if after == Gap::None => Some(true),
        '+' => (before != Gap::None || opens).then_some(false),
        '-' | '−' | '–' => {
            if after == Gap::None {
                return (before != Gap::None || opens).then_some(true);
            }
            if before == Gap::None && !opens {
                return None;
            }
            let closes = previous.is_some_and(|token| matches!(token.kind, Kind::Sign(')' | ']')));
            if at == floor && floor > 0 && before == Gap::Blank && !closes {
                // Between two figures: neither a range nor surely a minus.
                found.unknown = Some(tokens.start(at)..tokens.end(found.start));
                return None;
            }
            if sign == '–' && !opens && !closes {
                let lettered = previous.is_some_and(|token| token.kind == Kind::Word);
                if lettered && after == Gap::Blank {
                    found.unknown = Some(tokens.start(at)..tokens.end(at + 1));
                    return None;
                }
            }
            Some(true)
        }
        _ => None,
    }
}
