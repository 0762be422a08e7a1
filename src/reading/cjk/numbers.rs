//! Numbers in digits, in kanji and with scales: 12兆3,456億, 三百八万, 5,738百万, 数百億, 十数.

use rust_decimal::Decimal;

use super::characters::is_kanji;
use super::numeral::{
    Definiteness, Malformed, NumberScript, NumeralAt, big_scale, kanji_digit, leading_scale, small_scale,
};
use super::open_numbers::{neighbours, open, open_end};

/// Digits with commas between groups of three and a point: the number, how many decimals, where it ends.
fn digits(text: &str, at: usize) -> Result<Option<(Decimal, usize)>, Malformed> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !digit(at) {
        return Ok(None);
    }
    let (mut end, mut value, mut commas, mut group) = (at, Some(0_i128), 0, 0);
    let mut grouped = true;
    let next = |value: Option<i128>, at: usize| {
        value?.checked_mul(10)?.checked_add(bytes.get(at)?.checked_sub(b'0')?.into())
    };
    while digit(end) || (bytes.get(end) == Some(&b',') && digit(end + 1)) {
        if bytes[end] == b',' {
            grouped &= if commas == 0 { group <= 3 } else { group == 3 };
            (commas, group) = (commas + 1, 0);
        } else {
            value = next(value, end);
            group += 1;
        }
        end += 1;
    }
    grouped &= commas == 0 || group == 3;
    // A point, or the middle dot of newspapers: 0・9.
    let point = ['.', '・', '·']
        .into_iter()
        .find(|point| text[end..].starts_with(*point))
        .filter(|point| !begins_with_year(&text[end + point.len_utf8()..]));
    let mut decimals = 0;
    if let Some(from) = point.map(|point| end + point.len_utf8()).filter(|&from| digit(from)) {
        end = from;
        while digit(end) {
            value = next(value, end);
            (decimals, end) = (decimals + 1, end + 1);
        }
    }
    let value =
        value.filter(|_| grouped).and_then(|value| Decimal::try_from_i128_with_scale(value, decimals).ok());
    value.map(|value| Some((value, end))).ok_or(Malformed { end })
}

/// Whether a text begins with a year of four digits: 2026年 of `3.2026年3月期`, where 3 is a section's number. 7.2000年間 is a
/// length of time.
fn begins_with_year(text: &str) -> bool {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let word = text[len..].strip_prefix(['年', '년']);
    len == 4
        && text.starts_with(['1', '2'])
        && word.is_some_and(|after| !after.starts_with(['間', '间', '간']))
}

/// Kanji digits one after another: 二〇二六, or one before a scale; 三点五亿, 一・五.
fn kanji_digits(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let mut value = Decimal::ZERO;
    let mut end = at;
    for character in text[at..].chars() {
        let Some(digit) = kanji_digit(character) else { break };
        value = value.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(digit))?;
        end += character.len_utf8();
    }
    // 一、三〇〇億 has a comma of thousands, and 一・三兆 a point.
    let run = |from: usize| text[from..].chars().take_while(|c| kanji_digit(*c).is_some()).count();
    let after = |from: usize| text[from..].chars().nth(run(from));
    if end > at && text[end..].starts_with('、') {
        let from = end + '、'.len_utf8();
        if run(from) == 3 && after(from).and_then(big_scale).is_some() {
            let (rest, end) = kanji_digits(text, from)?;
            return Some((value.checked_mul(1000.into())?.checked_add(rest)?, end));
        }
    } else if end > at
        && let Some(point) = ['・', '点'].into_iter().find(|point| text[end..].starts_with(*point))
    {
        let from = end + point.len_utf8();
        // 三点五分 is a time.
        let stands = point == '・' && after(from).is_none_or(|c| c != '・')
            || after(from).is_some_and(|c| big_scale(c).is_some() || matches!(c, '个' | '個' | '倍' | '%'));
        if run(from) > 0 && stands {
            let mut step = Decimal::ONE;
            for digit in text[from..].chars().map_while(kanji_digit) {
                step = step.checked_div(Decimal::TEN)?;
                value = value.checked_add(step.checked_mul(digit.into())?)?;
            }
            return Some((
                value,
                from + text[from..].chars().take(run(from)).map(char::len_utf8).sum::<usize>(),
            ));
        }
    }
    (end > at).then_some((value, end))
}

