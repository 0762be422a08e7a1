//! Rates that are told before their number: 1kWh当たり, 時速, 年产, 每千瓦时, 연간, 1ドル=.

use super::super::meaning::Term;
use super::characters::{is_hangul, is_kanji};
use super::numeral::{Definiteness, is_numeral};
use super::scan::Scan;
use super::units::known;
use super::word_list::begins_with;
use crate::value::{Number, UnitKind, UnitName};

impl Scan<'_> {
    /// A rate told before its number: 1kWh当たり, 時速, 每千瓦时, 1ドル=.
    pub fn rate_before(&self, at: usize) -> Option<(Term, usize)> {
        let rest = self.rest(at);
        if let Some((len, word)) = self.words.rates.begins(rest).filter(|(len, _)| self.is_rate(at, *len)) {
            return Some((known(self.unit_of(word)?), at + len));
        }
        if let Some(len) = self.words.per_before.begins(rest) {
            let (each, from) = match self.numeral(at + len) {
                Ok(Some(numeral)) if numeral.sort == Definiteness::Definite => {
                    (Number::from(numeral.value), numeral.end)
                }
                _ => (Number::from(1), at + len),
            };
            let (name, end) = self.units(from).into_iter().next()?;
            // 每天生产300吨
            let verb =
                begins_with(self.rest(end), &["生产", "可生产", "产", "可产", "處理", "处理", "可处理"]);
            return Some((Term::Known { name, each }, end + verb.unwrap_or(0)));
        }
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) if numeral.sort == Definiteness::Definite => {
                (Number::from(numeral.value), numeral.end)
            }
            // 시간당: one, unsaid.
            _ if self.words.language == "ko" && !self.before(at).is_some_and(is_hangul) => {
                (Number::from(1), at)
            }
            _ => return None,
        };
        self.units(from).into_iter().find_map(|(name, end)| {
            let rest = self.rest(end);
            let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
            let equals = rest.trim_start_matches(' ').strip_prefix('=');
            let len = if let Some(len) = self.per_after(end) {
                len
            } else if self.rate_goes_on(from > at, end) {
                0
            } else if let Some(len) = self.each_time(at, &name, end) {
                len
            } else if let Some(after) = equals.filter(|_| money && from > at) {
                rest.len() - after.len()
            } else if each == Number::from(1)
                && from > at
                && (self.is_time_of_rate(&name, end) || (money && self.other_money(end, &name)))
            {
                0
            } else {
                return None;
            };
            Some((Term::Known { name, each }, end + len))
        })
    }

    /// Whether a word of a rate is one by itself: 今年産 and 近年产 are of a year, 3年 is a length, and 연 is the end of other words.
    fn is_rate(&self, at: usize, len: usize) -> bool {
        const OF_A_YEAR: &str = "今去近全每毎常多往当當历歷本前後后明翌初次数數半来上下同整";
        let Some(before) = self.before(at) else { return self.is_rate_of_korean(at, len) };
        if before.is_ascii_digit() || is_numeral(before) {
            return false;
        }
        let word = &self.rest(at)[..len];
        let single = word.chars().count() == 1;
        let other = self.rest(at).starts_with(['年', '月', '日']) && OF_A_YEAR.contains(before);
        // 年に300台 is a rate; その年に and 創業年に are of one year.
        let of_one = word.ends_with('に')
            && before.is_alphabetic()
            && !["は", "も", "が", "を", "で"].iter().any(|particle| self.text[..at].ends_with(particle));
        !(of_one || other || single && is_kanji(before)) && self.is_rate_of_korean(at, len)
    }

    /// In Korean a word of its own before a number with a unit: 연 300대.
    fn is_rate_of_korean(&self, at: usize, len: usize) -> bool {
        if self.words.language != "ko" {
            return true;
        }
        let single = self.rest(at)[..len].chars().count() == 1;
        let counted = || {
            let from = self.skip(at + len);
            self.pieces(from).is_ok_and(|pieces| pieces.iter().any(|piece| !piece.is_bare()))
        };
        !self.before(at).is_some_and(is_hangul) && (!single || counted())
    }

    /// The length of what makes one of a unit the lower part of a rate: 当たり. 당 of 당금 is another word.
    pub fn per_after(&self, end: usize) -> Option<usize> {
        let len = self.words.per_after.begins(self.rest(end))?;
        let word = self.words.language == "ko" && self.at(end + len).is_some_and(is_hangul);
        (!word).then_some(len)
    }

    /// 1人1日当たり: whether another unit of the same rate follows one.
    pub fn rate_goes_on(&self, numbered: bool, end: usize) -> bool {
        let next = self.at(end).is_some_and(|c| c.is_ascii_digit() || is_numeral(c));
        let Ok(Some(numeral)) = self.numeral(end) else { return false };
        numbered && next && self.units(numeral.end).iter().any(|(_, after)| self.per_after(*after).is_some())
    }

    /// 1年に900人, 一日に5社: the length of に between one length of time and what is counted in it. 1日に may be the first of a month.
    fn each_time(&self, at: usize, name: &UnitName, end: usize) -> Option<usize> {
        let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
        let len = begins_with(self.rest(end), &["に", "에 "])
            .filter(|_| duration && !self.rest(at).starts_with("1日"))?;
        self.is_time_of_rate(name, end + len).then_some(len)
    }

    /// Whether a number right behind one of a unit is counted in it: 1日5人, 1株25円.
    fn is_time_of_rate(&self, name: &UnitName, end: usize) -> bool {
        let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
        let korean = self.words.language == "ko";
        let Ok(Some(numeral)) = self.numeral(if korean { self.skip(end) } else { end }) else { return false };
        let after = self.units(numeral.end);
        let kind = after.first().and_then(|(name, _)| name.measures.first()).map(|measure| measure.kind);
        let money = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Money);
        let other = kind != Some(UnitKind::Duration);
        // 1株25円, 1人5,000円: money for one of anything else.
        let price = kind == Some(UnitKind::Money) && !money;
        // 1일 5조원 may be on the first of a month; 1일 100톤 is a rate.
        let rate = kind.is_some() && kind != Some(UnitKind::Money);
        if korean { duration && other && rate } else { (duration && other) || price }
    }

    /// Whether an amount of other money stands at a place: 1ドル152円.
    fn other_money(&self, at: usize, one: &UnitName) -> bool {
        let Ok(Some(numeral)) = self.numeral(at) else { return false };
        self.units(numeral.end).first().is_some_and(|(name, _)| {
            name.measures.iter().all(|measure| {
                measure.kind == UnitKind::Money && !one.measures.iter().any(|one| one.base == measure.base)
            })
        })
    }
}
