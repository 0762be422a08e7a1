//! What headings say is below the line: 1株当たり, 日給, 1校あたり, 人口10万対, 每校, 학교당.

use super::super::head::UnitHead;
use super::super::meaning::UnitTerm;
use super::characters::{is_hangul, is_kanji, is_katakana};
use super::numeral::Definiteness;
use super::scan::Scan;
use super::units::known;
use super::word_list::begins_with;
use crate::value::Number;

/// Words that say that a figure is one of many, wherever they stand in a heading: a heading that has one, and of which nothing was read
/// as below the line, is of a rate that isn't known.
const RATES: [&str; 12] =
    ["当たり", "あたり", "当り", "につき", "に付き", "ごと", "毎", "対比率", "每", "평균당", "마다", "씩"];

/// Korean words that end like one of a rate.
const NO_RATES: [&str; 24] = [
    "배당", "담당", "해당", "정당", "식당", "부당", "상당", "타당", "적당", "합당", "야당", "여당", "수당",
    "일당", "할당", "충당", "감당", "가당", "강당", "성당", "서당", "전당", "지당", "응당",
];

/// Whether a Korean text begins with a word that only ends like one of a rate: 배당.
pub fn is_no_rate(text: &str) -> bool {
    NO_RATES.iter().any(|word| text.starts_with(word))
}