/// The number at a place.
///
/// `is_unit` tells whether a unit begins at a place: 千 of 千瓦时 and 兆 of 兆瓦 are no scales.
///
/// # Errors
/// When digits stand there that are no number: 1,23,4, or too many.
pub fn numeral(
    text: &str,
    at: usize,
    is_unit: &dyn Fn(usize) -> bool,
) -> Result<Option<NumeralAt>, Malformed> {
    if let Some(open) = open(text, at) {
        return Ok(Some(open));
    }
    let mut reader = Reader {
        text,
        is_unit,
        at,
        total: Decimal::ZERO,
        limit: None,
        spaced: false,
        gap: false,
        parts: 0,
        digits: false,
        kanji: false,
        scale: Decimal::ONE,
        last: Decimal::ZERO,
    };
    while reader.part()? {}
    if reader.at == at {
        return Ok(None);
    }
    let script = match (reader.digits, reader.kanji) {
        (true, false) if reader.parts == 1 && reader.scale == Decimal::ONE => NumberScript::Digits,
        (true, _) => NumberScript::Scaled,
        (false, _) => NumberScript::Kanji,
    };
    let simple = reader.parts == 1;
    let mut found = NumeralAt {
        end: reader.at,
        value: reader.total,
        sort: Definiteness::Definite,
        script,
        scale: reader.scale,
        last: reader.last,
        simple,
        dotted: text[at..reader.at].contains(['・', '·']),
    };
    open_end(text, &mut found);
    neighbours(text, at, &mut found);
    Ok(Some(found))
}

/// Reads a number part by part, each with a scale below that of the one before.
struct Reader<'a> {
    text: &'a str,
    is_unit: &'a dyn Fn(usize) -> bool,
    at: usize,
    total: Decimal,
    /// The last scale of 10,000 and more; what follows is below it.
    limit: Option<Decimal>,
    /// Whether a blank stands before a scale, as in 2 万 5,000 人.
    spaced: bool,
    /// Whether a blank after the last scale stands before a number that has a scale.
    gap: bool,
    parts: usize,
    digits: bool,
    kanji: bool,
    scale: Decimal,
    last: Decimal,
}

/// Whether a text begins with digits and a scale: 2,000億, 34百万.
fn begins_with_scaled(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
    rest.len() < text.len() && leading_scale(rest).is_some()
}

