//! What stands before a number and belongs to it: 約, 最大, △, ±, US$, 増长, (.

use std::ops::Range;

use super::super::meaning::UnitTerm;
use super::bases::BaseAt;
use super::characters::{is_hangul, is_kanji, is_katakana};
use super::numeral::is_numeral;
use super::scan::Scan;
use super::vocabulary::{Qualification, Turn};
use super::word_list::begins_with;
use crate::value::{Measure, UnitKind, UnitName};

/// What stands before a number and belongs to it.
#[derive(Debug, Clone, Default)]
pub struct BeforeNumber {
    /// Where the number begins.
    pub at: usize,
    /// Bounds and 約.
    pub says: Vec<Qualification>,
    /// A sign: whether the number is below zero.
    pub negative: Option<bool>,
    /// Whether the sign is a word.
    pub sign_in_words: bool,
    /// An accountant's bracket.
    pub bracket: bool,
    /// ±.
    pub margin: bool,
    /// A word of change.
    pub change: Option<Turn>,
    /// What is below the line: 1株当たり, 時速.
    pub under: Vec<UnitTerm>,
    /// Whether the rate may be the time in which something happened: 1年間に20億円.
    pub rate_of_time: bool,
    /// A currency before the number, or the scale of a temperature: 摂氏.
    pub over: Option<UnitName>,
    /// Whether the currency or scale is a word, which the unit after the number repeats: 港币 of 港币3亿元, 摂氏 of 摂氏4度.
    pub over_in_words: bool,
    /// Whether a word says that two ends follow: 介于.
    pub between: bool,
    /// Whether 金 says that money follows.
    pub of_money: bool,
    /// What a change is measured from: 前年同期比.
    pub base: Option<BaseAt>,
}

/// What may stand between a bound and its number.
const FILLERS: [&str; 6] = ["、原則として", "、原則", "原則として", "、一律", "、それぞれ", "、"];

/// Words that deny the bound behind them.
const NEGATIONS: [&str; 30] = [
    "不",
    "未",
    "没",
    "不得",
    "不应",
    "不應",
    "不能",
    "不会",
    "不會",
    "不可",
    "不宜",
    "不许",
    "不准",
    "没有",
    "沒有",
    "并未",
    "並未",
    "并不",
    "尚未",
    "从未",
    "從未",
    "未曾",
    "未能",
    "并没有",
    "从不",
    "不应当",
    "不应该",
    "不能够",
    "不可以",
    "不允许",
];

