//! A quantity with all that belongs to it: what stands before its number, its units, its other end, and what is said after it.

use super::super::meaning::{Meaning, SaidSign, UnitTerm, Unread};
use super::before_number::BeforeNumber;
use super::characters::is_kanji;
use super::compose::{Said, amount};
use super::neighbours::Ending;
use super::numeral::{NumberScript, NumeralAt};
use super::scan::{Scan, ScannedFigure};
use super::units::{Measurement, known};
use super::vocabulary::Qualification;
use crate::value::{Bound, Dated, Measure, UnitKind};

impl Scan<'_> {
    /// The quantity that begins at a place.
    pub fn quantity(&self, start: usize) -> Option<ScannedFigure> {
        let before = self.before_number(start)?;
        let found = self.quantity_behind(start, &before);
        // 年率5% is a rate, and 年率5%減 a change at an annual rate.
        let rate = found.is_none() && before.base.is_some();
        let rate = rate.then(|| self.before_number_from(start, None)).flatten();
        found.or_else(|| self.quantity_behind(start, &rate.filter(|rate| !rate.under.is_empty())?))
    }

    fn quantity_behind(&self, start: usize, before: &BeforeNumber) -> Option<ScannedFigure> {
        let pieces = match self.pieces(before.at) {
            Ok(pieces) => pieces,
            Err(malformed) => {
                let part = before.at..malformed.end;
                return Some(ScannedFigure::unread(start..malformed.end, Unread::Malformed(part)));
            }
        };
        let mut first = None;
        for piece in &pieces {
            let Some(found) = self.quantity_of(start, before, piece) else { continue };
            if found.unread.is_none() {
                return Some(found);
            }
            first = first.or(Some(found));
        }
        first
    }

    /// The whole quantity from its first number.
    fn quantity_of(&self, start: usize, before: &BeforeNumber, piece: &Measurement) -> Option<ScannedFigure> {
        if let Some(part) = self.contradicted(before, piece) {
            return Some(ScannedFigure::unread(start..part.end, Unread::Unknown(part)));
        }
        let mut said = Said::of(before, piece);
        self.without_temperature(start, piece.end, &mut said);
        let mut end = piece.end;
        if before.bracket {
            end += self.rest(end).starts_with(')').then_some(1)?;
            // (89)億円
            if piece.is_bare()
                && let Some((name, after)) =
                    self.units(end).into_iter().next().filter(|_| !self.rest(end).starts_with(' '))
            {
                (said.over, end) = (vec![known(name)], after);
            }
        }
        if piece.numeral.as_ref().is_some_and(|numeral| numeral.script == NumberScript::Kanji)
            && piece.is_bare()
            && before.over.is_none()
            && !self.leads_to_an_end(end)
        {
            return None;
        }
        if let Some(other) = self.other_end(&mut said, piece, end) {
            match other {
                Ok(after) => end = after,
                Err(part) => return Some(ScannedFigure::unread(start..part.end, Unread::Unknown(part))),
            }
        } else if let Some(after) = self.margin(&mut said, piece, end) {
            end = after;
        } else if let Some(after) = self.interval(&mut said, piece, end) {
            end = after;
        }
        if before.between && !matches!(said.bound, Bound::Range { .. }) {
            return Some(ScannedFigure::unread(start..end, Unread::Unknown(start..before.at)));
        }
        if before.of_money && said.kind() != Some(UnitKind::Money) {
            return None;
        }
        let mut ending =
            if said.over.is_empty() && said.under.is_empty() { Ending::Bare } else { Ending::Unit };
        if self.is_year(piece, &said, before.at..end) {
            return None;
        }
        // 「1兆パラメータ」規模
        let mut start = start;
        if let Some(quoted) = self.in_quotes(start..end).filter(|_| ending == Ending::Unit) {
            let (mut outside, mut after) = (said.clone(), quoted.end);
            let read = self.after_unit(&mut outside, &mut after, &mut ending);
            if read.is_err() || after > quoted.end {
                (said, start, end) = (outside, quoted.start, after);
            }
            if let Err(part) = read {
                return Some(ScannedFigure::unread(start..part.end, Unread::Unknown(part)));
            }
        }
        if let Err(part) = self.after_unit(&mut said, &mut end, &mut ending) {
            return Some(ScannedFigure::unread(start..part.end, Unread::Unknown(part)));
        }
        // 前年比98% is no change.
        if before.base.is_some()
            && !(said.change.is_some() || said.signed() || said.kind() == Some(UnitKind::Multiple))
        {
            return None;
        }
        let bare = said.over.is_empty() && said.under.is_empty() && !said.signed() && said.change.is_none();
        let noun = if bare { self.counted_noun(end) } else { None };
        let mut found = match noun {
            // What is counted may be left out of a form: 1億以上 of 1億以上のタスク.
            Some((name, after)) => {
                let without = said.found(start..end)?;
                (said.over, end, ending) = (vec![known(name)], after, Ending::Unit);
                let with = said.found(start..end)?;
                let loose = with.loose.into_iter().chain(without.meanings).chain(without.loose).collect();
                ScannedFigure { loose, ..with }
            }
            None => said.found(start..end)?,
        };
        let dates = before.base.iter().flat_map(|base| &base.dates);
        found.loose.extend(dates.map(|date| Meaning::Date(Dated::from(*date))));
        // 近5年: of the last five years, or nearly five.
        if self.words.language == "zh"
            && said.kind() == Some(UnitKind::Duration)
            && said.says == [Qualification::Nearly]
            && self.rest(start).starts_with('近')
        {
            found.meanings.push(amount(said.bound, false, SaidSign::None, &said.over, &said.under));
        }
        if said.is_plain() && end == piece.end && start == before.at {
            found.meanings.extend(self.bare_date(piece, end));
        }
        // 3年後, 半年前: when, counted from something.
        let ago = said.kind() == Some(UnitKind::Duration)
            && self.rest(end).starts_with(['後', '前', '后', '전', '후', '来']);
        let unread = self.unknown_after(end, ending).filter(|_| !ago).map(Unread::Unknown);
        let bare = said.over.is_empty() && !said.signed();
        // 1・2号 may be a list; 12・3万人 is none.
        let list = |numeral: &NumeralAt| numeral.dotted && numeral.scale == rust_decimal::Decimal::ONE;
        let dotted = piece.numeral.as_ref().is_some_and(list) && piece.kind() == Some(UnitKind::Count);
        let dotted = dotted.then_some(Unread::Unknown(before.at..piece.end));
        let currency = self.unsaid_currency(&said, &piece.unit);
        let unread = unread.or_else(|| self.smaller_time(&said, end).map(Unread::Unknown));
        let touched = || self.unread_before(start, end, said.kind(), bare).filter(|_| before.base.is_none());
        found.unread = found.unread.or_else(|| touched().or(unread).or(dotted).or(currency));
        if let Some(Unread::Name(part) | Unread::Unknown(part)) = &found.unread {
            found.span.end = found.span.end.max(part.end);
        }
        Some(found)
    }

    /// 北緯37.5度: degrees that are no temperature by the word before them.
    fn without_temperature(&self, start: usize, end: usize, said: &mut Said) {
        const ANGLES: [&str; 10] =
            ["北緯", "南緯", "東経", "西経", "北纬", "南纬", "东经", "西经", "角度は", "角度が"];
        // 3度起きた, 2度訪問した: how often. Words of what temperatures do are told by their first character.
        const OF_TEMPERATURE: &str = "上下高低超未以前後台差近程強弱余幅線割分設気温保冷暖寒暑越達到増減変";
        let verb = self.words.language == "ja"
            && self.text[..end].ends_with('度')
            && self.at(end).is_some_and(|c| is_kanji(c) && !OF_TEMPERATURE.contains(c));
        if !verb && !ANGLES.iter().any(|word| self.text[..start].trim_end().ends_with(word)) {
            return;
        }
        let celsius = self.unit_of("°C");
        let is_celsius = |measure: &Measure| {
            celsius.as_ref().is_some_and(|name| name.measures.iter().any(|one| one.base == measure.base))
        };
        for term in &mut said.over {
            if let UnitTerm::Known { name, .. } = term
                && name.measures.len() > 1
            {
                name.measures.retain(|measure| !is_celsius(measure));
            }
        }
    }

    /// Whether the other end of a range follows a bare number in kanji: 三到五年.
    fn leads_to_an_end(&self, end: usize) -> bool {
        // 二〜三百人, too.
        let sign = self.rest(end).starts_with('~') && self.words.language == "ja";
        let Some(len) = self.words.to.begins(self.rest(end)).filter(|_| self.words.language == "zh" || sign)
        else {
            return false;
        };
        self.pieces(end + len).is_ok_and(|pieces| pieces.first().is_some_and(|piece| !piece.is_bare()))
    }

    /// A unit in words before the number that isn't the one behind it: 人民币 of 人民币3亿美元. 元 and 度 are the general words.
    fn contradicted(&self, before: &BeforeNumber, piece: &Measurement) -> Option<std::ops::Range<usize>> {
        let name = before.over.as_ref().filter(|_| before.over_in_words && !piece.is_bare())?;
        let general = matches!(self.text[piece.unit.clone()].trim(), "元" | "圆" | "圓" | "块" | "度" | "도");
        let same = piece.over.iter().any(|term| {
            let UnitTerm::Known { name: other, .. } = term else { return false };
            other.measures.iter().any(|one| name.measures.iter().any(|own| own.base == one.base))
        });
        (!general && !same).then_some(before.at..piece.end)
    }

    /// 3カ月と10日: a smaller length of time that is added to one.
    fn smaller_time(&self, said: &Said, end: usize) -> Option<std::ops::Range<usize>> {
        let Some(UnitTerm::Known { name: upper, .. }) = said.over.first() else { return None };
        let at = end + self.rest(end).starts_with('と').then_some('と'.len_utf8())?;
        let numeral = self.numeral(at).ok()??;
        let (lower, after) = self.units(numeral.end).into_iter().next()?;
        let upper = upper.measures.first().filter(|upper| upper.kind == UnitKind::Duration)?;
        let lower = lower.measures.first().filter(|lower| lower.kind == UnitKind::Duration)?;
        (upper != lower).then_some(end..after)
    }

    /// Whether a number of years is a calendar year: 2026年 after a qualifier, but not 1,600年.
    fn is_year(&self, piece: &Measurement, said: &Said, span: std::ops::Range<usize>) -> bool {
        let year = piece.numeral.as_ref().is_some_and(|numeral| {
            numeral.script == NumberScript::Digits
                && numeral.end + 3 >= piece.unit.end
                && numeral.value >= 1600.into()
                && numeral.value <= 2200.into()
        });
        let word = self.words.dates.year.iter().any(|word| self.text[..span.end].ends_with(word));
        year && word && !self.text[span].contains(',') && said.kind() == Some(UnitKind::Duration)
    }

    /// A sign of several currencies of which none is said.
    fn unsaid_currency(&self, said: &Said, unit: &std::ops::Range<usize>) -> Option<Unread> {
        let unsaid = said.over.iter().chain(&said.under).any(|term| {
            let UnitTerm::Known { name, .. } = term else { return false };
            let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
            money && super::super::agreement::chosen(name, self.setting).is_empty()
        });
        unsaid.then(|| Unread::NeedsCurrency(unit.clone()))
    }
}
