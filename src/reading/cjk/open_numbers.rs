//! Numbers that are left open: 数百億, 十数, 五、六.

use rust_decimal::Decimal;

use super::numeral::{Definiteness, NumberScript, NumeralAt, kanji_digit, leading_scale};

/// 数百億, 何千, 数: several steps.
pub fn open(text: &str, at: usize) -> Option<NumeralAt> {
    let first = text[at..].chars().next().filter(|c| matches!(c, '数' | '何' | '几' | '수' | '몇'))?;
    let from = at + first.len_utf8();
    let (value, len) = leading_scale(&text[from..]).unwrap_or((Decimal::ONE, 0));
    if first == '수' && len == 0 {
        return None;
    }
    let numeral = NumeralAt {
        end: from + len,
        value,
        sort: Definiteness::Several,
        script: NumberScript::Kanji,
        scale: value,
        last: Decimal::ONE,
        simple: true,
        dotted: false,
    };
    Some(numeral)
}

/// 十数, 二十数, 百数十, 十数億: the open end of a number.
pub fn open_end(text: &str, found: &mut NumeralAt) {
    let Some(open) = text[found.end..].chars().next().filter(|c| matches!(c, '数' | '几' | '몇')) else {
        return;
    };
    let from = found.end + open.len_utf8();
    let (step, len) = leading_scale(&text[from..]).unwrap_or((Decimal::ONE, 0));
    // What stands before 数 ends in a scale of ten times the step at least: 十数, 百数十, 10数; 十数億 is tens of 億.
    let (big, small) = split_scale(step);
    let Some((done, base)) = before_open(found.value, big) else { return };
    if found.value.is_zero() || !(base % (Decimal::TEN * small)).is_zero() {
        return;
    }
    let ends = (|| {
        let low = base.checked_add(small)?.checked_mul(big)?.checked_add(done)?;
        let high = base.checked_add(small.checked_mul(Decimal::TEN)?)?.checked_sub(Decimal::ONE)?;
        let high =
            if big > Decimal::ONE { base.checked_add(small.checked_mul(Decimal::from(9))?)? } else { high };
        Some((low, high.checked_mul(big)?.checked_add(done)?))
    })();
    let Some((low, high)) = ends else { return };
    *found = NumeralAt {
        end: from + len,
        value: low,
        sort: Definiteness::To(high),
        script: NumberScript::Kanji,
        scale: step,
        last: Decimal::ONE,
        simple: true,
        dotted: false,
    };
}

/// What of the number before 数 has its own scale already, and what the scale behind 数 multiplies: nothing of 3億数千万, 10 of
/// 2億十数万, all of 百数十億. Nothing where both scales contradict each other: 3億数億.
fn before_open(value: Decimal, big: Decimal) -> Option<(Decimal, Decimal)> {
    let ten_thousand = Decimal::from(10_000);
    if big == Decimal::ONE || value < ten_thousand {
        return Some((Decimal::ZERO, value));
    }
    let base = value % ten_thousand;
    let done = value.checked_sub(base)?;
    (done % big.checked_mul(ten_thousand)?).is_zero().then_some((done, base))
}

/// A scale as its part of 10,000 and more and its rest: 十万 is 万 and 十.
fn split_scale(scale: Decimal) -> (Decimal, Decimal) {
    let mut big = Decimal::ONE;
    let ten_thousand = Decimal::from(10_000);
    let mut small = scale;
    while small >= ten_thousand {
        small /= ten_thousand;
        big *= ten_thousand;
    }
    (big, small.normalize())
}

/// 五、六 and 7、8, 五六: from one digit to the next.
pub fn neighbours(text: &str, at: usize, found: &mut NumeralAt) {
    let single = |at: usize| -> Option<(u32, usize)> {
        let c = text[at..].chars().next()?;
        let digit = c.to_digit(10).or_else(|| kanji_digit(c))?;
        Some((digit, at + c.len_utf8()))
    };
    let Some((one, end)) = single(at) else { return };
    let comma = text[end..].chars().next().filter(|c| *c == '、');
    let kanji = text[at..].chars().next().is_some_and(|c| kanji_digit(c).is_some());
    if comma.is_none() && !kanji {
        return;
    }
    let Some((two, after)) = single(end + comma.map_or(0, char::len_utf8)) else { return };
    if two != one + 1 || one == 0 {
        return;
    }
    // The second must be one digit, too: 五、六十 and 2、30 are something else.
    let follows = text[after..].chars().next();
    if follows.is_some_and(|c| c.is_ascii_digit() || kanji_digit(c).is_some() || c == '.' || c == ',')
        || follows == Some('・')
    {
        return;
    }
    let (step, len) = leading_scale(&text[after..]).unwrap_or((Decimal::ONE, 0));
    let ends = Decimal::from(one).checked_mul(step).zip(Decimal::from(two).checked_mul(step));
    let Some((low, high)) = ends else { return };
    *found = NumeralAt {
        end: after + len,
        value: low,
        sort: Definiteness::To(high),
        script: NumberScript::Kanji,
        scale: step,
        last: Decimal::from(one),
        simple: true,
        dotted: false,
    };
}