impl Scan<'_> {
    /// 1株当たり, 日給, 時速: what is below the line.
    pub fn lower_line(&self, at: usize, head: &mut UnitHead) -> Option<usize> {
        let rest = self.rest(at);
        // 年間 and 月産 in a heading name what is counted; 日給 and 月額 tell what it is per.
        let rate = self.words.rates.begins(rest).filter(|(len, _)| {
            rest[..*len].chars().count() > 1 && !rest[..*len].ends_with(['間', '産', '商', '收', '収'])
        });
        if let Some(len) = begins_with(rest, &["EPS", "BPS", "DPS", "주당"])
            && let Some(name) = self.unit_of(if self.words.language == "ko" { "주" } else { "株" })
        {
            head.unit.under.push(known(name));
            return Some(at + len);
        }
        if let Some((len, word)) = rate {
            head.unit.under.push(known(self.unit_of(word)?));
            return Some(at + len);
        }
        if let Some(len) = self.words.per_before.begins(rest) {
            let (term, end) = self.one_of_a_rate(at + len)?;
            head.unit.under.push(term);
            return Some(end);
        }
        if self.before(at).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        if let Some((term, end)) = self.so_many_people(at) {
            head.unit.under.push(term);
            return Some(end);
        }
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) => (Number::from(numeral.value), numeral.end),
            _ => (Number::from(1), at),
        };
        if self.words.language == "ko" && (self.before(at).is_some_and(is_hangul) || is_no_rate(rest)) {
            return None;
        }
        let one = from > at && each == Number::from(1);
        let found = self.units(from).into_iter().find_map(|(name, end)| {
            let len = self
                .per_after(end)
                .or_else(|| self.rate_goes_on(from > at, end).then_some(0))
                .or_else(|| begins_with(self.rest(end), &["平均"]).filter(|_| one))
                .or_else(|| self.is_one_alone(at, end, one).then_some(0))?;
            Some((UnitTerm::Known { name, each }, end + len))
        });
        let (term, end) = found.or_else(|| self.noun_of_a_rate(at, each, from))?;
        head.unit.under.push(term);
        Some(end)
    }

    /// What a rate is of, where no unit is called so: 1校当たり, 한 곳당. On nobody's word: it agrees with no unit that is known.
    pub fn noun_of_a_rate(&self, at: usize, each: Number, from: usize) -> Option<(UnitTerm, usize)> {
        let rest = self.rest(from);
        let noun = |text: &str| UnitTerm::Noun { text: text.to_owned(), each };
        if self.words.language == "ko" {
            let numbered = from > at || rest.starts_with("한 ");
            let skip = if rest.starts_with("한 ") { "한 ".len() } else { 0 };
            let word: String = rest[skip..].chars().take_while(|&c| is_hangul(c)).collect();
            let of = word.strip_suffix('당').filter(|of| !of.is_empty())?;
            let other = NO_RATES.iter().any(|other| word.ends_with(other)) && !numbered;
            return (!other).then(|| (noun(of), from + skip + word.len()));
        }
        let counts = |c: char| is_kanji(c) || is_katakana(c) || c.is_ascii_alphabetic();
        let mut len = 0;
        for character in rest.chars().take(8) {
            let one = from > at && each == Number::from(1) && rest[len..].starts_with("平均");
            let per = if one { Some("平均".len()) } else { self.words.per_after.begins(&rest[len..]) };
            if let Some(per) = per.filter(|_| len > 0 && from > at) {
                return Some((noun(&rest[..len]), from + len + per));
            }
            if !counts(character) {
                break;
            }
            len += character.len_utf8();
        }
        // 1口3万円
        let one_of = ["口", "席", "組", "室", "束", "箱", "缶", "皿", "尾", "玉"];
        if from > at && each == Number::from(1) && one_of.contains(&&rest[..len]) && self.is_price(from + len)
        {
            return Some((noun(&rest[..len]), from + len));
        }
        // 1口 alone
        let alone = from > at && each == Number::from(1) && len > 0 && rest[len..].trim().is_empty();
        (alone && self.text[..at].trim().is_empty()).then(|| (noun(&rest[..len]), from + len))
    }

    /// 每千瓦时, 每校: one of what a figure is for; a noun where no unit is called so.
    pub fn one_of_a_rate(&self, at: usize) -> Option<(UnitTerm, usize)> {
        let (each, from) = match self.numeral(at) {
            Ok(Some(numeral)) if numeral.sort == Definiteness::Definite => {
                (Number::from(numeral.value), numeral.end)
            }
            _ => (Number::from(1), at),
        };
        if let Some((name, end)) = self.units(from).into_iter().next() {
            return Some((UnitTerm::Known { name, each }, end));
        }
        let rest = self.rest(from);
        let len: usize = rest.chars().take(4).take_while(|&c| is_kanji(c)).map(char::len_utf8).sum();
        let ends = self.at(self.skip(from + len)).is_none_or(|c| !c.is_alphabetic());
        (len > 0 && ends).then(|| (UnitTerm::Noun { text: rest[..len].to_owned(), each }, from + len))
    }

    /// 人口10万対, 対千人比: for so many people.
    pub fn so_many_people(&self, at: usize) -> Option<(UnitTerm, usize)> {
        let rest = self.rest(at);
        let people = rest.starts_with("人口").then_some("人口".len());
        let against = begins_with(rest, &["対人口", "対"]);
        let from = at + people.or(against)?;
        let numeral = self.numeral(from).ok()??;
        if numeral.sort != Definiteness::Definite {
            return None;
        }
        let each = Number::from(numeral.value);
        let unit = if self.rest(numeral.end).starts_with('人') { '人'.len_utf8() } else { 0 };
        let end = numeral.end + unit;
        let end = match people {
            Some(_) => end + begins_with(self.rest(end), &["対", "比"])?,
            None => end + begins_with(self.rest(end), &["比"]).or((unit > 0).then_some(0))?,
        };
        Some((UnitTerm::Known { name: self.unit_of("人")?, each }, end))
    }

    /// 1バレル by itself, 1株 of 1株利益, 1ドル=: one of what figures are for.
    fn is_one_alone(&self, at: usize, end: usize, one: bool) -> bool {
        let rest = self.rest(end);
        let alone = rest.trim().is_empty() && self.text[..at].trim().is_empty();
        let share = self.text[at..end].ends_with(['株', '주']) && !rest.starts_with(['以', '未', '超', '単']);
        one && (alone || share || rest.trim_start().starts_with('='))
    }

    /// Whether a heading is of a rate of which nothing was read: 都道府県ごと, 各社.
    pub fn is_of_unknown_rate(&self) -> bool {
        RATES.iter().any(|word| self.text.contains(word))
            || (self.text.trim().starts_with('各') && !self.text.contains(['(', '%', ':']))
            || (self.words.language == "ko"
                && self.text.split(|c: char| !is_hangul(c)).any(|word| {
                    word.ends_with('당')
                        && word.chars().count() > 1
                        && !NO_RATES.iter().any(|other| word.ends_with(other))
                }))
    }
}