impl Scan<'_> {
    /// Reads what belongs to a number before it.
    pub fn before_number(&self, start: usize) -> Option<BeforeNumber> {
        self.before_number_from(start, self.base(start))
    }

    /// The same where what a change is measured from is known, or where it is none: 年率5%.
    pub fn before_number_from(&self, start: usize, base: Option<BaseAt>) -> Option<BeforeNumber> {
        let at = base.as_ref().map_or(start, |base| base.end);
        let mut before = BeforeNumber { at, base, ..BeforeNumber::default() };
        if before.base.is_some() {
            // 同比大幅增长
            let adverb = self.words.adverbs.begins(self.rest(before.at)).unwrap_or(0);
            let changes = self.words.change_before.begins(self.rest(before.at + adverb)).is_some();
            before.at += if changes { adverb } else { 0 };
        }
        // 金五百万円 of receipts and judgments.
        if self.words.language == "ja"
            && self.rest(start).starts_with('金')
            && !self.before(start).is_some_and(|c| is_kanji(c) || is_katakana(c))
            && self.at(start + '金'.len_utf8()).is_some_and(|c| c.is_ascii_digit() || is_numeral(c))
        {
            before.at = start + '金'.len_utf8();
            before.of_money = true;
        }
        for _ in 0..6 {
            let at = before.at;
            let rest = self.rest(at);
            if let Some((term, end)) = self.rate_before(at) {
                before.under.push(term);
                // 1年間に, and not 年間に, which is a year's.
                before.rate_of_time |= self.text[at..end].ends_with("間に")
                    && self.text[at..end].starts_with(|c: char| c.is_ascii_digit() || is_numeral(c));
                before.at = self.skip(end);
            } else if let Some((len, says)) =
                self.words.before.begins(rest).filter(|(len, _)| self.is_qualifier(at, *len))
            {
                before.says.push(says);
                let len = len + self.link_of_number(at + len);
                before.at = self.skip(at + len);
                // 上限は、原則として50万円; 少なくとも、3万人
                let filler = begins_with(self.rest(before.at), &FILLERS).unwrap_or(0);
                before.at = self.skip(before.at + filler);
            } else if let Some(len) = self.adverb_of_bound(at).filter(|_| at == start) {
                before.at = at + len;
            } else if let Some((len, says)) = self.negated_bound(at) {
                before.says.push(says);
                before.at = self.skip(at + len);
            } else if at == start
                && let Some(len) = self.between_word(at)
            {
                before.between = true;
                before.at = self.skip(at + len);
            } else if before.over.is_none()
                && let Some((name, end)) = self.unit_in_words(at)
            {
                (before.over, before.over_in_words) = (Some(name), true);
                before.at = self.skip(end);
            } else if let Some((len, turn)) = self.words.change_before.begins(rest) {
                before.change = Some(turn);
                before.at = self.skip(at + len);
            } else if let Some(len) = begins_with(rest, &["プラスマイナス", "プラス・マイナス"])
            {
                before.margin = true;
                before.at = self.skip(at + len);
            } else if before.negative.is_none()
                && let Some((len, negative)) = self.sign(at)
            {
                before.negative = Some(negative);
                before.sign_in_words = rest.starts_with(char::is_alphabetic);
                before.at = at + len + usize::from(self.rest(at + len).starts_with([' ', '\t']));
            } else if rest.starts_with('±') {
                before.margin = true;
                before.at = self.skip(at + '±'.len_utf8());
            } else if before.over.is_none()
                && let Some((name, end)) = self.currency_before(at)
            {
                before.over = Some(name);
                before.at = self.skip(end);
            } else if rest.starts_with('(') && at == start && self.in_brackets(at) {
                before.bracket = true;
                before.at = at + 1;
                break;
            } else {
                break;
            }
        }
        let next = self.at(before.at)?;
        let begins_number = next.is_ascii_digit()
            || is_numeral(next)
            || "数何几수몇半过過과반절一翻倍갑한두세네다여일아열스서마쉰너대".contains(next);
        (begins_number || self.spoken_korean(before.at).is_some()).then_some(before)
    }

    /// 为, 达, 了 between a word of a bound or rate and its number, in Chinese: 最多为50万元, 超过了3亿, 时速达350公里.
    pub fn link_of_number(&self, at: usize) -> usize {
        const LINKS: [&str; 11] =
            ["为", "為", "是", "达", "達", "达到", "達到", "了", "可达", "可达到", "达至"];
        if self.words.language != "zh" {
            return 0;
        }
        let Some(len) = begins_with(self.rest(at), &LINKS) else { return 0 };
        let next = self.at(self.skip(at + len));
        let number = next.is_some_and(|c| {
            c.is_ascii_digit() || is_numeral(c) || matches!(c, '数' | '几' | '约' | '$' | '¥' | '€' | '£')
        }) || self.currency_before(self.skip(at + len)).is_some()
            || self.unit_in_words(at + len).is_some();
        if number { len } else { 0 }
    }

    /// 已 of 已超过3亿元: that it has come so far.
    fn adverb_of_bound(&self, at: usize) -> Option<usize> {
        let len =
            begins_with(self.rest(at), &["已经", "已經", "已"]).filter(|_| self.words.language == "zh")?;
        self.words.before.begins(self.rest(at + len)).map(|_| len)
    }

    /// 不得少于, 没有超过: a bound that is denied, which turns it round. 不 and 没 before other words are no part of it.
    fn negated_bound(&self, at: usize) -> Option<(usize, Qualification)> {
        if self.words.language != "zh" {
            return None;
        }
        let no = begins_with(self.rest(at), &NEGATIONS)?;
        let rest = self.rest(at + no);
        let (len, says) = self.words.before.begins(rest).filter(|_| !rest.starts_with(['不', '未', '没']))?;
        let says = match says {
            Qualification::MoreThan => Qualification::AtMost,
            Qualification::LessThan => Qualification::AtLeast,
            _ => return None,
        };
        Some((no + len, says))
    }

    /// What stands before a figure with a bound and may deny it, where it wasn't read with it: 从未真正超过.
    pub fn negated_before(&self, start: usize) -> Option<Range<usize>> {
        const NO: &str = "不没沒未非无無勿莫";
        const OTHERS: [&str; 13] = [
            "未来",
            "未來",
            "不断",
            "不斷",
            "不仅",
            "不僅",
            "不但",
            "不久",
            "非常",
            "非洲",
            "无锡",
            "无人",
            "非金融",
        ];
        self.words.before.begins(self.rest(start))?;
        let before = &self.text[..start];
        let mut from = start;
        for character in before.chars().rev().take(5) {
            if !is_kanji(character) {
                break;
            }
            from -= character.len_utf8();
        }
        let mut clause = before[from..].to_owned();
        for other in OTHERS {
            clause = clause.replace(other, "");
        }
        clause.contains(|c| NO.contains(c)).then_some(from..start)
    }

    /// 介于3%和4%之间: a word after which both ends of a range follow.
    fn between_word(&self, at: usize) -> Option<usize> {
        let words: &[&str] = if self.words.language == "zh" { &["介于", "介於", "介乎"] } else { &[] };
        begins_with(self.rest(at), words)
    }

    /// A unit in words before its number: 港币3亿元, 人民币5万元, 摂氏4度. The unit behind the number repeats it or is left out.
    fn unit_in_words(&self, at: usize) -> Option<(UnitName, usize)> {
        let rest = self.rest(at);
        let digit = |end: usize| {
            self.at(self.skip(end))
                .is_some_and(|c| c.is_ascii_digit() || is_numeral(c) || matches!(c, '约' | '約'))
        };
        if self.words.language == "zh" && !rest.starts_with(['元', '圆', '圓', '块']) {
            let names = self.names_at(at);
            let money = names.iter().find(|name| {
                let only = |measure: &Measure| measure.kind == UnitKind::Money;
                name.measures.len() == 1 && name.measures.iter().all(only) && rest.starts_with(is_kanji)
            });
            if let Some(money) = money.filter(|money| digit(at + money.len)) {
                return Some((money.clone(), at + money.len));
            }
        }
        let scales = [
            ("摂氏", "°C"),
            ("华氏", "°F"),
            ("華氏", "°F"),
            ("摄氏", "°C"),
            ("攝氏", "°C"),
            ("섭씨", "°C"),
            ("화씨", "°F"),
        ];
        let (word, unit) = scales.into_iter().find(|(word, _)| rest.starts_with(word))?;
        let end = at + word.len();
        let signed = self.sign(self.skip(end)).is_some();
        (digit(end) || signed).then_some(())?;
        Some((self.unit_of(unit)?, end))
    }

    /// Whether a qualifier is a word of its own: 成約 and 過去最大 are other words.
    pub fn is_qualifier(&self, at: usize, len: usize) -> bool {
        let text = &self.text[..at + len];
        let other = self.words.no_qualifiers.iter().any(|word| word.len() > len && text.ends_with(word));
        let hangul = self.words.language == "ko" && self.before(at).is_some_and(is_hangul);
        !other && !hangul
    }

    /// A sign and whether it is a minus.
    pub fn sign(&self, at: usize) -> Option<(usize, bool)> {
        if let Some((len, turn)) = self.words.signs.begins(self.rest(at)) {
            return Some((len, turn == Turn::Down));
        }
        let negative = match self.at(at)? {
            '△' | '▲' | '▼' | '−' => true,
            // Other triangles that stand for △ in copies.
            '⊿' | 'Δ' if self.at(at + self.at(at)?.len_utf8()).is_some_and(|c| c.is_ascii_digit()) => true,
            '-' | '–' => {
                let touching = self.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
                if touching {
                    return None;
                }
                true
            }
            '+' => false,
            _ => return None,
        };
        Some((self.at(at)?.len_utf8(), negative))
    }

    /// A currency before a number: US$, ¥, USD.
    pub fn currency_before(&self, at: usize) -> Option<(UnitName, usize)> {
        // Currencies stand before a number as a code or a sign; words of Japanese stand behind it.
        let code = |c: char| {
            c.is_ascii_alphabetic() || matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
        };
        // $ of HK$ is another currency's.
        if self.before(at).is_some_and(code) {
            return None;
        }
        let len: usize =
            self.rest(at).chars().take(8).take_while(|&c| code(c) || c == '.').map(char::len_utf8).sum();
        let text = &self.text[at..at + len];
        let number = self
            .at(self.skip(at + len))
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '△' | '▲'));
        if !number || text.is_empty() {
            return None;
        }
        let names = self.setting.units.before(text, self.words.language);
        let name = names.into_iter().find(|name| name.len == text.len())?;
        Some((name, at + text.len()))
    }

    /// Whether a number alone stands in brackets in a row of a table: (530).
    fn in_brackets(&self, at: usize) -> bool {
        let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let rest = self.rest(at + 1);
        let len = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'%'))
            .count();
        let after = rest[len..].strip_prefix(')').map(|after| after.chars().next());
        // (1) before words at the start of a line numbers a section.
        let line_start = self.before(at).is_none_or(|c| c == '\n');
        let words_after = rest[len..].get(1..).is_some_and(|after| {
            after.trim_start_matches([' ', '\t']).starts_with(|c: char| c.is_alphabetic())
        });
        len > 0 && after.is_some_and(apart) && apart(self.before(at)) && !(line_start && words_after)
    }
}