impl Reader<'_> {
    /// Reads the next part: digits and small scales up to a scale of 10,000 and more, or the rest. Whether more may follow.
    fn part(&mut self) -> Result<bool, Malformed> {
        let start = self.at;
        let blank = (self.spaced || self.gap) && self.text[start..].starts_with(' ');
        self.gap = false;
        let (mut group, mut at, mut small, mut parts) =
            (Decimal::ZERO, start + usize::from(blank), None::<Decimal>, 0);
        let (mut last, mut scale, mut any_digits, mut any_kanji) =
            (Decimal::ZERO, Decimal::ONE, false, false);
        loop {
            let mantissa = match digits(self.text, at) {
                Ok(found) => found,
                Err(malformed) if parts == 0 && self.parts == 0 => return Err(malformed),
                Err(_) => None,
            };
            let (value, end, explicit) = if let Some((value, end)) = mantissa {
                any_digits = true;
                (value, end, true)
            } else if let Some((value, end)) = kanji_digits(self.text, at)
                // 1億四半期
                && !(self.parts > 0 && parts == 0 && (self.is_unit)(at))
            {
                any_kanji = true;
                (value, end, true)
            } else {
                (Decimal::ONE, at, false)
            };
            let next = self.text[end..].chars().next();
            match next.and_then(small_scale).filter(|_| !(self.is_unit)(end)) {
                Some(step) if small.is_none_or(|small| Decimal::from(step) < small) => {
                    let step = Decimal::from(step);
                    // 34百, 2千; 千 alone is 1,000.
                    let Some(part) = value.checked_mul(step).and_then(|part| part.checked_add(group)) else {
                        return Err(Malformed { end });
                    };
                    group = part;
                    (last, scale, small) = (value, step, Some(step));
                    at = end + next.map_or(0, char::len_utf8);
                    parts += 1;
                    any_kanji |= !explicit;
                }
                _ if explicit && small.is_none_or(|small| value < small) => {
                    group += value;
                    (last, scale) = (value, Decimal::ONE);
                    at = end;
                    parts += 1;
                    break;
                }
                _ => break,
            }
        }
        if parts == 0 {
            return Ok(false);
        }
        let mut big = Decimal::ONE;
        let mut end = at;
        let after_blank = if any_digits { self.text[end..].strip_prefix(' ') } else { None };
        if let Some((step, len)) = after_blank.and_then(leading_scale) {
            let after = end + 1 + len;
            // A word may begin with a scale: 12 千葉.
            let word = self.text[after..].starts_with(is_kanji) && !(self.is_unit)(after);
            if !word && !(self.is_unit)(end + 1) {
                (big, end) = (step, after);
                self.spaced = true;
            }
        }
        while let Some((step, len)) =
            self.text[end..].chars().next().and_then(|c| Some((big_scale(c)?, c.len_utf8())))
        {
            // 万亿 is 10,000 times 亿; 億万 isn't written.
            if big != Decimal::ONE && Decimal::from(step) < big {
                break;
            }
            if (self.is_unit)(end) {
                break;
            }
            let Some(product) = big.checked_mul(Decimal::from(step)) else { return Err(Malformed { end }) };
            big = product;
            end += len;
            // Korean parts the scales by blanks: 3조 2,000억.
            let korean = self.text[..end].ends_with(['조', '억', '만', '경']);
            let rest = self.text[end..].strip_prefix(' ');
            self.spaced |= korean && rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            // 3兆 2,000億: what follows has a scale, too.
            self.gap = !korean && rest.is_some_and(begins_with_scaled);
        }
        // 二十一万九千七百亿: 219,700 times 亿.
        if let Some(limit) = self.limit
            && limit == Decimal::from(10_000)
            && big >= Decimal::from(100_000_000)
            && group >= Decimal::ONE_HUNDRED
            && group < limit
            && !blank
        {
            let total = self.total.checked_add(group).and_then(|all| all.checked_mul(big));
            self.total = total.ok_or(Malformed { end })?;
            self.parts += parts;
            self.digits |= any_digits;
            self.kanji |= any_kanji;
            (self.last, self.at, self.limit) = (last, end, Some(big));
            self.scale = scale.checked_mul(big).unwrap_or(big);
            return Ok(true);
        }
        let scaled = group.checked_mul(big).filter(|value| self.limit.is_none_or(|limit| *value < limit));
        let Some(value) = scaled else {
            // 2万3億 are two numbers.
            return if self.parts == 0 { Err(Malformed { end }) } else { Ok(false) };
        };
        // Between scales stands no decimal: 1億2.5 goes on with 2.5 only before a scale.
        let Some(total) = self.total.checked_add(value) else { return Err(Malformed { end }) };
        self.total = total;
        self.parts += parts;
        self.digits |= any_digits;
        self.kanji |= any_kanji;
        self.last = last;
        self.scale = scale.checked_mul(big).unwrap_or(big);
        self.at = end;
        self.limit = Some(big);
        Ok(big != Decimal::ONE)
    }
}
