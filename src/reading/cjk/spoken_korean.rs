//! Korean numbers as they are spoken, in one word: 이백오십만 원, 삼십 명.

use rust_decimal::Decimal;

use super::characters::is_hangul;
use super::korean_words::{big, digit, may_begin, small};
use super::numeral::{Definiteness, NumberScript, NumeralAt};
use super::scan::Scan;

impl Scan<'_> {
    /// The number at a place: of two characters at least, one of them a scale, and with a unit behind it. 이천시 is a town.
    pub fn spoken_korean(&self, at: usize) -> Option<NumeralAt> {
        let first = self.at(at).filter(|c| self.words.language == "ko" && may_begin(*c))?;
        if self.before(at).is_some_and(|c| is_hangul(c) || c.is_ascii_digit()) {
            return None;
        }
        let (mut total, mut section, mut open) = (0_i64, 0_i64, None::<i64>);
        let (mut last_small, mut last_big, mut scaled) = (i64::MAX, i64::MAX, false);
        let mut end = at;
        for character in self.rest(at).chars() {
            if let Some(value) = digit(character) {
                if open.is_some() {
                    return None;
                }
                open = Some(i64::from(value));
            } else if let Some(step) = small(character).filter(|step| *step < last_small) {
                section += open.take().unwrap_or(1) * step;
                (last_small, scaled) = (step, true);
            } else if let Some(step) = big(character).filter(|step| *step < last_big) {
                section += open.take().unwrap_or(0);
                total = total.checked_add(section.max(1).checked_mul(step)?)?;
                (section, last_small, last_big, scaled) = (0, i64::MAX, step, true);
            } else {
                break;
            }
            end += character.len_utf8();
        }
        let value = total.checked_add(section)?.checked_add(open.unwrap_or(0))?;
        let long = end > at + first.len_utf8();
        let unit = self.skip(end);
        let town = unit == end && self.rest(end).starts_with('시');
        let counted = !town && !self.names_at(unit).is_empty();
        (long && scaled && counted).then(|| NumeralAt {
            end,
            value: Decimal::from(value),
            sort: Definiteness::Definite,
            script: NumberScript::Kanji,
            scale: Decimal::ONE,
            last: Decimal::ONE,
            simple: false,
            dotted: false,
        })
    }
}
