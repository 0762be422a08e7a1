//! Rates that are told before their number: 1kWh当たり, 時速, 年产, 每千瓦时, 연간, 1ドル=.

use super::super::meaning::UnitTerm;
use super::characters::{is_hangul, is_kanji, is_katakana};
use super::numeral::{Definiteness, is_numeral};
use super::rate_heads::is_no_rate;
use super::scan::Scan;
use super::units::known;
use super::word_list::begins_with;
use crate::value::{Number, UnitKind, UnitName};

impl Scan<'_> {
    /// A rate told before its number: 1kWh当たり, 時速, 每千瓦时, 1ドル=.
    pub fn rate_before(&self, at: usize) -> Option<(UnitTerm, usize)> {
        let rest = self.rest(at);
        // 前一年, 上一年 and 翌1年 are years, and no rate.
        if self.before(at).is_some_and(|c| "前上翌次后後那该去这這".contains(c)) {
            return None;
        }
        if let Some((len, word)) = self.words.rates.begins(rest).filter(|(len, _)| self.is_rate(at, *len)) {
            let len = len + self.link_of_number(at + len);
            return Some((known(self.unit_of(word)?), at + len));
        }
        if let Some(len) = self.words.per_before.begins(rest) {
            let (term, end) = self.one_of_a_rate(at + len)?;
            // 每天生产300吨
            let verb =
                begins_with(self.rest(end), &["生产", "可生产", "产", "可产", "處理", "处理", "可处理"]);
            return Some((term, end + verb.unwrap_or(0)));
        }
        if let Some(found) = self.so_many_people(at).filter(|(_, end)| self.begins_number(*end)) {
            return Some(found);
        }
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) if numeral.sort == Definiteness::Definite => {
                (Number::from(numeral.value), numeral.end)
            }
            // 시간당: one, unsaid.
            _ if self.words.language == "ko"
                && !self.before(at).is_some_and(is_hangul)
                && !is_no_rate(rest) =>
            {
                (Number::from(1), at)
            }
            // ひとり当たり
            _ if rest.starts_with("ひとり") => {
                let end = at + "ひとり".len();
                return Some((known(self.unit_of("人")?), end + self.per_after(end)?));
            }
            // トン当たり, kW当たり: likewise.
            _ if self.words.language == "ja" && self.is_word_of_unit(at) => (Number::from(1), at),
            _ => return None,
        };
        let of_unit = self.units(from).into_iter().find_map(|(name, end)| {
            let rest = self.rest(end);
            let money = name.measures.iter().all(|measure| measure.kind == UnitKind::Money);
            let equals = begins_with(rest, &["=", " =", "兑", "兌", "兑换", "等于", "合"]).filter(|len| {
                self.is_price(self.skip(end + len)) || (money && rest.trim_start().starts_with('='))
            });
            let len = if let Some(len) = self.per_after(end) {
                len
            } else if self.rate_goes_on(from > at, end) {
                0
            } else if let Some(len) = self.each_time(at, &name, end).filter(|_| from > at) {
                len
            } else if let Some(len) = equals.filter(|_| from > at) {
                len
            } else if let Some(len) = begins_with(rest, &["平均"])
                .filter(|len| from > at && each == Number::from(1) && self.begins_number(end + len))
            {
                len
            } else if each == Number::from(1)
                && from > at
                && (self.is_time_of_rate(&name, end) || (money && self.other_money(end, &name)))
            {
                0
            } else {
                return None;
            };
            Some((UnitTerm::Known { name, each }, end + len))
        });
        of_unit.or_else(|| {
            self.noun_of_a_rate(at, each, from).filter(|(_, end)| self.begins_number(self.skip(*end)))
        })
    }

    /// Whether a number begins at a place.
    fn begins_number(&self, at: usize) -> bool {
        matches!(self.numeral(at), Ok(Some(_))) || self.currency_before(at).is_some()
    }

    /// Whether money stands at a place: 75.20ドル of 1バレル=75.20ドル.
    pub fn is_price(&self, at: usize) -> bool {
        let Ok(pieces) = self.pieces(at) else { return false };
        self.currency_before(at).is_some() || pieces.iter().any(|piece| piece.kind() == Some(UnitKind::Money))
    }

    /// Whether the word for a unit may begin at a place, without a number: Latin letters or katakana, or 年 of 年当たり.
    fn is_word_of_unit(&self, at: usize) -> bool {
        let (first, before) = (self.at(at), self.before(at));
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let kana = |c: Option<char>| c.is_some_and(is_katakana);
        (latin(first) && !before.is_some_and(|c| c.is_ascii_alphanumeric()))
            || (kana(first) && !kana(before) && !before.is_some_and(is_kanji))
            || (self.rest(at).starts_with("年") && !before.is_some_and(|c| is_kanji(c) || c.is_ascii_digit()))
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

    /// 1年に900人, 1日に300人: the length of に between one length of time and what is counted in it.
    fn each_time(&self, at: usize, name: &UnitName, end: usize) -> Option<usize> {
        let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
        let len = begins_with(self.rest(end), &["に", "에 "])
            .filter(|_| duration && !(self.rest(at).starts_with("1日") && self.is_first_of_month(at)))?;
        self.is_time_of_rate(name, end + len).then_some(len)
    }

    /// Whether 1日に is the first of a month, as what stands before it tells: 4月1日に, 同1日に. Elsewhere it is a day's, or nobody can tell,
    /// and then 300人 behind it can't be quoted alone.
    fn is_first_of_month(&self, at: usize) -> bool {
        !self.before(at).is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, 'は' | 'が' | 'で' | 'も' | 'を' | 'に' | '、' | '。' | '「' | '(')
        })
    }

    /// Whether a number right behind one of a unit is counted in it: 1日5人, 1株25円.
    fn is_time_of_rate(&self, name: &UnitName, end: usize) -> bool {
        let duration = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Duration);
        let korean = self.words.language == "ko";
        let Ok(Some(numeral)) = self.numeral(if korean { self.skip(end) } else { end }) else { return false };
        let after = self.units(numeral.end);
        let kind = after.first().and_then(|(name, _)| name.measures.first()).map(|measure| measure.kind);
        let money = name.measures.first().is_some_and(|measure| measure.kind == UnitKind::Money);
        if self.is_time_of_time(end, numeral.end) {
            return true;
        }
        // 1小时30分: minutes, and no money.
        let is_duration = |name: &UnitName| name.measures.iter().all(|one| one.kind == UnitKind::Duration);
        if duration && after.iter().any(|(name, _)| is_duration(name)) {
            return false;
        }
        let other = kind != Some(UnitKind::Duration);
        // 1株25円, 1人5,000円: money for one of anything else.
        let price = kind == Some(UnitKind::Money) && !money;
        // 1일 5조원 may be on the first of a month; 1일 100톤 is a rate.
        let rate = kind.is_some() && kind != Some(UnitKind::Money);
        if korean { duration && other && rate } else { (duration && other) || price }
    }

    /// 1日8時間, 1週40時間, 1年300日: hours of a day or days of a year, hardly ever the sum of both. 1時間30分 and 1年6カ月 are sums.
    fn is_time_of_time(&self, upper: usize, lower: usize) -> bool {
        const HOURS: [&str; 3] = ["時間", "小时", "시간"];
        const DAYS: [&str; 3] = ["日", "天", "일"];
        const OF_HOURS: [&str; 14] =
            ["日", "週", "週間", "月", "年", "天", "周", "个月", "日間", "年間", "일", "주", "개월", "년"];
        const OF_DAYS: [&str; 8] = ["週", "週間", "年", "年間", "周", "주", "년", "个月"];
        let before = self.text[..upper].trim_end();
        let of = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        let rest = self.rest(self.skip(lower));
        (begins_with(rest, &HOURS).is_some() && of(&OF_HOURS))
            || (begins_with(rest, &DAYS).is_some() && of(&OF_DAYS))
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
